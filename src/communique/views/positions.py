"""Where each party stands on each topic, from what it said, decided and promised; how it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.model import CommitmentFields, DecisionFields, DependencyFields, StatementFields
from communique.record import Fact
from communique.record.statements import SIDE_OF_FORCE
from communique.record.words import fold, stems
from communique.registry import country
from communique.views.answer import Line
from communique.views.heat import parties_of, topics_of, words_of
from communique.views.index import Index
from communique.views.lines import describe
from communique.views.naming import name

Stance = Literal["supports", "opposes", "demands", "promises", "agreed", "concerned", "depends", "speaks of"]
_OF_FORCE: dict[str, Stance] = {
    **{force: "supports" if side > 0 else "opposes" for force, side in SIDE_OF_FORCE.items()},
    **dict.fromkeys(("demands", "asks", "proposes", "wants"), "demands"),
    **dict.fromkeys(("fears", "warns"), "concerned"),
    "promises": "promises",
}
_SIDES: tuple[Stance, Stance] = ("supports", "opposes")


@dataclass(frozen=True)
class Stand:
    """One thing that a party said, decided or promised on a topic.

    Attributes:
        stance: How it stands to the topic.
        day: When it is told to have been so, as its document is dated; empty where it is not.
        line: The thing in words, with its citations.
    """

    stance: Stance
    day: str
    line: Line


@dataclass(frozen=True)
class Position:
    """All that one party has on one topic.

    Attributes:
        party: Canonical name; `name` in words.
        topic: As the accounts word it.
        stands: The earliest first.
        is_contradictory: Whether it both supports and opposes, on one day.
        change: "supports → opposes", where the last stand for or against differs from the first; else empty.
    """

    party: str
    name: str
    topic: str
    stands: tuple[Stand, ...]
    is_contradictory: bool
    change: str

    @property
    def stances(self) -> tuple[Stance, ...]:
        """Each stance once, the most frequent first."""
        count: dict[Stance, int] = {}
        for stand in self.stands:
            count[stand.stance] = count.get(stand.stance, 0) + 1
        return tuple(sorted(count, key=lambda stance: (-count[stance], stance)))


def positions(index: Index, parties: Sequence[str] = (), topic: str | None = None) -> tuple[Position, ...]:
    """The positions of a record, by party and topic.

    Args:
        index: The record with the ways into it.
        parties: Only theirs: names or codes; everybody's where none is given.
        topic: Only what holds these words, each as the beginning of one; the accounts' own topics where not given.
    """
    wanted = {_canonical(party) for party in parties}
    topics = {topic: stems(topic)} if topic else {each: stems(each) for each in topics_of(index)}
    found: defaultdict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    for kind in ("statement", "decision", "commitment", "dependency"):
        for fact in index.record.of_kind(kind):
            told = stems(words_of(fact))
            about = [each for each, words in topics.items() if words and words <= told]
            for party in parties_of(index, fact) if about else ():
                if not wanted or fold(party) in wanted or fold(name(party)) in wanted:
                    for each in about:
                        found[party, each][fact.id] = fact
    made = [_position(index, party, each, list(facts.values())) for (party, each), facts in found.items()]
    return tuple(sorted(made, key=lambda it: (it.name, -len(it.stands), it.topic)))


def _canonical(party: str) -> str:
    return fold(country(party) or party)


def _position(index: Index, party: str, topic: str, facts: Sequence[Fact]) -> Position:
    stands = sorted(
        (Stand(_stance(fact), _day(index, fact), describe(index.record, fact)) for fact in facts),
        key=lambda it: (it.day, it.line.text),
    )
    sides = [stand for stand in stands if stand.stance in _SIDES]
    days: defaultdict[str, set[Stance]] = defaultdict(set)
    for stand in sides:
        days[stand.day].add(stand.stance)
    changed = bool(sides) and sides[0].stance != sides[-1].stance and sides[0].day != sides[-1].day
    return Position(
        party,
        name(party),
        topic,
        tuple(stands),
        any(len(stances) > 1 for stances in days.values()),
        f"{sides[0].stance} → {sides[-1].stance}" if changed else "",
    )


def _stance(fact: Fact) -> Stance:
    fields = fact.fields
    if isinstance(fields, CommitmentFields):
        return "opposes" if fact.modality == "denied" else "promises"
    if isinstance(fields, DecisionFields):
        return "opposes" if fact.modality == "denied" else "agreed"
    if isinstance(fields, DependencyFields):
        return "depends"
    assert isinstance(fields, StatementFields)  # the other kinds are not asked for
    return _OF_FORCE.get(fields.force or "", "speaks of")


def _day(index: Index, fact: Fact) -> str:
    return index.record.claims[fact.lead].claim.document.published or ""
