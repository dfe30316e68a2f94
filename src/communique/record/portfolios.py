"""What ministers and others who meet are in charge of, by the words of accounts."""

from __future__ import annotations

from functools import cache, lru_cache

from communique.record.lexicon import rows
from communique.record.words import fold

_ANY = "any"


@cache
def _lexicon() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Whole words, and beginnings of words, each with its portfolio."""
    told = [(word, portfolio) for portfolio, words in rows("portfolios.tsv") for word in words.split()]
    whole = {fold(word): portfolio for word, portfolio in told if not word.endswith("*")}
    return whole, tuple((fold(word), portfolio) for word, portfolio in told if word.endswith("*"))


def _portfolio(word: str) -> str | None:
    whole, begun = _lexicon()
    return whole.get(word) or next((portfolio for start, portfolio in begun if word.startswith(start)), None)


@lru_cache(maxsize=16384)
def portfolios(words: str) -> frozenset[str]:
    """What those who meet are in charge of; empty where the words name nobody's office, or ministers of no kind."""
    found = {portfolio for word in fold(words).split() if (portfolio := _portfolio(word))}
    return frozenset(found - {_ANY}) if _ANY in found else frozenset()


def tells_who_meets(words: str) -> bool:
    """Whether the words have the noun of those who meet: ministers, officials, leaders."""
    return any(_portfolio(word) == _ANY for word in fold(words).split())
