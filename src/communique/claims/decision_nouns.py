"""Decisions named by nouns: "the unanimous adoption of Resolution 9", "the agreement between A and B on fish"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.accession_matter import sign_of
from communique.claims.decision_votes import rule_in
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DecisionFields, Span

_ADOPTION = re.compile(
    r"\b(?:the|their|its)\s+(?P<how>unanimous\s+|recent\s+)?(?P<noun>adoption|approval|endorsement|renewal)\s+(?:yesterday\s+|today\s+|last\s+\w+\s+)?(?:by\s+[^,.;]{3,60}?\s+)?of\s+(?P<what>(?:the\s+)?[^,.;:]{3,120})",
)
_ACTS = {"adoption": "adopt", "approval": "approve", "endorsement": "endorse", "renewal": "renew"}
_NAMED_TEXT = re.compile(
    r"\b(?:Resolutions?|Declaration|Decision|Agreement|Convention|Compact|Communiqué|Action Plan|Roadmap|Strategy|Agenda|Pact|Protocol)\b"  # noqa: E501 - a pattern is read as one line
)
_WISHED = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+for|urg\w+|hop\w+|look\w*\s+forward\s+to|support\w*|towards?|work\w*\s+for|seek\w*|pending|propos\w+|before|until|to\s+(?:secure|ensure|achieve))\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:the|an?)\s+(?:\w+\s+)?(?:agreement|deal|accord|ceasefire|truce|understanding)\s+(?P<dated>(?:[\w\s]{0,30}?))\s*between\s+",
    re.IGNORECASE,
)
_ON = re.compile(r"\s+(?:on|over|about|concerning|regarding)\s+(?P<what>[^.;:]{3,160})")
_REACHED = re.compile(r"\b(?:reached|signed|concluded|struck|made|announced|agreed)\b", re.IGNORECASE)
_QUICK = re.compile(r"adoption|approval|endorsement|renewal|between", re.IGNORECASE)


def nominal(reading: Reading, sentence: Sentence) -> Iterator[Claim]:
    """The decisions that a sentence names without a finite verb for them."""
    text = reading.text
    start, end = sentence.span
    words = text[start:end]
    if not sentence.mentions or not _QUICK.search(words):
        return
    match = _ADOPTION.search(text, start, end)
    if match is not None and not _WISHED.search(text, start, match.start()):
        what = _short(reading, Span(*match.span("what")))
        first = next((m for m in sentence.mentions if what.covers(m.span) and m.kind == "organisation"), None)
        leads = first is not None and text[what.start : first.span.start].strip() in ("", "the")
        bodies = first.entities if first is not None and leads else ()
        by = re.search(r"\bby\s+", match[0])
        if by is not None:
            agent = [
                m
                for m in sentence.mentions
                if m.span.start >= match.start() + by.start()
                and m.kind in ("organisation", "members", "group", "institution")
            ]
            bodies = agent[0].entities if agent else bodies
        if bodies and _NAMED_TEXT.search(what.of(text)):
            fields = DecisionFields(
                bodies=bodies[:1],
                act=_ACTS[match["noun"]],
                content=reading.passage(what),
                rule=rule_in(match["how"] or ""),
            )
            yield reading.claim(Span(match.start(), what.end).trimmed(text), fields)
    yield from _between(reading, sentence)


def _short(reading: Reading, what: Span) -> Span:
    """The named text without the clause behind it."""
    match = re.search(r"\s+(?:which|who|that|by|on|in|at|as|during|last|and)\s", what.of(reading.text))
    return Span(what.start, what.start + match.start()) if match else what


def _between(reading: Reading, sentence: Sentence) -> Iterator[Claim]:
    text = reading.text
    start, end = sentence.span
    match = _BETWEEN.search(text, start, end)
    if match is None:
        return
    dated = Span(*match.span("dated"))
    reached = _REACHED.search(dated.of(text)) is not None or bool(reading.dates_in(dated))
    if not reached:
        return
    on = _ON.search(text, match.end(), end)
    stop = on.start() if on else end
    parties = [m for m in sentence.mentions if match.end() <= m.span.start and m.span.end <= stop and _is_party(m)]
    names: list[str] = []
    for mention in parties:
        before = text[match.end() : mention.span.start]
        if "," in before and "led by" in before and mention.kind == "person":
            continue
        if mention.kind == "institution" and re.match(r"\s+of\s+", text[mention.span.end : mention.span.end + 5]):
            continue
        names += mention.entities
    unique = tuple(dict.fromkeys(names))
    if len(unique) < 2 or on is None:
        return
    what = Span(*on.span("what")).trimmed(text)
    yield reading.claim(
        Span(match.start(), what.end), DecisionFields(bodies=unique, act="agree", content=reading.passage(what))
    )


def _is_party(mention: Mention) -> bool:
    return (bool(mention.entities) and (bool(sign_of(mention)) and mention.kind != "treaty")) or mention.kind in (
        "institution",
        "group",
    )
