"""Who is who among the persons that the documents name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from communique.model import FiledClaim, OfficeFields
from communique.record.candidates import Candidate, by_score
from communique.record.mentions import Mention, Mentions
from communique.record.names import PARTICLES, surname_key
from communique.record.namesakes import Judged, Named, Namesakes, linked, settle
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
        return cls(tuple(sorted(persons, key=by_folded_name)), by_name, tuple(sorted(pairs, key=by_score)), by_mention)

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


def is_person(name: str, *, holds_office: bool) -> bool:
    """Whether a name is a person's whole name."""
    return not is_country(name) and not is_group(name) and (holds_office or looks_like_a_person(name))


def find_people(claims: Iterable[FiledClaim], judged: Judged = NOTHING_JUDGED) -> People:
    """Group the persons that the claims name.

    Args:
        claims: Claims, in any order.
        judged: What people judged of pairs of names, as they stand in claims or in `People.candidates`.
    """
    mentions = Mentions(claims)
    return people_of(mentions, mentions.surnames(), judged)


def people_of(mentions: Mentions, surnames: Iterable[str], judged: Judged) -> People:
    """The persons of these surnames.

    They depend on the claims that name one of that surname alone (`surname_key`), unless a judgement links two
    surnames, which then have to be asked for together.

    Args:
        mentions: Who is named where.
        surnames: The surnames.
        judged: What people judged of pairs of names.
    """
    by_surname = {surname: [_named(mention) for mention in mentions.of(surname)] for surname in surnames}
    by_name: dict[str, str] = {}
    by_mention: dict[tuple[str, str], str] = {}
    doubtful: list[Candidate] = []
    people: list[Person] = []
    for together in linked(by_surname, judged):
        mine = [known for surname in together for known in by_surname[surname]]
        if not any(known.is_full for known in mine):
            continue
        spellings = {known.name for known in mine}
        found = settle(mine, {pair: verdict for pair, verdict in judged.items() if pair <= spellings})
        people += _persons([mention for surname in together for mention in mentions.of(surname)], found)
        by_name |= found.by_name
        by_mention |= found.by_mention
        doubtful += found.candidates
    return People(tuple(sorted(people, key=by_folded_name)), by_name, tuple(sorted(doubtful, key=by_score)), by_mention)


def by_folded_name(person: Person) -> tuple[str, str]:
    """The order of persons."""
    return fold(person.name), person.name


def _named(mention: Mention) -> Named:
    is_full = is_person(mention.name, holds_office=bool(mention.offices))
    offices = [
        (filed.claim.document.name, fields.title, fields.of or "")
        for filed, fields in mention.offices.values()
        if filed.claim.modality != "denied"
    ]
    documents = dict.fromkeys(sorted(set(mention.claims.values())))
    return Named(mention.name, len(mention.claims), documents, offices, is_full)


def _persons(mentions: Iterable[Mention], meant: Namesakes) -> Iterator[Person]:
    """The persons of one surname, each with the claims that mean it."""
    spelt: defaultdict[str, set[str]] = defaultdict(set)
    cited: defaultdict[str, set[int]] = defaultdict(set)
    held: defaultdict[str, list[tuple[FiledClaim, OfficeFields]]] = defaultdict(list)
    several = {name for _, name in meant.by_mention}
    for mention in mentions:
        name = mention.name
        if name not in meant.by_name:
            continue
        whom = meant.by_name[name]
        if name in several:
            for number, document in mention.claims.items():
                person = meant.by_mention.get((document, name), whom)
                spelt[person].add(name)
                cited[person].add(number)
                if number in mention.offices:
                    held[person].append(mention.offices[number])
        else:
            spelt[whom].add(name)
            cited[whom].update(mention.claims)
            held[whom] += mention.offices.values()
    for name, spellings in spelt.items():
        yield Person(name, tuple(sorted(spellings)), posts_of(held[name]), tuple(sorted(cited[name])))
