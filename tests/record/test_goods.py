from __future__ import annotations

from typing import Any

import pytest

from communique.model import CommitmentFields, Item
from tests.record.test_promises import GRAIN, MAY, told


def given(quantity: int, **fields: Any) -> tuple[str, dict[str, Any], str, str]:
    items = [{"quantity": quantity, "item": "harbour cranes"}]
    words = f"deliver {quantity} harbour cranes to Kenya by winter"
    return words, GRAIN | {"items": items} | fields, "asserted", MAY


def test_accounts_that_count_the_same_goods_agree_and_the_count_stays() -> None:
    silent = ("deliver harbour cranes to Kenya by winter", GRAIN, "asserted", MAY)
    record = told(given(24), given(24), silent)
    (fact,) = record.of_kind("commitment")
    assert isinstance(fact.fields, CommitmentFields)
    assert fact.fields.items == (Item(quantity=24, item="harbour cranes"),)
    assert record.conflicts == ()


def test_two_numbers_of_the_same_goods_contradict_each_other() -> None:
    record = told(given(24), given(20))
    (conflict,) = record.conflicts
    assert conflict.type == "count"
    assert {side.value for side in conflict.sides} == {"20 harbour cranes", "24 harbour cranes"}


@pytest.mark.parametrize(("one", "other"), [(given(296), given(300)), (given(24), given(9, stage="delivered"))])
def test_a_rounded_number_or_one_of_a_later_stage_is_no_contradiction(one: Any, other: Any) -> None:
    assert not [conflict for conflict in told(one, other).conflicts if conflict.type == "count"]
