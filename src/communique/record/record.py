"""The record: what all claims together say, built afresh from them at any time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from communique.model import Document, FiledClaim, Judgement, Kind, ParticipationFields, SessionFields
from communique.record.commitments import commitment_fact, group_commitments
from communique.record.conflicts import (
    Conflict,
    accession_conflicts,
    commitment_conflicts,
    meeting_conflicts,
    presence_conflict,
)
from communique.record.copies import independent_sources
from communique.record.facts import Fact, name_of
from communique.record.held import held
from communique.record.items import Item, blocks, item, ready
from communique.record.judged import Judged, judge
from communique.record.meetings import (
    Meeting,
    cluster,
    completed,
    meeting_of,
    merge_contradicting,
    place,
    told,
    years_of,
)
from communique.record.merging import (
    accession_facts,
    decision_facts,
    dependency_facts,
    discussion_facts,
    it_key,
    occurrence_facts,
    office_facts,
    participation_facts,
    statement_facts,
)
from communique.record.people import People, find_people
from communique.record.sessions import (
    Place,
    Session,
    doc_meeting,
    find_sessions,
    in_order,
    parts,
    place_of,
    present_by_label,
)
from communique.record.words import fold, stems_of


@dataclass(frozen=True)
class Record:
    """Everything that the claims say, each thing once, with the claims for and against it.

    Derived: claims are never changed by it, and it can be thrown away and built again.

    Attributes:
        claims: The claims that stand, by number.
        documents: The documents that they cite, by name.
        source_of: Each document's name with the independent source that it counts as.
        people: The persons.
        meetings: All meetings; the main one first, then by weight.
        sessions: All sessions, as they were held.
        facts: All facts, by kind and then in a stable order.
        conflicts: Where documents contradict each other.
        judged: What people decided, as applied.
    """

    claims: Mapping[int, FiledClaim]
    documents: Mapping[str, Document]
    source_of: Mapping[str, str]
    people: People
    meetings: tuple[Meeting, ...] = ()
    sessions: tuple[Session, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    judged: Judged = field(default_factory=lambda: judge((), ()))

    @property
    def main(self) -> Meeting | None:
        """The meeting that most documents and claims are about; None where there is no meeting."""
        return self.meetings[0] if self.meetings else None

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Fact, ...]]:
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.kind].append(fact)
        return {kind: tuple(facts) for kind, facts in found.items()}

    def of_kind(self, kind: Kind) -> tuple[Fact, ...]:
        """The facts of one kind."""
        return self._by_kind.get(kind, ())

    def meeting(self, name: str | None) -> Meeting | None:
        """The meeting of this id; None where there is none."""
        return self._meetings.get(name or "")

    def session(self, name: str | None) -> Session | None:
        """The session of this id; None where there is none."""
        return self._sessions.get(name or "")

    @cached_property
    def _meetings(self) -> Mapping[str, Meeting]:
        return {it.id: it for it in self.meetings}

    @cached_property
    def _sessions(self) -> Mapping[str, Session]:
        return {it.id: it for it in self.sessions}

    @cached_property
    def facts_of_claim(self) -> Mapping[int, tuple[Fact, ...]]:
        """Each claim's number with the facts that it supports or stands against."""
        found: defaultdict[int, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            for number in (*fact.supports, *fact.against):
                found[number].append(fact)
        return {number: tuple(facts) for number, facts in found.items()}


def build(
    claims: Iterable[FiledClaim],
    *,
    judgements: Iterable[Judgement] = (),
    as_of: date | None = None,
    known_at: str | None = None,
) -> Record:
    """Build the record of the claims.

    The same claims give the same record, in whatever order they come or were read; claim numbers
    are only carried along as citations.

    Args:
        claims: Filed claims, superseded ones among them or not.
        judgements: What people decided, in any order.
        as_of: The day whose state is wanted: what happened later is left out.
        known_at: The moment (ISO 8601, UTC) whose knowledge is wanted: what was filed or judged later has no
            effect, what has been superseded or withdrawn since has.
    """
    judged = judge(ready(claims, known_at), judgements, known_at)
    standing = ready(judged.claims, known_at)
    if as_of is not None:
        standing = list(held(standing, as_of))
    documents = {filed.claim.document.name: filed.claim.document for filed in standing}
    source_of = independent_sources(documents.values())
    people = find_people(standing)
    items = [item(filed, people) for filed in standing]
    kinds: defaultdict[str, list[Item]] = defaultdict(list)
    for it in items:
        kinds[it.claim.kind].append(it)

    groups = merge_contradicting(cluster(told(it, people) for it in kinds["meeting"]))
    years = years_of(groups)
    meetings = _unique_meetings([meeting_of(group, source_of, years) for group in groups])
    weighed = _weigh(meetings, kinds)
    sessions, places = _programme(kinds, weighed, years, source_of)
    weighed = _with_attached(weighed, sessions, places)
    if weighed:
        weighed = place(weighed, weighed[0])

    promises = group_commitments(kinds["commitment"], people)
    facts = [
        *participation_facts(kinds["participation"], places, source_of),
        *office_facts(kinds["office"], people, source_of),
        *statement_facts(kinds["statement"], source_of),
        *discussion_facts(kinds["discussion"], source_of),
        *decision_facts(kinds["decision"], source_of),
        *(commitment_fact(group, source_of) for group in promises),
        *accession_facts(kinds["accession"], source_of),
        *dependency_facts(kinds["dependency"], source_of),
        *occurrence_facts(kinds["occurrence"], source_of),
    ]
    by_number = {it.number: it for it in items}
    conflicts = [
        *(c for meeting in weighed for c in meeting_conflicts(meeting, by_number)),
        *(c for group in promises for c in commitment_conflicts(group, source_of)),
        *(c for group in _by_place(kinds["participation"], places) for c in presence_conflict(group, None)),
        *accession_conflicts(kinds["accession"]),
    ]
    return Record(
        claims={filed.number: filed for filed in sorted(standing, key=lambda filed: filed.number)},
        documents=documents,
        source_of=source_of,
        people=people,
        meetings=tuple(weighed),
        sessions=tuple(sessions),
        facts=_unique(facts),
        conflicts=tuple(sorted(conflicts, key=lambda c: (c.type, c.about, c.id))),
        judged=judged,
    )


def _by_place(items: Sequence[Item], places: Mapping[str, Place]) -> list[list[Item]]:
    def key(it: Item) -> object:
        fields = it.fields
        assert isinstance(fields, ParticipationFields)  # participation claims only
        place = places[it_key(it)]
        return fields.participant, place.session or place.meeting, place.is_named or it.modality != "denied"

    return blocks(items, key)


def _unique(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts whose values are the same still have their own ids, by the words of their first claim."""
    seen: dict[str, int] = {}
    made = []
    for fact in facts:
        seen[fact.id] = count = seen.get(fact.id, 0) + 1
        made.append(replace(fact, id=name_of(fact.kind, (fact.id, count))) if count > 1 else fact)
    return tuple(made)


def _unique_meetings(meetings: Iterable[Meeting]) -> list[Meeting]:
    seen: dict[str, int] = {}
    made = []
    for meeting in meetings:
        seen[meeting.id] = count = seen.get(meeting.id, 0) + 1
        made.append(replace(meeting, id="m" + name_of("meeting", (meeting.id, count))[1:]) if count > 1 else meeting)
    return made


def _names(meetings: Sequence[Meeting], kinds: Mapping[str, list[Item]]) -> dict[str, tuple[frozenset[str], ...]]:
    """Each meeting's id with the content words of every name that documents give it."""
    given = {it.number: getattr(it.fields, "name", None) or "" for it in kinds["meeting"]}
    return {
        meeting.id: tuple(
            sorted(
                {
                    stems_of(words)
                    for words in (
                        *([given[number]] for number in meeting.claims if given[number]),
                        [*meeting.bodies, "meeting"],
                        [meeting.city or "", meeting.format, "meeting"],
                    )
                },
                key=sorted,
            )
        )
        for meeting in meetings
    }


def _weigh(meetings: list[Meeting], kinds: Mapping[str, list[Item]]) -> list[Meeting]:
    """The meetings with their weight, the main one first.

    Weight counts the sessions and participations of each document towards the meeting that it names.
    """
    names = _names(meetings, kinds)
    weight = {meeting.id: len(meeting.claims) for meeting in meetings}
    by_document = _by_document(meetings)
    for it in [*kinds["session"], *kinds["participation"]]:
        words = getattr(it.fields, "of", None) or getattr(it.fields, "event", None)
        home = doc_meeting(words, by_document.get(it.document.name, []), names) if words else None
        if home:
            weight[home.id] += 1
    return _heaviest_first([replace(meeting, weight=weight[meeting.id]) for meeting in meetings])


def _heaviest_first(meetings: list[Meeting]) -> list[Meeting]:
    held = {"asserted": 0, "expected": 1, "conditional": 2, "denied": 3}
    # What is only planned is often announced by every account of what was held.
    told = {m.id: len(m.documents) * (1.0 if m.modality == "asserted" else 0.4) for m in meetings}
    return sorted(meetings, key=lambda m: (-told[m.id], held[m.modality] > 1, -m.weight, held[m.modality], m.id))


def _by_document(meetings: Sequence[Meeting]) -> dict[str, list[Meeting]]:
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for name in meeting.documents:
            found[name].append(meeting)
    return found


def _programme(
    kinds: Mapping[str, list[Item]], meetings: list[Meeting], years: Mapping[str, int], source_of: dict[str, str]
) -> tuple[list[Session], dict[str, Place]]:
    """The sessions in order, and what each participation claim is about."""
    names = _names(meetings, kinds)
    by_document = _by_document(meetings)
    home: dict[str, str | None] = {}
    dated: dict[str, Item] = {}
    for it in kinds["session"]:
        fields = it.fields
        assert isinstance(fields, SessionFields)  # session claims only
        day = completed(fields.date, it.document.name, years)
        if day != fields.date:
            dated[it_key(it)] = Item(it.filed, fields.model_copy(update={"date": day}))
        found = doc_meeting(fields.of, by_document.get(it.document.name, []), names, day)
        home[it_key(it)] = found.id if found else None
    # A side event that is told as a meeting of its own stands among the meetings, not in the programme.
    twins = _told_as_meetings(kinds, meetings)
    sessions_told = [dated.get(it_key(it), it) for it in kinds["session"] if it_key(it) not in twins]
    told_parts = parts(sessions_told, present_by_label(kinds["participation"]), home)
    found_sessions = find_sessions(told_parts, source_of)
    sessions = in_order(found_sessions, {meeting.id: meeting for meeting in meetings})
    labels: defaultdict[str, dict[str, Session]] = defaultdict(dict)
    for session, group in found_sessions:
        for part in group:
            labels[part.item.document.name][fold(part.fields.label)] = session
    by_twin = {
        (it.document.name, fold(getattr(it.fields, "label", ""))): twins[it_key(it)]
        for it in kinds["session"]
        if it_key(it) in twins
    }
    places = {}
    shared: defaultdict[str, dict[str, Session]] = defaultdict(dict)
    for session, group in found_sessions:
        for part in group:
            shared[session.meeting or ""].setdefault(fold(part.fields.label), session)
    for it in kinds["participation"]:
        mine = by_document.get(it.document.name, [])
        event = (it.document.name, fold(getattr(it.fields, "event", None) or ""))
        elsewhere = shared[mine[0].id] if mine else {}
        places[it_key(it)] = (
            Place(by_twin[event], None)
            if event in by_twin
            else place_of(it, labels[it.document.name], elsewhere, names, mine)
        )
    return sessions, places


def _told_as_meetings(kinds: Mapping[str, list[Item]], meetings: Sequence[Meeting]) -> dict[str, str]:
    """Claims of side events that are also told as meetings, by key, with the meeting's id."""
    main = meetings[0].id if meetings else ""
    home = {number: meeting.id for meeting in meetings for number in meeting.claims}
    by_document: defaultdict[str, list[Item]] = defaultdict(list)
    for it in kinds["meeting"]:
        if home[it.number] != main:
            by_document[it.document.name].append(it)
    found = {}
    for it in kinds["session"]:
        if getattr(it.fields, "format", "") == "side-meeting":
            twin = next((m for m in by_document[it.document.name] if m.claim.span.meets(it.claim.span)), None)
            if twin:
                found[it_key(it)] = home[twin.number]
    return found


def _with_attached(meetings: list[Meeting], sessions: Sequence[Session], places: Mapping[str, Place]) -> list[Meeting]:
    """The meetings, those of sessions and participants counted in."""
    attached: defaultdict[str, int] = defaultdict(int)
    for session in sessions:
        attached[session.meeting or ""] += len(session.claims)
    for at in places.values():
        attached[at.meeting or ""] += 1
    return _heaviest_first([replace(m, weight=len(m.claims) + attached[m.id]) for m in meetings])
