"""Who took part, by capacity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.model import ParticipationFields
from communique.record import Fact, Record
from communique.record.people import is_country
from communique.record.words import stems
from communique.views.answer import Group, Line
from communique.views.lines import attendance_line
from communique.views.naming import meeting_name, person_with_office
from communique.views.wording import phrase

_CAPACITIES = ("host", "chair", "member", "invitee", "partner", "observer", "guest", "unspecified")
CAPACITY_NAMES = {
    "host": "Host",
    "chair": "Chair",
    "member": "Members",
    "invitee": "Invited",
    "partner": "Partners",
    "observer": "Observers",
    "guest": "Guests",
    "unspecified": "Taking part",
}


def by_capacity(record: Record, facts: Iterable[Fact]) -> tuple[Group, ...]:
    """Who took part, those of one capacity together; those who stayed away come last."""
    found: defaultdict[str, list[tuple[int, str, Line]]] = defaultdict(list)
    for fact in facts:
        fields = fact.fields
        assert isinstance(fields, ParticipationFields)  # participation facts only
        away = fact.modality == "denied"
        who = person_with_office(record, fields.participant)
        marks: list[str] = [
            phrase("also {capacity}", capacity=phrase(capacity))
            for key, values in fact.also
            if key == "capacity"
            for capacity in values
        ]
        if away and fields.event and not stems(fields.event) <= stems(_names_of(record, fact.event)):
            marks.append(fields.event)
        line = attendance_line(record, fact, who, marks)
        key = "away" if away else fields.capacity
        known = record.people.find(fields.participant)
        found[key].append((0 if known else 1 if is_country(fields.participant) else 2, who, line))
    order = [*_CAPACITIES, "away"]
    return tuple(
        Group(
            CAPACITY_NAMES.get(capacity, "Stayed away"),
            tuple(line for _, _, line in sorted(found[capacity], key=lambda entry: entry[:2])),
        )
        for capacity in order
        if found[capacity]
    )


def _names_of(record: Record, event: str | None) -> str:
    meeting = record.meeting(event)
    return f"{meeting.name} {meeting_name(meeting)} meeting" if meeting else ""
