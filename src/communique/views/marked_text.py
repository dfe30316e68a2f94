"""A document's text with the claims that it makes, so that each can be shown where it stands."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from communique.model import Document, FiledClaim, Kind


@dataclass(frozen=True)
class Stretch:
    """A run of characters that the same claims quote.

    Attributes:
        claims: Their numbers, the narrowest first; empty where nothing is claimed.
        kinds: Their kinds, in the same order.
        begins: Claims whose first character this run holds: the place that a link to them leads to.
    """

    text: str
    start: int
    claims: tuple[int, ...]
    kinds: tuple[Kind, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True)
class Paragraph:
    """A line of the text, or a page's beginning."""

    stretches: tuple[Stretch, ...]
    page: int | None = None


def paragraphs(document: Document, claims: Iterable[FiledClaim]) -> tuple[Paragraph, ...]:
    """The whole text in paragraphs; joined with line breaks they are the document's text."""
    text = document.text
    listed = sorted(claims, key=lambda filed: filed.claim.span)
    cuts = {0, len(text)}
    for filed in listed:
        cuts |= {filed.claim.span.start, filed.claim.span.end}
    pages = {start: at for at, start in enumerate(document.pages, start=1)}
    found = []
    begin = 0
    marks = sorted(cuts)
    at = 0
    waiting = 0
    open_claims: list[FiledClaim] = []
    for line in text.split("\n"):
        end = begin + len(line)
        while at < len(marks) and marks[at] <= begin:
            at += 1
        edges = [begin]
        while at < len(marks) and marks[at] < end:
            edges.append(marks[at])
            at += 1
        edges.append(end)
        made = []
        for start, stop in itertools.pairwise(edges):
            while waiting < len(listed) and listed[waiting].claim.span.start <= start:
                open_claims.append(listed[waiting])
                waiting += 1
            open_claims = [filed for filed in open_claims if filed.claim.span.end > start]
            here = sorted(open_claims, key=lambda f: (f.claim.span.end - f.claim.span.start, f.number))
            begins = tuple(f.number for f in here if f.claim.span.start == start)
            if stop > start:
                made.append(
                    Stretch(text[start:stop], start, tuple(f.number for f in here),
                            tuple(f.claim.kind for f in here), begins)
                )  # fmt: skip
        page = next((number for start, number in pages.items() if begin <= start <= end), None)
        if made or page:
            found.append(Paragraph(tuple(made), page))
        begin = end + 1
    return tuple(found)
