"""Where each party stands on each topic, from what it said, decided and promised; how it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.model import CommitmentFields, DecisionFields, DependencyFields, Passage, StatementFields
from communique.record import Fact
from communique.record.words import fold
from communique.registry import country
from communique.views.answer import Line
from communique.views.heat import parties_of
from communique.views.index import Index
from communique.views.lines import describe
from communique.views.naming import name
from communique.views.stances import NEUTRAL, Stance, stance_of
from communique.views.topics import topic_of, topics_of, topics_told

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
        topic: In English where an account or the registry has it so.
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
    topics = [topic_of(topic)] if topic else topics_of(index.record)
    found: defaultdict[tuple[str, str], dict[str, Stand]] = defaultdict(dict)
    for kind in ("statement", "decision", "commitment", "dependency"):
        for fact in index.record.of_kind(kind):
            about = topics_told(topics, fact)
            for party in parties_of(index, fact) if about else ():
                if not wanted or fold(party) in wanted or fold(name(party)) in wanted:
                    for each, words in about:
                        found[party, each.label][fact.id] = _stand(index, fact, words)
    made = [_position(party, label, list(stands.values())) for (party, label), stands in found.items()]
    return tuple(sorted(made, key=lambda it: (it.name, -len(it.stands), it.topic)))


def _canonical(party: str) -> str:
    return fold(country(party) or party)


def _position(party: str, topic: str, told: Sequence[Stand]) -> Position:
    stands = sorted(told, key=lambda it: (it.day, it.line.text))
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


def _stand(index: Index, fact: Fact, words: str) -> Stand:
    """What a fact tells on a topic with these words of it."""
    shown, fields = fact, fact.fields
    if isinstance(fields, StatementFields) and words != fields.content.text:
        part = Passage(start=fields.content.start, end=fields.content.end, text=words)
        shown = replace(fact, fields=fields.model_copy(update={"content": part}))
    return Stand(_stance(index, fact, words), _day(index, fact), describe(index.record, shown))


def _stance(index: Index, fact: Fact, words: str) -> Stance:
    fields = fact.fields
    if isinstance(fields, CommitmentFields | DecisionFields) and fact.modality == "denied":
        return NEUTRAL  # who has not done a thing, or not yet, need not be against it
    if isinstance(fields, CommitmentFields):
        return "commits"
    if isinstance(fields, DecisionFields):
        return "agreed"
    if isinstance(fields, DependencyFields):
        return "depends"
    assert isinstance(fields, StatementFields)  # the other kinds are not asked for
    text, cue = index.record.claims[fact.lead].claim.document.text, fields.cue
    between = text[cue.end : fields.content.start] if cue else ""
    return stance_of(fields, fact.modality, words=words, between=between)


def _day(index: Index, fact: Fact) -> str:
    return index.record.claims[fact.lead].claim.document.published or ""
