"""What a search shows of a paragraph: the words found, and some text around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, RowMapping, select

from communique.model import Span
from communique.store.hit import Hit, Piece
from communique.store.schema import claim, document

_AROUND: Final = 120
"""Code points of context on each side of the words found."""


def hit_of(connection: Connection, row: RowMapping, score: float, marks: Callable[[str], Iterable[Span]]) -> Hit:
    """The paragraph that an index found.

    Args:
        connection: The transaction of the search.
        row: The number of the document, and where the paragraph starts and ends in it.
        score: Higher is better.
        marks: Where the words found stand in the paragraph's text.
    """
    number, start, end = row["number"], row["start"], row["end"]
    filed = connection.execute(
        select(document.c.name, document.c.text, document.c.title, document.c.publisher, document.c.published).where(
            document.c.number == number
        )
    ).one()
    claims = connection.execute(
        select(claim.c.number)
        .where(claim.c.document == number, claim.c.superseded_at.is_(None))
        .where(claim.c.start < end, claim.c.end > start)
        .order_by(claim.c.number)
    ).scalars()
    matches = [Span(start + span.start, start + span.end) for span in marks(filed.text[start:end])]
    part = _part(filed.text, Span(start, end), matches)
    return Hit(
        document=filed.name,
        document_number=number,
        title=filed.title,
        publisher=filed.publisher,
        published=filed.published,
        span=Span(start, end),
        snippet=tuple(_pieces(filed.text, part, matches)),
        snippet_span=part,
        matches=tuple(matches),
        score=score,
        claims=tuple(claims),
    )


def _part(whole: str, paragraph: Span, matches: Sequence[Span]) -> Span:
    """The part of a paragraph to show: around the place where most of the words found stand together."""
    if paragraph.end - paragraph.start <= 3 * _AROUND:
        return paragraph
    first = max(
        matches,
        key=lambda span: (sum(span.start <= other.start < span.start + _AROUND for other in matches), -span.start),
        default=Span(paragraph.start, paragraph.start),
    )
    start = max(paragraph.start, first.start - _AROUND)
    if start > paragraph.start:
        start = whole.find(" ", start, first.start) + 1 or start
    end = min(paragraph.end, first.start + 2 * _AROUND)
    if end < paragraph.end:
        end = max(whole.rfind(" ", start, end), first.end)
    return Span(start, end)


def _pieces(whole: str, part: Span, matches: Iterable[Span]) -> Iterator[Piece]:
    at = part.start
    for match in matches:
        if match.start < at or match.end > part.end:
            continue
        if match.start > at:
            yield Piece(whole[at : match.start], False)
        yield Piece(match.of(whole), True)
        at = match.end
    if at < part.end:
        yield Piece(whole[at : part.end], False)
