"""A meeting with everything that its accounts tell of it: programme, people, words, results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.model import ParticipationFields, StatementFields
from communique.record import Fact, Meeting, Session
from communique.record.people import is_country
from communique.record.when import when
from communique.record.words import stems
from communique.views.answer import CommitmentEntry, Difference, Line
from communique.views.assembly import by_outcome, difference, in_ledger_order
from communique.views.attendance import CAPACITY_NAMES
from communique.views.index import Index
from communique.views.lines import (
    attendance_line,
    citations,
    commitment_entry,
    decision_line,
    describe,
    discussion_line,
    held_marks,
    meeting_line,
    sentence,
    statement_line,
    tidy,
)
from communique.views.naming import meeting_name, name, names, office_of
from communique.views.programme import around, evidence, in_order, is_part
from communique.views.state_of_play import StateOfPlay
from communique.views.wording import opening, phrase


@dataclass(frozen=True)
class Attendee:
    """Somebody who took part, or stayed away.

    Attributes:
        entity: Canonical name.
        country: Whose flag stands beside the name; None where there is none.
        office: In words; empty where none is known.
    """

    entity: str
    called: str
    country: str | None
    office: str
    line: Line


@dataclass(frozen=True)
class Party:
    """Those who took part in one capacity."""

    capacity: str
    attendees: tuple[Attendee, ...]


@dataclass(frozen=True)
class Sitting:
    """A session of the programme."""

    id: str
    label: str
    format: str
    date: str | None
    topics: tuple[str, ...]
    line: Line
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Speaker:
    """What one speaker, or several together, said."""

    entities: tuple[str, ...]
    called: str
    country: str | None
    office: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Officer:
    """A host or chair."""

    role: str
    entity: str
    called: str
    office: str
    line: Line


@dataclass(frozen=True)
class Occasion:
    """One meeting; see the field names.

    `is_part` where it is a part of its parent, and not only held beside it.
    """

    meeting: Meeting
    title: str
    also_called: str
    line: Line
    officers: tuple[Officer, ...]
    sittings: tuple[Sitting, ...]
    parties: tuple[Party, ...]
    speakers: tuple[Speaker, ...]
    decisions: tuple[Line, ...]
    undecided: tuple[Line, ...]
    discussions: tuple[Line, ...]
    commitments: tuple[CommitmentEntry, ...]
    states: tuple[StateOfPlay, ...]
    margins: tuple[Meeting, ...]
    parent: Meeting | None
    is_part: bool
    agreed: tuple[Line, ...]
    differences: tuple[tuple[str, Difference], ...]
    documents: tuple[str, ...]


def title_of(meeting: Meeting) -> str:
    """What a meeting is called, beginning with a capital."""
    return opening(meeting_name(meeting))


def _also_called(meeting: Meeting) -> str:
    """The accounts' own name of a meeting, where it tells more than its title."""
    told = stems(f"{meeting_name(meeting)} meeting session")
    return "" if stems(meeting.name or "") <= told else f"{meeting.name}"


def occasion(index: Index, meeting: Meeting) -> Occasion:
    """The meeting with what the accounts that are about it tell."""
    record = index.record
    facts = _told(index, meeting)
    of_kind: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        of_kind[fact.kind].append(fact)
    numbers = {number for fact in facts for number in (*fact.supports, *fact.against)} | set(meeting.claims)
    disputes = {it.id: it for number in sorted(numbers) for it in index.conflicts_of_claim.get(number, ())}
    states = {
        it.title: it for fact in of_kind["accession"] for n in fact.supports for it in index.state_claims.get(n, ())
    }
    agreed = [fact for fact in facts if fact.is_confirmed and fact.kind in {"decision", "commitment", "statement"}]
    decided, undecided = by_outcome(of_kind["decision"])
    parent = record.meeting(meeting.parent)
    beside = around(meeting, index.children.get(meeting.id, ()))
    return Occasion(
        meeting=meeting,
        title=title_of(meeting),
        also_called=_also_called(meeting),
        line=meeting_line(record, meeting),
        officers=_officers(index, meeting),
        sittings=tuple(
            _sitting(index, it, beside.told_as.get(it.id, ())) if isinstance(it, Session) else _appointment(index, it)
            for it in in_order(index.sessions_of.get(meeting.id, ()), _by_date(beside.parts))
        ),
        parties=parties(index, index.at_event.get(meeting.id, ())),
        speakers=speakers(index, of_kind["statement"]),
        decisions=tuple(decision_line(record, fact) for fact in _strongest(decided)),
        undecided=tuple(decision_line(record, fact) for fact in _strongest(undecided)),
        discussions=tuple(discussion_line(record, fact) for fact in _strongest(of_kind["discussion"])),
        commitments=tuple(commitment_entry(record, fact) for fact in in_ledger_order(of_kind["commitment"])),
        states=tuple(states.values()),
        margins=_by_date(beside.margins),
        parent=parent,
        is_part=parent is not None and is_part(meeting, parent),
        agreed=tuple(describe(record, fact) for fact in sorted(agreed, key=lambda fact: -fact.sources)),
        differences=tuple((it.id, difference(record, it)) for it in disputes.values()),
        documents=meeting.documents,
    )


def _told(index: Index, meeting: Meeting) -> list[Fact]:
    """What the accounts that are about this meeting above all tell; what they tell of another stands there."""
    sessions = {session.id for session in index.sessions_of.get(meeting.id, ())}
    events = sessions | {meeting.id}
    found = {fact.id: fact for event in sorted(events) for fact in index.at_event.get(event, ())}
    for document in index.home.get(meeting.id, ()):
        for fact in index.facts_in.get(document, ()):
            if fact.event is None or fact.event in events:
                found.setdefault(fact.id, fact)
    return list(found.values())


def _strongest(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.modality == "denied", -fact.sources))


def _by_date(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    def rank(meeting: Meeting) -> tuple[bool, str, str]:
        found = when(meeting.date)
        return not found, found.first.isoformat() if found else "", meeting.id

    return tuple(sorted(meetings, key=rank))


def _officers(index: Index, meeting: Meeting) -> tuple[Officer, ...]:
    found = []
    for role, entities in (("host", meeting.host), ("chair", meeting.chair)):
        for entity in entities:
            numbers = [
                number
                for number in meeting.claims
                if entity
                in {index.record.people.canonical(it) for it in getattr(index.record.claims[number].claim.fields, role)}
            ]
            line = Line("", citations(index.record, numbers))
            found.append(Officer(role, entity, name(entity), office_of(index.record.people.find(entity)), line))
    return tuple(found)


def _sitting(index: Index, session: Session, meetings: Sequence[Meeting]) -> Sitting:
    numbers, sources = evidence(session, meetings, index.record)
    passages, marks = citations(index.record, numbers), held_marks(session.modality)
    line = Line(sentence(session.label), passages, marks, sources, session.id)
    topics = tuple(tidy(topic) for topic in session.topics if not stems(topic) <= stems(session.label))
    events = (session.id, *(it.id for it in meetings))
    present = (fact for event in events for fact in index.at_event.get(event, ()))
    return Sitting(session.id, line.text, session.format, session.date, topics, line, parties(index, present))


def _appointment(index: Index, meeting: Meeting) -> Sitting:
    line = replace(meeting_line(index.record, meeting), text=title_of(meeting))
    mine = parties(index, index.at_event.get(meeting.id, ()))
    return Sitting(meeting.id, line.text, meeting.format, meeting.date, (), line, mine)


def parties(index: Index, facts: Iterable[Fact]) -> tuple[Party, ...]:
    """Who took part, by capacity; those who stayed away come last."""
    found: defaultdict[str, list[tuple[int, str, Attendee]]] = defaultdict(list)
    for fact in facts:
        fields = fact.fields
        if not isinstance(fields, ParticipationFields):
            continue
        person = index.record.people.find(fields.participant)
        also = [capacity for key, values in fact.also if key == "capacity" for capacity in values]
        line = attendance_line(
            index.record,
            fact,
            name(fields.participant),
            [phrase("also {capacity}", capacity=phrase(it)) for it in also],
        )
        country = fields.participant if is_country(fields.participant) else person.country if person else None
        attendee = Attendee(fields.participant, line.text, country, office_of(person), line)
        rank = 0 if person else 1 if is_country(fields.participant) else 2
        found["away" if fact.modality == "denied" else fields.capacity].append((rank, line.text, attendee))
    return tuple(
        Party(CAPACITY_NAMES.get(capacity, "Stayed away"), tuple(it for _, _, it in sorted(found[capacity], key=_rank)))
        for capacity in [*CAPACITY_NAMES, "away"]
        if found[capacity]
    )


def _rank(entry: tuple[int, str, Attendee]) -> tuple[int, str]:
    return entry[:2]


def speakers(index: Index, facts: Iterable[Fact]) -> tuple[Speaker, ...]:
    """Statements by speaker, those with an office first; each with the session that it was made in."""
    found: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.fields, StatementFields):
            found[fact.fields.speakers].append(fact)
    people = index.record.people

    def rank(entry: tuple[tuple[str, ...], list[Fact]]) -> tuple[bool, bool, int, str]:
        who, mine = entry
        person = people.find(who[0]) if who else None
        return (not who, person is None or not person.posts, -len(mine), " ".join(who))

    made = []
    for who, mine in sorted(found.items(), key=rank):
        person = people.find(who[0]) if len(who) == 1 else None
        country = who[0] if len(who) == 1 and is_country(who[0]) else person.country if person else None
        called = names(who)
        ordered = sorted(mine, key=lambda fact: (-fact.sources, *_where(index, fact)))
        lines = tuple(statement_line(index.record, fact, index.record.session_of(fact)) for fact in ordered)
        made.append(Speaker(who, called, country, office_of(person), lines))
    return tuple(made)


def _where(index: Index, fact: Fact) -> tuple[str, int]:
    claim = index.record.claims[fact.lead].claim
    return claim.document.name, claim.span.start
