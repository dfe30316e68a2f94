"""A claim as it stands in a database: with its number."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.claim import Claim


@dataclass(frozen=True)
class FiledClaim:
    """A claim with the number that `communique show` opens.

    Attributes:
        number: Given once by the store, from 1, and never given again.
        claim: The claim.
        recorded_at: When the store learned it (ISO 8601, UTC).
        superseded_at: When a newer version of its document replaced it; None while it stands.
    """

    number: int
    claim: Claim
    recorded_at: str = ""
    superseded_at: str | None = None
