"""Parties that are counted and not named: "59 states", "some 500 companies"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from communique.language.numbers import find_counts
from communique.record.lexicon import rows
from communique.record.words import fold

Bound = Literal["exact", "at-least", "at-most", "about"]
_NEAR = 1.1  # "more than 60" does not say 400; "some 500" does not say 400
_FAR = 1.5  # of an exact number, who rounds says "more than" a good deal less
_VAGUE_WORDS = "several many hundreds dozens thousands scores hundred thousand plusieurs nombreuses centaines"
_VAGUE = frozenset(_VAGUE_WORDS.split())
_OF = (("of", "the"), ("of",), ("des",), ("sur", "les"), ("sur",))


@dataclass(frozen=True)
class Counted:
    """How many of what.

    Attributes:
        noun: The class of what is counted ("states").
        number: How many; None where the words give no number ("several hundred").
    """

    noun: str
    number: int | None
    bound: Bound = "exact"

    def agrees(self, other: Counted) -> bool:
        """Whether both counts can hold; "more than" says little of what lies far above, least of a rounded number."""
        if self.number is None or other.number is None or self.number == other.number:
            return True
        low, high = sorted((self, other), key=lambda it: it.number or 0)
        near = (high.number or 0) <= (low.number or 0) * _NEAR
        if low.bound == "at-least" and high.bound == "exact":
            return (high.number or 0) <= (low.number or 0) * _FAR
        return near and (low.bound in {"at-least", "about"} or high.bound in {"at-most", "about"})


@cache
def _nouns() -> dict[str, str]:
    return {fold(word): noun for noun, words in _rows("counted_nouns.tsv") for word in words.split()}


@cache
def _bounds() -> tuple[tuple[tuple[str, ...], str], ...]:
    found = [(tuple(fold(words).split()), bound) for bound, words in _rows("counted_bounds.tsv")]
    return tuple(sorted(found, key=lambda it: -len(it[0])))


def _rows(name: str) -> list[tuple[str, str]]:
    return [(first, second) for first, second, *_ in rows(name)]


def is_counted_noun(words: str) -> bool:
    """Whether words are a noun alone by which parties are counted: "donors", "Donors" at a sentence's beginning."""
    return fold(words) in _nouns()


@lru_cache(maxsize=16384)
def counted(words: str) -> Counted | None:
    """What the words count; None where they count nothing that the record knows.

    The first number with its noun decides: in "400 businesses from 38 countries" businesses are counted.
    """
    text = re.sub(r"(?<=\d)[,.\u202f\u00a0 ](?=\d{3}\b)", "", words)
    for count in reversed(find_counts(text)):
        if fold(text[count.span.start : count.span.end]) not in _VAGUE:
            text = f"{text[: count.span.start]}{count.value}{text[count.span.end :]}"
    return _first_counted(fold(text).split())


def _first_counted(words: list[str]) -> Counted | None:
    for at, word in enumerate(words):
        if word.isdigit() or word in _VAGUE:
            # One word may stand between: "33 international organisations", "several hundred companies".
            noun = next((_nouns()[next_] for next_ in _after(words, at)[:2] if next_ in _nouns()), None)
            if noun is not None:
                number = int(word) if word.isdigit() else None
                return Counted(noun, number, _bound(words[:at]) if number is not None else "about")
    return None


def _after(words: list[str], at: int) -> list[str]:
    """The words after a number; of "31 of the 32 allies", "allies"."""
    for part in _OF:
        end = at + 1 + len(part)
        if tuple(words[at + 1 : end]) == part and words[end : end + 1] and words[end].isdigit():
            return words[end + 1 :]
    return words[at + 1 :]


def _bound(before: list[str]) -> Bound:
    for words, bound in _bounds():
        if tuple(before[-len(words) :]) == words:
            return bound  # type: ignore[return-value]
    return "exact"
