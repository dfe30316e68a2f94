"""The paragraphs of a text, each with its place: what a search finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from communique.model import Span

# Longer lines are paragraphs of their own; shorter ones may be pieces of a hard-wrapped one.
_WRAPPED: Final = 120
_LONGEST: Final = 2000

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+")


def passages(text: str) -> Iterator[Span]:
    """The paragraphs of `text`, in order: none empty, none over another, none endless."""
    open_span: Span | None = None
    for line in _LINE.finditer(text):
        span = Span(*line.span()).trimmed(text)
        if span.start == span.end:
            continue
        if open_span and _goes_on(text, open_span, span):
            open_span = Span(open_span.start, span.end)
            continue
        if open_span:
            yield from _short_enough(text, open_span)
        open_span = span
    if open_span:
        yield from _short_enough(text, open_span)


def _goes_on(text: str, before: Span, line: Span) -> bool:
    """Whether `line` is a further line of the hard-wrapped paragraph `before`."""
    between = text[before.end : line.start]
    last_line = before.end - (max(text.rfind("\n", before.start, before.end), before.start - 1) + 1)
    return (
        len(_BREAK.findall(between)) == 1
        and last_line <= _WRAPPED
        and line.end - line.start <= _WRAPPED
        and line.end - before.start <= _LONGEST
    )


def _short_enough(text: str, span: Span) -> Iterator[Span]:
    while span.end - span.start > _LONGEST:
        window = text[span.start : span.start + _LONGEST]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        cut = span.start + (ends[-1] if ends else max(window.rfind(" ") + 1, 0) or _LONGEST)
        yield Span(span.start, cut).trimmed(text)
        span = Span(cut, span.end).trimmed(text)
    if span.start < span.end:
        yield span
