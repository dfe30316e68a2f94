"""A chart never puts the sums of two stages together."""

from __future__ import annotations

import itertools

import pytest

from communique.record import build
from communique.views.charts import Bars, ledger_bars
from communique.views.ledger import ledger

from ..record.telling import account, filed

GRAIN = {"makers": ["DE"], "recipients": ["UA"], "currency": "EUR"}


def drawn(*, is_narrow: bool) -> Bars:
    record = build(
        filed(
            account(
                "readout",
                ("Germany pledges 381 million euros for grain.", "commitment",
                 {**GRAIN, "amount": "381000000", "stage": "pledged", "content": "for grain"}),
                ("Germany allocated 150 million euros for roads.", "commitment",
                 {**GRAIN, "amount": "150000000", "stage": "allocated", "content": "for roads"}),
                ("Norway pledges 400 million euros for ships.", "commitment",
                 {**GRAIN, "makers": ["NO"], "amount": "400000000", "stage": "pledged", "content": "for ships"}),
                published="2023-06-21",
            )
        )
    )  # fmt: skip
    bars = ledger_bars(ledger(record), is_narrow=is_narrow)
    assert bars
    return bars


@pytest.mark.parametrize("is_narrow", [False, True])
def test_each_stage_has_a_bar_and_a_figure_of_its_own(is_narrow: bool) -> None:
    bars = drawn(is_narrow=is_narrow)
    told = {row.label: [(bar.stage, bar.words) for bar in row.bars] for row in bars.rows}
    # the order is that of the largest sum at one stage: no sum goes across stages
    assert list(told) == ["Norway", "Germany"]
    assert told["Germany"] == [("pledged", "€381 million"), ("allocated", "€150 million")]
    every = [bar for row in bars.rows for bar in row.bars]
    assert {bar.x for bar in every} == {bars.left}
    assert all(one.y + 18 <= other.y for one, other in itertools.pairwise(every))
    assert all(bar.x + bar.width < bar.words_x < bars.width for bar in every)
    assert every[-1].y + 18 < bars.height
