from __future__ import annotations

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
    record: Record = build(filed(*ALL))
    console = Console(width=70, color_system=None)
    with console.capture() as capture:
        render_ledger(ledger(record), console)
        render_conflicts(conflicts(record), console)
        render_status(status(record), console)
        render_timeline(timeline(record), console)
    shown = capture.get()
    assert "€2 million each" in shown
    assert max(len(line) for line in shown.splitlines()) <= 70
