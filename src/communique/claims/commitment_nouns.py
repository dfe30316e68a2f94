"""Commitments told by a noun ("our pledge to …"), or by their words where the parser lost its way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.claims.commitment_draft import Draft, claim_span, is_question
from communique.claims.commitment_parties import bound, owners_in, subject_parties
from communique.claims.commitment_words import FIRST, GIFTS, is_idle, role, roles_in
from communique.claims.parties import speakers_at
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span

_WE_WILL = re.compile(
    r"\b[Ww]e\]?(?:\s+\[[^\]]{0,120}\]|\s+all|\s+also)?\s+(?:will|shall"
    r"|commit to|pledge to|undertake to|agree to|resolve to|are committed to|remain committed to)"
    r"(?:\s*:?\s*\]?[:…]*)\s+(?:also\s+)?(?:\w+ly\s+)?(?!not\b|never\b|be\b|no\b)(?P<verb>[\w-]+)",
)


def worded(reading: Reading, sentence: Sentence) -> Draft | None:
    """ "We [recalling …] will …" by its words, where the parser lost its way in brackets and dots."""
    line = sentence.line.body
    match = _WE_WILL.search(reading.text, sentence.span.start, line.end)
    if (
        match is None
        or match.start() >= sentence.span.end
        or is_idle(match["verb"].casefold(), reading.language, ours=True)
        or is_question(reading, sentence)
    ):
        return None
    end = sentence.span.end if match.end() <= sentence.span.end else line.end
    content = Span(match.start(), end).trimmed(reading.text, ' .;,"”')
    if len(content.of(reading.text).split()) < 5:
        return None
    makers, announcers = bound(reading, speakers_at(reading, match.start()), gives=True)
    return Draft(sentence, content, content, makers, announcers, stage="pledged", gives=False)


_NOUN_CUE = re.compile(
    r"\b(?P<noun>commitments?|pledges?|promises?|readiness|determination|resolve|offer|willingness|engagement|promesse|détermination|volonté|disponibilité)"
    r"\s+(?:(?:of|by|made by) [^,.;]{3,40}? )?(?P<to>to|that|made|of|de|d['’]|à)\s*(?=\w)",
    re.IGNORECASE,
)


_REAFFIRMED = frozenset(
    {
        "reaffirm",
        "reiterate",
        "affirm",
        "renew",
        "confirm",
        "restate",
        "underline",
        "express",
        "welcome",
        "repeat",
        "recall",
        "reconfirm",
        "underscore",
        "stress",
        "make",
        "give",
        "end",
        "return",
        "réaffirmer",
        "réitérer",
        "confirmer",
        "exprimer",
        "saluer",
    }
)


def nouns_of(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    """ "We reaffirm our commitment to …", "Norway's offer to host …", "with promises of fuel"."""
    for match in _NOUN_CUE.finditer(reading.text, sentence.span.start, sentence.span.end):
        token = next((each for each in sentence.doc if sentence.at(each).start == match.start()), None)
        if token is None or token.pos_ not in ("NOUN", "PROPN"):
            continue
        draft = _noun(reading, sentence, token, match)
        if draft is not None:
            yield draft


def _is_object(token: Any, clause: Clause) -> bool:
    """Whether a noun is what a clause is about, rather than deeper down: "the need for resolve"."""
    named = [*clause.objects, *(argument for _, argument in clause.obliques)]
    return any(head.i == token.i for argument in named for head in argument.heads)


def _noun(reading: Reading, sentence: Sentence, token: Any, match: re.Match[str]) -> Draft | None:
    language = reading.language
    clauses = {clause.verb.i: clause for clause in sentence.clauses}
    at = token
    while at.i not in clauses and at.head.i != at.i:
        at = at.head
    clause = clauses.get(at.i)
    possessor = next((child for child in token.children if child.dep_ in ("poss", "det", "nmod:poss")), None)
    noun_start = sentence.at(token.left_edge).start
    owners = owners_in(reading, sentence, Span(noun_start, sentence.at(token).end))
    own = possessor is not None and possessor.lower_ in (
        "our",
        "its",
        "his",
        "her",
        "their",
        "my",
        "notre",
        "son",
        "sa",
        "leur",
        "nos",
    )
    found: tuple[str, ...] = owners
    binds = bool(owners)
    if not binds and clause is not None and (own or (clause.lemma in _REAFFIRMED and _is_object(token, clause))):
        found, binds = subject_parties(reading, sentence, clause.subject)
    if not binds:
        return None
    end = sentence.at(token.right_edge).end
    start = match.end()
    if end <= start:
        limit = clause.span.end if clause is not None else sentence.span.end
        end = limit
    inner = next((each for each in sentence.doc if sentence.at(each).start == start), None)
    if inner is None:
        return None
    if (
        match["to"].casefold() in ("of", "de")
        and not roles_in(inner.subtree, language) & GIFTS
        and role(inner, language) not in GIFTS
    ):
        return None
    words = Span(start, end).trimmed(reading.text, ' ,;:."”’)]')
    if len(words.of(reading.text).split()) < 2:
        return None
    gives = bool(roles_in((each for each in sentence.doc if words.covers(sentence.at(each))), language) & GIFTS)
    first = clause is not None and clause.subject is not None and clause.subject.head.lower_ in FIRST
    makers, announcers = bound(reading, found, gives=gives or first)
    lemma = clause.lemma if clause is not None else ""
    recalled = lemma in ("reaffirm", "reiterate", "repeat", "recall", "renew", "restate") and gives
    modality = "denied" if clause is not None and clause.negated else "asserted"
    return Draft(
        sentence,
        claim_span(sentence, clause, words),
        words,
        makers,
        announcers,
        None,
        clause,
        "announced" if token.lemma_ == "offer" else "pledged",
        modality,  # type: ignore[arg-type]  # a Modality by construction
        recalled,
        gives,
    )
