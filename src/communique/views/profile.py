"""A person, country or organisation: what the record holds of them, by the part they have in it."""

from __future__ import annotations

from dataclasses import dataclass

from communique import registry
from communique.errors import NotFoundError
from communique.record import Fact, Meeting, Person
from communique.record.people import is_country, is_group
from communique.record.words import fold
from communique.views.answer import Difference, Line
from communique.views.assembly import difference
from communique.views.index import ROLES, Index, Role
from communique.views.lines import citations, describe
from communique.views.naming import name, office_of

HEADINGS: dict[Role, str] = {
    "attended": "Attended", "office": "Offices", "said": "Said", "promised": "Promised", "received": "Received",
    "decided": "Decided", "ratified": "Ratified and signed", "joins": "On the way to join",
    "joined_by": "Who joins it", "depends": "Depends on", "depended_on": "Others depend on it",
    "discussed": "Discussed", "addressed": "Was told", "acted": "Did", "suffered": "Was affected by",
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """What the entity has done or met with in one part; `total` counts also those that are not shown."""

    role: Role
    heading: str
    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True)
class Profile:
    """An entity; see the field names.

    Attributes:
        kind: "person", "country" or "body".
        country: Whose flag stands beside the name; None where there is none.
        also: Other spellings of a person's name.
        people: Who holds an office of it, with the claims that say so.
        member_of: Organisations that the registry has it in today, or whose members these are.
    """

    entity: str
    called: str
    kind: str
    country: str | None
    office: str
    also: tuple[str, ...]
    people: tuple[tuple[str, Line], ...]
    meetings: tuple[Meeting, ...]
    meetings_total: int
    parts: tuple[Part, ...]
    differences: tuple[tuple[str, Difference], ...]


def canonical(index: Index, words: str) -> str:
    """The record's name of an entity that is called by any of its names.

    Raises:
        NotFoundError: The record holds nothing of it.
    """
    asked = words.strip()
    codes = (asked, registry.country(asked), registry.organisation(asked), index.names.get(fold(asked)))
    for code in codes:
        if code and (code in index.entities or index.record.people.find(code) or code in index.holders):
            person = index.record.people.find(code)
            return person.name if person else code
    known = next((code for code in codes[1:3] if code), asked if registry.is_country(asked) else None)
    if known:
        return known  # everybody knows of it, though no account tells anything
    raise NotFoundError(
        "Nothing of the record is about {words!r}. Nothing was changed. Look for it in the search or in the list "
        "of people and parties.",
        words=asked[:80],
    )


def profile(index: Index, entity: str, *, only: Role | None = None, first: int = 0, most: int = 25) -> Profile:
    """What the record holds of an entity.

    Args:
        index: The record.
        entity: Canonical name.
        only: This part alone.
        first: How many of each part are passed over.
        most: How many of each part are given.
    """
    record = index.record
    person = record.people.find(entity)
    parts = []
    numbers: set[int] = set()
    for role in ROLES:
        facts = _weightiest(index.of_entity.get((entity, role), ()))
        for fact in facts:
            numbers.update(fact.supports, fact.against)
        if facts and (only is None or only == role):
            lines = tuple(describe(record, fact) for fact in facts[first : first + most])
            parts.append(Part(role, HEADINGS[role], lines, len(facts)))
    disputes = {it.id: it for number in sorted(numbers) for it in index.conflicts_of_claim.get(number, ())}
    meetings = index.meetings_of.get(entity, ())
    return Profile(
        entity=entity,
        called=name(entity),
        kind="person" if person else "country" if is_country(entity) else "body",
        country=entity if is_country(entity) else person.country if person else None,
        office=office_of(person),
        also=tuple(it for it in person.spellings if it != person.name) if person else (),
        people=tuple((it.name, _holder(index, it)) for it in index.holders.get(entity, ())[:most]),
        meetings=meetings[:most],
        meetings_total=len(meetings),
        parts=tuple(parts),
        differences=tuple((it.id, difference(record, it)) for it in list(disputes.values())[:most]),
    )


def _weightiest(facts: tuple[Fact, ...]) -> list[Fact]:
    """Those that more sources tell first; the record's order among equals."""
    return sorted(facts, key=lambda fact: -fact.sources)


def _holder(index: Index, person: Person) -> Line:
    return Line(office_of(person), citations(index.record, person.posts[0].claims))


@dataclass(frozen=True)
class Listed:
    """One line in the list of people and parties."""

    entity: str
    called: str
    kind: str
    country: str | None
    office: str
    facts: int


def listing(index: Index) -> tuple[Listed, ...]:
    """Everybody in the record, who is named most often first."""
    return index.kept(listing, _listing)


def _listing(index: Index) -> tuple[Listed, ...]:
    found = []
    for entity, count in sorted(index.entities.items(), key=lambda it: (-it[1], it[0])):
        person = index.record.people.find(entity)
        if ":" in entity:
            continue
        kind = "person" if person else "country" if is_country(entity) else "body"
        if kind == "body" and not is_group(entity) and registry.organisation(entity) is None:
            kind = "other"
        country = entity if kind == "country" else person.country if person else None
        found.append(Listed(entity, name(entity), kind, country, office_of(person), count))
    return tuple(found)
