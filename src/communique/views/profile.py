"""A person, country or organisation: what the record holds of them, by the part they have in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique import registry
from communique.errors import NotFoundError
from communique.model import StatementFields
from communique.record import Fact, Meeting, Person, Record
from communique.record.people import is_country, is_group
from communique.record.when import when
from communique.record.words import fold
from communique.views.answer import Difference, Line
from communique.views.assembly import difference
from communique.views.index import ROLES, Index, Role
from communique.views.lines import citations, describe, statement_line, step_day
from communique.views.naming import name, office_of
from communique.views.overtaken import overtaken

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
        facts = _ordered(index, role, index.of_entity.get((entity, role), ()))
        for fact in facts:
            numbers.update(fact.supports, fact.against)
        if facts and (only is None or only == role):
            lines = tuple(_line(index, fact, person) for fact in facts[first : first + most])
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


_STEPS: frozenset[Role] = frozenset({"ratified", "joins", "joined_by"})


def _ordered(index: Index, role: Role, facts: tuple[Fact, ...]) -> list[Fact]:
    """Those that more sources tell first, the record's order among equals; steps of accession the latest first."""
    if role not in _STEPS:
        return sorted(facts, key=lambda fact: -fact.sources)
    stale = index.kept(overtaken, lambda it: overtaken(it.record))
    standing = [fact for fact in facts if fact.id not in stale]
    return sorted(standing, key=lambda fact: _last_day(index.record, fact), reverse=True)


def _last_day(record: Record, fact: Fact) -> tuple[date, int]:
    """The day of a step; of what is only announced, as of what is undone, the last on which it was told."""
    told = max((it for name in fact.documents if (it := record.documents[name].published)), default=None)
    held = when(step_day(record, fact) if fact.modality == "asserted" else told)
    return held.last if held and held.has_year else date.min, fact.sources


def _line(index: Index, fact: Fact, person: Person | None) -> Line:
    """A fact in words; on a person's own page the name does not open every line."""
    fields = fact.fields
    if person and isinstance(fields, StatementFields) and _is_only(person, fields.speakers):
        return statement_line(index.record, fact)
    return describe(index.record, fact)


def _is_only(person: Person, speakers: tuple[str, ...]) -> bool:
    return len(speakers) == 1 and speakers[0] == person.name


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
