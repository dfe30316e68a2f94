"""Delegations in capitals, as negotiators' bulletins set them: "INDONESIA preferred national definitions"."""

from __future__ import annotations

import re
from functools import cache

from communique.registry import country_codes, name_of

_CAPITALS = re.compile(r"(?<![\w’'.-])[^\W\d_a-zà-ÿ]{4,}(?![\w’'.-]|\.\w)")
_SMALL = re.compile(r"(?<!\w)[a-zà-ÿ]{2,}")


def as_names(sentence: str, language: str = "en") -> str:
    """A sentence with the names of countries in capitals written as names are; the same length.

    The parser takes "INDONESIA preferred definitions" for one long name. Sentences in capitals throughout stay.

    >>> as_names("INDONESIA preferred national definitions and the US opposed them.")
    'Indonesia preferred national definitions and the US opposed them.'
    >>> as_names("WHO HAS RATIFIED: CHILE")
    'WHO HAS RATIFIED: CHILE'
    """
    if _SMALL.search(sentence) is None:
        return sentence
    known = _words(language)
    return _CAPITALS.sub(lambda word: word[0].title() if word[0] in known else word[0], sentence)


@cache
def _words(language: str) -> frozenset[str]:
    """The words of countries' names, in capitals; those whose length capitals change are left out."""
    names = (name_of(code, language) or "" for code in country_codes())
    words = (word.strip("().,'’") for name in names for word in re.split(r"[ \-’']", name))
    return frozenset(word.upper() for word in words if len(word) >= 4 and len(word.upper()) == len(word))
