"""Attendees listed line by line under words that say so: "attended by the following:", "Apologies:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.lexicon import rows
from communique.claims.participation_part import Part, main_words
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span
from communique.model.fields import Capacity

_PARTIES = ("person", "name", "country", "organisation", "group", "institution")
_ENTRY = 30
"""The most words that an entry of a list of attendees has; longer lines are prose again."""
_MOST = 80
"""The most entries read under one lead."""


def listed_attendees(reading: Reading) -> Iterator[Part]:
    """Who the lists of attendees of a document name; a line's person, else its country or body."""
    event = main_words(reading)
    if event is None:
        return
    for sentence in reading.sentences:
        lead = _lead(reading, sentence)
        if lead is None:
            continue
        role, within = lead
        capacity, modality = _standing(role)
        if within is not None:
            for mention in _parties_in(sentence, within):
                yield Part(sentence.span.trimmed(reading.text), mention.entities[:1], event, capacity, modality)
            continue
        for entry in _entries(reading, sentence):
            party = _attendee(entry)
            if party is not None:
                yield Part(entry.span.trimmed(reading.text), party.entities[:1], event, capacity, modality)


def _lead(reading: Reading, sentence: Sentence) -> tuple[str, Span | None] | None:
    """The role that words before a list give those listed, and where the list runs on in the same line."""
    words = sentence.span.of(reading.text).strip()
    before, colon, after = words.partition(":")
    if not colon or len(before) > 240:
        return None
    for role, pattern in _leads(reading.language):
        if pattern.search(before) is None:
            continue
        if not after.strip():
            return role, None
        if len(before.split()) <= 4:  # "Apologies: Iceland"
            at = sentence.span.start + reading.text[sentence.span.start :].index(":") + 1
            return role, Span(at, sentence.span.end)
    return None


def _leads(language: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for row in rows("attendance-leads", language):
        yield row["role"], re.compile(rf"\b(?:{row['words']})\b", re.IGNORECASE)


def _standing(role: str) -> tuple[Capacity, Modality]:
    if role == "away":
        return "unspecified", "denied"
    return ("observer" if role == "observer" else "guest" if role == "guest" else "unspecified"), "asserted"


def _entries(reading: Reading, lead: Sentence) -> Iterator[Sentence]:
    """The lines of the list: up to one that is prose again or opens another list."""
    kind = None
    for entry in reading.sentences[lead.index + 1 : lead.index + 1 + _MOST]:
        kind = kind or entry.line.kind
        words = entry.span.of(reading.text).strip()
        if entry.line.kind != kind or len(words.split()) > _ENTRY or words.endswith(":"):
            return
        if kind in ("numbered", "paragraph") and any(clause.kind == "ROOT" for clause in entry.clauses):
            return
        yield entry


def _attendee(entry: Sentence) -> Mention | None:
    """The person that an entry names; for one that names none, its first party."""
    named = [mention for mention in entry.mentions if mention.kind in _PARTIES and mention.entities]
    people = [mention for mention in named if mention.kind in ("person", "name")]
    return next(iter(people or named), None)


def _parties_in(sentence: Sentence, within: Span) -> Iterator[Mention]:
    return (each for each in sentence.mentions if within.covers(each.span) and each.kind in _PARTIES and each.entities)
