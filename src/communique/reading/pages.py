"""The lines of printed pages to running text: what layout has added is taken out again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from communique.reading.lexicon import lexicon

_EDGE_LINES = 2
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite|pagina)?\W*#\W*(?:(?:of|de|sur|/|von)?\W*#)?\W*", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[•·▪●○■□◦‣–—*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|\d{1,2}(?:\.\d{1,2})+\s)")
_ENDS = (".", "!", "?", ":", ";", "…", ".”", '."', "’", "»", "”", ".)")
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FULL = 0.75
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

Pages = list[list[str]]


def without_running_lines(pages: Pages) -> tuple[Pages, list[str]]:
    """The pages without the heads, feet and page numbers that repeat on most of them, and what was dropped."""
    printed = [[line.rstrip() for line in page] for page in pages]
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for page in printed:
        for shape, line in {_shape(page[index]): page[index] for index in _edges(page)}.items():
            counts[shape] += 1
            first.setdefault(shape, line.strip())
    filled = sum(any(line.strip() for line in page) for page in printed)
    running = {
        shape
        for shape, count in counts.items()
        if (count >= 3 and count >= 0.6 * filled) or (count >= 2 and count == filled and _PAGE_NUMBER.fullmatch(shape))
    }
    kept = []
    for page in printed:
        edges = set(_edges(page))
        kept.append([line for index, line in enumerate(page) if index not in edges or _shape(line) not in running])
    return kept, [first[shape] for shape in sorted(running) if not _PAGE_NUMBER.fullmatch(shape)]


def joined(pages: Pages) -> tuple[str, tuple[int, ...]]:
    """The text of the pages with one line a paragraph, and the offset at which each page begins.

    A line goes on in the next where it is full, or where the next begins in the middle of a
    sentence; words hyphenated at line ends are whole again. Pages are apart by an empty line,
    unless a sentence runs over.
    """
    width = _width(line for page in pages for line in page)
    words = Counter(word.lower() for page in pages for line in page for word in _WORD.findall(line))
    text = ""
    starts: list[int] = []
    before: str | None = None
    for number, page in enumerate(pages):
        parts: list[str] = []
        length = len(text)
        gap = False
        opened = False
        for line in (raw.strip() for raw in page):
            if not line:
                gap = True
                continue
            new_page = not opened and number > 0
            glue = _glue(before, line, width, words, gap, new_page)
            if before is not None and glue == "-":
                text, parts = _without_hyphen(text, parts)
                length = len(text) + sum(map(len, parts))
                glue = ""
            if before is None:
                glue = ""
            if not opened:
                starts.append(len(text) + len(glue))
                opened = True
            parts.append(glue + line)
            before, gap = line, False
        if not opened:
            starts.append(length)
        text += "".join(parts)
    return text + "\n", tuple(starts)


def _edges(page: list[str]) -> list[int]:
    filled = [index for index, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]})


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _width(lines: Iterable[str]) -> int:
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _glue(before: str | None, line: str, width: int, words: Counter[str], gap: bool, new_page: bool) -> str:
    """What stands between two lines: "" or " " within a paragraph, "-" to drop a hyphen, else a line end."""
    apart = "\n\n" if new_page else "\n"
    if before is None or _BULLET.match(line):
        return apart
    lower = line[0].islower()
    if not gap and lower and (hyphenated := _HYPHENATED.search(before)):
        return "" if _keeps_hyphen(hyphenated[1], line, words) else "-"
    if lower and not before.endswith(_ENDS) and (not gap or new_page):
        return " "
    full = len(before) >= _FULL * width and width >= 40
    ends_early = before.endswith(_ENDS) and len(before) < 0.9 * width
    return " " if full and not ends_early and not gap and not new_page else apart


def _keeps_hyphen(head: str, line: str, words: Counter[str]) -> bool:
    """Whether the hyphen is the word's own ("long-" "term") and not the line's, by the rest of the document."""
    match = _WORD.match(line)
    tail = match[0] if match else ""
    whole, apart = words[f"{head}{tail}".lower()], words[f"{head}-{tail}".lower()]
    if whole != apart:
        return apart > whole
    return head.lower() in {entry["prefix"] for entry in lexicon("hyphen_prefixes")}


def _without_hyphen(text: str, parts: list[str]) -> tuple[str, list[str]]:
    if parts:
        return text, [*parts[:-1], parts[-1][:-1]]
    return text[:-1], parts
