"""Parties that are described and not called by a name: "foreign ministers", "ministers from twelve countries"."""

from __future__ import annotations

from functools import lru_cache

from communique.record.people import is_country, is_group
from communique.record.portfolios import tells_who_meets


@lru_cache(maxsize=16384)
def is_described(party: str) -> bool:
    """Whether a party is told by what it is, so that any party of that kind can be meant."""
    words = party.split()
    if not words or is_country(party) or is_group(party) or any(word[:1].isupper() for word in words[1:]):
        return False
    return tells_who_meets(party)
