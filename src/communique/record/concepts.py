"""What passages mean, roughly: their content words, those that say the same under one name in both languages."""

from __future__ import annotations

from functools import cache, lru_cache

from communique.record.lexicon import rows
from communique.record.words import fold, stems

_MARK = "="


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str]]:
    """Whole words, and beginnings of words, each with its concept."""
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for concept, words in rows("concepts.tsv"):
        for word in words.split():
            (begun if word.endswith("*") else whole).setdefault(fold(word), concept)
    return whole, begun


@lru_cache(maxsize=65536)
def concept(word: str) -> str | None:
    """The concept of a folded word; None where the lexicon does not have it."""
    whole, begun = _lexicon()
    if word in whole:
        return whole[word]
    return next((begun[word[:length]] for length in range(len(word), 2, -1) if word[:length] in begun), None)


@lru_cache(maxsize=65536)
def concepts(passage: str) -> frozenset[str]:
    """The content words of a passage, cut to their stems; of words that the lexicon has, the concepts ("=aid")."""
    found: set[str] = set()
    for word in fold(passage).split():
        known = concept(word)
        found |= {_MARK + known} if known else stems(word)
    return frozenset(found)


def known(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that are concepts: what they say is known in both languages."""
    return frozenset(word for word in words if word.startswith(_MARK))
