"""How the words of two accounts are compared: folded, stemmed roughly, without function words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "ʼ": "'"}
)
_WORD = re.compile(r"[^\W_]+")
_STEM = 5


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """The words without accents, case, hyphens or full stops, for comparison only."""
    bare = words.casefold()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare.translate(_PLAIN))
        bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare.replace("'s ", " ").replace("'", " ")))


@cache
def _stopwords() -> frozenset[str]:
    text = files(__package__).joinpath("stopwords.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(word) for line in lines for word in line.split())


@lru_cache(maxsize=65536)
def stems(words: str) -> frozenset[str]:
    """The content words of a passage, each cut to its first letters.

    Cutting lets "partners" meet "partnerships" and "China" meet "Chine"; numbers are kept whole.
    """
    found = (word for word in fold(words).split() if word not in _stopwords() and (len(word) > 1 or word.isdigit()))
    return frozenset(word if word.isdigit() else word[: _STEM if len(word) > _STEM else 4] for word in found)


def stems_of(passages: Iterable[str]) -> frozenset[str]:
    """The content words of several passages together."""
    return frozenset().union(*(stems(passage) for passage in passages))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common words among all words; 0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter passage's words that the longer one holds; 0 where either is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def say_the_same(one: frozenset[str], other: frozenset[str], *, share: float = 0.45, least: int = 3) -> bool:
    """Whether two passages overlap so strongly that they report the same thing."""
    common = len(one & other)
    if one == other and common >= 2:
        return True
    # A long passage holds most words of many a short one by chance.
    alike_in_length = 4 * min(len(one), len(other)) >= max(len(one), len(other))
    held = alike_in_length and containment(one, other) >= 0.8 and common >= least + 1
    return common >= least and (jaccard(one, other) >= share or held)


@lru_cache(maxsize=16384)
def runs(words: str) -> frozenset[str]:
    """The runs of four words in a passage, folded."""
    found = fold(words).split()
    return frozenset(" ".join(found[i : i + 4]) for i in range(len(found) - 3))


def is_excerpt(one: str, other: str) -> bool:
    """Whether the shorter passage stands, for the greater part word for word, in the longer one."""
    a, b = runs(one), runs(other)
    return min(len(a), len(b)) >= 2 and containment(a, b) >= 0.5


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` begins with the initials of the words of `long` ("LFC 2031", "Lake Fishing Conference")."""
    first = short.split()[0] if short.split() else ""
    initials = "".join(word[0] for word in long.split() if word[:1].isupper())
    return len(first) >= 3 and first.isupper() and first == initials
