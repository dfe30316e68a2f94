"""Which meeting a document is about."""

from __future__ import annotations

import pytest

from communique.record import build
from communique.views.home_meetings import home_meetings
from tests.record.telling import account, filed

HELD = {"bodies": ["G7:foreign-ministers"], "date": "2031-05-03", "city": "Osaka", "format": "ministerial"}
PLANNED = {"bodies": ["G7:foreign-ministers"], "date": "2032-06-11", "city": "Berlin", "format": "ministerial"}


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ([(HELD, "asserted"), (PLANNED, "expected"), (PLANNED, "expected")], "Osaka"),
        ([(PLANNED, "expected")], None),
    ],
)
def test_a_document_is_about_a_meeting_that_was_held_and_not_about_one_to_come(
    told: list[tuple[dict[str, object], str]], city: str | None
) -> None:
    sentences = [
        (f"The ministers meet ({at}).", "meeting", fields, modality) for at, (fields, modality) in enumerate(told)
    ]
    record = build(filed(account("release", *sentences, published="2031-05-04")))
    found = home_meetings(record).get("release")
    assert (found.cities[0][0] if found else None) == city
