"""What the store asks of a search index; each kind of database has its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection

from communique.model import Kind
from communique.store.hit import Hit


class SearchIndex(Protocol):
    """An index over the passages of the standing documents, kept inside the transactions of the store."""

    def put(self, connection: Connection, number: int, document: Mapping[str, Any]) -> None:
        """Index the passages of a document (its number and its columns) that now stands."""

    def remove(self, connection: Connection, number: int, document: Mapping[str, Any]) -> None:
        """Forget the passages of a document (its number and its columns) that no longer stands."""

    def find(
        self, connection: Connection, words: Sequence[str], *, limit: int, kind: Kind | None, prefix: bool
    ) -> list[Hit]:
        """The passages that hold all of `words`, the best first."""

    def agrees(self, connection: Connection, *, deep: bool) -> bool:
        """Whether the index holds the standing documents, neither more nor less."""

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew from the standing documents."""
