"""A commitment before its terms are read."""

from __future__ import annotations

from dataclasses import dataclass

from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span
from communique.model.fields import Stage


@dataclass(slots=True, eq=False)
class Draft:
    """What was found of a commitment.

    Attributes:
        sentence: Where it stands.
        span: The words that carry the claim.
        content: What is given or promised.
        makers: Who is bound.
        announcers: The persons who say it for them.
        money: The amount.
        clause: The clause that governs it.
        stage, modality, recalled: How firm it is.
        gives: Whether money, goods or help go to somebody, so that somebody gets them.
        parted: Whether a part of it goes to somebody of its own.
        receivers: Who gets it, where the words around it cannot tell.
    """

    sentence: Sentence
    span: Span
    content: Span
    makers: tuple[str, ...]
    announcers: tuple[str, ...] = ()
    money: Money | None = None
    clause: Clause | None = None
    stage: Stage | None = None
    modality: Modality = "asserted"
    recalled: bool = False
    gives: bool = True
    parted: bool = False
    receivers: tuple[str, ...] = ()


def claim_span(sentence: Sentence, clause: Clause | None, content: Span) -> Span:
    """The words that carry a claim: its sentence, or of a long one its clause."""
    if clause is None or sentence.span.end - sentence.span.start < 320:
        return Span(min(sentence.span.start, content.start), max(sentence.span.end, content.end))
    return Span(min(clause.span.start, content.start), max(clause.span.end, content.end))


def drafted(
    sentence: Sentence,
    clause: Clause,
    content: Span,
    makers: tuple[str, ...],
    announcers: tuple[str, ...],
    said: tuple[str, ...],
    stage: Stage | None,
    modality: Modality,
    *,
    recalled: bool = False,
    gives: bool = True,
) -> Draft:
    """The draft of what a clause promises without a sum; whoever says it for the makers announces it."""
    told = tuple(dict.fromkeys([*announcers, *(name for name in said if name not in makers)]))
    span = claim_span(sentence, clause, content)
    return Draft(sentence, span, content, makers, told, None, clause, stage, modality, recalled, gives)


def is_question(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence asks."""
    return sentence.span.of(reading.text).rstrip('"”’ ').endswith("?")
