"""Parts of a whole in words and per cent: "a third", "three quarters", "12.5 per cent", "les deux tiers"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from communique.language.lexicon import rows
from communique.language.trie import alternation

_PER_CENT = r"(?:\s?%|\s(?:per\s?cent|percent|pour\s?cent|p\.\s?c\.))"
_FIGURES = r"\d{1,3}(?:[.,]\d{1,2})?"


@cache
def _known(language: str) -> dict[str, Fraction]:
    return {
        row["words"]: Fraction(int(row["numerator"]), int(row["denominator"]))
        for row in rows("fractions")
        if row["language"] == language
    }


@cache
def fraction_pattern(language: str) -> str:
    """A pattern for one part of a whole, to be matched whatever the case; no groups."""
    words, ratio = alternation(_known(language)), r"\d{1,2}/\d{1,2}(?![\w/])"
    return rf"(?<![\w.,/€$£¥-])(?:{words}(?!\w)|{_FIGURES}{_PER_CENT}|{ratio})"


def read_fraction(words: str, language: str) -> Fraction | None:
    """The value of a part of a whole, from above 0 to below 1; None for what is none.

    >>> read_fraction("two thirds", "en"), read_fraction("12,5 %", "fr"), read_fraction("3/2", "en")
    (Fraction(2, 3), Fraction(1, 8), None)
    """
    text = " ".join(words.casefold().split())
    if (known := _known(language).get(text)) is not None:
        return known
    if per_cent := re.fullmatch(rf"({_FIGURES}){_PER_CENT}", text):
        value = Fraction(per_cent[1].replace(",", ".")) / 100
    elif (parts := re.fullmatch(r"(\d{1,2})/(\d{1,2})", text)) and int(parts[2]):
        value = Fraction(int(parts[1]), int(parts[2]))
    else:
        return None
    return value if 0 < value < 1 else None
