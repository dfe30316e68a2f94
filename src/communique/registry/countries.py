"""Countries: their names, demonyms and cities in English and French, and their codes."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache
from typing import Final

from communique.registry.names import folded
from communique.registry.table import alternatives, rows

_LONG_NAME: Final = 7  # letters; shorter names are too near to other words
_LIKENESS: Final = 0.77


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other).ratio()


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, *cells in rows("countries"):
        codes[code.casefold()] = code
        for cell in cells:
            for name in alternatives(cell):
                codes.setdefault(folded(name.removeprefix("the ")), code)
    for code, *cells in rows("demonyms"):
        for cell in cells:
            for name in alternatives(cell):
                codes.setdefault(folded(name), code)
    for code, *cells in rows("metonyms"):
        for cell in cells:
            for name in alternatives(cell):
                codes.setdefault(folded(name.removeprefix("the ")), code)
    for name, code, role, *cells in rows("cities"):
        if role in ("capital", "seat"):
            for word in [name, *(word for cell in cells for word in alternatives(cell))]:
                codes.setdefault(folded(word.removeprefix("the ").removesuffix("!")), code)
    return codes


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {
        code: (en.split("|")[0].removeprefix("the "), fr.split("|")[0].removeprefix("the "))
        for code, en, fr in rows("countries")
    }


def country(words: str) -> str | None:
    """The country that a name, a demonym, a capital or a code stands for, in English or French.

    Args:
        words: Words by themselves, in any case, with or without accents and article.

    Returns:
        Its ISO 3166-1 alpha-2 code (XK for Kosovo), or None when the words name no country.
    """
    key = folded(words)
    codes = _codes()
    found = codes.get(key)
    if found:
        return found
    for article in ("the ", "la ", "le ", "les ", "l'"):
        if key.startswith(article):
            return codes.get(key[len(article) :])
    return None


@lru_cache(maxsize=4096)
def misspelt_country(word: str) -> str | None:
    """The one country whose English or French name a longer word misses by a letter or two ("Lithuannia").

    Only to be believed where something else tells of that country, too.
    """
    key = folded(word)
    if len(key) < _LONG_NAME or key in _codes():
        return None
    near = get_close_matches(key, _codes(), n=2, cutoff=_LIKENESS)
    meant = {_codes()[name] for name in near if _likeness(name, key) == _likeness(near[0], key)}
    return meant.pop() if len(meant) == 1 else None


def is_country(code: str) -> bool:
    """Whether `code` is the alpha-2 code of a country in the registry."""
    return code in _names()


def country_name(code: str, language: str = "en") -> str | None:
    """The short display name of a country; None for an unknown code."""
    names = _names().get(code)
    return names[language == "fr"] if names else None


def country_codes() -> tuple[str, ...]:
    """All codes, in alphabetical order."""
    return tuple(_names())
