"""Sums told from the side of those who get them: "Norland will receive €5 million from Sudria"."""

from __future__ import annotations

import re

from communique.claims.commitment_draft import Draft, claim_span
from communique.claims.commitment_force import is_future
from communique.claims.commitment_parties import bound, subject_parties
from communique.claims.lexicon import lemmas
from communique.claims.modality import modality_of
from communique.claims.parties import party_mention
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Span

_FROM = {
    "en": re.compile(r"\bfrom\s+(?:the\s+)?(?:government\s+of\s+(?:the\s+)?)?$", re.IGNORECASE),
    "fr": re.compile(
        r"\b(?:de|du|des|d[’'])\s*(?:la\s+|le\s+|l[’'])?$|\bde la part (?:de|du)\s+(?:la\s+)?$", re.IGNORECASE
    ),
}


def received(reading: Reading, sentence: Sentence, clause: Clause, money: Money, phrase: Span) -> Draft | None:
    """What a clause says that its subject gets from somebody; None where nobody is named who gives it.

    Args:
        reading: The document.
        sentence: The sentence.
        clause: The clause of the sum.
        money: The sum.
        phrase: Its words.
    """
    if clause.lemma not in lemmas("commitment-receiving", reading.language) or clause.passive:
        return None
    receivers, _ = subject_parties(reading, sentence, clause.subject)
    givers = _givers(reading, sentence, Span(money.span.end, max(phrase.end, clause.span.end)))
    if not receivers or not givers or set(receivers) & set(givers):
        return None
    makers, announcers = bound(reading, givers, gives=True)
    future = is_future(clause)
    modality = "denied" if clause.negated else modality_of(clause, reading.language)
    return Draft(
        sentence,
        claim_span(sentence, clause, phrase),
        phrase.trimmed(reading.text, " ,;:."),
        makers,
        announcers,
        money,
        clause,
        "pledged" if future or clause.tense != "past" else "disbursed",
        "asserted" if modality == "expected" else modality,
        receivers=bound(reading, receivers, gives=True)[0],
    )


def has_received(clause: Clause, language: str) -> bool:
    """Whether a clause tells that its subject got something, or did not get it, in the past."""
    done = clause.tense == "past" or clause.perfect
    return clause.lemma in lemmas("commitment-receiving", language) and done and not clause.passive


def _givers(reading: Reading, sentence: Sentence, span: Span) -> tuple[str, ...]:
    pattern = _FROM["fr" if reading.language == "fr" else "en"]
    for mention in sentence.mentions:
        if not span.covers(mention.span) or not party_mention(mention) or not mention.entities:
            continue
        if pattern.search(reading.text[max(span.start, mention.span.start - 40) : mention.span.start]):
            return mention.entities
    return ()
