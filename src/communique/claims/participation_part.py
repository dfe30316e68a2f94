"""One account of taking part, and what the text calls the occasion and the capacity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.claims.lexicon import rows
from communique.claims.meeting import main_meeting
from communique.claims.occasion import Occasion
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span
from communique.model.fields import Capacity

_PARTNERSHIP = re.compile(r"\bpartner(?:s|ships?)?\b|\bpartenari?at?s?\b|\bpartenaires\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Who took part in what, in which capacity, by which passage."""

    span: Span
    who: tuple[str, ...]
    event: str | None
    capacity: Capacity
    modality: Modality


@cache
def _capacity_pattern(language: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(row["phrase"]) for row in rows("capacities", language)) + r")(?!\w)",
        re.IGNORECASE,
    )


@cache
def _capacities(language: str) -> dict[str, Capacity]:
    return {row["phrase"].casefold(): row["capacity"] for row in rows("capacities", language)}  # type: ignore[misc]  # a test checks the column's values


def capacity_told(reading: Reading, sentence: Sentence, clause: Clause | None, event: Occasion | None) -> Capacity:
    """The capacity that the words of the clause state; partners where the session is about partnership."""
    span = clause.span if clause is not None else sentence.span
    text = reading.text
    match = _capacity_pattern(reading.language).search(text, span.start, span.end)
    if match is not None:
        phrase = match.group().casefold()
        return _capacities(reading.language)[phrase]
    if (
        event is not None
        and event.kind == "session"
        and _PARTNERSHIP.search(text, sentence.span.start, sentence.span.end)
    ):
        return "partner"
    return "unspecified"


def event_words(reading: Reading, occasion: Occasion) -> str | None:
    """The words naming the occasion: those of the session or meeting, or of the main meeting for "the meeting"."""
    words = " ".join(occasion.name.of(reading.text).split())
    if occasion.head.lower_ == words.casefold() and occasion.kind == "meeting":
        return main_words(reading) or words
    return words


def main_words(reading: Reading) -> str | None:
    """The name of the document's main meeting, or the noun where it has none."""
    main = main_meeting(reading)
    if main is None:
        return None
    return main.name or ("réunion" if reading.language == "fr" else "meeting")


def span_of(sentence: Sentence, clause: Clause) -> Span:
    """A clause with the subject that it shares with the one before."""
    start = clause.span.start
    if clause.subject is not None and sentence.span.start <= clause.subject.span.start < start:
        start = clause.subject.span.start
    return Span(start, clause.span.end)


def named_under(sentence: Sentence, each: Argument) -> tuple[str, ...]:
    """ "For the third time Chile, the Gambia …": a list that the parser hung on an adverbial."""
    found: list[str] = []
    for mention in sentence.mentions:
        if each.span.covers(mention.span) and mention.kind in ("country", "person", "organisation", "members", "group"):
            found += mention.entities
    return tuple(found)
