"""Party by topic: how often each party spoke, decided, promised or talked about what the accounts call topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from communique.model import (
    CommitmentFields,
    DecisionFields,
    DependencyFields,
    DiscussionFields,
    StatementFields,
)
from communique.record import Fact
from communique.record.people import is_country, is_group
from communique.views.index import Index
from communique.views.naming import name
from communique.views.topics import topics_of, topics_told

_PARTIES = 24


@dataclass(frozen=True)
class Cell:
    """What one party has on one topic; `level` goes from 0 (nothing) to 4 (as much as anybody)."""

    facts: tuple[Fact, ...]
    level: int


@dataclass(frozen=True)
class Heat:
    """The map: topics across, parties down.

    Attributes:
        topics: What the accounts call topics, the most frequent first.
        rows: Each party's canonical name with a cell for each topic.
    """

    topics: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def heat(index: Index) -> Heat:
    """The map of a record."""
    return index.kept(heat, _heat)


def _heat(index: Index) -> Heat:
    topics = topics_of(index.record)
    found: defaultdict[str, defaultdict[str, dict[str, Fact]]] = defaultdict(lambda: defaultdict(dict))
    for kind in ("statement", "discussion", "decision", "commitment", "dependency"):
        for fact in index.record.of_kind(kind):
            about = [topic.label for topic, _ in topics_told(topics, fact)]
            if about:
                for party in parties_of(index, fact):
                    for topic in about:
                        found[party][topic][fact.id] = fact
    total = {party: sum(len(facts) for facts in topics.values()) for party, topics in found.items()}
    parties = sorted(found, key=lambda party: (-total[party], name(party)))[:_PARTIES]
    used = [it.label for it in topics if any(found[party][it.label] for party in parties)]
    most = max((len(found[party][topic]) for party in parties for topic in used), default=1)
    rows = tuple(
        (party, tuple(_cell(tuple(found[party][topic].values()), most) for topic in used)) for party in parties
    )
    return Heat(tuple(used), rows)


def _cell(facts: tuple[Fact, ...], most: int) -> Cell:
    count = len(facts)
    level = 0 if not count else 4 if count == most and most > 1 else 1 + min(2, 3 * (count - 1) // max(most, 1))
    return Cell(facts, level)


def parties_of(index: Index, fact: Fact) -> Iterable[str]:
    """Countries and bodies; a minister stands for the country, members and organs for the body."""
    fields = fact.fields
    who: tuple[str, ...] = ()
    if isinstance(fields, StatementFields):
        who = fields.speakers
    elif isinstance(fields, DiscussionFields):
        who = (*fields.participants, *fields.raised_by)
    elif isinstance(fields, DecisionFields):
        who = fields.bodies
    elif isinstance(fields, CommitmentFields):
        who = fields.makers
    elif isinstance(fields, DependencyFields):
        who = fields.holder
    for each in who:
        person = index.record.people.find(each)
        if person is not None:
            of = person.country or next((post.of for post in person.posts if post.of and not post.former), None)
            if of:
                yield of
        elif is_country(each) or is_group(each):
            yield each.partition(":")[0]
