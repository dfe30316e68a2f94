"""Who is who among the persons that the documents name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from communique.model import Claim, FiledClaim, OfficeFields
from communique.record.words import fold

_COUNTRY = re.compile(r"^[A-Z]{2}$")
_PARTICLES = frozenset(
    [
        "al",
        "ap",
        "ben",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "of",
        "ter",
        "van",
        "von",
        "y",
        "zu",
    ]
)


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
    return all(word[:1].isupper() or fold(word) in _PARTICLES for word in words) and not any(c.isdigit() for c in name)


@dataclass(frozen=True)
class Post:
    """An office as the record holds it: one person, one title, one country or organisation.

    Attributes:
        title: The fullest of the most frequent wordings.
        of: Country or organisation; None where no document says.
        former: Whether the documents say only that it was once held.
        claims: Numbers of the claims that say so.
    """

    title: str
    of: str | None
    former: bool
    claims: tuple[int, ...]


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
    """The persons of a record, and which name in which document means whom."""

    persons: tuple[Person, ...]
    _by_name: Mapping[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The record's name for `name`; `name` itself where it is no known person."""
        return self._by_name.get(name, name)

    def find(self, name: str) -> Person | None:
        """The person of this name or spelling; None where there is none."""
        return self._index.get(self.canonical(name))

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


def surname_key(name: str) -> str:
    """What the names of one person have in common, however they are written: other keys are other persons."""
    return (fold(name).split() or [""])[-1]


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` can be another writing of `full`: a surname, initials, or fewer given names."""
    if short == full or len(short) > len(full) or short[-1] != full[-1]:
        return False
    if full[-len(short) :] == short:
        return True
    rest = list(full[:-1])
    for word in short[:-1]:
        at = next((i for i, given in enumerate(rest) if given == word or (len(word) == 1 and given[0] == word)), None)
        if at is None:
            return False
        del rest[: at + 1]
    return True


def _is_person(name: str, office_holders: frozenset[str]) -> bool:
    return not is_country(name) and not is_group(name) and (name in office_holders or looks_like_a_person(name))


def group_names(names: Mapping[str, int], office_holders: frozenset[str]) -> dict[str, str]:
    """Which spelling means whom.

    Spellings with the same folded words are one person. A shorter writing joins a fuller one only
    where a single fuller one fits; two full names that differ are two people.

    Args:
        names: Every entity named, with how often.
        office_holders: Names that hold an office in some claim.

    Returns:
        Each person's spelling with the name that the record uses.
    """
    spellings: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    surnames: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    known = {fold(name) for name in names if _is_person(name, office_holders)}
    for name in sorted(names):
        key = tuple(fold(name).split())
        # "MARA TOLVAJ" alone could be an acronym's words; beside "Mara Tolvaj" it is hers.
        if (key and _is_person(name, office_holders)) or (len(key) > 1 and " ".join(key) in known):
            spellings[key].append(name)
    keys = sorted(spellings, key=lambda key: (-len(key), key))
    for key in keys:
        surnames[key[-1]].append(key)
    for name in sorted(names):
        key = tuple(fold(name).split())
        if (
            len(key) == 1
            and key not in spellings
            and not is_country(name)
            and not is_group(name)
            and key[0] in surnames
        ):
            spellings[key].append(name)
            surnames[key[0]].append(key)
    owner: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in sorted(spellings, key=lambda key: (-len(key), sum(len(word) == 1 for word in key), key)):
        fuller = {owner[other] for other in surnames[key[-1]] if other in owner and _fits(key, other)}
        owner[key] = fuller.pop() if len(fuller) == 1 else key
    members: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, first in owner.items():
        members[first].extend(spellings[key])
    return {name: best for group in members.values() for best in [_best(group, names)] for name in group}


def _best(group: list[str], names: Mapping[str, int]) -> str:
    def rank(name: str) -> tuple[int, int, int, int, str]:
        words = fold(name).split()
        accents = sum(ord(c) > 127 for c in name)
        return (-sum(len(word) > 1 for word in words), -names[name], name.isupper(), -accents, name)

    return min(group, key=rank)


_QUALIFIERS = frozenset({"deputy", "vice", "assistant", "acting", "shadow", "former", "permanent", "first", "honorary"})
_GENERIC = frozenset(
    {
        "minister",
        "ministers",
        "ministre",
        "counterpart",
        "homologue",
        "of",
        "for",
        "and",
        "the",
        "de",
        "des",
        "et",
        "du",
        "la",
        "l",
    }
)


def _title_key(title: str) -> tuple[frozenset[str], frozenset[str]]:
    words = frozenset(fold(title).split())
    return frozenset(w[:5] for w in words - _GENERIC - _QUALIFIERS), words & _QUALIFIERS


def _posts(claims: list[tuple[FiledClaim, OfficeFields]]) -> tuple[Post, ...]:
    """The offices of one person: wordings of one office are one post."""
    count = Counter((fields.title, fields.of) for _, fields in claims)
    ordered = sorted(count, key=lambda it: (-len(_title_key(it[0])[0]), it[1] is None, -count[it], it[0], it[1] or ""))
    groups: list[list[tuple[str, str | None]]] = []
    for title, of in ordered:
        words, qualifiers = _title_key(title)
        for group in groups:
            lead_words, lead_qualifiers = _title_key(group[0][0])
            lead_of = next((o for _, o in group if o), None)
            if words <= lead_words and qualifiers == lead_qualifiers and (not of or not lead_of or of == lead_of):
                group.append((title, of))
                break
        else:
            groups.append([(title, of)])
    posts = []
    for group in groups:
        mine = [(filed, fields) for filed, fields in claims if (fields.title, fields.of) in group]
        best = min(
            group,
            key=lambda it: (-len(_title_key(it[0])[0]), it[0].isupper(), -count[it], not it[0][:1].isupper(), it[0]),
        )[0]
        posts.append(
            Post(
                best,
                next((of for _, of in group if of), None),
                all(filed.claim.modality == "denied" for filed, _ in mine),
                tuple(filed.number for filed, _ in mine),
            )
        )
    return tuple(sorted(posts, key=lambda post: (post.former, post.of is None, -len(post.claims), post.title)))


def find_people(claims: Iterable[FiledClaim]) -> People:
    """Group the persons that the claims name."""
    listed = list(claims)
    count: Counter[str] = Counter()
    offices: list[tuple[FiledClaim, OfficeFields]] = []
    for filed in listed:
        count.update(set(names_in(filed.claim)))
        if isinstance(filed.claim.fields, OfficeFields):
            offices.append((filed, filed.claim.fields))
    holders = frozenset(f.person for _, f in offices if not is_country(f.person) and not is_group(f.person))
    by_name = group_names(count, holders)
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, name in by_name.items():
        spellings[name].add(spelling)
    held: defaultdict[str, list[tuple[FiledClaim, OfficeFields]]] = defaultdict(list)
    for filed, fields in offices:
        held[by_name.get(fields.person, fields.person)].append((filed, fields))
    cited: defaultdict[str, list[int]] = defaultdict(list)
    for filed in listed:
        for name in sorted({by_name[n] for n in names_in(filed.claim) if n in by_name}):
            cited[name].append(filed.number)
    persons = tuple(
        Person(name, tuple(sorted(spellings[name])), _posts(held.get(name, [])), tuple(cited[name]))
        for name in sorted(spellings, key=fold)
    )
    return People(persons, by_name)
