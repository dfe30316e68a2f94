"""Number words and figures as integers, and where a text counts something."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.language.lexicon import rows
from communique.language.trie import alternation
from communique.model import Span

_FIGURES = re.compile(r"(\d+|\d{1,3}(?:[,\u00a0\u202f ]\d{3})+)(?:st|nd|rd|th|ers?|ère|res?|èmes?|e)?")
_LONGEST = 18
_JOINERS = frozenset({"and", "et"})
_ARTICLES = frozenset({"a", "an"})
_SEPARATOR = r"(?:-|‑|[ \u00a0]+(?:and[ \u00a0]+|et[ \u00a0]+)?|-et-)"
_ALONE_NO_COUNT = frozenset({"un", "une", "one"})


class Count(NamedTuple):
    """A cardinal number of a text: where it stands, and its value."""

    span: Span
    value: int


@cache
def _words() -> dict[str, tuple[bool, int]]:
    """Each number word with whether it multiplies; where the languages differ ("billion"), English decides."""
    words: dict[str, tuple[bool, int]] = {}
    for row in rows("number_words"):
        words.setdefault(row["word"], (row["kind"].endswith("multiplier"), int(row["value"])))
    return words


@cache
def cardinal_pattern() -> str:
    """A pattern for cardinal numbers written as words, in lower case: "twenty-eight", "deux cent mille"."""
    words = {row["word"] for row in rows("number_words") if row["kind"] in ("cardinal", "multiplier")}
    multipliers = {row["word"] for row in rows("number_words") if row["kind"] == "multiplier"}
    word = f"(?:{alternation(words)})(?![^\\W_])"
    return f"(?:an?[ \\u00a0](?={alternation(multipliers)})|(?={alternation(words)})){word}(?:{_SEPARATOR}{word})*"


@cache
def _counts() -> re.Pattern[str]:
    figures = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d.,]?\d)|\d+(?![.,:/-]?\d|st\b|nd\b|rd\b|th\b|er\b|e\b|ème\b|%)"
    return re.compile(
        rf"(?<![\w.,:/$€£¥-])(?<!per )(?:(?P<figures>{figures})|(?P<words>{cardinal_pattern()}))", re.IGNORECASE
    )


def read_number(words: str) -> int | None:
    """The value of a cardinal or ordinal, in figures or in English or French words.

    Fractions and anything that is not one well-formed number are None:
    a wrong count is worse than none.

    >>> read_number("Twenty-eight"), read_number("31st"), read_number("quatre-vingt-dix-sept")
    (28, 31, 97)
    """
    text = words.strip().casefold()
    if figures := _FIGURES.fullmatch(text):
        digits = re.sub(r"\D", "", figures[1])
        return int(digits) if len(digits) <= _LONGEST else None
    parts = [part for part in re.split(r"[\s\u00a0‑-]+", text) if part]
    if len(parts) > 1 and parts[0] in _ARTICLES:
        parts = ["one", *parts[1:]] if _words().get(parts[1], (False, 0))[0] else []
    if not parts or parts[0] in _JOINERS or parts[-1] in _JOINERS:
        return None
    return _sum_of([part for part in parts if part not in _JOINERS])


def _sum_of(parts: list[str]) -> int | None:
    """Add up the parts, each smaller than the place that the one before it leaves free."""
    total, group, free = 0, 0, 1000
    last_scale = 10**18
    empty = True
    for part in parts:
        if part not in _words():
            return None
        multiplies, value = _words()[part]
        if multiplies and value >= 1000:
            if value >= last_scale:
                return None
            total += (1 if empty else group) * value
            last_scale, group, free, empty = value, 0, 1000, True
        elif multiplies:
            if group >= 100 or (value == 12 and group > 99):
                return None
            group, free, empty = (group or 1) * value, value if value == 100 else 1, False
        elif value == 20 and group % 100 == 4 and part.startswith("vingt"):
            group, free, empty = group + 76, 20, False
        else:
            if value >= free or (value == 0 and len(parts) > 1):
                return None
            group, empty = group + value, False
            free = 20 if value in (60, 80) and part in ("soixante",) else 10 if value % 10 == 0 and value >= 10 else 1
    return total + group


def find_counts(text: str) -> list[Count]:
    """The cardinal numbers of a text, in figures or words, in order.

    Left out: decimals, times, percentages, ordinals, amounts after a currency sign, and "one", "un", "une"
    standing alone, which are mostly no counts.
    """
    counts = []
    for match in _counts().finditer(text):
        words = match[0]
        if words.casefold() in _ALONE_NO_COUNT:
            continue
        value = read_number(words)
        if value is not None:
            counts.append(Count(Span(*match.span()), value))
    return counts
