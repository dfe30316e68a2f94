"""Which meeting of a series a name means: "COP27", "the 41st meeting", "twenty-sixth session"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from communique.record.words import fold

_DIGITS = re.compile(r"\d+")
_YEARS = range(1900, 2101)


@cache
def _words() -> dict[str, int]:
    text = files(__package__).joinpath("data/ordinals.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {word: int(number) for number, words in rows for word in words.split()}


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
