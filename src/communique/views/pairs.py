"""Names that may be one person's, for somebody to decide."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from communique.record import Person
from communique.record.words import fold
from communique.views.answer import Citation
from communique.views.index import Index
from communique.views.lines import citations
from communique.views.naming import office_of


@dataclass(frozen=True)
class Named:
    """One of the two names, with the office and the first passages that go with it."""

    name: str
    office: str
    country: str | None
    claims: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Pair:
    """Two names, and why they may be one person's."""

    one: Named
    other: Named
    reason: str


def pairs(index: Index) -> tuple[Pair, ...]:
    """The pairs that nobody has decided, the likeliest first."""
    return index.kept(pairs, _pairs)


def _pairs(index: Index) -> tuple[Pair, ...]:
    decided = index.record.judged.pairs
    by_surname: defaultdict[str, list[Person]] = defaultdict(list)
    by_office: defaultdict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in index.record.people.persons:
        words = fold(person.name).split()
        if words:
            by_surname[words[-1]].append(person)
        for post in person.posts:
            if post.of and not post.former:
                by_office[fold(post.title), post.of].append(person)
    found: dict[frozenset[str], tuple[int, Pair]] = {}
    for reason, weight, groups in (
        ("the same surname", 2, by_surname.values()),
        ("the same office", 1, by_office.values()),
    ):
        for group in groups:
            for at, one in enumerate(group[:12]):
                for other in group[at + 1 : 12]:
                    key = frozenset((one.name, other.name))
                    if len(key) < 2 or key in decided:
                        continue
                    if key in found:
                        before = found[key]
                        pair = Pair(before[1].one, before[1].other, f"{before[1].reason}, {reason}")
                        found[key] = (before[0] + weight, pair)
                    elif _may_be_one(one, other, reason):
                        found[key] = (weight, Pair(_named(index, one), _named(index, other), reason))
    ordered = sorted(found.values(), key=lambda it: (-it[0], it[1].one.name, it[1].other.name))
    return tuple(pair for _, pair in ordered)


def _may_be_one(one: Person, other: Person, reason: str) -> bool:
    """Two countries' ministers are two people; first names that begin differently, too."""
    if one.country and other.country and one.country != other.country:
        return False
    if reason == "the same surname":
        first, second = (fold(it.name).split() for it in (one, other))
        return len(first) == 1 or len(second) == 1 or first[0][:1] == second[0][:1]
    return bool(set(fold(one.name).split()) & set(fold(other.name).split()))


def _named(index: Index, person: Person) -> Named:
    return Named(
        person.name, office_of(person), person.country, len(person.claims), citations(index.record, person.claims[:2])
    )
