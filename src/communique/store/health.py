"""Whether a database is what it ought to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.model import Kind


@dataclass(frozen=True)
class Health:
    """The state of a database, as far as it was looked at.

    Attributes:
        where: Path, or address without its password.
        schema_version: Number of the schema.
        documents, superseded_documents: Versions that stand, and that were replaced.
        claims: Standing claims by kind; kinds without claims are left out.
        superseded_claims: Claims that were replaced.
        originals: Sets of original bytes kept.
        size: Bytes on disk, the write-ahead log included; None where the database does not tell.
        journal_mode: SQLite's journal; None elsewhere.
        integrity: What SQLite's own check found wrong; empty where nothing is.
        checked: How many claims were compared with their document's text.
        damaged: Claims whose words are no longer those of their document, one message each.
        index_agrees: Whether the search index holds the standing documents, neither more nor less;
            None where that could not be looked at (a database that is open for reading only).
    """

    where: str
    schema_version: str
    documents: int
    superseded_documents: int
    claims: Mapping[Kind, int]
    superseded_claims: int
    originals: int
    size: int | None
    journal_mode: str | None
    integrity: tuple[str, ...]
    checked: int
    damaged: tuple[str, ...]
    index_agrees: bool | None

    @property
    def sound(self) -> bool:
        """Whether nothing wrong was found."""
        return not self.integrity and not self.damaged and self.index_agrees is not False
