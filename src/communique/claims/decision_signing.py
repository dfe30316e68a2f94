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
from communique.language.clauses import argument as argument_of
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
    if habit and act.sentence.line.kind == "paragraph":
        return None
    if not signatories(act) and not _is_left_unsigned(act, text):
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
        return _named(act, clause.agent) if clause.agent is not None else _between(act, clause.subject)
    partners = with_partners(act.reading, act.sentence, clause)
    return partners.names or _named(act, clause.subject)


def refused(act: Act) -> bool:
    """Whether a named party is told not to have signed, without what: "Malta, which was to join, did not sign"."""
    clause = act.clause
    bare = not (clause.passive or clause.objects or clause.complements or clause.inherited)
    if act.modality != "denied" or not bare or clause.kind not in ("ROOT", "conj", "ccomp") or clause.subject is None:
        return False
    mention = act.sentence.mention_at(act.sentence.at(clause.subject.head).start)
    party = mention is not None and mention.kind in ("country", "organisation", "institution", "group", "members")
    earlier = act.reading.sentences[max(0, act.sentence.index - 1)]
    around = Span(earlier.span.start, act.sentence.span.end).of(act.reading.text)
    return party and bool(signatories(act)) and not is_about(around)


def _between(act: Act, text: Argument | None) -> tuple[str, ...]:
    """ "An agreement between Peru and Chile": those whom a text names as its parties."""
    for child in text.head.children if text is not None else ():
        target = child
        if child.dep_ == "prep" and child.lower_ == "between":
            target = next((each for each in child.children if each.dep_ == "pobj"), child)
        elif not any(each.dep_ == "case" and each.lower_ == "entre" for each in child.children):
            continue
        names = _named(act, argument_of(target, act.sentence.span.start))
        return names if len(names) > 1 else ()
    return ()


def _is_left_unsigned(act: Act, text: Argument) -> bool:
    """ "No agreement was signed": an outcome, though nobody is named."""
    missing = act.clause.passive and act.clause.agent is None and act.modality == "denied"
    nouns = _alone(act.reading.language)
    return missing and any(head.lemma_.casefold() in nouns or head.lower_ in nouns for head in text.heads)


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


@cache
def _alone(language: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("decision-signed", language) if row["alone"])
