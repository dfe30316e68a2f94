"""The words of what is given without those around it: the day it was promised, the word before a part."""

from __future__ import annotations

import re

from communique.language.money import Money
from communique.language.reading import Reading
from communique.model import Span


def without_day(reading: Reading, content: Span, money: Money) -> Span:
    """A content without the day before its sum, which tells when it was promised: "ont promis jeudi 5 millions"."""
    lead = Span(content.start, money.full_span.start)
    if lead.start >= lead.end:
        return content
    days = [date.span for date in reading.dates_in(lead)]
    whole = days and days[0].start == lead.start and not reading.text[days[-1].end : lead.end].strip(" ,")
    return Span(lead.end, content.end) if whole else content


_PART_WORDS = re.compile(
    r"[\s,]*\b(?:including|of which|dont|y compris)$|^(?:dont|including|y compris)\s+", re.IGNORECASE
)


def without_part_words(text: str, content: Span) -> Span:
    """A content without the word that leads from the whole to its part."""
    words = content.of(text)
    found = _PART_WORDS.search(words)
    if found is None or len(found[0]) >= len(words):
        return content
    if found.start() == 0:
        return Span(content.start + found.end(), content.end)
    return Span(content.start, content.start + found.start())
