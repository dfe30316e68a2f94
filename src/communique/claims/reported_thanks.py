"""What somebody is thanked or congratulated for: "thanked Chad for its help" reports the help, said to Chad."""

from __future__ import annotations

from typing import Any

from communique.claims.reported_clause import Content
from communique.claims.reported_span import phrase_end
from communique.claims.reporting_words import words
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb
from communique.model import Span

_REASONS = {"en": frozenset({"for", "on", "upon", "over"}), "fr": frozenset({"pour", "de", "d’", "d'", "du", "des"})}
_TARGETS = frozenset({"pobj", "pcomp"})


def thanked_for(reading: Reading, sentence: Sentence, clause: Clause, _: ReportingVerb) -> Content | None:
    """The reason as content and the thanked as addressees; None where no reason is told."""
    if clause.passive or clause.lemma not in words("thanking", reading.language):
        return None
    thanked = next((each for each in clause.objects if each.span.start >= clause.cue.end), None)
    if thanked is None:
        return None
    reason = _reason(clause, thanked, reading.language)
    if reason is None:
        return None
    preposition, target = reason
    named = Argument(thanked.head, _before(sentence, thanked, preposition), thanked.heads)
    start = sentence.at(target.left_edge).start
    if target.left_edge.i <= preposition.i:  # in the French scheme the preposition hangs under its noun
        start = sentence.at(preposition.nbor(1)).start
    return Content(Span(start, phrase_end(reading, sentence, clause, target)), clause.cue, reading.parties(named), "np")


def _before(sentence: Sentence, thanked: Argument, preposition: Any) -> Span:
    end = sentence.at(preposition).start
    while end > thanked.span.start + 1 and sentence.doc.text[end - sentence.span.start - 1] in " ,":
        end -= 1
    return Span(thanked.span.start, min(thanked.span.end, end))


def _reason(clause: Clause, thanked: Argument, language: str) -> tuple[Any, Any] | None:
    """The preposition of the reason and what it governs: on the verb, or on the thanked where the parser hangs it."""
    for holder in (clause.verb, *thanked.heads):
        for child in holder.rights:
            if child.i <= thanked.head.i:
                continue
            if child.dep_ == "prep" and child.lower_ in _REASONS["en"]:
                target = next((each for each in child.children if each.dep_ in _TARGETS), None)
                if target is not None:
                    return child, target
            case = next((each for each in child.lefts if each.dep_ in ("case", "mark")), None)
            if language == "fr" and case is not None and case.lower_ in _REASONS["fr"]:
                return case, child
    return None
