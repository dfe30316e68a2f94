"""The small words that the reading of reported speech turns on, by role."""

from __future__ import annotations

from functools import cache

from communique.claims.lexicon import rows


@cache
def words(role: str, language: str) -> frozenset[str]:
    """The words of a role in a language, case-folded; the roles are told in the data file."""
    return frozenset(row["word"] for row in rows("reporting-words", language) if row["role"] == role)
