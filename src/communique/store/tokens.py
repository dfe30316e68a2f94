"""The words of a text as a search compares them: without accents and case, as SQLite's own tokenizer cuts them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from communique.model import Span

# The same letters as in the index of SQLite.
_PLAIN: Final = str.maketrans("łŁøØđĐħĦı", "lLoOdDhHi")
_LONGEST: Final = 500  # PostgreSQL keeps no word of more than 2,046 bytes


class Word(NamedTuple):
    """One word of a text: as it is compared, and where it stands."""

    plain: str
    span: Span


def counts(letter: str) -> bool:
    """Whether the character is a part of a word."""
    category = unicodedata.category(letter)
    return category[0] in "LN" or category == "Co"


def words_of(text: str) -> Iterator[Word]:
    """The words of `text`, in order."""
    start, plain = -1, ""
    for at, letter in enumerate(text):
        kind, folded = _letter(letter)
        if kind == "word" or (kind == "mark" and start >= 0):
            start = at if start < 0 else start
            plain += folded
        elif start >= 0:
            yield Word(plain[:_LONGEST], Span(start, at))
            start, plain = -1, ""
    if start >= 0:
        yield Word(plain[:_LONGEST], Span(start, len(text)))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> tuple[str, str]:
    """Whether it is of a word, a mark on one, or neither; and what is left of it without accent and case."""
    if unicodedata.category(letter) == "Mn":
        return "mark", ""
    if not counts(letter):
        return "sign", ""
    bare = unicodedata.normalize("NFD", letter.translate(_PLAIN)).lower()
    return "word", "".join(each for each in bare if counts(each)) or letter
