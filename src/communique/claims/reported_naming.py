"""What a thing is called: "a blast that she described as “an act”", "which she called a farce", the word “no”."""

from __future__ import annotations

from typing import Any

from communique.claims.reported_clause import Content
from communique.claims.reported_span import phrase_end
from communique.claims.reporting_words import words
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb
from communique.model import Span

WORDING = ReportingVerb("use", "says", frozenset({"wording"}), frozenset())
_JUDGING = frozenset({"says", "thinks", "condemns", "welcomes", "denies", "regrets"})
_RELATIVES = frozenset({"WDT", "WP"})
_OPENING = frozenset("“\"«‘'")


def named_as(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """What a relative clause calls the thing before it, or the words that somebody is told to use."""
    if verb is WORDING:
        return _quoted_after(reading, sentence, clause)
    if not verb.patterns & {"pred", "np"} or verb.force not in _JUDGING:
        return None
    if clause.passive or clause.subject is None or clause.subject.head.tag_ == "WDT":
        return None
    fronted = any(child.tag_ in _RELATIVES and child.dep_ == "dobj" for child in clause.verb.lefts)
    if not fronted or clause.inherited:
        return None
    target = _predicate(clause.verb, "pred" in verb.patterns)
    if target is None:
        return None
    start = sentence.at(target.left_edge).start
    return Content(Span(start, phrase_end(reading, sentence, clause, target)), clause.cue, (), "np")


def is_wording(clause: Clause, language: str) -> bool:
    """Whether a verb's object is a word or phrase that is quoted after it: "used the phrase “paper bridge”"."""
    if clause.passive or not clause.objects or clause.lemma not in words("wording-verb", language):
        return False
    noun = clause.objects[0].head
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return noun.lower_ in words("wording", language) and following is not None and following.text[0] in _OPENING


def _predicate(verb: Any, bare: bool) -> Any | None:
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "as":
            return next((each for each in child.children if each.dep_ == "pobj"), None)
        if bare and (child.dep_ == "oprd" or (child.dep_ == "dobj" and verb.lemma_ == "call")):
            return child
    return None


def _quoted_after(reading: Reading, sentence: Sentence, clause: Clause) -> Content | None:
    end = sentence.at(clause.objects[0].head).end
    quotation = reading.quotation_at(end + 1) or reading.quotation_at(end + 2)
    if quotation is None or quotation.outer.start > end + 1:
        return None
    return Content(quotation.inner, clause.cue, (), "np")
