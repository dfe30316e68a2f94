"""What a meeting consisted of, and what stood beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from communique.record import Meeting, Record, Session
from communique.record.copies import count_sources
from communique.record.people import is_group
from communique.record.when import say, when
from communique.record.within import has_guests
from communique.record.words import stems
from communique.views.answer import SessionEntry
from communique.views.attendance import by_capacity
from communique.views.lines import citations, held_marks, meeting_line, sentence, tidy
from communique.views.naming import meeting_name, meeting_when_where

_LARGE = frozenset({"summit", "ministerial", "conference"})


@dataclass(frozen=True)
class Around:
    """The meetings around a larger one.

    Attributes:
        parts: What it consisted of, beside its sessions.
        told_as: What is told as a meeting, but is a session of it, by the session's id.
        margins: What was beside it.
    """

    parts: tuple[Meeting, ...] = ()
    told_as: Mapping[str, tuple[Meeting, ...]] = field(default_factory=dict)
    margins: tuple[Meeting, ...] = ()


NOTHING_AROUND = Around()


def around(whole: Meeting, meetings: Iterable[Meeting]) -> Around:
    """The meetings that have `whole` as their parent, by what they are of it."""
    sat, rest = told_as(meetings)
    parts = tuple(it for it in rest if is_part(it, whole))
    return Around(parts, sat, tuple(it for it in rest if it not in parts))


def told_as(meetings: Iterable[Meeting]) -> tuple[Mapping[str, tuple[Meeting, ...]], list[Meeting]]:
    """The meetings that are sessions, by the session's id, and the others."""
    found: dict[str, tuple[Meeting, ...]] = {}
    rest = []
    for it in meetings:
        if it.session:
            found[it.session] = (*found.get(it.session, ()), it)
        else:
            rest.append(it)
    return found, rest


def is_part(meeting: Meeting, whole: Meeting) -> bool:
    """Whether a meeting is what a visit, or talks between a few, consisted of, or has guests at the larger one."""
    few = bool(whole.bodies) and not any(is_group(body) for body in whole.bodies)
    of_a_visit = few and whole.format not in _LARGE and set(whole.bodies) <= set(meeting.bodies)
    return of_a_visit or bool(meeting.session) or has_guests(meeting, whole)


def in_order(sessions: Sequence[Session], parts: Sequence[Meeting]) -> list[Session | Meeting]:
    """The sessions in their order, and each other part after what was held up to its day; what has no day is last."""
    entries: list[tuple[date, int, Session | Meeting]] = []
    day = date.min
    for session in sessions:
        day = max(day, _day(session.date) or day)
        entries.append((day, 0, session))
    entries += [(_day(it.date) or date.max, 1, it) for it in parts]
    return [it for _, _, it in sorted(entries, key=lambda entry: entry[:2])]


def _day(edtf: str | None) -> date | None:
    found = when(edtf)
    return found.first if found and found.has_year else None


def evidence(session: Session, meetings: Iterable[Meeting], record: Record) -> tuple[set[int], int]:
    """The claims on a session, those that tell it as a meeting among them, and the independent sources of all."""
    told: list[Session | Meeting] = [session, *meetings]
    documents = {name for it in told for name in it.documents}
    return {number for it in told for number in it.claims}, count_sources(documents, record.source_of)


def session_entry(record: Record, session: Session, meetings: Sequence[Meeting], *, named: bool) -> SessionEntry:
    """A session as an entry of the programme.

    Args:
        record: The record.
        session: The session.
        meetings: What is told as meetings and is this session.
        named: Whether to name the meeting that it is of.
    """
    meeting = record.meeting(session.meeting) if named else None
    events = {session.id, *(it.id for it in meetings)}
    numbers, sources = evidence(session, meetings, record)
    return SessionEntry(
        label=sentence(session.label),
        when=say(session.date),
        topics=tuple(tidy(topic) for topic in session.topics if not stems(topic) <= stems(session.label)),
        participants=by_capacity(record, (fact for fact in record.of_kind("participation") if fact.event in events)),
        citations=citations(record, numbers),
        marks=held_marks(session.modality),
        sources=sources,
        of=meeting_name(meeting) if meeting else "",
    )


def appointment_entry(record: Record, meeting: Meeting) -> SessionEntry:
    """A meeting that is a part of a larger one as an entry of its programme."""
    line = meeting_line(record, meeting)
    return SessionEntry(
        label=sentence(meeting_name(meeting)),
        when=meeting_when_where(meeting),
        topics=(),
        participants=by_capacity(record, (it for it in record.of_kind("participation") if it.event == meeting.id)),
        citations=line.citations,
        marks=line.marks,
        sources=meeting.sources,
    )
