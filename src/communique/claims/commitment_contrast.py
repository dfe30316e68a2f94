"""Gifts set against what is not given: "will not give 5 but 3 million", "will send no arms but will send tents"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from communique.claims.commitment_draft import Draft
from communique.claims.commitment_parties import bound
from communique.claims.parties import party_mention
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Span

_BUT = re.compile(
    r"[\s,;:—–-]*\b(?:but|mais)\b(?:\s+(?:only|rather|instead|just|merely|seulement|plutôt|bien|de))*\s+"
    r"(?:the\s+|les\s+|d[e’'])?$",
    re.IGNORECASE,
)


def is_set_against(reading: Reading, denied: Draft, money: Money) -> bool:
    """Whether a sum is given in place of the one before, which is not: "not 5 million but 3 million"."""
    if denied.modality != "denied" or denied.money is None:
        return False
    return _BUT.fullmatch(reading.text, denied.money.full_span.end, money.full_span.start) is not None


_VERB_LEAD = re.compile(r"[\s,;]*\b(?:but|mais)\b[^.;:]{0,40}$", re.IGNORECASE)


def is_opposed(text: str, denied: Clause, clause: Clause) -> bool:
    """Whether a clause says what is done instead: "will not provide arms but will send tents"."""
    if clause.kind != "conj" or clause.parent is not denied:
        return False
    if any(child.dep_ == "neg" or child.lower_ in ("ne", "n'", "n’") for child in clause.verb.children):
        return False
    return _VERB_LEAD.search(text, denied.group.end, clause.cue.start) is not None


def before_contrast(text: str, span: Span) -> Span:
    """A span without the conjunction at its end."""
    lead = _VERB_LEAD.search(text, span.start, span.end)
    return Span(span.start, lead.start()) if lead is not None else span


_EMPTY = re.compile(
    r"\s+(?:(?:has|have|had|a|ont)\s+)?(?:(?:pledged|promised|offered|gave|promis|offert|donné)\s+)?"
    r"(?:nothing|none|no (?:money|funds|sum)|rien)(?=\s*(?:[.,;:)]|$|at all\b|du tout\b))",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"[\s,;]*\b(?:and|but|while|whereas|et|mais|tandis que|alors que)\s+(?:the\s+|la\s+|le\s+|l[’'])?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class EmptyHanded:
    """A party of which a sentence says in few words that it gives nothing: "and Sudria nothing".

    Attributes:
        end: Where the words before it end.
        span: Its own words.
        names: The party.
    """

    end: int
    span: Span
    names: tuple[str, ...]


def empty_handed(reading: Reading, sentence: Sentence) -> EmptyHanded | None:
    """Who gives nothing beside those who give."""
    for mention in sentence.mentions:
        if not party_mention(mention) or not mention.entities:
            continue
        nothing = _EMPTY.match(reading.text, mention.span.end, sentence.span.end)
        join = _JOIN.search(reading.text, max(sentence.span.start, mention.span.start - 30), mention.span.start)
        if nothing is not None and join is not None:
            return EmptyHanded(join.start(), Span(mention.span.start, nothing.end()), mention.entities)
    return None


def nothing_of(reading: Reading, beside: Draft, empty: EmptyHanded) -> Draft:
    """The draft of what a party does not give."""
    makers, announcers = bound(reading, empty.names, gives=True)
    return replace(
        beside,
        span=Span(min(beside.span.start, empty.span.start), max(beside.span.end, empty.span.end)),
        content=empty.span,
        makers=makers,
        announcers=announcers,
        money=None,
        clause=None,
        modality="denied",
        recalled=False,
    )
