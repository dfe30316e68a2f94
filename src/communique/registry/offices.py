"""Offices: the words of titles, and what kind of office they name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.registry.names import folded, plain
from communique.registry.table import rows


class Title(NamedTuple):
    """The words of a title, in small letters with straight apostrophes.

    Attributes:
        words: The title without the country ("minister of foreign affairs").
        office: What kind of office: head-of-state, head-of-government, foreign-minister, minister, …;
            or the part it plays in a title: prefix ("deputy"), suffix ("elect"), honorific ("Mr").
    """

    words: str
    office: str


@cache
def titles(language: str) -> tuple[Title, ...]:
    """Titles in a language ("en" or "fr"), longest first, so that an alternation of them finds the longest.

    Prefixes, suffixes and honorifics are among them, with these classes.
    """
    own = [
        Title(plain(words), office)
        for words, its_language, office in rows("offices")
        if its_language == ("fr" if language == "fr" else "en")
    ]
    return tuple(sorted(own, key=_longest_first))


def _longest_first(title: Title) -> tuple[int, str]:
    return -len(title.words), title.words


@cache
def _offices() -> dict[str, str]:
    found: dict[str, str] = {}
    for words, _, office in rows("offices"):
        found.setdefault(folded(words), office)
    return found


def office_class(words: str) -> str | None:
    """What kind of office a title names ("Foreign Secretary" is a foreign-minister); None if unknown.

    Words before the title that the registry does not know are passed over
    ("Romanian Foreign Minister"), as are complements after it ("Minister of State for Trade").
    """
    parts = folded(words).replace(",", " ").split()
    offices = _offices()
    for length in range(len(parts), 0, -1):
        for start in range(len(parts) - length + 1):
            office = offices.get(" ".join(parts[start : start + length]))
            if office and (length == len(parts) or office not in ("prefix", "suffix", "honorific")):
                return office
    return None
