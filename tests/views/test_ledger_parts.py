"""What several give together is not counted again for each."""

from __future__ import annotations

import pytest

from communique.record import build
from communique.views.ledger_parts import parts
from tests.record.telling import account, filed

DAY = "2028-04-11"
TOGETHER = {"makers": ["JP", "KR"], "amount": 500e6, "currency": "USD", "basis": "total", "stage": "pledged"}


def alone(maker: str, amount: float, **fields: object) -> dict[str, object]:
    return {"makers": [maker], "amount": amount, "currency": "USD", "stage": "pledged"} | fields


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ([alone("JP", 300e6), alone("KR", 200e6)], 2),
        ([alone("JP", 300e6), alone("KR", 250e6)], 0),
        ([alone("JP", 300e6)], 0),
        ([alone("JP", 300e6, currency="EUR"), alone("KR", 200e6)], 0),
        ([alone("JP", 300e6, stage="disbursed"), alone("KR", 200e6)], 0),
    ],
)
def test_sums_that_come_to_a_joint_one_are_parts_of_it(shares: list[dict[str, object]], found: int) -> None:
    told = [account("wire", ("Half a billion dollars was pledged.", "commitment", TOGETHER), published=DAY)]
    told += [
        account(f"list{at}", (f"{share['makers']} gives.", "commitment", share), published=DAY)
        for at, share in enumerate(shares)
    ]
    record = build(filed(*told))
    joint = next(fact for fact in record.of_kind("commitment") if len(fact.documents) == 1 and "wire" in fact.documents)
    assert list(parts(record).values()) == [joint.id] * found
