"""How sure a clause is: done, set for later, only considered, or stated not to be so."""

from __future__ import annotations

from communique.claims.lexicon import by_lemma
from communique.language.clauses import Clause
from communique.model import Modality

_REPORTED_FUTURE = ("would", "'d", "’d")
_DENIALS = ("deny", "démentir", "nier")
_BINDING = frozenset({"commit", "look", "pledge"})  # "committed to meeting", "looked forward to meeting"
_CONDITIONS = ("if", "unless", "whether", "si")


def modality_of(clause: Clause, language: str = "en") -> Modality:
    """The modality of what a clause says, by its own verb group and the one that governs it.

    "Would" under a past verb is a reported future ("said he would attend"), not a condition; "would have" is one.
    """
    if clause.negated or _is_denied_by(clause):
        return "denied"
    if clause.marker in _CONDITIONS:
        return "conditional"
    if clause.tense == "future":
        return "expected"
    parent = clause.parent
    if clause.modal:
        reported = clause.modal in _REPORTED_FUTURE and clause.kind in ("ccomp", "conj", "relcl") and not clause.perfect
        return "expected" if reported and (parent is None or parent.tense == "past") else "conditional"
    if clause.kind == "conj" and clause.inherited and parent is not None and clause.tense in ("bare", parent.tense):
        return modality_of(parent, language)
    if clause.tense == "bare" and parent is not None and clause.kind in ("xcomp", "ccomp", "advcl", "acl", "pcomp"):
        return _governed(clause, parent, language)
    return "asserted"


def _is_denied_by(clause: Clause) -> bool:
    """ "An official denied that they had met"."""
    return clause.kind == "ccomp" and clause.parent is not None and clause.parent.lemma in _DENIALS


def _governed(clause: Clause, parent: Clause, language: str) -> Modality:
    """The modality that a governing verb or adjective lends to a clause without tense."""
    if clause.kind == "pcomp" and clause.verb.head.lower_ == "to" and parent.lemma in _BINDING:
        return "expected"
    if clause.kind in ("acl", "pcomp") or (clause.kind == "advcl" and clause.verb.tag_ == "VBG"):
        return "asserted" if clause.verb.tag_ in ("VBN", "VBG") or clause.kind == "pcomp" else "conditional"
    intents = by_lemma("intents", language)
    row = intents.get(parent.lemma)
    for child in parent.verb.children:
        if row is None and child.dep_ in ("acomp", "oprd", "attr") and child.i < clause.verb.i:
            row = intents.get(child.lemma_.casefold())
    above = modality_of(parent, language)
    if row is None:
        if parent.lemma == "be" and clause.kind == "xcomp":
            return "expected"
        return above
    found: Modality = row["modality"]  # type: ignore[assignment]  # a test checks the column's values
    return "denied" if above == "denied" and found != "denied" else found
