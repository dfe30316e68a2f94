"""Sittings told without a noun of sitting: "Two contact groups met", "delegates met in plenary", press briefings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.claims.meeting import main_meeting
from communique.language.reading import Reading, Sentence
from communique.model import Span

_TOPIC = r"(?:on|for|sur)\s+(?:the\s+)?(?P<topic>[^,;.:]{3,80}?)"
_GROUP = re.compile(
    r"(?P<label>(?:(?:the|an?|two|three|four|five|several|other|resumed|open-ended|joint)\s+)*"
    r"(?:working\s+groups?|contact\s+groups?|drafting\s+(?:groups?|committees?)|regional\s+groups?|breakout\s+groups?|"
    r"friends\s+of\s+the\s+(?:chair|president)(?:\s+groups?)?|committee\s+of\s+the\s+whole|informal\s+consultations|"
    r"groupes?\s+de\s+contact|groupes?\s+de\s+travail)"
    rf"(?:\s+(?:[IVX]+|\d+))?(?:\s+{_TOPIC})?)"
    r"(?:\s*,\s*(?:(?:co-)?(?:chaired|led|facilitated)|(?:co)?présidée?s?)\s[^;:.]{3,160}?,)?\s+(?:also\s+|then\s+)?"
    r"(?P<verb>met|resumed|convened|reconvened|continued|discussed|considered|took\s+up|addressed|opened|began|completed|"
    r"concluded|(?:was|were)\s+(?:established|set\s+up|formed|convened|held)|s(?:e\s+sont|’est|'est)\s+réunis?|"
    r"ont\s+siégé|a\s+siégé|a\s+repris)\b"
    r"(?:\s+(?:its\s+|their\s+|the\s+)?(?:consideration|discussions?|work|negotiations|deliberations)\s+(?:of|on)\s+(?:the\s+)?"
    r"(?P<matter>[^,;.]{3,80}?)(?=\s+(?:on|in|throughout|until|at|under)\s|[,;.]))?",
    re.IGNORECASE,
)
_SET_UP = re.compile(
    r"\b(?:established|set\s+up|convened|formed|created)\s+(?:an?\s+)"
    r"(?P<label>(?:contact|drafting|working|friends\s+of\s+the\s+(?:chair|president))\s*groups?"
    rf"(?:\s+{_TOPIC})?|friends\s+of\s+the\s+(?:chair|president)\s+group)(?=\s*[,;.]|\s+(?:was|which|to|that|and)\b)",
    re.IGNORECASE,
)
_PLENARY = re.compile(
    r"\b(?:met|reconvened|convened|gathered|assembled|returned|resumed)\s+(?:again\s+|briefly\s+)?in\s+(?:an?\s+)?"
    r"(?P<label>(?:(?:opening|closing|morning|afternoon|evening|resumed|stocktaking|joint)\s+)*plenary)\b"
    r"(?:[^.;]{0,30}?\bto\s+(?:hear|consider|discuss|address|review|take\s+up)\s+(?P<topic>[^,;.]{3,120}?)"
    r"(?=\s+and\s+to\s+(?:address|consider|discuss|review|hear)\s+(?P<more>[^,;.]{3,80})|[,;.]))?",
    re.IGNORECASE,
)
_IN_PLENARY = re.compile(
    r"^(?:In|At|During)\s+the\s+(?P<label>(?:(?:opening|closing|morning|afternoon|evening|resumed|stocktaking|final)\s+)+"
    r"plenary)\s*,",
    re.IGNORECASE,
)
_BRIEFING = re.compile(
    r"\b(?P<label>(?:[\w’'.-]+\s+){0,3}?(?:press|midday|noon|daily|regular|weekly)\s+(?:press\s+|news\s+|media\s+)?briefing|"
    r"press\s+conference|point\s+de\s+presse)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_HEAD = 3


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting as one passage tells it."""

    span: Span
    label: str
    topics: tuple[str, ...] = ()
    is_briefing: bool = False


def told_sittings(reading: Reading) -> Iterator[Sitting]:
    """The sittings of groups and plenaries of the meeting that a text is about, and a briefing that its head names."""
    yield from _briefing(reading)
    main = main_meeting(reading)
    if main is None:
        return
    seen: set[str] = set()
    for sentence in reading.sentences:
        if sentence.line.kind in ("headline", "heading", "label", "caption"):
            continue
        for sitting in _in_sentence(reading, sentence):
            if sitting.label.casefold() not in seen:
                seen.add(sitting.label.casefold())
                yield sitting


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Sitting]:
    for pattern in (_GROUP, _SET_UP, _PLENARY, _IN_PLENARY):
        words = sentence.span.of(reading.text)
        for match in pattern.finditer(words):
            if reading.quotation_at(sentence.span.start + match.start()) is not None:
                continue
            named = match.groupdict()
            verb = named.get("verb") or ""
            if verb.casefold().startswith(("was", "were")) and match["label"].casefold().startswith("the "):
                continue  # "the Contact Group was established in 2022": a body's history
            topics = [named[key] for key in ("topic", "matter", "more") if named.get(key)]
            label = _ARTICLE.sub("", " ".join(match["label"].split()))
            yield Sitting(sentence.span.trimmed(reading.text), label, tuple(_plain(each) for each in topics if each))


def _plain(topic: str) -> str:
    return _ARTICLE.sub("", " ".join(topic.split()))


def _briefing(reading: Reading) -> Iterator[Sitting]:
    """ "Regular Press Briefing" over a transcript."""
    for line in reading.lines[:_HEAD]:
        words = _REMARK.sub("", line.span.of(reading.text).strip())
        match = _BRIEFING.search(words)
        if match is None or len(words.split()) > 8 or words.endswith((".", ":")) or match.end() != len(words):
            continue
        if not any(each.kind == "turn" for each in reading.lines):
            continue
        yield Sitting(line.span, " ".join(match["label"].split()), is_briefing=True)
        return
