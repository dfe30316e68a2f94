"""Conditions without "if": "had parliament approved the budget", "were the Council to adopt the text"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.language.clauses import Clause

_UNREAL = frozenset({"would", "could", "might", "'d", "’d"})
_INVERTED = frozenset({"had", "were", "should"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def mark_conditions(clauses: Sequence[Clause]) -> None:
    """Give "if" to clauses whose verb stands before its subject, beside what would be or would have been."""
    unreal = [clause for clause in clauses if clause.modal in _UNREAL]
    for clause in clauses if unreal else ():
        subject = clause.subject
        if subject is None or clause.inherited or clause.marker or clause in unreal:
            continue
        before = subject.head.left_edge.i - 1
        opening = subject.head.doc[before] if before >= 0 else None
        if opening is None or opening.lower_ not in _INVERTED or _has_own_subject(opening, before):
            continue
        if not any(_fits(opening.lower_, each) for each in unreal):
            continue
        clause.marker = "if"
        beside = next((each for each in clauses if each.verb.i > clause.verb.i), None)
        if beside is not None and beside.tense == clause.tense and _is_coordinated(beside):
            beside.marker = beside.marker or "if"


def _is_coordinated(clause: Clause) -> bool:
    """Whether a clause with its own subject goes on after "and", without a comma."""
    if clause.subject is None or clause.inherited or clause.modal:
        return False
    first = clause.subject.head.left_edge.i
    tokens = clause.verb.doc
    return first > 1 and tokens[first - 1].lower_ in ("and", "or") and not tokens[first - 2].is_punct


def _has_own_subject(opening: Any, at: int) -> bool:
    """Whether a subject stands before the verb: "they had the plan approved" is no condition."""
    verb = opening.head if opening.dep_ in ("aux", "auxpass") else opening
    return any(child.dep_ in _SUBJECTS and child.i < at for child in verb.children)


def _fits(opening: str, outcome: Clause) -> bool:
    return outcome.perfect or opening != "had"
