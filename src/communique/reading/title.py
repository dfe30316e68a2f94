"""What a document is called, by its first lines."""

from __future__ import annotations

import re

from communique.reading.dates import written_dates
from communique.reading.genre import agency_of, is_label_alone
from communique.reading.head import Head
from communique.reading.publisher import is_letterhead

_LONGEST = 200
_NO_TITLE = re.compile(
    r"[(\[].*[)\]]\.?$|(?:photos?|pictured|image|caption|credit|crédits?|by|par|no\.?|n°|ref\.?|réf\.?|to|from|l-r)\b\s*[:.]",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"^#{1,6}\s+|^\*{1,2}(?=\S)|(?<=\S)\*{1,2}$")
_CREDIT = re.compile(r"\b(?:credits?|photo|image credit|copyright)\s*:", re.IGNORECASE)


def title_of(head: Head) -> str | None:
    """The first line that reads like a title: short, no sentence, no label, date, letterhead or caption."""
    for line in head.lines[:4]:
        words = _MARKUP.sub("", line).strip()
        if is_label_alone(words) or is_letterhead(words) or _NO_TITLE.match(words) or _CREDIT.search(words):
            continue
        dates = list(written_dates(words))
        if dates and len(words) - (dates[0].end - dates[0].start) < 40:
            continue
        if len(words) > _LONGEST or words.endswith((".", ":", ";", ",")) or agency_of(Head((line,), ())):
            return None
        return words or None
    return None
