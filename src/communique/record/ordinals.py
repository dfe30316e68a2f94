"""Which meeting of a series a name means: "COP27", "the 41st meeting", "twenty-sixth session"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.record.lexicon import rows
from communique.record.words import fold

_DIGITS = re.compile(r"\d+")
_YEARS = range(1900, 2101)


@cache
def _words() -> dict[str, int]:
    return {word: int(number) for number, words in rows("ordinals.tsv") for word in words.split()}


@lru_cache(maxsize=16384)
def ordinals(name: str) -> frozenset[int]:
    """The numbers in a meeting's name, in digits or words; years are dates and no numbers."""
    found = {int(digits) for digits in _DIGITS.findall(name) if len(digits) < 6 and int(digits) not in _YEARS}
    tens = 0
    for word in fold(name).split():
        number = _words().get(word)
        if number is None:
            tens = 0
        elif number >= 20 and not word.endswith(("th", "ieme")):
            tens = number
        else:
            found.add(tens + number)
            tens = 0
    return frozenset(found)
