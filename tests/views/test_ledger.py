from __future__ import annotations

from decimal import Decimal

import pytest
from rich.console import Console

from communique.errors import NotFoundError
from communique.record import Record, build
from communique.views import (
    brief,
    conflicts,
    ledger,
    render_conflicts,
    render_ledger,
    render_status,
    render_timeline,
    status,
    timeline,
)

from ..record.telling import ALL, account, filed

PLEDGE = {"makers": ["SI"], "recipients": ["KE"], "currency": "EUR", "stage": "pledged"}
PLEDGES = account(
    "pledges",
    ("Slovenia will give one million.", "commitment", PLEDGE | {"amount": 1_000_000}),
    ("It will give Ghana and Peru two million each.", "commitment",
     PLEDGE | {"amount": 2_000_000, "basis": "each", "recipients": ["GH", "PE"]}),
    ("Last year it gave nine million.", "commitment", PLEDGE | {"amount": 9_000_000, "recalled": True}),
    ("It may give seven million.", "commitment", PLEDGE | {"amount": 7_000_000}, "conditional"),
    ("It paid three million.", "commitment", PLEDGE | {"amount": 3_000_000, "stage": "disbursed"}),
    ("It will give four million dollars.", "commitment", PLEDGE | {"amount": 4_000_000, "currency": "USD"}),
    ("Croatia will give five million.", "commitment", PLEDGE | {"amount": 5_000_000, "makers": ["HR"]}),
)  # fmt: skip


def test_sums_mix_no_stages_and_no_currencies_and_count_nothing_recalled_or_uncertain() -> None:
    sums = {(s.maker, s.stage, s.currency): s.amount for s in ledger(build(filed(PLEDGES))).sums}
    assert sums == {
        ("Croatia", "pledged", "EUR"): Decimal(5_000_000),
        ("Slovenia", "pledged", "EUR"): Decimal(5_000_000),
        ("Slovenia", "pledged", "USD"): Decimal(4_000_000),
        ("Slovenia", "paid out", "EUR"): Decimal(3_000_000),
    }


@pytest.mark.parametrize(
    ("maker", "recipient", "count"),
    [(None, None, 7), ("SI", None, 6), (None, "GH", 1), ("HR", "KE", 1), ("HR", "GH", 0)],
)
def test_the_ledger_can_be_asked_for_one_maker_or_recipient(
    maker: str | None, recipient: str | None, count: int
) -> None:
    assert len(ledger(build(filed(PLEDGES)), maker, recipient).entries) == count


def test_the_timeline_goes_forward() -> None:
    record = build(filed(*ALL))
    assert [(moment.date, moment.kind) for moment in timeline(record)] == [
        ("2031-05-03", "session"),
        ("2031-05-03/2031-05-04", "meeting"),
    ]


def test_documents_without_a_common_meeting_are_a_miscellany() -> None:
    cities = ("Osaka", "Turin", "Quito", "Oslo")
    tellings = [
        account(f"d{city}", (f"Ministers met in {city}.", "meeting",
                {"name": f"{city} Forum", "date": f"2031-0{at}-03", "city": city, "format": "conference"}))
        for at, city in enumerate(cities, 1)
    ]  # fmt: skip
    record = build(filed(*tellings))
    made = brief(record)
    assert made.is_miscellany
    assert made.title == "4 documents on 4 meetings"
    assert len(made.other_meetings) == 4
    assert brief(record, "Quito").title == "Quito Forum"
    with pytest.raises(NotFoundError, match="Lima"):
        brief(record, "Lima")


def test_every_view_is_printed_within_its_width() -> None:
    record: Record = build(filed(*ALL, PLEDGES))
    console = Console(width=70, color_system=None)
    with console.capture() as capture:
        render_ledger(ledger(record), console)
        render_conflicts(conflicts(record), console)
        render_status(status(record), console)
        render_timeline(timeline(record), console)
    shown = capture.get()
    assert "€2 million to each of Kenya and Ghana" in " ".join(shown.split())
    assert max(len(line) for line in shown.splitlines()) <= 70
