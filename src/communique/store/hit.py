"""A paragraph that answers a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from communique.model import Span


class Piece(NamedTuple):
    """A stretch of a snippet, and whether it is a word that was searched for."""

    text: str
    is_match: bool


@dataclass(frozen=True)
class Hit:
    """One paragraph found, with what a reader needs to judge it.

    Attributes:
        document: Name of the document.
        document_number: Number of its version.
        title, publisher, published: As the document has them.
        span: The paragraph, in code points of the document's text.
        snippet: The part of the paragraph around the words found; joined, the pieces are the text at `snippet_span`.
        snippet_span: Where the snippet lies in the document's text.
        matches: Each word found, in code points of the document's text.
        score: Higher is better; comparable within one search only.
        claims: Numbers of the standing claims that overlap the paragraph.
    """

    document: str
    document_number: int
    title: str | None
    publisher: str | None
    published: str | None
    span: Span
    snippet: tuple[Piece, ...]
    snippet_span: Span
    matches: tuple[Span, ...]
    score: float
    claims: tuple[int, ...]
