"""Names that may be one person's, for somebody to decide."""

from __future__ import annotations

from dataclasses import dataclass

from communique.record import Person
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
    """Two names, and what speaks for and against their being one person's."""

    one: Named
    other: Named
    reasons: tuple[str, ...]


def pairs(index: Index) -> tuple[Pair, ...]:
    """The record's doubtful pairs that nobody has looked at, the likeliest first."""
    return index.kept(pairs, _pairs)


def _pairs(index: Index) -> tuple[Pair, ...]:
    found = []
    for it in index.record.candidates:
        one, other = (index.record.people.find(name) for name in it.names)
        if one and other and not it.is_unsure:
            found.append(Pair(_named(index, one), _named(index, other), it.reasons))
    return tuple(found)


def _named(index: Index, person: Person) -> Named:
    return Named(
        person.name, office_of(person), person.country, len(person.claims), citations(index.record, person.claims[:2])
    )
