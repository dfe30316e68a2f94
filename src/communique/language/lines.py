"""The lines of a document and what each is for.

Official texts carry their structure in lines: a headline without a full stop, a caption, a
dateline, bullets, numbered paragraphs, speakers' labels, credits. A parser that reads across
them goes wrong, so lines are told apart before anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from communique.language.lexicon import phrases
from communique.model import Span

LineKind = Literal[
    "headline", "heading", "dateline", "caption", "credit", "bullet", "numbered", "turn", "label", "paragraph"
]

_BULLET = re.compile(r"\s*[-–—•*·▪◦‣→]\s+")
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\((?:[a-z]|[ivx]{1,4})\)|[a-z]\))\s+")
_TURN = re.compile(
    r"\s*(?P<label>(?:Q|A|QUESTION|ANSWER|[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ ,]+(?:of|de|the|van|von|[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*))*"
    r"(?:\s*\([^)\n]{1,60}\))?)\s*:)\s+(?=\S)"
)
_DATELINE_PREFIX = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w'’.\- ]{1,40}(?:,\s[^()\n–—|:]{1,40})?\s*(?:\([^)\n]{2,50}\)\s*[-–—]{1,2}|[–—|]|--)"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,30},\s[^()\n–—|.]{3,30}(?:\.?\s?\d{4})?\s*[-–—.]"
    r"|[A-ZÀ-Þ][\w'’\-]{2,20},\s\d{1,2}[./]\d{1,2}[./]\d{4}\.)\s+(?=[\"“«A-ZÀ-Þ])"
)
_DATE_WORDS = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th|er)?|\d{4}|\d{1,2}:\d{2}|[AP]M|[CE]E?S?T|GMT|UTC|Jan\w*|Feb\w*|Mar(?:ch|s)?|Apr\w*|"
    r"May|Mai|June?|Juin|July?|Juillet|Aug\w*|Août|Sep\w*|Oct\w*|Nov\w*|Dec\w*|Déc\w*|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w'’\-]*")
_ENDED = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_HEADLINE_WORDS = 22
_WRAPPED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or hard-wrapped paragraph) of a document.

    Attributes:
        span: The whole line.
        body: The line without its bullet, number, label or dateline.
        kind: What the line is for.
        label: The speaker's label of a turn ("SECRETARY GENERAL"), else empty.
    """

    span: Span
    body: Span
    kind: LineKind
    label: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether the line asserts things in sentences."""
        return self.kind in ("paragraph", "bullet", "numbered", "turn")


def split_lines(text: str, language: str = "en") -> list[Line]:
    """Tell the lines of a text apart; blank ones are left out."""
    spans = list(_joined(text, _filled(text)))
    lines: list[Line] = []
    in_head = True
    for index, span in enumerate(spans):
        line = _line(text, span, language, in_head, last=index == len(spans) - 1)
        if line.kind in ("paragraph", "bullet", "numbered", "turn"):
            in_head = False
        lines.append(line)
    return lines


def _filled(text: str) -> Iterator[Span]:
    start = 0
    for piece in text.splitlines(keepends=True):
        span = Span(start, start + len(piece)).trimmed(text)
        if span.start < span.end:
            yield span
        start += len(piece)


def _joined(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Rejoin paragraphs that were wrapped at a column."""
    pieces = list(spans)
    adjacent = [text.count("\n", a.end, b.start) == 1 for a, b in pairwise(pieces)]
    open_ended = [
        45 <= span.end - span.start <= 110 and not _ENDED.search(text, span.start, span.end) and next_is_adjacent
        for span, next_is_adjacent in zip(pieces, adjacent, strict=False)
    ]
    wrapped = sum(open_ended) > _WRAPPED_SHARE * max(1, len(pieces)) and len(pieces) > 4
    current: Span | None = None
    for index, span in enumerate(pieces):
        if current is None:
            current = span
        else:
            continues = adjacent[index - 1] and not _opens(text, span)
            soft = continues and not _ENDED.search(text, current.start, current.end)
            if (soft and text[span.start].islower()) or (wrapped and continues and _long(pieces[index - 1])):
                current = Span(current.start, span.end)
            else:
                yield current
                current = span
    if current is not None:
        yield current


def _long(span: Span) -> bool:
    return span.end - span.start >= 45


def _opens(text: str, span: Span) -> bool:
    return bool(_BULLET.match(text, span.start, span.end) or _NUMBERED.match(text, span.start, span.end))


def _line(text: str, span: Span, language: str, in_head: bool, last: bool) -> Line:
    words = text[span.start : span.end]
    lowered = words.lstrip("( [*_—–-").casefold()
    if any(lowered.startswith(opening) for opening in phrases("credit-openings", language)):
        return Line(span, span, "credit")
    if any(lowered.startswith(opening) for opening in phrases("caption-openings", language)):
        return Line(span, _without_credit(text, span, language), "caption")
    if match := _BULLET.match(text, span.start, span.end):
        return Line(span, Span(match.end(), span.end), "bullet")
    if match := _NUMBERED.match(text, span.start, span.end):
        return Line(span, Span(match.end(), span.end), "numbered")
    if (match := _TURN.match(text, span.start, span.end)) and len(words) - match.end() + span.start > 12:
        return Line(span, Span(match.end(), span.end), "turn", match["label"].rstrip(" :"))
    count = len(_WORD.findall(words))
    if count <= 12 and not _has_sentence(words) and _dated_share(words) >= 0.5:
        return Line(span, span, "dateline")
    if match := _DATELINE_PREFIX.match(text, span.start, span.end):
        return Line(span, Span(match.end(), span.end), "paragraph")
    if count <= _HEADLINE_WORDS and not _ENDED.search(words):
        return Line(span, span, "headline" if in_head else "heading")
    if last and words.startswith("(") and words.endswith(")"):
        return Line(span, span, "credit")
    return Line(span, span, "paragraph")


def _has_sentence(words: str) -> bool:
    return words.rstrip().endswith((".", "!", "?")) and len(words) > 60


def _dated_share(words: str) -> float:
    named = _WORD.findall(words)
    return len(_DATE_WORDS.findall(words)) / max(1, len(named))


def _without_credit(text: str, span: Span, language: str) -> Span:
    """A caption's own words, without the photographer's credit at its end."""
    folded = text[span.start : span.end].casefold()
    ends = [folded.rfind(mark) for mark in phrases("caption-credits", language)]
    cut = max(ends, default=-1)
    return Span(span.start, span.start + cut).trimmed(text, " ;,.()[]|–—-") if cut > 0 else span
