"""The lines of printed pages to running text: what layout has added is taken out again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from communique.reading.lexicon import lexicon

_EDGE_LINES = 3
_CLOSE = 1.6
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite|pagina)?\W*#\W*(?:(?:of|de|sur|/|von)?\W*#)?\W*", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•·▪●○■□◦‣–—*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2})+\s)")
_ENDS = re.compile(r"[.!?:;…][”\"’»)\]\s]*$")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FULL = 0.75
_EARLY = 0.9
_INDENT = (6, 60)
_WIDEST = 0.6
_TALLEST_CELL = 12


class Line(NamedTuple):
    """One printed line, with where it begins on the page and its size in points; 0 where that is not known."""

    text: str
    x: float = 0
    y: float = 0
    size: float = 0

    @property
    def length(self) -> float:
        """A measure of how far the line goes."""
        return len(self.text) * (self.size or 1)


Pages = list[list[Line]]


def without_running_lines(pages: Pages) -> tuple[Pages, list[str]]:
    """The pages without the heads, feet and page numbers that repeat on most of them, and what was dropped.

    Dropped is from the edges inwards, and only what stands apart from the text.
    """
    printed = [[line for line in page if line.text.strip()] for page in pages]
    found: dict[str, list[Line]] = {}
    for page in printed:
        for shape, line in {_shape(line): line for side in _sides(page) for line in side[:_EDGE_LINES]}.items():
            found.setdefault(shape, []).append(line)
    filled = sum(map(bool, printed))
    running = {shape for shape, lines in found.items() if _runs_through(shape, lines, filled)}
    kept = []
    dropped: dict[str, None] = {}
    for page in printed:
        block = [line for side in _sides(page) for line in _running_block(side, running)]
        kept.append([line for line in page if not any(line is each for each in block)])
        dropped |= dict.fromkeys(_shape(line) for line in block if not _PAGE_NUMBER.fullmatch(_shape(line)))
    return kept, [found[shape][0].text.strip() for shape in dropped]


def _sides(page: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines from the top and from the foot of the page; in the order of printing where places are not known."""
    downwards = sorted(page, key=lambda line: -line.y)
    return downwards, downwards[::-1]


def _running_block(side: list[Line], running: set[str]) -> list[Line]:
    block: list[Line] = []
    for line in side[:_EDGE_LINES]:
        if _shape(line) not in running:
            break
        block.append(line)
    # What stands as close to the text as the text's own lines belongs to it, even if it repeats.
    while block and len(block) < len(side) and not _PAGE_NUMBER.fullmatch(_shape(block[-1])):
        inner = side[len(block)]
        if not 0 < abs(block[-1].y - inner.y) <= _CLOSE * inner.size:
            break
        block.pop()
    return block


def _runs_through(shape: str, lines: list[Line], pages: int) -> bool:
    if len(lines) >= 3:
        return len(lines) >= 0.6 * pages
    # Of two pages the same words must stand in the same place, or be a page number.
    in_place = bool(lines[0].y) and abs(lines[0].y - lines[-1].y) < 1
    return len(lines) == pages == 2 and (in_place or _PAGE_NUMBER.fullmatch(shape) is not None)


def joined(pages: Pages) -> tuple[str, tuple[int, ...]]:
    """The text of the pages with one line a paragraph, and the offset at which each page begins.

    A line goes on in the next where it is full and the next follows closely, or where the next begins
    in the middle of a sentence; words hyphenated at line ends are whole again. The cells of a row are on
    one line, apart by " | ". Pages are apart by an empty line, unless a sentence runs over.
    """
    pages = [[line._replace(text=line.text.strip()) for line in page if line.text.strip()] for page in pages]
    setting = Setting.of(pages)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    before: Line | None = None
    in_row = False
    for page in pages:
        if not page:
            starts.append(length)
        for index, line in enumerate(page):
            glue = "" if before is None else setting.glue(before, line, new_page=index == 0, in_row=in_row)
            in_row = glue == CELL or (in_row and "\n" not in glue)
            if glue == HYPHEN:
                parts[-1] = parts[-1][:-1]
                length -= 1
                glue = ""
            if index == 0:
                starts.append(length + len(glue))
            parts.append(glue + line.text)
            length += len(parts[-1])
            before = line
    return "".join(parts) + "\n", tuple(starts)


HYPHEN = "-"
"""Between two lines: the first ends in the middle of a word, and its hyphen is the line's."""

CELL = " | "
"""Between two lines: they are cells of one row."""


@dataclass(frozen=True)
class Setting:
    """How a document is set, as far as its lines tell.

    Attributes:
        width: Length of a full line.
        margin: Where most lines begin.
        leading: Distance of lines within a paragraph, in sizes; 0 where not known.
        words: How often each word stands in the document, in lower case.
    """

    width: float
    margin: float
    leading: float
    words: Counter[str]

    @classmethod
    def of(cls, pages: Pages) -> Setting:
        """The setting of a document."""
        lines = [line for page in pages for line in page]
        lengths = sorted(line.length for line in lines)
        width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        full = [(before, line) for page in pages for before, line in pairwise(page) if before.length >= _FULL * width]
        distances = Counter(round(_distance(before, line), 1) for before, line in full if _distance(before, line))
        margins = Counter(round(line.x) for line in lines)
        return cls(
            width=width,
            margin=margins.most_common(1)[0][0] if margins else 0,
            leading=distances.most_common(1)[0][0] if distances else 0,
            words=Counter(word.lower() for line in lines for word in _WORD.findall(line.text)),
        )

    def glue(self, before: Line, line: Line, *, new_page: bool, in_row: bool = False) -> str:
        """What stands between two lines.

        That is "" or " " within a paragraph, HYPHEN within a word, CELL within a row, else line ends.
        """
        if not new_page and (beside := self._beside(before, line, in_row=in_row)):
            return beside
        apart = "\n\n" if new_page else "\n"
        same_size = abs(before.size - line.size) <= 0.08 * max(before.size, line.size)
        if _BULLET.match(line.text) or not same_size:
            return apart
        gap = not new_page and self._gap(before, line)
        ended = bool(_ENDS.search(before.text))
        if line.text[0].islower() and not gap:
            if hyphenated := _HYPHENATED.search(before.text):
                return "" if self._keeps_hyphen(hyphenated[1], line.text) else HYPHEN
            if not ended:
                return " "
        full = before.length >= _FULL * self.width
        if in_row and not gap and not new_page and self.leading and abs(before.x - line.x) < 1:
            return " "
        if gap or not full or (new_page and ended) or self._indented(before, line):
            return apart
        # A full stop well before the margin ends a paragraph.
        return apart if ended and before.length < _EARLY * self.width and not self.leading else " "

    def _beside(self, before: Line, line: Line, *, in_row: bool) -> str | None:
        """What stands between a line and one to its right: cells of a row, or parts of one line."""
        rise = line.y - before.y
        if not line.size or not before.size or line.x <= before.x + 0.3 * before.length:
            return None
        if abs(rise) <= 0.3 * line.size:
            return CELL if line.x > before.x + _WIDEST * before.length + line.size else " "
        # The next cell begins higher where the one before it has several lines; the next column of a page does too.
        lines_up = rise / line.size
        return CELL if in_row and 0 < lines_up <= _TALLEST_CELL and line.length < self.width / 2 else None

    def _gap(self, before: Line, line: Line) -> bool:
        distance = _distance(before, line)
        return bool(self.leading and distance > self.leading * 1.15 + 0.05)

    def _indented(self, before: Line, line: Line) -> bool:
        # A bullet hangs in the margin: what follows it is indented and goes on.
        outside = abs(before.x - self.margin) < 2 and not _BULLET.match(before.text)
        return outside and _INDENT[0] <= line.x - self.margin <= _INDENT[1]

    def _keeps_hyphen(self, head: str, line: str) -> bool:
        """Whether the hyphen is the word's own ("long-" "term") and not the line's, by the rest of the document."""
        match = _WORD.match(line)
        tail = match[0] if match else ""
        whole, apart = self.words[f"{head}{tail}".lower()], self.words[f"{head}-{tail}".lower()]
        return apart > whole if whole != apart else head.lower() in _prefixes()


def _distance(before: Line, line: Line) -> float:
    """How far a line is below the one before, in sizes; 0 where it is not below, or not known to be."""
    return max(0.0, before.y - line.y) / line.size if line.size else 0.0


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(entry["prefix"] for entry in lexicon("hyphen_prefixes"))
