"""What happened when: meetings, sessions, steps of accession and events in the order of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.model import AccessionFields, OccurrenceFields
from communique.record import Fact, Record, Session
from communique.record.copies import count_sources
from communique.record.when import when
from communique.record.words import fold
from communique.views.answer import Line
from communique.views.lines import citations, describe, fact_line, held_marks, meeting_line
from communique.views.naming import meeting_name, step_in_words
from communique.views.overtaken import overtaken
from communique.views.programme import evidence, told_as
from communique.views.wording import day, phrase


@dataclass(frozen=True)
class Moment:
    """One dated line.

    Attributes:
        date: EDTF, as the documents give it.
        words: The date in words.
        kind: "meeting", "session", "accession" or "occurrence".
        facts: Ids of all the facts that the line tells; steps that read alike on one day are one line.
    """

    date: str
    words: str
    kind: str
    line: Line
    facts: tuple[str, ...] = ()


def timeline(record: Record) -> tuple[Moment, ...]:
    """Everything of the record that has a date with its year, the earliest first."""
    dated_sessions = {s.id: s for s in record.sessions if s.date}
    sat, _ = told_as(record.meetings)
    moments = [
        Moment(m.date, day(m.date), "meeting", meeting_line(record, m))
        for m in record.meetings
        if m.date and m.session not in dated_sessions
    ]
    for s in dated_sessions.values():
        numbers, sources = evidence(s, sat.get(s.id, ()), record)
        line = Line(_of_meeting(record, s), citations(record, numbers), held_marks(s.modality), sources, s.id)
        moments.append(Moment(s.date or "", day(s.date), "session", line))
    stale = overtaken(record)
    alike: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in record.facts:
        fields = fact.fields
        if isinstance(fields, OccurrenceFields) and fields.date:
            moments.append(Moment(fields.date, day(fields.date), "occurrence", describe(record, fact), (fact.id,)))
        elif (
            isinstance(fields, AccessionFields)
            and fields.date
            and fact.modality in {"asserted", "expected"}
            and fact.id not in stale
        ):
            words = step_in_words(_dated_so(record, fact, fields))
            alike.setdefault((fields.date, words, fact.modality), []).append(fact)
    moments += [_step(record, edtf, words, facts) for (edtf, words, _), facts in alike.items()]
    dated = [(found, moment) for moment in moments if (found := when(moment.date)) and found.has_year]
    order = {"meeting": 0, "session": 1, "accession": 2, "occurrence": 3}
    dated.sort(key=lambda entry: (entry[0].first, entry[0].last, order[entry[1].kind], entry[1].line.text))
    return tuple(moment for _, moment in dated)


def _dated_so(record: Record, fact: Fact, fields: AccessionFields) -> AccessionFields:
    """The step as the claim tells it that gives it its day: one on several at once is a fact of each, told once.

    Where none that names several gives that day, the day is of this one alone.
    """
    told = (record.claims[number].claim.fields for number in (fact.lead, *fact.supports))
    for whole in told:
        if isinstance(whole, AccessionFields) and whole.date and fields.date:
            yearless = whole.date.startswith("XXXX-")
            if whole.date == fields.date or (yearless and fields.date.endswith(whole.date.removeprefix("XXXX"))):
                return whole
    return fields


def _of_meeting(record: Record, session: Session) -> str:
    """A session with the meeting that it is of."""
    meeting = record.meeting(session.meeting)
    if meeting is None or fold(meeting_name(meeting)) in fold(session.label):
        return session.label
    return phrase("{what} ({more})", what=session.label, more=meeting_name(meeting))


def _step(record: Record, edtf: str, words: str, facts: Sequence[Fact]) -> Moment:
    """Steps that read alike on one day in one line, with the passages and the sources of all."""
    numbers = {number for fact in facts for number in (*fact.supports, *fact.against)}
    documents = {document for fact in facts for document in fact.documents}
    sources = count_sources(documents, record.source_of)
    line = fact_line(record, next((it for it in facts if record.is_disputed(it)), facts[0]), words)
    line = replace(line, citations=citations(record, numbers), sources=sources, fact=facts[0].id)
    return Moment(edtf, day(edtf), "accession", line, tuple(fact.id for fact in facts))
