"""Claims are compared by their values: what each says of the others is what its value says."""

from __future__ import annotations

from typing import Any

import pytest

from communique.record import values
from communique.record.items import Item, item
from communique.record.people import find_people
from communique.record.values import against, by_value, compatible

from .telling import account, filed

SUM = {"makers": ["SI"], "recipients": ["KE", "GH"], "amount": 60_000_000, "currency": "EUR", "stage": "pledged"}
TOLD: list[dict[str, Any]] = [
    {}, {"basis": "at-least"}, {"basis": "up-to"}, {"basis": "each"}, {"basis": "total"}, {"amount": None},
    {"amount": 65_000_000}, {"amount": 65_000_000, "basis": "at-least"}, {"amount": 120_000_000},
    {"currency": "USD"}, {"currency": "USD", "amount": 66_000_000}, {"currency": None},
    {"instrument": "grant"}, {"instrument": "loan"}, {"instrument": "Grain Fund"}, {"recipients": ["KE"]},
]  # fmt: skip


def items(*told: dict[str, Any], days: int = 1) -> list[Item]:
    claims = filed(
        *(
            account(f"d{at:03}", (f"Number {at}.", "commitment", SUM | more), published=f"2023-05-{at % days + 1:02}")
            for at, more in enumerate(told)
        )
    )
    people = find_people(claims)
    return [item(it, people) for it in claims]


@pytest.mark.parametrize("days", [1, 9])
def test_sides_asked_by_value_are_those_asked_claim_by_claim(days: int) -> None:
    group = items(*TOLD, *TOLD, days=days)
    sides = by_value(group)
    assert sorted(it.number for side in sides for it in side) == sorted(it.number for it in group)
    for side in sides:
        assert all(compatible(one, other) for one in side for other in side)
        rest = [it for it in group if it not in side]
        assert against(side, rest) == [it for it in side if not all(compatible(it, each) for each in rest)]


def test_many_accounts_of_a_few_values_are_asked_a_few_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(values, "compatible", lambda one, other: asked.append(1) or compatible(one, other))
    group = items(*([*TOLD[:8]] * 60))
    sides = by_value(group)
    for side in sides:
        against(side, [it for it in group if it not in side])
    assert len(asked) <= 3 * 8 * 8
