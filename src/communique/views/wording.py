"""Words of ours about dates, and all that other words are made of."""

from __future__ import annotations

from communique.record.when import say
from communique.wording import (
    City,
    Dated,
    Figure,
    Joined,
    Listed,
    Made,
    Money,
    Named,
    Opening,
    Phrase,
    Wording,
    joined,
    leads_with_name,
    listed,
    opening,
    phrase,
)

__all__ = [
    "City", "Dated", "Figure", "Joined", "Listed", "Made", "Money", "Named", "Opening", "Phrase", "Wording", "day",
    "joined", "leads_with_name", "listed", "opening", "phrase",
]  # fmt: skip


def day(edtf: str | None) -> str:
    """A date in words; empty where there is none."""
    return Wording(say(edtf), Dated(edtf)) if edtf else ""
