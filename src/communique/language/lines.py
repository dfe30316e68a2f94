"""The lines of a document and what each is for.

Official texts carry their structure in lines: a headline without a full stop, a caption, a
dateline, bullets, numbered paragraphs, speakers' labels, credits. A parser that reads across
them goes wrong, so lines are told apart before anything else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from communique.language.letters import CAPITALS
from communique.language.lexicon import phrases, words
from communique.model import Span

LineKind = Literal[
    "headline", "heading", "dateline", "caption", "credit", "bullet", "numbered", "turn", "label", "paragraph"
]

_BULLET = re.compile(r"\s*[-–—•*·▪◦‣→]\s+")
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\((?:[a-z]|[ivx]{1,4})\)|[a-z]\))\s+")
_TURN = re.compile(
    rf"\s*[\"“]?(?P<label>(?:Q|A|QUESTION|ANSWER|[{CAPITALS}][{CAPITALS}.'’\-]+"
    rf"(?:[ ,]+(?:of|de|the|van|von|[{CAPITALS}][{CAPITALS}.'’\-]*))*)"
    r"(?:\s*\([^)\n]{1,60}\))?\s*:)\s+(?=\S)"
)
_DATELINE_PREFIX = re.compile(
    rf"\s*(?:[{CAPITALS}][\w'’.\- ]{{1,40}}(?:,\s[^()\n–—|:]{{1,40}})?\s*(?:\([^)\n]{{2,50}}\)\s*[-–—]{{1,2}}|[–—|]|--)"
    rf"|[{CAPITALS}][{CAPITALS}'’.\- ]{{2,30}},\s[^()\n–—|.]{{3,30}}(?:\.?\s?\d{{4}})?\s*[-–—.]"
    rf"|[{CAPITALS}][\w'’\-]{{2,20}},\s\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\.)\s+(?=[\"“«{CAPITALS}])"
)
_PRICED = re.compile(
    r"(?<!\w)(?:[A-Z]{3}|[A-Z]{0,3}[$€£¥])\s?\d|\d\s?(?:m|bn|million|billion|milliards?)\b|\d\s?(?:€|\$|[A-Z]{3})(?!\w)"
)
"""A sum of money: a line that names somebody and it is an entry of a list, and has no dateline."""
_ENTRY_WORDS = 16
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
        label: The speaker's label of a turn ("SECRETARY GENERAL"), a paragraph's run-in heading, else empty.
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
    return _only_speakers(text, lines, language)


def _only_speakers(text: str, lines: list[Line], language: str) -> list[Line]:
    """Labels that nobody could be called by are run-in headings: their lines are paragraphs, or headings themselves."""
    labels = Counter(line.label for line in lines if line.kind == "turn")
    asked = any(_bare(label).casefold() in words("floor-labels", language) for label in labels)
    told: list[Line] = []
    in_head = True
    for line in lines:
        if line.kind == "turn" and not _is_speaker(line.label, labels, asked, language):
            said = line.span.of(text)
            if _ENDED.search(said) or len(_WORD.findall(said)) > _HEADLINE_WORDS:
                line = replace(line, kind="paragraph")
            else:
                line = replace(line, kind="headline" if in_head else "heading")
        in_head = in_head and not line.is_prose
        told.append(line)
    return told


def _bare(label: str) -> str:
    """A label without the brackets after it: "Q (Fjord Daily, Ida Roe)"."""
    return label.partition(" (")[0]


def _is_speaker(label: str, labels: Counter[str], asked: bool, language: str) -> bool:
    bare = _bare(label)
    named = [word.strip(".,()").casefold() for word in bare.split()]
    if bare.casefold() in words("floor-labels", language) or any(
        word in words("floor-titles", language) for word in named
    ):
        return True
    return len(named) <= 4 and (labels[label] >= 2 or (asked and len(named) >= 2))


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
    said = text[span.start : span.end]
    lowered = said.lstrip("( [*_—–-").casefold()
    if any(lowered.startswith(opening) for opening in phrases("credit-openings", language)):
        return Line(span, span, "credit")
    if any(lowered.startswith(opening) for opening in phrases("caption-openings", language)):
        return Line(span, _without_credit(text, span, language), "caption")
    if match := _BULLET.match(text, span.start, span.end):
        return Line(span, Span(match.end(), span.end), "bullet")
    if match := _NUMBERED.match(text, span.start, span.end):
        return Line(span, Span(match.end(), span.end), "numbered")
    if (match := _TURN.match(text, span.start, span.end)) and len(said) - match.end() + span.start > 12:
        return Line(span, Span(match.end(), span.end), "turn", match["label"].rstrip(" :"))
    count = len(_WORD.findall(said))
    priced = _PRICED.search(said) is not None
    if count <= 12 and not priced and not _has_sentence(said) and _dated_share(said) >= 0.5:
        return Line(span, span, "dateline")
    if (match := _DATELINE_PREFIX.match(text, span.start, span.end)) and not (priced and count <= _ENTRY_WORDS):
        return Line(span, Span(match.end(), span.end), "paragraph")
    if count <= _HEADLINE_WORDS and not _ENDED.search(said):
        return Line(span, span, "headline" if in_head else "heading")
    if last and said.startswith("(") and said.endswith(")"):
        return Line(span, span, "credit")
    return Line(span, span, "paragraph")


def _has_sentence(said: str) -> bool:
    return said.rstrip().endswith((".", "!", "?")) and len(said) > 60


def _dated_share(said: str) -> float:
    named = _WORD.findall(said)
    return len(_DATE_WORDS.findall(said)) / max(1, len(named))


def _without_credit(text: str, span: Span, language: str) -> Span:
    """A caption's own words, without the photographer's credit at its end."""
    folded = text[span.start : span.end].casefold()
    ends = [folded.rfind(mark) for mark in phrases("caption-credits", language)]
    cut = max(ends, default=-1)
    return Span(span.start, span.start + cut).trimmed(text, " ;,.()[]|–—-") if cut > 0 else span
