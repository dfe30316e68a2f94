"""What was withdrawn with a document."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import FiledClaim


@dataclass(frozen=True)
class Withdrawn:
    """A document that no longer stands, and what it asserted.

    Attributes:
        name: Name of the document.
        document: Number of the version that stood.
        claims: Its claims that stood, by number.
        at: When it was withdrawn (ISO 8601, UTC): before, all of it was known.
    """

    name: str
    document: int
    claims: tuple[FiledClaim, ...]
    at: str
