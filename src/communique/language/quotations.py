"""Quotations, found on the characters before any parser: several paragraphs, several kinds of marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.language.lines import Line
from communique.model import Span

_CLOSER = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'", "‚": "‘", "”": "”"}
_CONTINUES = {"“": "“", "«": "«»", "„": "„", '"': '"', "‘": "‘", "”": "”“"}
# two straight apostrophes are a quotation mark in many wires; the joiner keeps offsets
_DOUBLED = '"\u2060'
_SPACE = " \u00a0\u202f\u2060"
_BEFORE_OPENING = " \t\n\u00a0([—–-:/…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, over one or more paragraphs.

    Attributes:
        outer: With the marks.
        inner: Without the first and last mark; a paragraph's opening mark inside stays.
        closed: Whether the closing mark was found.
    """

    outer: Span
    inner: Span
    closed: bool


def find_quotations(text: str, lines: Sequence[Line]) -> list[Quotation]:
    """The quotations of a text in order; those inside others are left to them."""
    found: list[Quotation] = []
    opened: int | None = None
    mark = ""
    text = text.replace("''", _DOUBLED)
    for line in lines:
        at, end = line.body
        closings = _Closings(text, at, end)
        if opened is not None:
            opening = _skip_space(text, at, end)
            if text[opening] in _CONTINUES[mark] or line.kind == "bullet":
                at = opening + 1
            else:
                found += _unclosed(text, opened, at)
                opened = None
        while at < end:
            if opened is None:
                at = _next_opening(text, at, end, closings)
                if at >= end:
                    break
                opened, mark = at, text[at]
                at += 1
            else:
                closing = _next_closing(text, at, end, mark)
                if closing < 0:
                    break
                outer = Span(opened, closing + (2 if text.startswith(_DOUBLED, closing) else 1))
                found.append(Quotation(outer, Span(opened + 1, closing).trimmed(text, _SPACE), closed=True))
                opened = None
                at = outer.end
        if opened is not None and mark in "'‘":
            opened = None
    if opened is not None and lines:
        found += _unclosed(text, opened, lines[-1].body.end)
    return [quotation for quotation in found if quotation.inner.start < quotation.inner.end]


def _unclosed(text: str, opened: int, stop: int) -> list[Quotation]:
    """A quotation whose closing mark is missing ends with its own paragraph."""
    line_end = text.find("\n", opened)
    end = stop if line_end < 0 else min(stop, line_end)
    span = Span(opened + 1, end).trimmed(text)
    return [Quotation(Span(opened, span.end), span, closed=False)] if span.end - span.start > 20 else []


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end - 1 and text[at].isspace():
        at += 1
    return at


def _next_opening(text: str, at: int, end: int, closings: _Closings) -> int:
    while at < end:
        character = text[at]
        if (
            (character in "“«„" and _has_room(text, at, end))
            or _misturned(text, at)
            or (
                character in "\"‘'"
                and (at == 0 or text[at - 1] in _BEFORE_OPENING)
                and _has_room(text, at, end)
                and (character == '"' or closings.of(at, character) > at + 2)
            )
        ):
            return at
        at += 1
    return end


def _misturned(text: str, at: int) -> bool:
    """A closing mark that opens a paragraph was turned the wrong way."""
    return text[at] == "”" and text[at + 1 : at + 2].isalpha() and (at == 0 or text[at - 1] == "\n")


def _has_room(text: str, at: int, end: int) -> bool:
    return at + 1 < end and (not text[at + 1].isspace() or text[at] in "«")


class _Closings:
    """Where the single marks of a line are closed: told in one pass for all, since a line may hold thousands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._found: dict[str, dict[int, int]] = {}

    def of(self, at: int, mark: str) -> int:
        """The place of the mark that closes the one at `at`; -1 where there is none."""
        if mark not in self._found:
            self._found[mark] = self._matched(mark)
        return self._found[mark].get(at, -1)

    def _matched(self, mark: str) -> dict[int, int]:
        text, closer = self._text, _CLOSER[mark]
        found: dict[int, int] = {}
        opened: list[int] = []
        for at in range(self._start, self._end):
            character = text[at]
            if opened and character == closer and not _is_apostrophe_or_opening(text, at, mark):
                if closer == mark:  # the same mark on both sides does not nest: it closes all before it
                    found.update(dict.fromkeys(opened, at))
                    opened.clear()
                else:
                    found[opened.pop()] = at
            if character == mark:
                opened.append(at)
        return found


def _next_closing(text: str, at: int, end: int, mark: str) -> int:
    closer = _CLOSER[mark]
    nests = closer != mark
    depth = 0
    while at < end:
        character = text[at]
        if nests and character == mark:
            depth += 1
        elif not depth and _closes_otherwise(text, at, mark):
            return at
        elif character == closer and not _is_apostrophe_or_opening(text, at, mark):
            if not depth:
                return at
            depth -= 1
        at += 1
    return -1


def _closes_otherwise(text: str, at: int, mark: str) -> bool:
    """Whether a curly mark is closed by a straight one after a stop, or a straight one by a curly."""
    if text[at] != {"“": '"', '"': "”"}.get(mark):
        return False
    return text[at - 1] in ".,!?…" and not text[at + 1 : at + 2].isalnum()


def _is_apostrophe_or_opening(text: str, at: int, mark: str) -> bool:
    if mark == "'" and text[at - 1] not in ".,!?…":
        return True
    if not text[at + 1 : at + 2].isalnum():
        return False
    return mark == "‘" or (mark == '"' and text[at - 1].isspace())
