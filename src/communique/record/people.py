"""Who is who among the persons that the documents name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from communique.model import Claim, FiledClaim, OfficeFields
from communique.record.candidates import Candidate, by_score
from communique.record.names import PARTICLES, surname_key
from communique.record.namesakes import Judged, Named, linked, settle
from communique.record.posts import Post, posts_of
from communique.record.words import fold

NOTHING_JUDGED: Judged = {}

_COUNTRY = re.compile(r"^[A-Z]{2}$")


@cache
def _body_words() -> frozenset[str]:
    text = files(__package__).joinpath("body_words.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def is_country(name: str) -> bool:
    """Whether the name is a country's two letters."""
    return bool(_COUNTRY.match(name))


def is_group(name: str) -> bool:
    """Whether the name is an organisation's acronym, or its members ("NATO:members")."""
    return ":" in name or (not is_country(name) and name.upper() == name and any(c.isalpha() for c in name))


def looks_like_a_person(name: str) -> bool:
    """Whether a name without any office beside it reads as a person's."""
    if is_country(name) or is_group(name):
        return False
    words = name.replace("-", " ").split()
    if not 2 <= len(words) <= 5 or any(fold(word) in _body_words() for word in words):
        return False
    return all(word[:1].isupper() or fold(word) in PARTICLES for word in words) and not any(c.isdigit() for c in name)


@dataclass(frozen=True)
class Person:
    """One person, under the fullest name given, with every spelling met."""

    name: str
    spellings: tuple[str, ...]
    posts: tuple[Post, ...] = ()
    claims: tuple[int, ...] = ()

    @property
    def country(self) -> str | None:
        """The country whose office the person holds, where it is one country."""
        found = {post.of for post in self.posts if post.of and is_country(post.of) and not post.former}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class People:
    """The persons of a record, and which name in which document means whom.

    Attributes:
        persons: The persons, by name.
        candidates: Pairs of them that may be one person, the likeliest first.
    """

    persons: tuple[Person, ...]
    _by_name: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    _by_mention: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def canonical(self, name: str, document: str | None = None) -> str:
        """The record's name for `name`; `name` itself where it is no known person.

        Args:
            name: A name as a claim has it.
            document: The name of the claim's document: of two people of one surname, it may mean one.
        """
        return self._by_mention.get((document or "", name)) or self._by_name.get(name, name)

    def find(self, name: str) -> Person | None:
        """The person of this name or spelling; None where there is none."""
        return self._index.get(name) or self._index.get(self.canonical(name))

    def parts(self) -> dict[str, People]:
        """The same by surname: by the key of each person's name, spelling or candidate."""
        found: defaultdict[str, tuple[list[Person], dict[str, str], list[Candidate], dict[tuple[str, str], str]]]
        found = defaultdict(lambda: ([], {}, [], {}))
        for person in self.persons:
            found[surname_key(person.name)][0].append(person)
        for spelling, name in self._by_name.items():
            found[surname_key(spelling)][1][spelling] = name
        for candidate in self.candidates:
            found[surname_key(candidate.names[0])][2].append(candidate)
        for mention, name in self._by_mention.items():
            found[surname_key(mention[1])][3][mention] = name
        return {
            key: People(tuple(persons), by_name, tuple(pairs), by_mention)
            for key, (persons, by_name, pairs, by_mention) in found.items()
        }

    @classmethod
    def together(cls, parts: Iterable[People]) -> People:
        """The people of several surnames as one."""
        persons: list[Person] = []
        by_name: dict[str, str] = {}
        pairs: list[Candidate] = []
        by_mention: dict[tuple[str, str], str] = {}
        for part in parts:
            persons += part.persons
            by_name |= part._by_name
            pairs += part.candidates
            by_mention |= part._by_mention
        ordered = sorted(persons, key=lambda person: (fold(person.name), person.name))
        return cls(tuple(ordered), by_name, tuple(sorted(pairs, key=by_score)), by_mention)

    def meanings(self) -> dict[str | tuple[str, str], str]:
        """Each spelling, and each spelling in one document, with the record's name for whom it means."""
        found: dict[str | tuple[str, str], str] = dict(self._by_name.items())
        found.update(self._by_mention)
        return found

    @cached_property
    def by_surname(self) -> Mapping[str, tuple[Person, ...]]:
        """The persons by the key of their surname."""
        found: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            found[surname_key(person.name)].append(person)
        return {key: tuple(persons) for key, persons in found.items()}

    @cached_property
    def _index(self) -> dict[str, Person]:
        return {person.name: person for person in self.persons}


def names_in(claim: Claim) -> Iterable[str]:
    """Every entity that the claim's fields name."""
    for key, value in claim.fields:
        if key in {"person", "participant"}:
            yield value
        elif key in ENTITY_LISTS:
            yield from value


ENTITY_LISTS = frozenset(
    {"bodies", "host", "chair", "speakers", "addressees", "participants", "raised_by", "makers", "recipients"}
    | {"announced_by", "candidates", "parties", "holder", "on", "actors", "targets"}
)


def _is_person(name: str, office_holders: frozenset[str]) -> bool:
    return not is_country(name) and not is_group(name) and (name in office_holders or looks_like_a_person(name))


def find_people(claims: Iterable[FiledClaim], judged: Judged = NOTHING_JUDGED) -> People:
    """Group the persons that the claims name.

    The persons of one surname depend on the claims that name one of that surname alone (`surname_key`), unless
    a judgement links two surnames.

    Args:
        claims: Claims, in any order.
        judged: What people judged of pairs of names, as they stand in claims or in `People.candidates`.
    """
    listed = list(claims)
    named: dict[str, Named] = {}
    offices: list[tuple[FiledClaim, OfficeFields]] = []
    for filed in listed:
        document = filed.claim.document.name
        for name in set(names_in(filed.claim)):
            known = named.setdefault(name, Named(name))
            known.count += 1
            known.documents[document] = None
        fields = filed.claim.fields
        if isinstance(fields, OfficeFields):
            offices.append((filed, fields))
            if filed.claim.modality != "denied":
                named[fields.person].offices.append((document, fields.title, fields.of or ""))
    holders = frozenset(fields.person for _, fields in offices)
    by_surname: defaultdict[str, list[Named]] = defaultdict(list)
    for name, known in named.items():
        known.is_full = _is_person(name, holders)
        known.documents = dict.fromkeys(sorted(known.documents))
        by_surname[surname_key(name)].append(known)
    by_name: dict[str, str] = {}
    by_mention: dict[tuple[str, str], str] = {}
    doubtful: list[Candidate] = []
    for surnames in linked(by_surname, judged):
        mine = [known for surname in surnames for known in by_surname[surname]]
        if not any(known.is_full for known in mine):
            continue
        spellings = {known.name for known in mine}
        found = settle(mine, {pair: verdict for pair, verdict in judged.items() if pair <= spellings})
        by_name |= found.by_name
        by_mention |= found.by_mention
        doubtful += found.candidates

    def meant(filed: FiledClaim, name: str) -> str:
        return by_mention.get((filed.claim.document.name, name)) or by_name.get(name, name)

    spelt: defaultdict[str, set[str]] = defaultdict(set)
    cited: defaultdict[str, list[int]] = defaultdict(list)
    held: defaultdict[str, list[tuple[FiledClaim, OfficeFields]]] = defaultdict(list)
    for filed in listed:
        ours = {name: meant(filed, name) for name in names_in(filed.claim) if name in by_name}
        for name, person in ours.items():
            spelt[person].add(name)
        for person in sorted(set(ours.values())):
            cited[person].append(filed.number)
    for filed, fields in offices:
        held[meant(filed, fields.person)].append((filed, fields))
    persons = tuple(
        Person(name, tuple(sorted(spelt[name])), posts_of(held.get(name, ())), tuple(sorted(cited[name])))
        for name in sorted(spelt, key=lambda name: (fold(name), name))
    )
    return People(persons, by_name, tuple(sorted(doubtful, key=by_score)), by_mention)
