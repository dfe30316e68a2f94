"""What happened when: meetings, sessions, steps of accession and events in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from communique.model import AccessionFields, OccurrenceFields
from communique.record import Record
from communique.record.when import when
from communique.views.answer import Line
from communique.views.lines import citations, describe, fact_line, meeting_line
from communique.views.naming import step_in_words
from communique.views.wording import day


@dataclass(frozen=True)
class Moment:
    """One dated line.

    Attributes:
        date: EDTF, as the documents give it.
        words: The date in words.
        kind: "meeting", "session", "accession" or "occurrence".
    """

    date: str
    words: str
    kind: str
    line: Line


def _each_once(moments: Iterable[Moment]) -> list[Moment]:
    """Steps that read alike on one day stand once, with the passages of all."""
    found: dict[tuple[str, str, tuple[str, ...]], Moment] = {}
    for it in moments:
        key = (it.date, it.line.text, it.line.marks)
        if key in found:
            other = found[key].line
            told = {each.claim: each for each in (*other.citations, *it.line.citations)}
            citations = tuple(told[number] for number in sorted(told))
            it = replace(it, line=replace(other, citations=citations, sources=max(other.sources, it.line.sources)))
        found[key] = it
    return list(found.values())


def timeline(record: Record) -> tuple[Moment, ...]:
    """Everything of the record that has a date with its year, the earliest first."""
    moments = [Moment(m.date, day(m.date), "meeting", meeting_line(record, m)) for m in record.meetings if m.date]
    moments += [
        Moment(s.date, day(s.date), "session", Line(s.label, citations(record, s.claims), (), s.sources, s.id))
        for s in record.sessions if s.date
    ]  # fmt: skip
    steps: dict[tuple[object, ...], Moment] = {}
    for fact in record.facts:
        fields = fact.fields
        if isinstance(fields, OccurrenceFields) and fields.date:
            moments.append(Moment(fields.date, day(fields.date), "occurrence", describe(record, fact)))
        elif isinstance(fields, AccessionFields) and fields.date and fact.modality in {"asserted", "expected"}:
            key = (fields.date, fields.step, fields.to, fact.supports)
            whole = record.claims[fact.lead].claim.fields
            if isinstance(whole, AccessionFields):
                line = fact_line(record, fact, step_in_words(whole))
                steps.setdefault(key, Moment(fields.date, day(fields.date), "accession", line))
    moments += _each_once(steps.values())
    dated = [(found, moment) for moment in moments if (found := when(moment.date)) and found.has_year]
    order = {"meeting": 0, "session": 1, "accession": 2, "occurrence": 3}
    dated.sort(key=lambda entry: (entry[0].first, entry[0].last, order[entry[1].kind], entry[1].line.text))
    return tuple(moment for _, moment in dated)
