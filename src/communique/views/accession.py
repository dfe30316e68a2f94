"""Accession status in words: how far, who has ratified, who is missing, who is not reported."""

from __future__ import annotations

from communique.record import Record
from communique.record.status import AccessionStatus, Step, accession_statuses
from communique.record.when import say
from communique.views.answer import AccessionEntry, Line
from communique.views.lines import citations
from communique.views.naming import STEPS, listed, name


def accession_entries(record: Record) -> tuple[AccessionEntry, ...]:
    """Every accession of the record; candidates whose status is told by the same claims stand together."""
    entries: list[AccessionEntry] = []
    merged: dict[tuple[object, ...], list[AccessionStatus]] = {}
    for status in accession_statuses(record):
        told = tuple((s.step, s.party, s.date, s.claims) for s in (*status.steps, *status.foreseen))
        merged.setdefault((status.to, told), []).append(status)
    for group in merged.values():
        entries.append(_entry(record, group))
    return tuple(entries)


def _line(record: Record, text: str, step: Step, marks: tuple[str, ...] = ()) -> Line:
    sources = len({record.source_of.get(document, document) for document in step.documents})
    return Line(text, citations(record, step.claims), marks, sources)


def _entry(record: Record, group: list[AccessionStatus]) -> AccessionEntry:
    status = group[0]
    who = listed([name(s.candidate) for s in group if s.candidate])
    title = f"{who} → {name(status.to)}" if who else name(status.to)
    day = say(status.on.isoformat()) if status.on else "the latest documents"
    return AccessionEntry(
        title=title,
        summary=_summary(record, status, day),
        done=tuple(_line(record, f"{name(party)}{_dated(step)}", step) for party, step in status.done),
        missing=tuple(_line(record, name(party), step) for party, step in status.missing),
        not_reported=tuple(sorted(name(party) for party in status.not_reported)),
        inferred=tuple(sorted(name(party) for party in status.inferred)),
        notes=_notes(record, status),
        steps=tuple(_line(record, _step_text(step), step, _marks(step)) for step in _telling(status)),
    )


def _dated(step: Step) -> str:
    return f" ({say(step.date)})" if step.date else ""


def _marks(step: Step) -> tuple[str, ...]:
    return () if step.modality == "asserted" else ("not certain" if step.modality == "conditional" else step.modality,)


def _summary(record: Record, status: AccessionStatus, day: str) -> Line:
    if status.joined:
        when = say(status.joined.date)
        return _line(record, f"Member since {when}" if when else "Joined", status.joined)
    total = len(status.electorate)
    counted = max(status.counts, key=lambda s: s.count or 0, default=None)
    numbers = [n for _, step in (*status.done, *status.missing) for n in step.claims] + list(status.rule_claims)
    numbers += [n for step in status.counts for n in step.claims]
    marks: tuple[str, ...] = ()
    done = len(status.done) + len(status.inferred)
    if counted and (counted.count or 0) >= len(status.done):
        text = f"{counted.count}{f' of {total}' if total else ''} have ratified (as reported)"
    elif status.done and total:
        text = f"{done} of {total} are reported to have ratified"
    elif status.done:
        text = f"{done} {'has' if done == 1 else 'have'} ratified"
    else:
        last = status.steps[-1] if status.steps else None
        text = sentence_of(last) if last else "No step is reported as taken"
        numbers += list(last.claims) if last else []
    if status.missing:
        text += f"; missing: {listed([name(party) for party, _ in status.missing])}"
    if status.inferred:
        marks = ("partly inferred",)
    sources = {record.source_of[record.claims[n].claim.document.name] for n in numbers}
    return Line(f"{text} – {day}", citations(record, numbers), marks, len(sources))


def sentence_of(step: Step) -> str:
    """A step that no party takes, in words."""
    words = _step_text(step)
    return words[:1].upper() + words[1:]


def _step_text(step: Step) -> str:
    said = STEPS[step.step]
    if step.modality == "denied":
        said = f"not {said}" if step.step != "parliament-approved" else "not approved by parliament"
    if step.step == "requirement":
        said = "must consent"
        text = f"{_party(step.party)} {said}" if step.party else "consent required"
        return text + (f" ({step.count})" if step.count else "")
    count = f", {step.count} so far" if step.count and step.step != "joined" else ""
    return (f"{_party(step.party)}: {said}" if step.party else said) + count + _dated(step)


def _party(party: str | None) -> str:
    return name(party) if party else ""


def _notes(record: Record, status: AccessionStatus) -> tuple[Line, ...]:
    notes = []
    if status.electorate and not status.is_rule_stated and not status.joined:
        text = "Every member is taken to have to ratify; no document here states the rule"
        notes.append(Line(text, (), ("assumed",), 0))
    for step in status.steps:
        if step.step == "requirement":
            notes.append(_line(record, sentence_of(step), step))
    for party, step in status.approved:
        notes.append(_line(record, f"{name(party)}: parliament has approved{_dated(step)}, not yet ratified", step))
    notes += [_line(record, sentence_of(step), step, _marks(step)) for step in status.foreseen]
    return tuple(notes)


def _telling(status: AccessionStatus) -> list[Step]:
    """The steps that are not told by the lists of who has ratified and who has not."""
    told = {step.claims for _, step in (*status.done, *status.missing)}
    return [
        s
        for s in status.steps
        if s.step != "requirement" and (s.claims not in told or s.step not in ("ratified", "deposited"))
    ]
