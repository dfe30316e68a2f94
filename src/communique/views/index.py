"""Where everything of a record stands, so that no question searches the whole of it."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from threading import Lock
from typing import Literal, TypeVar, cast

from communique.model import (
    AccessionFields,
    CommitmentFields,
    DecisionFields,
    DependencyFields,
    DiscussionFields,
    Judgement,
    Kind,
    OccurrenceFields,
    OfficeFields,
    ParticipationFields,
    StatementFields,
)
from communique.record import Conflict, Fact, Meeting, Person, Record, Session
from communique.record.words import fold
from communique.views.home_meetings import home_meetings
from communique.views.ledger import Ledger, Question, ledger, told_entries
from communique.views.ledger_entry import Entry
from communique.views.state_of_play import StateOfPlay, states_of_play
from communique.views.timeline import Moment, timeline

Role = Literal[
    "attended", "said", "addressed", "discussed", "decided", "promised", "received", "ratified", "joins",
    "joined_by", "depends", "depended_on", "acted", "suffered", "office",
]  # fmt: skip
ROLES: tuple[Role, ...] = (
    "attended", "office", "said", "promised", "received", "decided", "ratified", "joins", "joined_by", "depends",
    "depended_on", "discussed", "addressed", "acted", "suffered",
)  # fmt: skip
_LEDGERS = 32
K = TypeVar("K")
V = TypeVar("V")


class Index:
    """A record with the ways into it; each is laid out once, at first use."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._ledgers: OrderedDict[Question, Ledger] = OrderedDict()
        self._made: dict[object, object] = {}
        self._lock = Lock()

    def prepare(self) -> None:
        """Lay out every way in, so that nobody waits for one later."""
        _ = (
            self.facts, self.of_entity, self.at_event, self.claims_in, self.meetings_in, self.meetings_of,
            self.conflicts_of_claim, self.conflicts, self.holders, self.sessions_of, self.record.sessions_in,
            self.facts_in, self.states, self.state_claims, self.moments, self.entries, self.entities,
            self.record.facts_of_claim, self.children, self.home,
            self.latest_documents, self.kinds, self.names, self.meetings_of_claim,
        )  # fmt: skip
        self.ledger(Question())

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Each fact by its id."""
        return {fact.id: fact for fact in self.record.facts}

    @cached_property
    def of_entity(self) -> Mapping[tuple[str, Role], tuple[Fact, ...]]:
        """The facts in which an entity has a part, by entity and part.

        What a minister attends or says counts for the minister's country, too, and what the members or organs
        of a body do ("NATO:members") for the body.
        """
        found: defaultdict[tuple[str, Role], dict[str, Fact]] = defaultdict(dict)
        for fact in self.record.facts:
            for role, entities in _parts(fact):
                for entity in entities:
                    keys = {entity, entity.partition(":")[0]}
                    person = self.record.people.find(entity) if role in {"attended", "said", "decided"} else None
                    if person and person.country:
                        keys.add(person.country)
                    for key in keys:
                        found[key, role][fact.id] = fact
        return {key: tuple(facts.values()) for key, facts in found.items()}

    def facts_naming(self, entity: str) -> tuple[Fact, ...]:
        """Every fact in which an entity has a part, each once."""
        found = {fact.id: fact for role in ROLES for fact in self.of_entity.get((entity, role), ())}
        return tuple(found.values())

    @cached_property
    def entities(self) -> Mapping[str, int]:
        """Every country, body and person with how many facts name it."""
        count: defaultdict[str, int] = defaultdict(int)
        for (entity, _), facts in self.of_entity.items():
            count[entity] += len(facts)
        for meeting in self.record.meetings:
            for body in (*meeting.bodies, *meeting.host, *meeting.chair):
                count[body.partition(":")[0]] += 1
        return dict(count)

    @cached_property
    def at_event(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that belong to a meeting or session, by its id."""
        return _listed((fact.event, fact) for fact in self.record.facts if fact.event)

    @cached_property
    def claims_in(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the standing claims of each document, in the order of the text."""
        ordered = sorted(self.record.claims.values(), key=lambda filed: (filed.claim.span, filed.number))
        return _listed((filed.claim.document.name, filed.number) for filed in ordered)

    @cached_property
    def facts_in(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that each document supports."""
        return _listed((name, fact) for fact in self.record.facts for name in fact.documents)

    @cached_property
    def meetings_in(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings that each document tells of, the weightiest first."""
        return _listed((name, meeting) for meeting in self.record.meetings for name in meeting.documents)

    @cached_property
    def home(self) -> Mapping[str, tuple[str, ...]]:
        """Each meeting with the documents that are about it above all."""
        return _listed((meeting.id, name) for name, meeting in home_meetings(self.record).items())

    @cached_property
    def meetings_of(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings of each entity: it met, was host or chair."""
        pairs = {
            (entity.partition(":")[0] if cut else entity, meeting.id): meeting
            for meeting in self.record.meetings
            for entity in (*meeting.bodies, *meeting.host, *meeting.chair)
            for cut in (False, True)
        }
        return _listed((entity, meeting) for (entity, _), meeting in pairs.items())

    @cached_property
    def meetings_of_claim(self) -> Mapping[int, tuple[Meeting, ...]]:
        """The meetings that each claim describes."""
        return _listed((number, meeting) for meeting in self.record.meetings for number in meeting.claims)

    @cached_property
    def children(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings on the margins of each meeting."""
        return _listed((meeting.parent, meeting) for meeting in self.record.meetings if meeting.parent)

    @cached_property
    def conflicts(self) -> Mapping[str, Conflict]:
        """Each conflict by its id."""
        return {conflict.id: conflict for conflict in self.record.conflicts}

    @cached_property
    def conflicts_of_claim(self) -> Mapping[int, tuple[Conflict, ...]]:
        """The conflicts in which each claim takes a side."""
        return _listed((number, conflict) for conflict in self.record.conflicts for number in conflict.claims)

    @property
    def preferences(self) -> tuple[tuple[Judgement, frozenset[int], frozenset[int]], ...]:
        """What people decided of conflicts, with the claims preferred and set aside."""
        return self.record.judged.preferences

    @cached_property
    def holders(self) -> Mapping[str, tuple[Person, ...]]:
        """The persons who hold an office of a country or body."""
        return _listed(
            (post.of, person)
            for person in self.record.people.persons
            for post in person.posts[:1]
            if post.of and not post.former
        )

    @cached_property
    def sessions_of(self) -> Mapping[str, tuple[Session, ...]]:
        """The sessions of each meeting, as they were held."""
        return _listed((session.meeting or "", session) for session in self.record.sessions)

    @cached_property
    def states(self) -> tuple[StateOfPlay, ...]:
        """Every accession and treaty as it stands on the record's day."""
        return states_of_play(self.record) if self.record.of_kind("accession") else ()

    @cached_property
    def state_claims(self) -> Mapping[int, tuple[StateOfPlay, ...]]:
        """The accessions that each claim tells of."""
        wanted = {(state.candidate, state.to): state for state in self.states}
        pairs: dict[tuple[int, str], StateOfPlay] = {}
        for fact in self.record.of_kind("accession"):
            fields = fact.fields
            assert isinstance(fields, AccessionFields)  # accession facts only
            for candidate in fields.candidates or (None,):
                state = wanted.get((candidate, fields.to or ""))
                if state:
                    pairs |= {(number, state.title): state for number in fact.supports}
        return _listed((number, state) for (number, _), state in pairs.items())

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Everything with a date, the earliest first."""
        return timeline(self.record)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every commitment as the ledger tells it."""
        return told_entries(self.record)

    def kept(self, key: object, make: Callable[[Index], V]) -> V:
        """What a view makes of the whole record, made once."""
        if key not in self._made:
            self._made[key] = make(self)
        return cast("V", self._made[key])

    def ledger(self, question: Question) -> Ledger:
        """The part of the ledger that is asked for."""
        with self._lock:
            if question not in self._ledgers:
                self._ledgers[question] = ledger(self.record, question, self.entries)
                while len(self._ledgers) > _LEDGERS:
                    self._ledgers.popitem(last=False)
            self._ledgers.move_to_end(question)
            return self._ledgers[question]

    @cached_property
    def latest_documents(self) -> tuple[str, ...]:
        """The names of the documents, the latest published first; those without a date come last."""
        documents = self.record.documents
        return tuple(sorted(documents, key=lambda name: (documents[name].published or "", name), reverse=True))

    @cached_property
    def kinds(self) -> Mapping[Kind, int]:
        """How many claims of each kind stand, the most frequent first."""
        return dict(Counter(filed.claim.kind for filed in self.record.claims.values()).most_common())

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every spelling of a person, folded, with the record's name."""
        return {
            fold(spelling): person.name
            for person in self.record.people.persons
            for spelling in (person.name, *person.spellings)
        }


def _listed(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _parts(fact: Fact) -> Iterable[tuple[Role, tuple[str, ...]]]:
    fields = fact.fields
    if isinstance(fields, ParticipationFields):
        yield "attended", (fields.participant,)
    elif isinstance(fields, StatementFields):
        yield "said", fields.speakers
        yield "addressed", fields.addressees
    elif isinstance(fields, DiscussionFields):
        yield "discussed", (*fields.participants, *fields.raised_by)
    elif isinstance(fields, DecisionFields):
        yield "decided", fields.bodies
    elif isinstance(fields, CommitmentFields):
        yield "promised", fields.makers
        yield "received", fields.recipients
    elif isinstance(fields, AccessionFields):
        yield "ratified", fields.parties
        yield "joins", fields.candidates
        yield "joined_by", (fields.to,) if fields.to else ()
    elif isinstance(fields, DependencyFields):
        yield "depends", fields.holder
        yield "depended_on", fields.on
    elif isinstance(fields, OccurrenceFields):
        yield "acted", fields.actors
        yield "suffered", fields.targets
    elif isinstance(fields, OfficeFields):
        yield "office", (fields.person,)
