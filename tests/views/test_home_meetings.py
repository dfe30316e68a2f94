"""Which meeting a document is about."""

from __future__ import annotations

import pytest

from communique.record import build
from communique.views.home_meetings import home_meetings
from tests.record.telling import account, filed

HELD = {"bodies": ["G7:foreign-ministers"], "date": "2031-05-03", "city": "Osaka", "format": "ministerial"}
PLANNED = {"bodies": ["G7:foreign-ministers"], "date": "2032-06-11", "city": "Berlin", "format": "ministerial"}


@pytest.mark.parametrize(
    ("told", "to_come", "city"),
    [
        ([(HELD, "asserted"), (PLANNED, "expected"), (PLANNED, "expected")], True, "Osaka"),
        ([(PLANNED, "expected")], True, "Berlin"),
        ([(PLANNED, "expected")], False, None),
    ],
)
def test_a_meeting_still_to_come_is_a_documents_own_only_where_it_tells_of_no_other(
    told: list[tuple[dict[str, object], str]], to_come: bool, city: str | None
) -> None:
    sentences = [
        (f"The ministers meet ({at}).", "meeting", fields, modality) for at, (fields, modality) in enumerate(told)
    ]
    record = build(filed(account("release", *sentences, published="2031-05-04")))
    found = home_meetings(record, to_come=to_come).get("release")
    assert (found.cities[0][0] if found else None) == city
