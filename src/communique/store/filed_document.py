"""A document as it stands in a database: with its number."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Document


@dataclass(frozen=True)
class FiledDocument:
    """One version of a document on file.

    Attributes:
        number: Given once by the store, from 1, and never given again.
        document: The document.
        version: Which version of this name it is, from 1.
        recorded_at: When the store learned it (ISO 8601, UTC).
        superseded_at: When a newer version replaced it; None while it stands.
        claims: How many claims its last reading made.
        reader: Name and version of the reader of that reading.
    """

    number: int
    document: Document
    version: int
    recorded_at: str
    superseded_at: str | None
    claims: int
    reader: str
