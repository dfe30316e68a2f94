"""The search index of SQLite: FTS5 over the passages, without a second copy of their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, text
from sqlalchemy.exc import DatabaseError

from communique.model import Kind, Span
from communique.store.hit import Hit
from communique.store.passages import passages
from communique.store.schema import passage
from communique.store.search import OF_KIND, OPENING, holds_what_stands, index_what_stands
from communique.store.snippets import hit_of

# The same letters as in the view of migration 0001; one letter for one letter, so that offsets stay.
_PLAIN: Final = str.maketrans("łŁøØđĐħĦı", "lLoOdDhHi")

_OPEN, _CLOSE = "\x02\x1e[", "]\x1e\x03"

_PUT = text("INSERT INTO passage_index (rowid, body, title, publisher) VALUES (:number, :body, :title, :publisher)")
_PASSAGES = (
    select(passage.c.number, passage.c.start, passage.c.end)
    .where(passage.c.document == bindparam("wanted"))
    .order_by(passage.c.number)
)
_REMOVE = text(
    "INSERT INTO passage_index (passage_index, rowid, body, title, publisher) "
    "VALUES ('delete', :number, :body, :title, :publisher)"
)
# Ranked first and marked afterwards: marking reads the paragraph, which would be slow for each of many thousands.
_FIND = """
SELECT passage.number AS passage, passage.document AS number, passage.start, passage."end",
       bm25(passage_index, 1.0, 0.5, 0.25) AS distance
FROM passage_index JOIN passage ON passage.number = passage_index.rowid
WHERE passage_index MATCH :question {only}
ORDER BY distance, passage.number
LIMIT :limit
"""
_MARK = text(
    "SELECT highlight(passage_index, 0, :open, :close) FROM passage_index "
    "WHERE passage_index MATCH :question AND rowid = :passage"
)


class SqliteIndex:
    """A `SearchIndex` in SQLite's own full text engine. Accents do not matter."""

    def put(self, connection: Connection, number: int, document: Mapping[str, Any]) -> None:
        """Index the passages of a document (its number and its columns) that now stands."""
        spans = [{"document": number, "start": span.start, "end": span.end} for span in passages(document["text"])]
        if spans:
            connection.execute(insert(passage), spans)
            connection.execute(_PUT, list(_entries(connection, number, document)))

    def remove(self, connection: Connection, number: int, document: Mapping[str, Any]) -> None:
        """Forget the passages of a document (its number and its columns) that no longer stands."""
        entries = list(_entries(connection, number, document))
        if entries:
            connection.execute(_REMOVE, entries)
            connection.execute(delete(passage).where(passage.c.document == number))

    def find(
        self, connection: Connection, words: Sequence[str], *, limit: int, kind: Kind | None, prefix: bool
    ) -> list[Hit]:
        """The passages that hold all of `words`, the best first.

        A word may stand in the title or the publisher instead, if another one stands in the passage.
        Documents of which only title and publisher have the words come last, by their first passage.
        """
        if not words:
            return []
        terms = [_term(word, prefix=prefix and word is words[-1]) for word in words]
        every = " AND ".join(terms)
        within = f"{{body}} : ({' OR '.join(terms)}) AND ({every})"
        rows = self._rows(connection, within, "", limit, kind)
        if len(rows) < limit:
            seen = {row["number"] for row in rows}
            about = self._rows(connection, f"{{title publisher}} : ({every})", OPENING, limit, kind)
            rows += [row for row in about if row["number"] not in seen][: limit - len(rows)]
        return [_hit(connection, row, " OR ".join(terms)) for row in rows]

    def _rows(
        self, connection: Connection, question: str, only: str, limit: int, kind: Kind | None
    ) -> list[RowMapping]:
        values: dict[str, Any] = {"question": question, "limit": limit}
        if kind is not None:
            only += OF_KIND
            values["kind"] = kind
        return list(connection.execute(text(_FIND.format(only=only)), values).mappings())

    def agrees(self, connection: Connection, *, deep: bool) -> bool:
        """Whether the index holds the standing documents, neither more nor less."""
        held = connection.execute(text("SELECT count(*) FROM passage_index_docsize")).scalar_one()
        wanted = connection.execute(text("SELECT count(*) FROM passage")).scalar_one()
        if held != wanted or not holds_what_stands(connection):
            return False
        try:
            connection.execute(
                text("INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', :deep)"),
                {"deep": int(deep)},
            )
        except DatabaseError as error:
            if not str(getattr(error.orig, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT"):
                raise
            return False
        return True

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew from the standing documents."""
        connection.execute(text("INSERT INTO passage_index (passage_index) VALUES ('delete-all')"))
        index_what_stands(connection, self)


def _entries(connection: Connection, number: int, filed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What the index holds of a document: word for word what the view `passage_text` says."""
    rows = connection.execute(_PASSAGES, {"wanted": number})
    for passage_number, start, end in rows:
        yield {
            "number": passage_number,
            "body": filed["text"][start:end].translate(_PLAIN),
            "title": (filed["title"] or "").translate(_PLAIN),
            "publisher": (filed["publisher"] or "").translate(_PLAIN),
        }


def _term(word: str, *, prefix: bool) -> str:
    """A word of the user as FTS5 takes it literally: between quotation marks nothing is an operator."""
    return '"' + word.translate(_PLAIN).replace('"', '""') + '"' + (" *" if prefix else "")


def _hit(connection: Connection, row: RowMapping, question: str) -> Hit:
    marks = {"open": _OPEN, "close": _CLOSE, "question": question, "passage": row["passage"]}
    marked = str(connection.execute(_MARK, marks).scalar_one())
    return hit_of(connection, row, -float(row["distance"]), lambda body: _marks(marked, body))


def _marks(marked: str, body: str) -> list[Span]:
    """Where SQLite put its marks, as offsets in the unmarked text."""
    spans = []
    at = 0
    for index, piece in enumerate(marked.split(_OPEN)):
        if index == 0:
            at = len(piece)
            continue
        inside, _, after = piece.partition(_CLOSE)
        spans.append(Span(at, at + len(inside)))
        at += len(inside) + len(after)
    return spans if at == len(body) else []  # the text itself held our marks
