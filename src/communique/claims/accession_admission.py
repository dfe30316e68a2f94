"""Admissions: an organisation lets a country in, or approves that it come in; and bids that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.accession_clause import Step, StepClause
from communique.claims.accession_context import body_meant
from communique.claims.accession_matter import BODY, LIST, Masked, Matter
from communique.claims.accession_parties import Takers, role_in, takers_of
from communique.claims.circumstances import date_within
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span

_DECIDING = frozenset({"decide", "agree", "vote", "resolve", "approve", "décider", "convenir", "voter", "accepter"})
_ONLY_WATCHES = re.compile(r"\b(?:observers?|guests?|observateurs?|observatrice|invitée?s?)\b", re.IGNORECASE)
_INTO = re.compile(rf"\b(?:into|to|in|à|au\s+sein\s+de|dans)\s+(?:the\s+|l['’]|la\s+|le\s+)?(?P<to>{BODY})")
_MEMBER = re.compile(r"\b(?:members?|membership|membres?)\b", re.IGNORECASE)
_ADMISSION = re.compile(
    r"\b(?:approv(?:es?|ed|ing)|accept(?:s|ed|ing)|decid(?:es?|ed)\s+(?:up)?on|agree[sd]?\s+(?:to|on|upon)|approuv(?:e|ent|é)|accept(?:e|ent|é))\s+"
    r"(?:the\s+|l['’])?(?:formal\s+|full\s+|early\s+|immediate\s+)?(?:admission|adhésion)\s+(?:of|de)\s+(?:the\s+|la\s+|l['’])?"
    rf"(?P<c>{LIST})(?P<rest>[^.;]{{0,90}})",
    re.IGNORECASE,
)
_PROCEDURAL = re.compile(
    r"\b(?:motions?|amendments?|delay\w*|postpon\w*|calls?|requests?|amendements?|report(?:er)?|ajourne\w*)\b",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\b(?:look(?:s|ed|ing)?\s+forward\s+to|expect(?:s|ed|ing)?|anticipat(?:es|ed|ing)|plan(?:s|ned)?|paves?\s+the\s+way\s+for|se\s+réjouit\s+de)\s+"
    r"(?:the\s+|la\s+)?(?:signature|signing)\s+(?:of|du|de)\s+(?:the\s+|its\s+|their\s+|an\s+)?"
    rf"(?:accession\s+(?:treaty|treaties|protocols?)|treaty\s+of\s+accession|traité\s+d['’]adhésion)(?:\s+(?:of|with|by|de|avec)\s+(?P<c>{LIST}))?",
    re.IGNORECASE,
)
_TALKS = re.compile(
    rf"\b(?:accession\s+(?:negotiations|talks)\s+(?:with|of)|négociations\s+d['’]adhésion\s+(?:avec|de))\s+(?:the\s+|la\s+|le\s+|l['’])?(?P<c>{LIST})",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\bwith\s+effect\s+from\b|\bas\s+of\b|\bfrom\b|\bà\s+compter\s+du\b|\bà\s+partir\b", re.IGNORECASE
)


def admitted(at: StepClause) -> Iterator[Step]:
    """ "The African Union admitted Peru": the country that a body lets in has joined; an observer has not."""
    clause = at.clause
    words = at.words(clause.span)
    let_in = takers_of(at.reading, at.sentence, clause.subject if clause.passive else clause.object, ())
    names = tuple(name for name in let_in.names if len(name) == 2 and name.isupper())
    if not names or let_in.role or _ONLY_WATCHES.search(words) or clause.verb.tag_ == "VBG":
        return
    letting = takers_of(at.reading, at.sentence, clause.agent if clause.passive else clause.subject, ())
    bodies = [name.partition(":")[0] for name in letting.names if len(name) > 2]
    whole = Masked(at.reading, at.sentence, clause.span)
    into = _INTO.search(whole.text)
    to = whole.entities[into.start("to")][0] if into is not None else next(iter(bodies), None)
    if to is None and (bodies or letting.role or clause.passive) and _MEMBER.search(words):
        to = at.matter.to or body_meant(at.reading, at.sentence)
    if to is None or at.matter.treaty or (letting.names and not bodies):
        return
    parent = clause.parent
    decided = clause.kind == "xcomp" and parent is not None and parent.lemma in _DECIDING and not parent.negated
    modality: Modality = "expected" if decided else at.modality()
    step = at.step(Takers(), modality, matter=Matter(names, to))
    yield step


def sought(at: StepClause) -> Iterator[Step]:
    """ "Is not seeking membership": a bid that is said not to be made; that one is sought tells no step."""
    words = at.words(at.clause.span)
    if at.modality() != "denied" or not re.search(r"\bmembership\b|\bto\s+join\b|\badhésion\b|\bà\s+adhérer\b", words):
        return
    takers = at.takers()
    to = at.own.to or at.matter.to or body_meant(at.reading, at.sentence)
    if takers.names and takers.role != "group" and to:
        yield at.step(Takers(), matter=Matter(takers.names, to))


def refused(at: StepClause) -> Iterator[Step]:
    """ "Parliament rejected the bill": the approval that was voted on is told not to have been given."""
    takers = at.takers()
    words = at.object_words()
    topical = re.search(r"\b(?:bills?|drafts?|laws?|projets?|texte|loi)\b", words, re.IGNORECASE) and at.since <= 3
    if _PROCEDURAL.search(words):
        return  # "rejected a motion to delay ratification": nothing was refused to the accession
    if takers.role != "parliament" or not takers.names or not (at.matter.to or at.matter.candidates):
        return
    if (at.concerns() or topical) and at.modality() == "asserted":
        yield at.step(takers, "denied")


def admissions(reading: Reading, sentence: Sentence, masked: Masked, matter: Matter) -> Iterator[Step]:
    """ "APPROVES the admission of Peru as a member with effect from 1 March": told by a noun.

    Args:
        reading: The document.
        sentence: The sentence.
        masked: The sentence with its names masked.
        matter: What the document is about at this place.
    """
    yield from _to_be_signed(reading, sentence, masked, matter)
    match = _ADMISSION.search(masked.text)
    if match is None or _ONLY_WATCHES.search(match["rest"]):
        return
    before = masked.text[: match.start()]
    if role_in(before, reading.language) or (
        masked.named(0, match.start()) and any(len(name) == 2 for name in masked.named(0, match.start()))
    ):
        return  # a parliament's approval is its own step
    into = _INTO.match(masked.text[match.start("rest") :].lstrip())
    named = masked.named(match.start("rest"), match.end("rest")) if into is not None else ()
    to = named[0].partition(":")[0] if named else reading.house or body_meant(reading, sentence) or matter.to
    if not to or matter.treaty:
        return
    ahead = _EFFECT.search(match["rest"]) is not None
    date = date_within(reading, (Span(masked.origin[match.start("rest")], sentence.span.end),), future=ahead)
    end = masked.text.find(";", match.end())
    span = masked.span(0, end if end > 0 else len(masked.text)).trimmed(reading.text, " \n\t;.,")
    names = masked.named(*match.span("c"))
    yield Step(span, "joined", (), "expected" if ahead else "asserted", date, matter=Matter(names, to))


def _to_be_signed(reading: Reading, sentence: Sentence, masked: Masked, matter: Matter) -> Iterator[Step]:
    """ "Looks forward to the signature of the Accession Treaty with Peru": a signature still to come."""
    match = _SIGNATURE.search(masked.text)
    if match is None or matter.treaty:
        return
    talks = _TALKS.search(masked.text)
    told = match.span("c") if match["c"] else talks.span("c") if talks is not None else None
    names = masked.named(*told) if told is not None else matter.candidates
    to = matter.to or body_meant(reading, sentence)
    if names and to:
        date = date_within(reading, (masked.span(match.end(), len(masked.text)),), future=True)
        span = sentence.span.trimmed(reading.text, " \n\t.")
        yield Step(span, "signed", (), "expected", date, matter=Matter(names, to))
