"""Speakers named beside their words: after a dash, below a quotation, or set beside a description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.clauses import Argument
from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading, Sentence

_DASH = re.compile(r"[^\S\n]*\n?[^\S\n]*[–—―-]+\s*(?=\S)")
_TITLE = 24


def signature_after(reading: Reading, end: int) -> tuple[tuple[str, ...], Span] | None:
    """Who signs the quotation that ends at a place, after a dash: "« … »\\n– L’honorable Ida Roe, ministre"."""
    dash = _DASH.match(reading.text, end)
    sentence = reading.sentence_at(dash.end()) if dash is not None else None
    if dash is None or sentence is None:
        return None
    for mention in sentence.mentions:
        if 0 <= mention.span.start - dash.end() <= _TITLE and mention.kind in ("person", "name", "office"):
            return mention.entities or ((mention.name,) if mention.name else ()), mention.span
    return None


def apposed_to(sentence: Sentence, subject: Argument) -> tuple[str, ...]:
    """The person named after a description: "said the bill's sponsor, Ida Roe, in tears"."""
    if sentence.mention_at(sentence.at(subject.head).start) is not None:
        return ()
    named = next((each for each in sentence.mentions if each.span.start == sentence.at(subject.head).end + 2), None)
    return named.entities[:1] if named is not None and named.kind in ("person", "name") else ()
