"""What the store asks of a search index; each kind of database has its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from sqlalchemy import Connection, delete, select

from communique.model import Kind
from communique.store.hit import Hit
from communique.store.passages import passages
from communique.store.schema import document, passage

OF_KIND: Final = """
AND EXISTS (SELECT 1 FROM claim WHERE claim.document = passage.document AND claim.superseded_at IS NULL
            AND claim.kind = :kind AND claim.start < passage."end" AND passage.start < claim."end")
"""
"""A condition in the SQL of either kind of database: the passage carries a claim of a kind."""

OPENING: Final = """
AND passage.number = (SELECT min(first.number) FROM passage AS first WHERE first.document = passage.document)
"""
"""Likewise: the passage is its document's first."""


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


def holds_what_stands(connection: Connection) -> bool:
    """Whether the table of passages holds those of the standing documents, and of no others."""
    strays = connection.execute(
        select(passage.c.number).join(document).where(document.c.superseded_at.is_not(None)).limit(1)
    ).first()
    without = connection.execute(
        select(document.c.number)
        .where(document.c.superseded_at.is_(None), document.c.text != "")
        .where(~select(passage.c.number).where(passage.c.document == document.c.number).exists())
    )
    unfound = any(
        next(passages(body), None)
        for number in without.scalars().all()
        for body in connection.execute(select(document.c.text).where(document.c.number == number)).scalars()
    )
    return not strays and not unfound


def index_what_stands(connection: Connection, index: SearchIndex) -> None:
    """Fill an index that is empty from the standing documents, their passages made anew."""
    connection.execute(delete(passage))
    standing = select(document.c.number).where(document.c.superseded_at.is_(None)).order_by(document.c.number)
    for number in connection.execute(standing).scalars().all():
        row = connection.execute(select(document).where(document.c.number == number)).mappings().one()
        index.put(connection, number, dict(row))
