"""Where accounts of one time contradict each other on when or where the next meeting will be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from communique.record.concepts import concepts
from communique.record.conflicts import Conflict, apart, contradiction, told_by
from communique.record.items import Item, told_within
from communique.record.lexicon import lines
from communique.record.meetings import Meeting
from communique.record.when import days_between, meet, when
from communique.record.words import fold

_SHORTLY = 10  # days
_MONTH = 31
_SERIES = 120  # days between two dates that accounts give for one next meeting
_FIRST = 3  # words: "our next Summit", "the 4th next meeting"


def next_meeting_conflicts(meetings: Sequence[Meeting], items: Mapping[int, Item]) -> list[Conflict]:
    """Two dates that accounts of one time give for the next meeting of one body, or two places for one date."""
    found = []
    for one, other, planned in _pairs(meetings):
        mine, theirs = ([items[number] for number in it.claims] for it in (one, other))
        if not apart(mine, theirs) or not all(told_within(a, b, _SHORTLY) for a in mine for b in theirs):
            continue
        about = one.bodies or other.bodies or ((one.name,) if one.name else ())
        if _may_be_one_plan(one, other):
            sides = told_by(str(one.date), mine), told_by(str(other.date), theirs)
            found.append(contradiction("date", "meeting", about, *sides))
        elif _may_be_one_meeting_elsewhere(one, other) and not _plans_several(planned, one, other):
            sides = told_by(str(one.city), mine), told_by(str(other.city), theirs)
            found.append(contradiction("place", "meeting", about, *sides))
    return found


def _pairs(meetings: Sequence[Meeting]) -> list[tuple[Meeting, Meeting, list[Meeting]]]:
    """Pairs of plans that can be of one meeting, each with all that was planned beside them.

    Those of one body; those that are called the next one alike; and of those that accounts of one meeting call the
    next one, a named body's and one that is called by nothing else.
    """
    held_in: defaultdict[str, set[str]] = defaultdict(set)
    for meeting in meetings:
        if meeting.modality == "asserted" and len(meeting.documents) > 1:
            for name in meeting.documents:
                held_in[name].add(meeting.id)
    series: defaultdict[frozenset[str] | tuple[str, object], list[Meeting]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda it: (str(it.date), it.id)):
        if meeting.modality != "expected" or not (meeting.date or is_next(meeting)):
            continue
        if meeting.bodies:
            series[frozenset(meeting.bodies)].append(meeting)
        if is_next(meeting):
            series["kind", _kind(meeting)].append(meeting)
        if is_next(meeting) or meeting.bodies:
            for held in {held for name in meeting.documents for held in held_in[name]}:
                series["after", held].append(meeting)
    found: dict[tuple[str, str], tuple[Meeting, Meeting, list[Meeting]]] = {}
    for key, planned in series.items():
        after = isinstance(key, tuple)
        for one, other in combinations(planned, 2):
            # Two bodies have each a next meeting of their own.
            if not after or (not (one.bodies and other.bodies) and is_next(one if not one.bodies else other)):
                found.setdefault((one.id, other.id), (one, other, planned))
    return list(found.values())


@cache
def _next_words() -> frozenset[str]:
    return frozenset(fold(line) for line in lines("next_words.txt"))


def is_next(meeting: Meeting) -> bool:
    """Whether a meeting is called the next one: "our next Summit"."""
    return not _next_words().isdisjoint(fold(meeting.name or "").split()[:_FIRST])


def _kind(meeting: Meeting) -> frozenset[str]:
    """What a meeting is the next one of: conferences, summits."""
    words = [word for word in fold(meeting.name or "").split() if word not in _next_words()]
    return concepts(" ".join(words))


def _may_be_one_plan(one: Meeting, other: Meeting) -> bool:
    a, b = when(one.date), when(other.date)
    if a is None or b is None or meet(a, b) or not (a.is_to_the_day and b.is_to_the_day):
        return False
    return bool(_cities(one) & _cities(other)) and days_between(a, b) <= _SERIES


def _may_be_one_meeting_elsewhere(one: Meeting, other: Meeting) -> bool:
    """Whether two plans of one kind and time differ in their city; of a year, a body plans several meetings."""
    a, b = when(one.date), when(other.date)
    if a is None or b is None:
        if not (is_next(one) and is_next(other)):
            return False
    elif not meet(a, b) or min(a.days, b.days) > _MONTH:
        return False
    if one.format != other.format and "other" not in (one.format, other.format):
        return False
    return bool(one.city and other.city) and not _cities(one) & _cities(other)


def _cities(meeting: Meeting) -> frozenset[str]:
    return frozenset(fold(name) for name, _ in meeting.cities)


def _plans_several(planned: Sequence[Meeting], one: Meeting, other: Meeting) -> bool:
    """Whether an account of either plan tells of another one besides."""
    told = {*one.documents, *other.documents}
    return any(it not in (one, other) and told & set(it.documents) for it in planned)
