"""Whether a passage says a thing or its opposite: "supports the plan", "does not support it", "opposes it"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from communique.record.concepts import concept, concepts
from communique.record.lexicon import rows
from communique.record.words import containment, fold, jaccard
from communique.registry.gazetteer import gazetteer

T = TypeVar("T")
_AXIS = "±"
_SHORT_NOT = re.compile(r"n[’']t\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[.;:,!?()\n—–]|\b(?:but|mais)\b", re.IGNORECASE)
_ADVERBS = ("ly", "ement")
_NATIONAL = frozenset({"country", "demonym"})
_ALIKE = 0.5


@cache
def _cues() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of each negation with what it does, the longest first."""
    found = [(tuple(fold(words).split()), role) for role, words, _ in rows("negations.tsv")]
    return tuple(sorted(found, key=lambda it: -len(it[0])))


@lru_cache(maxsize=16384)
def _axis(word: str) -> tuple[str, int] | None:
    """On which axis a folded word stands, and on which side."""
    for axis, for_, against, *_ in rows("opposites.tsv"):
        for words, sign in ((for_, 1), (against, -1)):
            for one in words.split():
                if word.startswith(fold(one)) if one.endswith("*") else word == fold(one):
                    return axis, sign
    return None


def _cue_at(words: Sequence[str], at: int, *, framed: bool) -> tuple[int, str] | None:
    """How many words from here on are a negation, and what it does."""
    for cue, role in _cues():
        if role != "idle" and tuple(words[at : at + len(cue)]) == cue and (framed or cue != ("plus",)):
            return len(cue), role
    return None


@lru_cache(maxsize=16384)
def signs(passage: str) -> Mapping[str, int]:
    """What a passage affirms (1) or negates (-1), by the meaning of its words; what it does both is left out."""
    found: dict[str, set[int]] = {}
    for clause in _CLAUSES.split(_SHORT_NOT.sub(" not ", passage)):
        for word, sign in _signed(_without_idle(fold(clause).split())):
            for meant in concepts(word):
                found.setdefault(meant, set()).add(sign)
            if axis := _axis(word):
                found.setdefault(_AXIS + axis[0], set()).add(axis[1] * sign)
    return {word: min(both) for word, both in found.items() if both in ({1}, {-1}) and not word.isdigit()}


def _signed(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The content words of a clause, each with 1, or -1 where a negation turns it, or 0 where that cannot be told."""
    turning, doubtful, at, framed = False, False, 0, False
    while at < len(words):
        cue = _cue_at(words, at, framed=framed)
        if cue is None:
            is_adverb = turning and words[at].endswith(_ADVERBS) and concept(words[at]) is None
            if not is_adverb and concepts(words[at]):
                yield words[at], -1 if turning else 0 if doubtful else 1
                turning, doubtful = False, turning
            at += 1
            continue
        length, role = cue
        at += length
        if role == "between":
            turning, framed = True, True
        else:
            # "ne soutient pas le plan" has turned its verb; "n'a pas soutenu le plan" has yet to.
            turning, framed = not framed or turning, False


def _without_idle(words: list[str]) -> list[str]:
    """The words of a clause without what only looks like a negation."""
    for cue, role in _cues():
        for at in range(len(words) - len(cue), -1, -1) if role == "idle" else ():
            if tuple(words[at : at + len(cue)]) == cue:
                words = [word for word in words[:at] if (word,) not in _frames()] + words[at + len(cue) :]
    return words


@cache
def _frames() -> frozenset[tuple[str, ...]]:
    return frozenset(cue for cue, role in _cues() if role == "between")


@cache
def _negating() -> frozenset[str]:
    return frozenset(word for cue, _ in _cues() for word in cue)


def opposed(one: str, other: str) -> bool:
    """Whether one passage negates what the other affirms."""
    mine, theirs = signs(one), signs(other)
    return any(sign == -theirs.get(word, 0) for word, sign in mine.items())


@lru_cache(maxsize=4096)
def is_for(act: str) -> int:
    """1 where an act is for what it is about ("adopt"), -1 where it is against it ("reject")."""
    return signs(act).get(f"{_AXIS}approval", 1)


def of_one_matter(one: str, other: str) -> bool:
    """Whether two passages speak of one thing, for or against it."""
    if fold(one) == fold(other):
        return True
    turned = {word for word, sign in signs(one).items() if sign == -signs(other).get(word, 0)}
    (mine, here), (theirs, there) = (_matter(passage) for passage in (one, other))
    mine, theirs = mine - turned, theirs - turned
    if not (here <= there or there <= here):
        return False
    if not mine or not theirs:
        return mine == theirs
    return jaccard(mine, theirs) >= _ALIKE or (min(len(mine), len(theirs)) > 1 and containment(mine, theirs) == 1)


@lru_cache(maxsize=16384)
def _matter(passage: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a passage is about, without the words that say whether it is for it; and the countries it names."""
    named = [
        match for language in ("en", "fr") for match in gazetteer(language).find(passage) if match.kind in _NATIONAL
    ]
    words = frozenset(fold(" ".join(match.words for match in named)).split())
    told = fold(_SHORT_NOT.sub(" not ", passage)).split()
    rest = [word for word in told if word not in words and word not in _negating() and not _axis(word)]
    return concepts(" ".join(rest)), frozenset(match.country for match in named if match.country)


def negates(passage: str) -> bool:
    """Whether a passage negates anything; only such a one can be opposed to another."""
    return -1 in signs(passage).values()


def camps(group: Sequence[T], contrary: Callable[[T, T], bool], is_negative: Callable[[T], bool]) -> list[list[T]]:
    """The things of a group in camps, so that none of a camp is contrary to another of it.

    Args:
        group: The things, in an order of their own.
        contrary: Whether two things are contrary; one of them is negative.
        is_negative: Whether a thing can be contrary to one that is not negative, so that few pairs are compared.
    """
    found: list[tuple[list[T], list[T]]] = []
    for one in group:
        negative = is_negative(one)
        for camp, negatives in found:
            if not any(contrary(one, other) for other in (camp if negative else negatives)):
                camp.append(one)
                break
        else:
            camp, negatives = [one], []
            found.append((camp, negatives))
        if negative:
            negatives.append(one)
    return [camp for camp, _ in found]
