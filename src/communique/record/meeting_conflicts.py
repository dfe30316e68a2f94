"""Where accounts contradict each other on when and where a meeting was, and on who and how many came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from communique.model import ParticipationFields
from communique.record.conflicts import Conflict, apart, contradiction, told_by
from communique.record.items import Item, told_within
from communique.record.meetings import Meeting
from communique.record.participations import counts
from communique.record.when import may_meet, meet, when
from communique.record.words import fold

_SHORTLY = 10  # days


def meeting_conflicts(meeting: Meeting, items: Mapping[int, Item]) -> list[Conflict]:
    """Dates or places of one meeting that cannot both hold."""
    found = []
    about = meeting.bodies or ((meeting.name,) if meeting.name else ())
    for one, other in combinations(meeting.dates, 2):
        a, b = when(one[0]), when(other[0])
        if a and b and not meet(a, b):
            sides = [[items[number] for number in value[1]] for value in (one, other)]
            if apart(*sides):
                found.append(
                    contradiction("date", "meeting", about, told_by(one[0], sides[0]), told_by(other[0], sides[1]))
                )
    cities = meeting.cities
    for one, other in combinations(cities, 2):
        if fold(one[0]) != fold(other[0]):
            sides = [[items[number] for number in value[1]] for value in (one, other)]
            if not apart(*sides):
                continue
            found.append(
                contradiction("place", "meeting", about, told_by(one[0], sides[0]), told_by(other[0], sides[1]))
            )
    return found


def held_conflicts(meetings: Sequence[Meeting], items: Mapping[int, Item]) -> list[Conflict]:
    """Meetings of named parties that one document says were held and another, no earlier, that they were not."""
    by_parties: defaultdict[frozenset[str], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        if len(meeting.bodies) > 1 and meeting.modality in {"asserted", "denied"}:
            by_parties[frozenset(meeting.bodies)].append(meeting)
    found = []
    for parties in by_parties.values():
        for one, other in combinations(sorted(parties, key=lambda it: (it.modality, it.id)), 2):
            if one.modality == other.modality or not may_meet(one.date, other.date):
                continue
            held, not_held = ([items[number] for number in it.claims] for it in (one, other))
            if apart(held, not_held) and any(told_within(a, b, _SHORTLY) for a in held for b in not_held):
                sides = told_by("held", held), told_by("not held", not_held)
                found.append(contradiction("done-or-not", "meeting", one.bodies, *sides))
    return found


def attendance_conflicts(group: Sequence[Item]) -> list[Conflict]:
    """Documents that count the participants of one sort differently.

    Args:
        group: Claims that count participants of one sort at one session or meeting.
    """
    found = []
    for sides in counts(group):
        for one, other in combinations(sides, 2):
            mine, theirs = (getattr(side[0].fields, "participant", "") for side in (one, other))
            about = (getattr(one[0].fields, "event", None) or "",)
            found.append(contradiction("count", "participation", about, told_by(mine, one), told_by(theirs, other)))
    return found


def presence_conflict(group: Sequence[Item], event: str | None) -> list[Conflict]:
    """One document says that somebody attended, another that they stayed away."""
    took = [it for it in group if it.modality == "asserted"]
    away = [it for it in group if it.modality == "denied"]
    if not took or not away or not apart(took, away):
        return []
    fields = took[0].fields
    assert isinstance(fields, ParticipationFields)  # participation claims only
    about = (fields.participant, fields.event or "")
    return [
        contradiction(
            "presence", "participation", about, told_by("took part", took), told_by("stayed away", away), event
        )
    ]
