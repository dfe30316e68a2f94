"""The search index of PostgreSQL: its text search over words that we cut and fold ourselves.

PostgreSQL's own configurations stem words, keep accents or need extensions that an ordinary role may not install.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from communique.model import Kind, Span
from communique.store.hit import Hit
from communique.store.passages import passages
from communique.store.schema import document, passage
from communique.store.search import OF_KIND, OPENING, holds_what_stands, index_what_stands
from communique.store.snippets import hit_of
from communique.store.tokens import words_of

Term = tuple[str, ...]
"""The words that stand next to each other in what the user takes for one: "co-operation" is two."""

_PASSAGES = (
    select(passage.c.number, passage.c.start, passage.c.end)
    .where(passage.c.document == bindparam("wanted"))
    .order_by(passage.c.number)
)
_PUT = text("INSERT INTO passage_words (passage, words) VALUES (:number, CAST(:words AS tsvector))")
_REMOVE = text("DELETE FROM passage_words USING passage WHERE passage = passage.number AND document = :document")
_SAME = text("SELECT count(*) FROM passage_words WHERE passage = :number AND words = CAST(:words AS tsvector)")
# A word that stands everywhere is ranked among some thousands of its passages: to weigh all would take too long.
_FIND = """
SELECT number, start, "end", ts_rank('{{0, 0.25, 0.5, 1}}', words, CAST(:question AS tsquery), 1) AS score
FROM (SELECT passage.document AS number, passage.number AS passage, passage.start, passage."end", words
      FROM passage_words JOIN passage ON passage.number = passage_words.passage
      WHERE words @@ CAST(:question AS tsquery) {only}
      LIMIT :most) AS held
ORDER BY score DESC, passage
LIMIT :limit
"""
_MOST: Final = 10_000
_LAST_PLACE: Final = 16_383
"""PostgreSQL counts the places of words no further."""


class PostgresIndex:
    """A `SearchIndex` in PostgreSQL, with the answers that `SqliteIndex` gives. Accents do not matter."""

    def put(self, connection: Connection, number: int, document: Mapping[str, Any]) -> None:
        """Index the passages of a document (its number and its columns) that now stands."""
        spans = [{"document": number, "start": span.start, "end": span.end} for span in passages(document["text"])]
        if spans:
            connection.execute(insert(passage), spans)
            connection.execute(_PUT, list(_entries(connection, number, document)))

    def remove(self, connection: Connection, number: int, document: Mapping[str, Any]) -> None:
        """Forget the passages of a document (its number and its columns) that no longer stands."""
        del document
        connection.execute(_REMOVE, {"document": number})
        connection.execute(delete(passage).where(passage.c.document == number))

    def find(
        self, connection: Connection, words: Sequence[str], *, limit: int, kind: Kind | None, prefix: bool
    ) -> list[Hit]:
        """The passages that hold all of `words`, the best first.

        A word may stand in the title or the publisher instead, if another one stands in the passage.
        Documents of which only title and publisher have the words come last, by their first passage.
        """
        terms: list[Term] = [tuple(each.plain for each in words_of(word)) for word in words]
        if not terms or not all(terms):
            return []
        begun = len(terms) - 1 if prefix else -1
        within = " | ".join(_asked(term, "A", at == begun) for at, term in enumerate(terms))
        every = " & ".join(_asked(term, "", at == begun) for at, term in enumerate(terms))
        rows = self._rows(connection, f"({within}) & {every}", "", limit, kind)
        if len(rows) < limit:
            seen = {row["number"] for row in rows}
            about = " & ".join(_asked(term, "BC", at == begun) for at, term in enumerate(terms))
            more = self._rows(connection, about, OPENING, limit, kind)
            rows += [row for row in more if row["number"] not in seen][: limit - len(rows)]
        return [hit_of(connection, row, float(row["score"]), lambda body: _marks(body, terms, begun)) for row in rows]

    def _rows(
        self, connection: Connection, question: str, only: str, limit: int, kind: Kind | None
    ) -> list[RowMapping]:
        values: dict[str, Any] = {"question": question, "limit": limit, "most": _MOST}
        if kind is not None:
            only += OF_KIND
            values["kind"] = kind
        # Typed, or PostgreSQL would plan for a question that it does not know, and parse it for every row.
        asked = text(_FIND.format(only=only)).bindparams(bindparam("question", type_=TSQUERY))
        return list(connection.execute(asked, values).mappings())

    def agrees(self, connection: Connection, *, deep: bool) -> bool:
        """Whether the index holds the standing documents, neither more nor less."""
        held = connection.execute(text("SELECT count(*) FROM passage_words")).scalar_one()
        wanted = connection.execute(text("SELECT count(*) FROM passage")).scalar_one()
        if held != wanted or not holds_what_stands(connection):
            return False
        if not deep:
            return True
        standing = select(document).where(document.c.superseded_at.is_(None)).order_by(document.c.number)
        rows = connection.execute(standing, execution_options={"yield_per": 50}).mappings()
        return all(
            connection.execute(_SAME, entry).scalar_one() == 1
            for row in rows
            for entry in _entries(connection, row["number"], dict(row))
        )

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew from the standing documents."""
        connection.execute(text("DELETE FROM passage_words"))
        index_what_stands(connection, self)


def _entries(connection: Connection, number: int, filed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    title, publisher = ([word.plain for word in words_of(filed[name] or "")][:1000] for name in ("title", "publisher"))
    for passage_number, start, end in connection.execute(_PASSAGES, {"wanted": number}).all():
        body = [word.plain for word in words_of(filed["text"][start:end])]
        # A gap between the parts, so that no phrase goes from one into the next.
        placed: dict[str, list[str]] = {}
        at = 1
        for weight, words in (("A", body), ("B", title), ("C", publisher)):
            for place, word in enumerate(words, start=at):
                placed.setdefault(word, []).append(f"{min(place, _LAST_PLACE)}{weight}")
            at += len(words) + 2
        yield {
            "number": passage_number,
            "words": " ".join(f"'{word}':{','.join(places)}" for word, places in placed.items()),
        }


def _asked(term: Term, weights: str, begun: bool) -> str:
    """A term as PostgreSQL takes it literally: the words are letters and digits, between quotation marks."""
    parts = [f"'{word}':{weights}" if weights else f"'{word}'" for word in term]
    if begun:
        parts[-1] += "*" if weights else ":*"
    return f"({' <-> '.join(parts)})"


def _marks(body: str, terms: Sequence[Term], begun: int) -> list[Span]:
    words = list(words_of(body))
    found: list[Span] = []
    for number, term in enumerate(terms):
        for at in range(len(words) - len(term) + 1):
            here = [word.plain for word in words[at : at + len(term)]]
            whole = here[:-1] == list(term[:-1])
            last = here[-1].startswith(term[-1]) if number == begun else here[-1] == term[-1]
            if whole and last:
                found.append(Span(words[at].span.start, words[at + len(term) - 1].span.end))
    merged: list[Span] = []
    for span in sorted(found, key=lambda it: (it.start, it.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
