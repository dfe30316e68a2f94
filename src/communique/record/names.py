"""How the names of persons are written, and which writings can be one name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from communique.record.lexicon import rows
from communique.record.words import fold

Likeness = Literal["same", "sound", "initial", "absent", "near", "different"]
_PARTICLES = "al ap ben bin da das de del della den der di do dos du el ibn la le of ter van von y zu"
PARTICLES = frozenset(_PARTICLES.split())
_SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_AT: dict[str, tuple[str, str]] = {"any": ("", ""), "start": ("^", ""), "end": ("", "$")}


@cache
def _sounds() -> tuple[re.Pattern[str], dict[str, str]]:
    table = sorted(rows("transliteration.tsv"), key=lambda row: (-len(row[0]), row[2] == "any", row[0]))
    by_letters: dict[str, str] = {}
    patterns = []
    for at, (letters, sound, place, *_) in enumerate(table):
        before, after = _AT[place]
        patterns.append(f"(?P<r{at}>{before}{re.escape(fold(letters))}{after})")
        by_letters[f"r{at}"] = sound
    return re.compile("|".join(patterns)), by_letters


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word as it sounds, roughly: what Dmytro and Dmitro, Zelenskyy and Selenskyj have in common.

    Args:
        word: One word, folded.
    """
    pattern, by_letters = _sounds()
    heard = pattern.sub(lambda match: by_letters[match.lastgroup or ""], word)
    return re.sub(r"(.)\1+", r"\1", heard)


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without "Jr" and the like."""
    found = fold(name).split()
    while len(found) > 1 and found[-1] in _SUFFIXES:
        found.pop()
    return tuple(found)


@lru_cache(maxsize=65536)
def surname_key(name: str) -> str:
    """What the names of one person have in common, however they are written: other keys are other persons."""
    return sound((words_of(name) or ("",))[-1])


def given_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """The given names in a folded name: neither the surname nor its particles."""
    return tuple(word for word in words[:-1] if word not in PARTICLES)


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """How the given names of two folded names agree; the one with fewer of them must fit into the other.

    "same" and "sound" need all of them, "initial" takes a letter for a name, "absent" says that one has none,
    "near" that one is misspelt or a short form.
    """
    a, b = sorted((given_names(one), given_names(other)), key=len)
    if not a:
        return "same" if not b else "absent"
    worst: Likeness = "same"
    rest = list(b)
    for word in a:
        fits = [(_word_likeness(word, given), -at) for at, given in enumerate(rest)]
        rank, at = max(fits, key=lambda it: (-_RANK[it[0]], it[1]), default=("different", 0))
        if rank == "different":
            return "different"
        worst = max(worst, rank, key=_RANK.__getitem__)
        del rest[: -at + 1]
    return worst


_RANK: dict[Likeness, int] = {"same": 0, "sound": 1, "initial": 2, "absent": 3, "near": 4, "different": 5}


def _word_likeness(one: str, other: str) -> Likeness:
    if one == other:
        return "same"
    if min(len(one), len(other)) == 1:
        return "initial" if one[0] == other[0] or sound(one)[:1] == sound(other)[:1] else "different"
    if sound(one) == sound(other):
        return "sound"
    short, long = sorted((sound(one), sound(other)), key=len)
    if len(short) >= 3 and (long.startswith(short) or (len(short) >= 4 and _one_letter_apart(short, long))):
        return "near"
    return "different"


def _one_letter_apart(short: str, long: str) -> bool:
    """Whether one letter changed, added or left out, or two exchanged, makes one of the other."""
    if len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :] or (
            short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
        )
    return short[at:] == long[at + 1 :]
