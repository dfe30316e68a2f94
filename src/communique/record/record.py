"""The record: what all claims together say, built afresh from them at any time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from communique.model import Document, FiledClaim, Kind
from communique.record.candidates import Candidate, by_score
from communique.record.conflicts import Conflict
from communique.record.facts import Fact
from communique.record.held import earliest_telling
from communique.record.judged import Judged, judge
from communique.record.lookalikes import lookalikes
from communique.record.meetings import Meeting
from communique.record.people import People
from communique.record.sessions import Session


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
    def candidates(self) -> tuple[Candidate, ...]:
        """Pairs of persons that may be one, the likeliest first: of one surname, or of one office and nearly one."""
        near = lookalikes(self.people, self.claims, self.judged.pairs)
        return tuple(sorted((*self.people.candidates, *near), key=by_score))

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

    def session_of(self, fact: Fact) -> Session | None:
        """The session in whose paragraph a fact stands, after its mention; None where none is named there."""
        claim = self.claims[fact.lead].claim
        paragraph = claim.document.text.rfind("\n", 0, claim.span.start) + 1
        found = None
        for start, session in self.sessions_in.get(claim.document.name, ()):
            if paragraph <= start <= claim.span.start:
                found = session
        return found

    @cached_property
    def sessions_in(self) -> Mapping[str, tuple[tuple[int, Session], ...]]:
        """Where each document speaks of a session: start of the passage, and which, in the order of the text."""
        found: defaultdict[str, list[tuple[int, Session]]] = defaultdict(list)
        for session in self.sessions:
            for number in session.claims:
                claim = self.claims[number].claim
                found[claim.document.name].append((claim.span.start, session))
        return {name: tuple(sorted(told, key=lambda each: each[0])) for name, told in found.items()}

    @cached_property
    def undated(self) -> Mapping[str, date]:
        """The documents without a date, each with the first day on which it can have been written."""
        return earliest_telling(self.claims.values())

    def of_document(self, name: str) -> tuple[FiledClaim, ...]:
        """The claims of one document."""
        return self._by_document.get(name, ())

    @cached_property
    def _by_document(self) -> Mapping[str, tuple[FiledClaim, ...]]:
        found: defaultdict[str, list[FiledClaim]] = defaultdict(list)
        for filed in self.claims.values():
            found[filed.claim.document.name].append(filed)
        return {name: tuple(claims) for name, claims in found.items()}

    def is_disputed(self, thing: Fact | Meeting) -> bool:
        """Whether accounts contradict each other on a fact or a meeting, or on one of its values."""
        if isinstance(thing, Meeting):
            return any((number, "meeting") in self._conflicts_of for number in thing.claims)
        return thing.is_disputed or bool(self.conflicts_of(thing))

    def conflicts_of(self, fact: Fact) -> tuple[Conflict, ...]:
        """The contradictions in which a claim that supports a fact stands on one side, each once."""
        found = (it for number in fact.supports for it in self._conflicts_of.get((number, fact.kind), ()))
        return tuple({it.id: it for it in found}.values())

    @cached_property
    def _conflicts_of(self) -> Mapping[tuple[int, str], tuple[Conflict, ...]]:
        found: defaultdict[tuple[int, str], list[Conflict]] = defaultdict(list)
        for conflict in self.conflicts:
            for number in conflict.claims:
                found[number, conflict.kind].append(conflict)
        return {key: tuple(conflicts) for key, conflicts in found.items()}

    @cached_property
    def facts_of_claim(self) -> Mapping[int, tuple[Fact, ...]]:
        """Each claim's number with the facts that it supports or stands against."""
        found: defaultdict[int, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            for number in (*fact.supports, *fact.against):
                found[number].append(fact)
        return {number: tuple(facts) for number, facts in found.items()}
