"""What kind of money a sum is, for what time it is given, and whether it has been."""

from __future__ import annotations

from functools import cache, lru_cache

from communique.model import CommitmentFields
from communique.record.lexicon import rows
from communique.record.words import fold


@cache
def _kinds() -> dict[str, str]:
    return {fold(word): kind for kind, words, _ in rows("instrument_kinds.tsv") for word in words.split()}


@lru_cache(maxsize=8192)
def kind_of_money(words: str) -> str | None:
    """Whether words speak of a grant, a loan or a guarantee; None where of none or of several."""
    found = {_kinds()[word] for word in fold(words).split() if word in _kinds()}
    return found.pop() if len(found) == 1 else None


def kinds_clash(one: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether one account has a grant of what the other has a loan."""
    mine, theirs = (kind_of_money(told_kind(fields)) for fields in (one, other))
    return mine is not None and theirs is not None and mine != theirs


def told_kind(fields: CommitmentFields) -> str:
    """The words in which an account tells what kind of money it is."""
    return fields.instrument or (fields.content.text if fields.content and fields.amount is not None else "")


@cache
def _yearly() -> tuple[str, ...]:
    return tuple(f" {fold(words)} " for words, _ in rows("yearly.tsv"))


@lru_cache(maxsize=8192)
def is_yearly(words: str) -> bool:
    """Whether words give a sum for each year."""
    padded = f" {fold(words)} "
    return any(phrase in padded for phrase in _yearly())


@cache
def _paying() -> frozenset[str]:
    return frozenset(fold(word) for words, _ in rows("paid_words.tsv") for word in words.split())


@lru_cache(maxsize=8192)
def tells_of_payment(words: str) -> bool:
    """Whether words say that money or goods have been handed over."""
    return not _paying().isdisjoint(fold(words).split())
