from __future__ import annotations

from typing import Any

import pytest

from communique.model import CommitmentFields, Item
from communique.record.goods import sort_of
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


AID: dict[str, Any] = {"makers": ["NO"], "recipients": ["MD"], "stage": "pledged"}


def counts(*promises: tuple[str, dict[str, Any]]) -> list[str]:
    """The contradictions on numbers between accounts of one promise each."""
    record = told(*((words, AID | fields, "asserted", MAY) for words, fields in promises))
    return [conflict.type for conflict in record.conflicts]


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        ("give Moldova 50 generators", "send 40 power units to Moldova", ["count"]),
        ("deliver 50 gensets", "livrera 40 groupes électrogènes", ["count"]),
        ("hand over 20 medical vehicles", "give Moldova 32 ambulances", ["count"]),
        ("send 1,000 artillery shells", "provide 1,500 rounds of artillery ammunition", ["count"]),
        # the same number, one rounded, other goods
        ("give Moldova 40 generators", "send 40 power units to Moldova", []),
        ("give Moldova 52 generators", "send some 50 power units to Moldova", []),
        ("give Moldova 50 generators", "send 40 ambulances to Moldova", []),
    ],
)
def test_the_same_goods_under_other_words_are_compared(one: str, other: str, types: list[str]) -> None:
    assert counts((one, {}), (other, {})) == counts((other, {}), (one, {})) == types


def test_goods_for_another_receiver_or_people_for_another_end_contradict_nobody() -> None:
    assert not counts(("give 50 generators", {}), ("send 40 power units", {"recipients": ["KE"]}))
    assert not counts(("train 10,000 soldiers", {}), ("send 300 soldiers to guard the harbour", {}))


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("power units", "generators"),
        ("mobile power generators", "generators"),
        ("fire trucks", "fire engines"),
        ("trucks", "lorries"),
    ],
)
def test_goods_are_known_by_what_they_are(words: str, sort: str) -> None:
    assert sort_of(words) == sort


def test_goods_that_the_lexicon_does_not_have_are_told_apart_by_all_their_words() -> None:
    assert sort_of("harbour cranes") != sort_of("harbour boats")
    assert sort_of("tonnes of wheat") == sort_of("tonnes de blé")
