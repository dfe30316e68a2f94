"""Counts and rules of votes: "by 182 votes to 6", "with four abstentions", "by consensus"."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.language.clauses import Clause
from communique.language.numbers import read_number
from communique.language.reading import Reading, Sentence
from communique.model import Span, Votes

_N = r"(?:\d{1,3}(?:,\d{3})?|[^\W\d_]+(?:-[^\W\d_]+)?)"  # any word; that it is a number is checked when it is read
_DASH = r"\s*(?:-|–|—|to|contre|against)\s*"
_PAIRS = (
    re.compile(
        rf"\b(?P<f>{_N})\s+votes?\s+(?:in\s+favou?r\s+)?(?:to|against|contre|-|–)\s+(?P<a>{_N})\b", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<f>{_N})\s+voix\s+(?:pour\s+)?(?:contre|et)\s+(?P<a>{_N})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<f>{_N})\s+(?:votes?\s+|voix\s+)?(?:in\s+favou?r|for|pour)\b(?:\s*(?:,|and|et|to|with)\s*)*(?P<a>{_N})\s+(?:votes?\s+|voix\s+)?(?:against|contre)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:vote|margin)\s+of\s+(?P<f>{_N}){_DASH}(?P<a>{_N})\b", re.IGNORECASE),
    re.compile(rf"\bvoted?\s+(?:by\s+)?(?P<f>{_N}){_DASH}(?P<a>{_N})\b", re.IGNORECASE),
    re.compile(rf"\((?P<f>{_N}){_DASH}(?P<a>{_N})(?=[,;)]|\s)", re.IGNORECASE),
    re.compile(rf"\bby\s+(?P<f>{_N}){_DASH}(?P<a>{_N})(?=[\s,.;)]|$)", re.IGNORECASE),
)
_FOR = re.compile(rf"\b(?P<f>{_N})\s+(?:votes?\s+)?in\s+favou?r\b", re.IGNORECASE)
_AGAINST = re.compile(rf"\b(?P<a>{_N})\s+(?:objections?|votes?\s+against|oppositions?|against)\b", re.IGNORECASE)
_ABSTAINED = re.compile(
    rf"\b(?P<b>{_N})\s+(?:abstentions?|abstaining|abstained|members?\s+abstain\w*)\b|\babstentions?:\s*(?P<b2>\d+)",
    re.IGNORECASE,
)
_RULES = (
    (re.compile(r"\bunanim(?:ous|ously|ity|e|ement|ité)\b|à l['’]unanimité", re.IGNORECASE), "unanimous"),
    (
        re.compile(r"\bby\s+(?:common\s+)?(?:consensus|common\s+accord)\b|\bpar\s+consensus\b", re.IGNORECASE),
        "consensus",
    ),
    (re.compile(r"\bby\s+acclamation\b|\bpar\s+acclamation\b", re.IGNORECASE), "acclamation"),
    (re.compile(r"\bwithout\s+a\s+vote\b|\bsans\s+vote\b", re.IGNORECASE), "without a vote"),
    (re.compile(r"\bqualified\s+majority\b|\bmajorité\s+qualifiée\b", re.IGNORECASE), "qualified majority"),
    (
        re.compile(r"\btwo[-\s]thirds\s+majority\b|\bmajorité\s+des\s+deux\s+tiers\b", re.IGNORECASE),
        "two-thirds majority",
    ),
    (re.compile(r"\bsilence\s+procedure\b|\bprocédure\s+de\s+silence\b", re.IGNORECASE), "silence procedure"),
    (re.compile(r"\bby\s+(?:a\s+)?(?:\w+\s+)?majority\b|\bà\s+la\s+majorité\b", re.IGNORECASE), "majority"),
)
_QUICK = re.compile(r"\d|vote|voix|favou?r|abstain|abstention", re.IGNORECASE)


def _value(words: str | None) -> int | None:
    if words is None:
        return None
    return 0 if words.casefold() in ("none", "nil", "no") else read_number(words)


def votes_in(words: str) -> Votes | None:
    """The counts of a vote that a sentence gives; None where it gives none.

    >>> votes_in("approved by 182 votes to 6").for_
    182
    """
    if not _QUICK.search(words):
        return None
    voted = re.search(r"\bvot|\bvoix|favou?r|abst", words, re.IGNORECASE) is not None
    for index, pattern in enumerate(_PAIRS):
        if index >= 5 and not (voted or re.search(r"approv|adopt|pass|reject|back", words)):
            continue
        for match in pattern.finditer(words):
            for_, against = _value(match["f"]), _value(match["a"])
            if for_ is not None and against is not None:
                return Votes(for_=for_, against=against, abstained=_abstained(words))
    favour = _FOR.search(words)
    if favour is not None and (for_ := _value(favour["f"])) is not None:
        objections = _AGAINST.search(words, favour.end())
        against = _value(objections["a"]) if objections is not None else None
        return Votes(for_=for_, against=against, abstained=_abstained(words))
    return None


def _abstained(words: str) -> int | None:
    match = _ABSTAINED.search(words)
    return _value(match["b"] or match["b2"]) if match else None


def rule_in(words: str) -> str | None:
    """The rule by which a body decided, where words name one."""
    return next((name for pattern, name in _RULES if pattern.search(words)), None)


def voted_on(reading: Reading, sentence: Sentence, clause: Clause) -> Clause:
    """ "Declaration adopted by 37 votes to 2": a passive without its auxiliary, as headlines and minutes tell it."""
    subject = clause.subject
    if clause.kind != "ROOT" or clause.passive or clause.objects or subject is None:
        return clause
    bare = clause.verb.tag_ in ("VBD", "VBN") and clause.group.start == clause.cue.start
    named = subject.head.pos_ in ("NOUN", "PROPN") and subject.span.start == sentence.span.start
    beside = subject.head.right_edge.i + 1 == clause.verb.i
    if not (bare and named and beside) or subject.head.left_edge.pos_ in ("DET", "PRON"):
        return clause
    words = Span(clause.cue.end, sentence.span.end).of(reading.text)
    told = votes_in(words) is not None or rule_in(words) is not None
    return replace(clause, passive=True, tense="past") if told else clause
