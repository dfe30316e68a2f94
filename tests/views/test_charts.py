"""A chart never puts the sums of two stages together."""

from __future__ import annotations

import itertools

import pytest

from communique.record import build
from communique.views import states_of_play
from communique.views.charts import Bars, ledger_bars, staircase
from communique.views.ledger import Question, ledger

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


@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize(
    ("maker", "is_over"),
    [("Norland", False), ("Harbour Reconstruction Bank of the Northern Islands", True)],
)
def test_neither_a_long_label_nor_a_long_sum_is_cut(maker: str, is_over: bool, is_narrow: bool) -> None:
    pledge = {"makers": [maker], "amount": 306e7, "currency": "USD", "basis": "at-least", "stage": "committed"}
    record = build(filed(account("list", (f"{maker} commits more than $3.06 billion.", "commitment", pledge),
                                 published="2023-06-21")))  # fmt: skip
    bars = ledger_bars(ledger(record, Question(currency="USD")), is_narrow=is_narrow)
    assert bars
    (row,) = bars.rows
    (bar,) = row.bars
    assert bar.words == "at least $3.06 billion"
    assert bar.words_x + len(f"{bar.words} · {bar.stage}") * 6 < bars.width
    assert bar.width > 100
    assert bars.left == (0 if is_over or is_narrow else 190)
    assert (row.label_y <= bar.y) == (bars.left == 0)


@pytest.mark.parametrize("last", ["2022-09-01", "2022-12-01", "2023-04-04", "2023-12-31", "2024-03-07", "2031-01-01"])
def test_the_days_on_the_axis_leave_each_other_room(last: str) -> None:
    joining = {"candidates": ["FI"], "to": "NATO", "step": "ratified"}
    days = [("NO", "2022-07-05"), ("FR", last)]
    told = [
        (f"{party} did it on {day}.", "accession", {**joining, "parties": [party], "date": day}) for party, day in days
    ]
    (state,) = states_of_play(build(filed(account("list", *told, published=last))))
    stairs = staircase(state)
    assert stairs
    places = [x for x, _ in stairs.ticks]
    between = [other - one for one, other in itertools.pairwise(places)]
    # "1 septembre 2022" is some 110 wide at the ends, "septembre 2022" some 95 about its middle.
    assert all(gap > 105 for gap in between[:-1])
    assert between[-1] > 155
