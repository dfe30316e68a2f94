"""What was talked about, told of the agenda: "trade was high on the agenda", "topics included trade"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.claims.discussion_parties import last_met
from communique.claims.modality import modality_of
from communique.claims.occasions import occasions
from communique.claims.parties import parties_of
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span

_MATTERS = frozenset({"topic", "subject", "agenda", "focus", "theme", "issue", "item", "sujet", "thème"})
_LISTING = frozenset({"include", "cover", "comprise", "be", "lie", "feature", "remain"})
_OF_TALK = re.compile(
    r"\b(?:talks?|discuss(?:ed|ions?)|meeting|conversation|agenda|consultations|exchange|summit|visit)\b", re.IGNORECASE
)
_ON_AGENDA = re.compile(
    r"\b(?:(?:high |also |top )?on (?:the|their) agenda|at (?:the )?(?:centre|center|heart|top) of (?:the|their) "
    r"(?:talks|discussions?|meeting|agenda|conversation|consultations)|"
    r"central to (?:the|their) (?:talks|discussions?|meeting|conversation))\b",
    re.IGNORECASE,
)

Told = tuple[Span, tuple[str, ...], Sequence[Argument]]


def on_agenda(reading: Reading, sentence: Sentence) -> Iterator[Told]:
    """The passages that name the matters of talks by their agenda, with who talked and the matters' phrases."""
    if reading.language != "en":
        return
    for clause in sentence.clauses:
        if clause.passive or modality_of(clause) != "asserted" or clause.lemma not in _LISTING:
            continue
        matters = _after_agenda(reading, clause) or _before_agenda(reading, clause)
        who = _who(reading, sentence) if matters else ()
        if who:
            yield clause.span, who, matters


def _after_agenda(reading: Reading, clause: Clause) -> Sequence[Argument]:
    """ "Topics of discussion included trade", "the focus of the talks lay on trade"."""
    subject = clause.subject
    if subject is None or subject.head.lemma_.casefold() not in _MATTERS:
        return ()
    words = subject.span.of(reading.text)
    if not _OF_TALK.search(words) and clause.lemma in ("be", "lie", "remain"):
        return ()
    on = clause.oblique("on")
    return (on,) if on is not None and clause.lemma in ("be", "lie", "remain") else clause.objects[:1]


def _before_agenda(reading: Reading, clause: Clause) -> Sequence[Argument]:
    """ "Trade was high on the agenda", "on the agenda were trade and energy"."""
    match = _ON_AGENDA.search(reading.text, clause.span.start, clause.span.end)
    if match is None or clause.lemma not in ("be", "remain", "feature"):
        return ()
    if match.start() < clause.cue.start:
        return clause.objects[:1] or ((clause.subject,) if clause.subject is not None else ())
    subject = clause.subject
    return (subject,) if subject is not None and subject.head.pos_ in ("NOUN", "PROPN") else ()


def _who(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    """Who the talks of the sentence are with, beside who is told to have met before."""
    named = next((each.parties for each in occasions(reading) if each.sentence is sentence and each.parties), ())
    if len(named) == 1:
        return tuple(dict.fromkeys((*last_met(reading, sentence), *named)))
    if named:
        return named
    partners = [
        party
        for clause in sentence.clauses
        for preposition, each in clause.obliques
        if preposition == "with"
        for party in parties_of(reading, sentence, each)
    ]
    return tuple(partners) or last_met(reading, sentence)
