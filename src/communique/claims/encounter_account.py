"""The account of a meeting that a clause tells by its verb, and what kind of meeting parties make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.claims.circumstances import circumstances_of
from communique.claims.meeting_account import MeetingAccount
from communique.claims.modality import modality_of
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.model.fields import MeetingFormat

REFLEXIVE = frozenset({"entretenir", "réunir", "retrouver", "rendre", "rassembler"})


def account_of(
    reading: Reading, sentence: Sentence, clause: Clause, bodies: Sequence[str], shape: MeetingFormat, **more: object
) -> MeetingAccount:
    """The account of a meeting that a clause tells, on the day and at the place that it tells."""
    modality = modality_of(clause, reading.language)
    simple = not any(child.dep_ in ("aux", "aux:tense", "aux:pass") for child in clause.verb.children)
    told_now = modality == "asserted" and clause.tense == "present" and simple and not clause.perfect
    ahead = modality == "expected" or (told_now and sentence.line.kind == "paragraph")
    when = circumstances_of(reading, sentence, clause, clause.cue, future=ahead)
    published = reading.document.published
    if told_now and ahead and when.date and published and when.date[:10] > published[:10]:
        modality = "expected"  # "Ministers gather in Riga on Thursday"
    span = clause.with_shared_subject(sentence.span)
    return replace(MeetingAccount(span, None, tuple(dict.fromkeys(bodies)), when, (), (), shape, modality), **more)  # type: ignore[arg-type]  # only fields of the account are given


def format_of(bodies: Sequence[str]) -> MeetingFormat:
    """What kind of meeting parties make: ministers of a group, two parties, or more."""
    if any(body.partition(":")[2].endswith("ministers") for body in bodies):
        return "ministerial"
    if any(body.endswith(":leaders") for body in bodies):
        return "summit"
    single = [body for body in bodies if ":" not in body]
    return "bilateral" if len(bodies) == 2 and len(single) == 2 else "other"
