"""Which meetings are parts of a larger one: ministers receive a guest, an alliance sits with its partners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from communique.model import Document, Span
from communique.record.meetings import Meeting
from communique.record.occasions import country_of
from communique.record.people import People
from communique.record.sessions import Session
from communique.record.when import may_meet

Passage = tuple[Document, Span]


def has_guests(meeting: Meeting, whole: Meeting) -> bool:
    """Whether those who hold a meeting met others within it."""
    return bool(whole.bodies) and set(whole.bodies) < set(meeting.bodies)


def sat_in(
    meeting: Meeting,
    whole: Meeting,
    sessions: Sequence[Session],
    present: Mapping[str, Set[str]],
    passages: Mapping[int, Passage],
    people: People,
) -> str | None:
    """The session of a larger meeting that a meeting with guests was; None where no one session is told to be it.

    It is the session that some account tells in the same passage, else the only one of its day at which all
    the guests were. Who presides can stand for those who meet, where the passage is the same.

    Args:
        meeting: The meeting with guests.
        whole: The larger one.
        sessions: Its sessions.
        present: Who was at each session, by its id; persons by their countries.
        passages: Where each claim on a session, or on this meeting, stands.
        people: Who is who.
    """
    hosts = frozenset(whole.bodies) | set(whole.chair)
    guests = frozenset(country_of(body, people) for body in meeting.bodies if body not in hosts)
    if meeting.modality == "denied" or not guests or hosts.isdisjoint(meeting.bodies):
        return None
    fits = [it for it in sessions if it.modality != "denied" and may_meet(meeting.date, it.date)]
    fits = [it for it in fits if guests <= present.get(it.id, frozenset())]
    together = [it for it in fits if _share_a_passage(meeting.claims, it.claims, passages)]
    if not together and has_guests(meeting, whole):
        together = fits
    return together[0].id if len(together) == 1 else None


def _share_a_passage(one: Iterable[int], other: Iterable[int], passages: Mapping[int, Passage]) -> bool:
    mine, theirs = ([passages[number] for number in numbers if number in passages] for numbers in (one, other))
    return any(a.name == b.name and x.meets(y) for a, x in mine for b, y in theirs)
