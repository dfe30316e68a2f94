"""Where accounts contradict each other on when and where a meeting was, and on who and how many came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from communique.model import ParticipationFields
from communique.record.conflicts import Conflict, apart, contradiction, told_by
from communique.record.items import Item
from communique.record.meetings import Meeting
from communique.record.participations import counts
from communique.record.when import days_between, may_meet, meet, when
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
            if apart(held, not_held) and any(_told_shortly(a, b) for a in held for b in not_held):
                sides = told_by("held", held), told_by("not held", not_held)
                found.append(contradiction("done-or-not", "meeting", one.bodies, *sides))
    return found


_MONTH = 31
_SERIES = 120  # days between two dates that accounts give for one next meeting


def next_meeting_conflicts(meetings: Sequence[Meeting], items: Mapping[int, Item]) -> list[Conflict]:
    """Two dates that accounts of one time give for the next meeting of one body, or two places for one date."""
    by_series: defaultdict[frozenset[str], list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        series = meeting.bodies or _next_of(meeting)
        if series and meeting.modality == "expected" and meeting.date:
            by_series[frozenset(series)].append(meeting)
    found = []
    for planned in by_series.values():
        for one, other in combinations(sorted(planned, key=lambda it: (str(it.date), it.id)), 2):
            mine, theirs = ([items[number] for number in it.claims] for it in (one, other))
            if not apart(mine, theirs) or not all(_told_shortly(a, b) for a in mine for b in theirs):
                continue
            about = one.bodies or ((one.name,) if one.name else ())
            if _may_be_one_plan(one, other):
                sides = told_by(str(one.date), mine), told_by(str(other.date), theirs)
                found.append(contradiction("date", "meeting", about, *sides))
            elif _may_be_one_meeting_elsewhere(one, other) and not _plans_several(planned, one, other):
                sides = told_by(str(one.city), mine), told_by(str(other.city), theirs)
                found.append(contradiction("place", "meeting", about, *sides))
    return found


def _next_of(meeting: Meeting) -> tuple[str, ...]:
    """What a meeting without parties is the next of, by its name: "next conference"."""
    words = fold(meeting.name or "").split()
    return tuple(words) if words[:1] and words[0] in ("next", "prochaine", "prochain") else ()


def _may_be_one_plan(one: Meeting, other: Meeting) -> bool:
    a, b = when(one.date), when(other.date)
    if a is None or b is None or meet(a, b) or not (a.is_to_the_day and b.is_to_the_day):
        return False
    cities = ({fold(name) for name, _ in it.cities} for it in (one, other))
    return bool(set.intersection(*cities)) and days_between(a, b) <= _SERIES


def _may_be_one_meeting_elsewhere(one: Meeting, other: Meeting) -> bool:
    """Whether two plans of one kind and time differ in their city; of a year, a body plans several meetings."""
    a, b = when(one.date), when(other.date)
    if a is None or b is None or not meet(a, b) or min(a.days, b.days) > _MONTH or one.format != other.format:
        return False
    cities = ({fold(name) for name, _ in it.cities} for it in (one, other))
    return bool(one.city and other.city) and not set.intersection(*cities)


def _plans_several(planned: Sequence[Meeting], one: Meeting, other: Meeting) -> bool:
    """Whether an account of either plan tells of another one besides."""
    told = {*one.documents, *other.documents}
    return any(it not in (one, other) and told & set(it.documents) for it in planned)


def _told_shortly(one: Item, other: Item) -> bool:
    a, b = when(one.document.published), when(other.document.published)
    return a is None or b is None or days_between(a, b) <= _SHORTLY


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
