"""Texts that parties sign: a memorandum, a letter of intent, a declaration. Treaties somebody joins are accessions."""

from __future__ import annotations

import re
from functools import cache

from communique.claims.accession_matter import is_about
from communique.claims.decision_bodies import with_partners
from communique.claims.decision_content import Act, phrase
from communique.claims.lexicon import rows
from communique.claims.parties import known, parties_of
from communique.language.clauses import Argument, Clause
from communique.model import Span

_WITH = re.compile(r"\s+(?:with|avec)\s(?!.*\s(?:on|about|for|sur|pour)\s).*$", re.DOTALL)
"""With whom something is signed is no part of it, unless what it is about stands behind."""


def signed(act: Act) -> Span | None:
    """What was signed, where a clause says so of named parties, or that one of them did not sign it."""
    clause = act.clause
    passive = clause.passive
    text = clause.subject if passive else clause.object
    if act.modality not in ("asserted", "denied") or text is None or not _is_signable(act, text):
        return None
    habit = clause.tense == "present" and not (clause.perfect or passive)
    if (habit and act.sentence.line.kind == "paragraph") or not signatories(act):
        return None
    span = phrase(act, text)
    if span is None or is_about(span.of(act.reading.text)):
        return None
    relative = min((act.sentence.at(each.verb.left_edge).start for each in _relatives(act, text)), default=span.end)
    span = Span(span.start, max(span.start + 1, min(span.end, relative))).trimmed(act.reading.text, " ,;")
    beside = _WITH.search(act.reading.text, span.start, span.end)
    return Span(span.start, beside.start()) if beside is not None and not passive else span


def signatories(act: Act) -> tuple[str, ...]:
    """Who signed: those of the subject, with those beside whom they did."""
    clause = act.clause
    if clause.passive:
        return _named(act, clause.agent)
    partners = with_partners(act.reading, act.sentence, clause)
    return partners.names or _named(act, clause.subject)


def _relatives(act: Act, text: Argument) -> list[Clause]:
    """The clauses that say of a text what it does."""
    return [
        each
        for each in act.sentence.clauses
        if each.kind in ("relcl", "acl:relcl") and any(each.verb.head.i == head.i for head in text.heads)
    ]


def _named(act: Act, argument: Argument | None) -> tuple[str, ...]:
    names = parties_of(act.reading, act.sentence, argument)
    return names if known(act.reading, names) and all(name[:1].isupper() for name in names) else ()


def _is_signable(act: Act, text: Argument) -> bool:
    nouns = _signable(act.reading.language)
    return any(head.lemma_.casefold() in nouns or head.lower_ in nouns for head in text.heads)


@cache
def _signable(language: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("decision-signed", language))
