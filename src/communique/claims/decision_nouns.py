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
    yield from _decision_to(reading, sentence)
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


def _decision_to(reading: Reading, sentence: Sentence) -> Iterator[Claim]:
    """ "The decision of the Council to send a mission", "Peru's decision to join": decided, whoever speaks of it."""
    text = reading.text
    for match in _DECISION_TO.finditer(text, *sentence.span):
        if _WISHED.search(text, sentence.span.start, match.start()):
            continue
        bodies = _deciding(reading, sentence, match)
        if not bodies:
            continue
        what = Span(*match.span("what")).trimmed(text, " ,")
        fields = DecisionFields(bodies=bodies, act="decide", content=reading.passage(what))
        yield reading.claim(Span(match.start(), what.end), fields)


def _deciding(reading: Reading, sentence: Sentence, match: re.Match[str]) -> tuple[str, ...]:
    """Whose decision it is: a body or country named there, or the country of "his government"."""
    if match["own"]:
        before = [each for each in sentence.mentions if each.span.end <= match.start()]
        for mention in reversed(before):
            for name in mention.entities:
                person = reading.people.named(name)
                own = [office.of for office in person.offices if office.of and len(office.of) == 2] if person else []
                country = name if len(name) == 2 and name.isupper() else own[0] if own else None
                if country is not None:
                    return (country,)
        return ()
    group = "of" if match["of"] else "whose"
    span = Span(*match.span(group))
    found = [
        each
        for each in sentence.mentions
        if span.covers(each.span) and each.kind in ("organisation", "members", "country", "group", "institution")
    ]
    words = re.sub(r"^(?:the|its|their)\s+", "", span.of(reading.text), flags=re.IGNORECASE)
    whole = [each for each in found if len(each.span.of(reading.text)) >= 0.6 * len(words)]
    return whole[0].entities if whole else ()


_DECISION_TO = re.compile(
    r"(?:\b(?:the|this|its|their|that)\s+(?:\w+\s+)?decision\s+(?:taken\s+)?(?:of|by)\s+(?P<of>(?:the\s+)?[A-Z][^,.;:()]{2,80}?)|"
    r"\b(?P<own>(?:his|her|their)\s+(?:government|country)['’]s)\s+(?:\w+\s+)?decision|"
    r"(?P<whose>(?:\b[Tt]he\s+)?\b[A-Z][\w.-]*(?:\s+(?:of\s+|the\s+)*[A-Z][\w.-]*){0,6})['’]s?\s+(?:recent\s+|\w+\s+)?decision)"
    r"\s+(?:on\s+\w+\s+)?to\s+(?P<what>(?!date\b)[a-z][^.;:,()]{3,160})"
)


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
