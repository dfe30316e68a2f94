"""The people of a document: one entry a person, by the fullest name that the document gives."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from communique.language.mentions import Mention, Office

_EXACT = frozenset({"prime", "vice", "deputy", "general", "assistant", "under", "vice-", "shadow", "spokesperson"})
_IDLE = frozenset({"of", "for", "to", "and", "the", "affairs", "s", "former", "ex"}) | frozenset(
    {"de", "des", "du", "la", "le", "l", "d", "et", "affaires"}
)
_SPELLINGS = {
    "defense": "defence",
    "secretary-general": "secretary general",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "étrangères": "foreign",
    "premier": "prime",
    "première": "prime",
    "vice-president": "vice president",
    "undersecretary": "under secretary",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
}


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the document names."""

    name: str
    offices: list[Office] = field(default_factory=list)
    country: str | None = None
    mentions: int = 0
    first: int = 0
    certain: bool = False


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Lower case without accents, dots and doubled spaces."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return " ".join(
        "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace(".", "").replace("- ", "-").split()
    )


@lru_cache(maxsize=16384)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell it from another."""
    folded = title.casefold().replace("’", "'")
    for written, plain in _SPELLINGS.items():
        folded = folded.replace(written, plain)
    return frozenset(
        word for word in folded.replace("-", " ").replace("'", " ").replace(",", " ").split() if word not in _IDLE
    )


def same_title(one: str, other: str) -> bool:
    """Whether one title can be short for the other: "the Minister", "Minister of Foreign Affairs"."""
    a, b = title_words(one), title_words(other)
    if not a or not b or (a & _EXACT) != (b & _EXACT):
        return False
    return a <= b or b <= a


_TWO_SURNAMES = 3
"""A given name and two surnames, as in Spanish: "Ana Quispe Landauro" is Ms Quispe."""


class People:
    """Who is who in one document, from all its mentions; later introductions count for earlier words."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_name: dict[str, Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_paternal: dict[str, list[Person]] = {}
        named = [mention for mention in mentions if mention.name and mention.kind in ("person", "name")]
        for mention in sorted(named, key=lambda each: -len(each.name.split())):
            self._enter(mention)
        self._drop_run_on_names(named)
        for mention in named:
            person = self.named(mention.name)
            if person is None:
                continue
            person.mentions += 1
            person.first = min(person.first, mention.span.start)
            person.certain = person.certain or mention.kind == "person"
            person.country = person.country or mention.country
            for office in mention.offices:
                if not office.title:
                    person.country = person.country or office.of
                if office.title and not any(
                    same_title(office.title, known.title) and office.of == known.of for known in person.offices
                ):
                    person.offices.append(office)

    def _drop_run_on_names(self, named: Iterable[Mention]) -> None:
        """A longer run of capitals that another name opens, said once, is a headline's and no name."""
        times = Counter(fold(mention.name) for mention in named)
        for mention in named:
            key = fold(mention.name)
            parts = key.split()
            opened = (" ".join(parts[:size]) for size in range(2, len(parts)))
            if len(parts) > 2 and times[key] == 1 and any(times[start] for start in opened):
                person = self._by_name.pop(key, None)
                if person is not None:
                    self._by_last[parts[-1]].remove(person)
                    self._enter(replace(mention, name=" ".join(mention.name.split()[: _opening(parts, times)])))

    def _enter(self, mention: Mention) -> None:
        key = fold(mention.name)
        if key in self._by_name or (self._match(key) is not None):
            return
        name = mention.name
        if name.isupper() and len(name) > 3:
            name = " ".join(part.capitalize() if "-" not in part else part.title() for part in name.split())
        person = Person(name, first=mention.span.start)
        self._by_name[key] = person
        for last in dict.fromkeys((key.split()[-1], *_surnames_in_capitals(name))):
            self._by_last.setdefault(last, []).append(person)
        self._by_first.setdefault(key.split()[0], []).append(person)
        if len(key.split()) == _TWO_SURNAMES:
            self._by_paternal.setdefault(key.split()[1], []).append(person)

    def _match(self, key: str) -> Person | None:
        parts = key.split()
        found = [
            person for person in self._by_last.get(parts[-1], ()) if _is_short_for(parts, fold(person.name).split())
        ]
        if not found and len(parts) == 1:
            capitals = [person for person in self._by_last.get(parts[0], ()) if " " in person.name]
            found = capitals or [person for person in self._by_first.get(parts[0], ()) if " " in person.name]
            found = found or self._by_paternal.get(parts[0], [])
        return found[0] if len(found) == 1 else None

    def named(self, name: str) -> Person | None:
        """The person that a name, full or short, stands for; None where two could fit or none does."""
        key = fold(name)
        return self._by_name.get(key) or self._match(key) or self._headed(key)

    def _headed(self, key: str) -> Person | None:
        """The person whose full name opens a run of capitals: "Ana Bravo Travel to Peru" is a headline's."""
        parts = key.split()
        starts = (" ".join(parts[:size]) for size in range(len(parts) - 1, 1, -1))
        return next((self._by_name[start] for start in starts if start in self._by_name), None)

    def holding(self, title: str, of: str | None, home: str | None = None) -> Person | None:
        """The person whom an office names in this document; None where nobody or two equally fit."""
        fitting = [
            (person, office)
            for person in self._by_name.values()
            for office in person.offices
            if not office.former and same_title(title, office.title) and (of is None or office.of in (None, of))
        ]
        if of is not None:
            exact = [pair for pair in fitting if pair[1].of == of or pair[0].country == of]
            unowned = [pair for pair in fitting if _may_be_of(pair, title, of, home)]
            fitting = exact or unowned
        elif home is not None and len({id(person) for person, _ in fitting}) > 1:
            fitting = [pair for pair in fitting if pair[1].of == home] or fitting
        people = list(dict.fromkeys(person for person, _ in fitting))
        if len(people) > 1:
            people.sort(key=lambda person: (-person.mentions, person.first))
            if people[0].mentions == people[1].mentions and people[0].first > people[1].first:
                return None
        return people[0] if people else None

    def __iter__(self) -> Iterator[Person]:
        yield from self._by_name.values()


def _may_be_of(pair: tuple[Person, Office], title: str, of: str, home: str | None) -> bool:
    """Whether a title given without a country or body can be the one that is given with it."""
    person, office = pair
    if office.of is not None or person.country not in (None, of) or home not in (None, of):
        return False
    return home == of or len(title_words(title)) > 1 or "minister" in title_words(title)


def _opening(parts: list[str], times: Mapping[str, int]) -> int:
    return next(size for size in range(2, len(parts)) if times.get(" ".join(parts[:size])))


def _surnames_in_capitals(name: str) -> list[str]:
    """The surname of a name written "TANAKA Hiro" or "Hiro TANAKA"."""
    parts = name.split()
    if name.isupper():
        return []
    return [fold(part) for part in parts if len(part) > 2 and part.isupper()]


def _is_short_for(parts: list[str], full: list[str]) -> bool:
    """Whether a name is the end of a fuller one, or its first and last words with others between."""
    if len(parts) > len(full):
        return False
    if full[-len(parts) :] == parts:
        return True
    return (
        len(parts) == 2
        and parts[-1] == full[-1]
        and (parts[0] == full[0] or (len(parts[0]) == 1 and full[0][0] == parts[0]))
    )
