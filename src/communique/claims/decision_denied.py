"""Decisions that were not taken: "no decision was taken", "nothing has been decided"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.claims.decision_content import Act, phrase
from communique.claims.lexicon import Row
from communique.language.clauses import Argument
from communique.model import Claim, DecisionFields, Span

_NOTHING = frozenset({"nothing", "rien"})
_NO = frozenset({"no", "aucun", "aucune", "neither", "none"})
_SHAPES = frozenset({"agree", "reach", "act"})


def untold(act: Act) -> bool:
    """Whether what would have been decided is said to be nothing."""
    clause = act.clause
    matter = clause.subject if clause.passive or clause.object is None else clause.object
    if matter is None or act.row["shape"] not in _SHAPES:
        return False
    if matter.head.lower_ in _NOTHING:
        return clause.passive or clause.object is None or bool(act.bodies.sort)
    none = any(child.lower_ in _NO for child in matter.head.children if child.i < matter.head.i)
    outcome = clause.passive or clause.object is None or bool(act.bodies.sort)
    return none and outcome and matter.head.lemma_.casefold() in _DECIDED


_DECIDED = frozenset(
    {
        *(
            "decision",
            "agreement",
            "consensus",
            "resolution",
            "text",
            "declaration",
            "conclusion",
            "compromise",
            "deal",
        ),
        *("décision", "accord", "consensus", "résolution", "texte", "déclaration", "conclusion", "compromis"),
    }
)


def nothing_decided(act: Act, row: Row) -> Iterator[Claim]:
    """The claim that no decision was taken, where the clause tells one that happened or did not."""
    if act.modality not in ("asserted", "denied"):
        return
    clause = act.clause
    matter = clause.subject if clause.passive or clause.object is None else clause.object
    if matter is not None:
        on = phrase(act, act.clause.oblique("on", "about", "regarding", "sur")) or _hanging_on(act, matter)
        content = act.reading.passage(on) if on is not None else None
        fields = DecisionFields(bodies=act.bodies.names, act=row["act"], content=content)
        span = Span(matter.span.start, max(clause.cue.end, on.end if on is not None else 0))
        yield act.reading.claim(span if matter.span.start < clause.cue.end else clause.span, fields, "denied")


def _hanging_on(act: Act, matter: Argument) -> Span | None:
    """ "No agreement on fish was reached": what hangs on the noun itself."""
    for child in matter.head.children:
        if child.lower_ in ("on", "about", "sur") and child.i > matter.head.i:
            start = act.sentence.at(child).end
            return Span(start, max(matter.span.end, start)).trimmed(act.reading.text, " ,")
    return None
