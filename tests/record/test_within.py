"""Ministers receive a guest within their own meeting: that is a part of it, and often a session told by others."""

from __future__ import annotations

from typing import Any

import pytest

from communique.model import Claim
from communique.record import Meeting, Record, build
from communique.views import brief, timeline

from .telling import Telling, account, filed

G7 = "G7:foreign-ministers"
MAIN = {
    "bodies": [G7], "date": "2031-05-03/2031-05-04", "city": "Osaka", "country": "JP", "format": "ministerial",
    "name": "meeting of G7 Foreign Ministers", "chair": ["Kenji Arato"],
}  # fmt: skip
OF = "meeting of G7 Foreign Ministers"
DINNER = {"label": "dinner", "format": "dinner", "date": "2031-05-03", "of": OF}
WORK = {"label": "last session", "format": "working-session", "date": "2031-05-04", "order": "last", "of": OF}


def at(event: str, *who: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (f"{it} was at the {event}.", "participation", {"participant": it, "event": event, "capacity": "guest"})
        for it in who
    ]


READOUT = account(
    "readout",
    ("G7 foreign ministers met in Osaka on 3 and 4 May.", "meeting", MAIN),
    ("There was a dinner on 3 May.", "session", DINNER),
    *at("dinner", "Juma Otieno"),
    ("There was a last session on 4 May.", "session", WORK),
    *at("last session", "KE", "GH"),
    published="2031-05-04",
)


def met(words: str, *bodies: str, modality: str = "asserted", day: str | None = "2031-05-03") -> Telling:
    fields = {"bodies": list(bodies), "format": "other"} | ({"date": day} if day else {})
    main = ("The G7 met in Osaka from 3 to 4 May.", "meeting", MAIN)
    return account("wire", main, (words, "meeting", fields, modality), published="2031-05-05")


def built(*told: Telling) -> tuple[Record, Meeting | None]:
    """The record, and the meeting that is not the main one."""
    record = build(filed(*told))
    return record, next((it for it in record.meetings if it is not record.main), None)


@pytest.mark.parametrize(
    ("told", "session"),
    [
        (met("The ministers received Otieno.", G7, "Juma Otieno"), "dinner"),
        (met("The ministers met Otieno.", G7, "Juma Otieno", day=None), "dinner"),
        (met("The ministers sat with Kenya and Ghana.", G7, "KE", "GH", day="2031-05-04"), "last session"),
        (met("They will meet Ghana and Kenya.", G7, "GH", "KE", day=None, modality="expected"), "last session"),
        # who was at no session, or not all of them; of another day; not held; without the ministers
        (met("The ministers received Brask.", G7, "Jon Brask"), None),
        (met("The ministers sat with Kenya and Togo.", G7, "KE", "TG", day="2031-05-04"), None),
        (met("The ministers received Otieno.", G7, "Juma Otieno", day="2031-05-04"), None),
        (met("The ministers did not meet Otieno.", G7, "Juma Otieno", modality="denied"), None),
        (met("Brask met Otieno.", "Jon Brask", "Juma Otieno"), None),
        (met("Arato met Otieno.", "Kenji Arato", "Juma Otieno"), None),
    ],
)
def test_a_meeting_with_guests_is_the_session_at_which_they_all_were(told: Telling, session: str | None) -> None:
    record, meeting = built(READOUT, told)
    assert meeting
    found = record.session(meeting.session)
    assert (found.label if found else None) == session


def over_dinner(**fields: Any) -> Telling:
    """One passage that tells a meeting of two and a session."""
    two = {"bodies": ["Kenji Arato", "Juma Otieno"], "date": "2031-05-03", "format": "bilateral"} | fields
    main = ("The G7 met in Osaka from 3 to 4 May.", "meeting", MAIN)
    document, claims = account("wire", main, ("We met Otieno over dinner.", "meeting", two), published="2031-05-04")
    told = claims[-1]
    row = {"kind": "session", "start": told.span.start, "end": told.span.end, "quote": told.quote, "fields": DINNER}
    return document, [*claims, Claim.from_row(row, document)]


@pytest.mark.parametrize(
    ("fields", "is_session"),
    [
        ({}, True),
        ({"format": "other"}, True),
        ({"bodies": ["Kenji Arato", "KE"]}, False),
        ({"bodies": ["Jon Brask", "Juma Otieno"]}, False),
    ],
)
def test_who_presides_and_a_guest_over_dinner_are_at_the_dinner(fields: dict[str, Any], is_session: bool) -> None:
    _, meeting = built(READOUT, over_dinner(**fields))
    assert meeting
    assert bool(meeting.session) is is_session


def test_what_is_told_as_a_meeting_and_as_a_session_stands_once_in_the_brief_and_on_the_timeline() -> None:
    record, _ = built(READOUT, met("The ministers received Otieno.", G7, "Juma Otieno"))
    made = brief(record)
    assert [it.label for it in made.programme] == ["Dinner", "Last session"]
    assert made.margins == made.other_meetings == ()
    dinner = made.programme[0]
    assert {it.document for it in dinner.citations} == {"readout", "wire"}
    assert dinner.sources == 2
    assert sorted(it.kind for it in timeline(record)) == ["meeting", "session", "session"]


def test_a_guest_at_no_session_is_in_the_programme_of_the_day_and_not_on_the_margins() -> None:
    record, _ = built(READOUT, met("The ministers received Brask.", G7, "Jon Brask"))
    made = brief(record)
    assert [it.label for it in made.programme] == ["Dinner", "G7 foreign ministers with Jon Brask", "Last session"]
    assert made.margins == ()
    beside, _ = built(READOUT, met("Brask met Otieno.", "Jon Brask", "Juma Otieno"))
    assert len(brief(beside).margins) == 1
