"""Votes and elections of a body: on what it voted, whom it chose, what it had others do."""

from __future__ import annotations

from communique.claims.decision_content import Act, complement, is_matter, phrase
from communique.claims.lexicon import by_lemma
from communique.language.clauses import Clause
from communique.model import Span

_WITH_BE = frozenset({"convenir", "parvenir"})  # conjugated with "être", which is no passive here
_NAMING = frozenset({"name", "confirm", "choose", "select", "designate"})
_SEATS = frozenset(
    {
        "president",
        "chair",
        "chairman",
        "chairperson",
        "vice-chair",
        "vice-president",
        "rapporteur",
        "co-chair",
        "secretary",
    }
)  # offices of an assembly, not of a state


def is_active(clause: Clause) -> bool:
    """Whether the subject decides; French verbs conjugated with "être" only look passive."""
    return not clause.passive or clause.lemma in _WITH_BE


def voted(act: Act) -> Span | None:
    """On what a body voted, or how, where it names what was put to it before."""
    clause = act.clause
    if act.bodies.sort not in ("law", "body", "many"):
        return None
    verbs = by_lemma("decision-verbs", act.reading.language)
    if any(
        child.kind == "xcomp" and verbs.get(child.lemma, {}).get("shape") in ("act", "law", "agree")
        for child in clause.children
    ):
        return None
    on = next(
        (
            each
            for preposition, each in clause.obliques
            if preposition in ("on", "for", "against", "sur", "pour", "contre") and not act.reading.dates_in(each.span)
        ),
        None,
    )
    return (
        complement(act)
        or to_do(act)
        or _favoured(act)
        or phrase(act, on)
        or phrase(act, clause.object)
        or _voted_upon(act)
    )


def to_do(act: Act) -> Span | None:
    """ "Directed ministers to prepare a plan", where the parser hung the infinitive on the verb."""
    for child in act.clause.children:
        first = child.verb.doc[child.verb.left_edge.i]
        if child.kind == "advcl" and child.verb.tag_ == "VB" and first.lower_ == "to" and not child.marker:
            return Span(child.span.start + 3, child.span.end) if act.row["shape"] == "vote" else child.span
    return None


def _favoured(act: Act) -> Span | None:
    """ "Voted in favour of the bill"."""
    phrases = [each for preposition, each in act.clause.obliques if preposition == "in"]
    favour = next((each for each in phrases if each.head.lower_ in ("favour", "favor")), None)
    if favour is None:
        return None
    start = favour.span.start + len(favour.head) + 1
    if not act.reading.text.startswith("of ", start):
        if act.bodies.sort != "law":
            return None  # members who voted in favour are no body
        return Span(favour.span.start - 3, start - 1)  # of what was named before
    return Span(start + 3, favour.span.end)


def _voted_upon(act: Act) -> Span | None:
    """ "The texts pass to the Senate, which is due to vote": the subject above."""
    upper = act.clause.parent
    while upper is not None:
        if upper.subject is not None and not set(act.reading.parties(upper.subject)) & set(act.bodies.names):
            return upper.subject.span if is_matter(act, upper.subject, "text") else None
        upper = upper.parent
    return None


def elected(act: Act) -> Span | None:
    """A body elects a person to an office; the officers of a meeting are elected by nobody named."""
    clause = act.clause
    if not is_active(clause):
        chosen = clause.subject
        seat = clause.object or clause.oblique("as")
        if chosen is None or seat is None or seat.head.lemma_.casefold() not in _SEATS or clause.tense != "past":
            return None
        after = Span(seat.span.start, clause.span.end)
        of_state = any(
            mention.kind in ("country", "office") and any(len(name) == 2 for name in mention.entities)
            for mention in act.sentence.mentions
            if after.meets(mention.span)
        )
        return None if of_state else clause.span
    matter = clause.object
    if act.bodies.sort not in ("law", "body", "many") or matter is None or not matter.head.text[:1].isupper():
        return None
    seat = clause.oblique("as", "to")
    if seat is None and clause.lemma in _NAMING:
        return None
    end = max(matter.span.end, seat.span.end if seat is not None else 0)
    return Span(matter.span.start, end) if end <= clause.span.end else matter.span
