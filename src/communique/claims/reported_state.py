"""Feelings told by an adjective: "was concerned about", "is sure that", "was determined to"."""

from __future__ import annotations

from typing import Any

from communique.claims.reported_clause import Content, complement_start, is_finite
from communique.claims.reported_span import phrase_end, region_end
from communique.claims.reporting_words import words
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span

_BEFORE = frozenset({"about", "by", "over", "at", "of", "with", "for", "that", "to", "in", "on", "against", "toward"})


def state_of(clause: Clause, language: str) -> Any | None:
    """The adjective or participle of attitude that a clause predicates, if one does."""
    states = words("state", language)
    if clause.verb.lower_ in states:
        return clause.verb
    holders = words("holder", language)
    for child in clause.verb.children:
        if child.dep_ in ("acomp", "oprd") and child.lower_ in states:
            return child
        if child.dep_ == "attr" and child.lower_ in holders:
            return child
    return None


def state_content(reading: Reading, sentence: Sentence, clause: Clause) -> Content | None:
    """What somebody is concerned about, sure of or determined to do."""
    state = state_of(clause, reading.language)
    if state is None:
        return None
    for child in (*state.children, *clause.verb.children):
        if child.i <= state.i:
            continue
        if child.dep_ in ("ccomp", "xcomp") and (is_finite(child) or child.dep_ == "xcomp"):
            start = complement_start(sentence, child)
            cue = _from_verb(clause, sentence.at(state))
            return Content(Span(start, region_end(reading, sentence, clause, start)), cue, (), "state")
        if child.dep_ in ("prep", "agent") and child.lower_ in _BEFORE:
            target = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None)
            if target is not None:
                start = sentence.at(target.left_edge).start
                cue = _from_verb(clause, sentence.at(child))
                return Content(Span(start, phrase_end(reading, sentence, clause, target)), cue, (), "state")
    return None


def _from_verb(clause: Clause, last: Span) -> Span:
    """The words from the verb to the adjective or its preposition, which a question may put before the verb."""
    return Span(min(clause.group.start, last.start), max(clause.cue.end, last.end))
