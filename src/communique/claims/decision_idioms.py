"""Idioms of deciding: "gave its consent to", "se mettre d'accord sur", "se prononcer en faveur de"."""

from __future__ import annotations

import re

from communique.claims.decision_content import Act, phrase
from communique.claims.decision_needs import CONSENTS
from communique.language.clauses import Argument
from communique.model import Span

_IN_FAVOUR = re.compile(r"(?:\ben faveur |\bcontre )(?:de\s+|d['’](?=\w)|(?=du\s|des\s))|\bcontre (?=l[ae’'])")
_ACCORD = re.compile(r"d['’]accord\s+(?:sur|pour|que|afin de)\s+")


def consent(act: Act) -> Span | None:
    """ "Gave its consent to the plan", "gave the green light to"."""
    given = act.clause.object
    if (
        given is None
        or given.head.lemma_.casefold() not in (*CONSENTS, "light", "go-ahead", "blessing")
        or not act.bodies.sort
    ):
        return None
    to = act.clause.oblique("to", "à") or next(
        (each for each in act.clause.objects if each is not given and each.span.start > given.span.start), None
    )
    if to is not None and act.reading.text.startswith("to ", to.span.start):
        to = Argument(to.head, Span(to.span.start + 3, to.span.end), to.heads)
    return phrase(act, to) or Span(act.sentence.at(given.head).start, given.span.end)


def accord(act: Act) -> Span | None:
    """ "Se mettre d'accord": the French idiom."""
    span = act.clause.span
    match = _ACCORD.search(act.reading.text, span.start, span.end)
    return Span(match.end(), span.end) if match and act.bodies.sort and match.end() < span.end else None


def favour(act: Act) -> Span | None:
    """ "Se prononcer en faveur de": the French idiom for a vote."""
    text, sentence = act.reading.text, act.sentence.span
    match = _IN_FAVOUR.search(text, act.clause.cue.end, sentence.end)
    reflexive = any(child.lower_ in ("se", "s'", "s’") for child in act.clause.verb.children)
    if match is None or not act.bodies.sort or not reflexive:
        return None
    return Span(match.end(), sentence.end).trimmed(text, " .;,")
