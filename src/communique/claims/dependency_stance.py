"""How a sentence stands to a dependence: it states it, asks for less of it, warns of it, or denies it."""

from __future__ import annotations

from typing import Any

from communique.claims.lexicon import lemmas
from communique.language.reading import Sentence
from communique.model.fields import Stance


def stance_of(sentence: Sentence, language: str) -> Stance:
    """How a sentence as a whole stands to a dependence: it warns of it, or only states it."""
    warning = lemmas("dependency-warning", language)
    return "warns" if any(token.lemma_.casefold() in warning for token in sentence.doc) else "states"


def denied(sentence: Sentence, token: Any) -> Stance | None:
    """ "No longer depends on it" tells no dependence; "cannot depend on it" asks for less of one."""
    clause = next((each for each in sentence.clauses if each.verb.i in (token.i, token.head.i)), None)
    beside = [child.lower_ for each in (token, token.head) for child in each.children if child.i < token.i]
    if clause is not None and clause.modal in ("can", "could", "must", "should") and clause.negated:
        return "reduce"
    if (clause is not None and clause.negated) or "longer" in beside or ("plus" in beside and "ne" in beside):
        return "states"
    return None


def stance_at(sentence: Sentence, token: Any, language: str) -> Stance:
    """Whether it is to be reduced, warned of, or just stated, by the words above and beside the cue."""
    if denied(sentence, token) == "reduce":
        return "reduce"
    reducing = lemmas("dependency-reducing", language)
    warning = lemmas("dependency-warning", language)
    at = token
    for _ in range(8):
        head = at.head
        if head.i == at.i:
            break
        if head.lemma_.casefold() in reducing:
            return "reduce"
        if head.lemma_.casefold() in warning:
            return "warns"
        at = head
    if any(child.lower_ in ("less", "moins") for child in token.children):
        return "reduce"
    for each in sentence.doc:
        lemma = each.lemma_.casefold()
        if lemma in warning:
            return "warns"
        if lemma in reducing and each.i < token.i and token.i - each.i < 8:
            return "reduce"
    return "states"
