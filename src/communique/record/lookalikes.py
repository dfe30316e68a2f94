"""Persons of one office whose surnames are a letter or two apart, or of whom one has a second surname.

"Ada Molvik" and "Ada Molvig" of Norway; "Rosa Quispe" and "Rosa Quispe Landauro" of Peru.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

from communique.model import FiledClaim
from communique.record.candidates import SIDE_BY_SIDE, Candidate, called, side_by_side
from communique.record.judged import PairVerdict
from communique.record.names import sound, surname_key, words_of
from communique.record.people import People, Person
from communique.record.posts import title_key

_ALIKE = 0.75  # of two surnames: Molvik and Molvig have .83
_SHORTEST = 4


def lookalikes(
    people: People, claims: Mapping[int, FiledClaim], judged: Mapping[frozenset[str], PairVerdict]
) -> tuple[Candidate, ...]:
    """The pairs of such persons that nobody has told apart.

    Args:
        people: The persons.
        claims: The record's claims by number.
        judged: What people judged of pairs of names.
    """
    found = []
    for one, other in _of_one_office(people):
        verdicts = {judged.get(frozenset({a, b})) for a in one.spellings for b in other.spellings}
        longer = _has_second_surname(one, other)
        ratio = 1.0 if longer else SequenceMatcher(None, words_of(one.name)[-1], words_of(other.name)[-1]).ratio()
        if "different" in verdicts or "same" in verdicts or ratio < _ALIKE:
            continue
        together = _documents(one, claims) & _documents(other, claims)
        score = max(0.0, 0.6 + 0.35 * ratio - SIDE_BY_SIDE * bool(together))
        post = next(post for post in one.posts if _office(post.title, post.of) in _offices(other))
        of = called(post.of or "")
        apart = "one has a second surname" if longer else "surnames a letter or two apart"
        reasons = ["the same given names", apart, f"both {post.title} of {of}"]
        if together:
            reasons.append(side_by_side(len(together)))
        first, second = sorted((one.name, other.name))
        found.append(Candidate((first, second), round(score, 2), tuple(reasons), "unsure" in verdicts))
    return tuple(found)


def _has_second_surname(one: Person, other: Person) -> bool:
    """Whether one name is the other with a further word, as Spanish names have a second surname."""
    short, long = sorted((words_of(one.name), words_of(other.name)), key=len)
    return len(short) >= 2 and len(long) == len(short) + 1 and long[: len(short)] == short


def _of_one_office(people: People) -> Iterator[tuple[Person, Person]]:
    """Persons of one given name and office, whose surnames are not taken for one already."""
    holders: defaultdict[tuple[str, tuple[frozenset[str], str]], list[Person]] = defaultdict(list)
    for person in people.persons:
        words = words_of(person.name)
        if len(words) >= 2 and len(words[-1]) >= _SHORTEST:
            for office in _offices(person):
                holders[sound(words[0]), office].append(person)
    told: set[frozenset[str]] = set()
    for group in holders.values():
        for one, other in combinations(group, 2):
            pair = frozenset({one.name, other.name})
            if pair not in told and surname_key(one.name) != surname_key(other.name):
                told.add(pair)
                yield one, other


def _offices(person: Person) -> set[tuple[frozenset[str], str]]:
    offices = {_office(post.title, post.of) for post in person.posts if post.of and not post.former}
    return {(words, of) for words, of in offices if words}  # "minister" alone tells nobody apart


def _documents(person: Person, claims: Mapping[int, FiledClaim]) -> set[str]:
    return {claims[number].claim.document.name for number in person.claims if number in claims}


def _office(title: str, of: str | None) -> tuple[frozenset[str], str]:
    return title_key(title)[0], of or ""
