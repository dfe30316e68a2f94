"""Accession status in words: how far, who has ratified, who is missing, who is not reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from communique.record import Record
from communique.record.people import is_country
from communique.record.status import DONE, AccessionStatus, Step, accession_statuses
from communique.record.when import say
from communique.views.answer import AccessionEntry, Line
from communique.views.lines import citations
from communique.views.naming import STEPS, name
from communique.views.wording import day, joined, listed, phrase

_CONSENT = (*DONE, "parliament-approved")


def accession_entries(record: Record, on: date | None = None) -> tuple[AccessionEntry, ...]:
    """Every accession of the record; candidates whose status is told by the same claims stand together.

    Args:
        record: The record.
        on: The day asked about; the record's own day where it is not given.
    """
    entries: list[AccessionEntry] = []
    merged: dict[tuple[object, ...], list[AccessionStatus]] = {}
    for status in accession_statuses(record, on):
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
    title = joined(" → ", (who, name(status.to))) or "An accession"
    on = say(status.on.isoformat()) if status.on else "the latest documents"
    head = heads(record, status)
    return AccessionEntry(
        title=title,
        summary=_summary(record, status, on),
        done=tuple(_done_line(record, status, party, step) for party, step in status.done),
        missing=tuple(_line(record, name(party), step) for party, step in status.missing),
        not_reported=tuple(sorted(name(party) for party in status.not_reported)),
        inferred=tuple(sorted(name(party) for party in status.inferred)),
        notes=_notes(record, status),
        steps=tuple(_told(record, _telling(status, is_headed=bool(head)))),
        heads=head,
    )


def heads(record: Record, status: AccessionStatus) -> tuple[Line, ...]:
    """What a desk officer asks first: who is outstanding, by which rule, how many are reported.

    Empty where nobody can be outstanding yet: an application alone asks nobody to ratify.
    """
    if status.joined:
        told, said = day(status.joined.date), status.joined.said
        held = phrase("member" if status.candidate else "in force")
        if told:
            held = phrase("member since {day}" if status.candidate else "in force since {day}", day=told)
        elif said:
            pattern = "member as told on {day}" if status.candidate else "in force as told on {day}"
            held = phrase(pattern, day=day(said.isoformat()))
        return (_line(record, held, status.joined),)
    if status.member_since is not None:
        date = day(status.member_since)
        text = phrase("member since {day}", day=date) if date else phrase("member")
        return (Line(text, (), ("by the registry; no document here says so",), 0),)
    if not (status.electorate or status.missing or status.outcome):
        return ()
    lines = (_outstanding(record, status), _rule(record, status), _reported(record, status), _force(status))
    return tuple(line for line in lines if line)


def _cited(record: Record, text: str, steps: Iterable[Step], marks: tuple[str, ...] = ()) -> Line:
    listed = list(steps)
    sources = {record.source_of.get(document, document) for step in listed for document in step.documents}
    return Line(text, citations(record, [n for step in listed for n in step.claims]), marks, len(sources))


def _outstanding(record: Record, status: AccessionStatus) -> Line | None:
    rest = _not_named(status)
    more = phrase("up to {n} more, not named" if status.missing else "up to {n} not named", n=rest) if rest else ""
    if status.missing:
        later = {row.party for row in status.members if row.is_denied_later}
        parties = joined(", ", sorted(name(party) for party, _ in status.missing))
        marks = ("inferred from a later day",) if all(party in later for party, _ in status.missing) else ()
        who = listed((parties, more)) if more else parties
        text = phrase("outstanding: {who}" if status.candidate else "not ratified by: {who}", who=who)
        return _cited(record, text, (step for _, step in status.missing), marks)
    if not status.electorate:
        return None
    if rest:
        return Line(phrase("outstanding: {who}", who=more), (), ("by the count stated",), 0)
    return Line(phrase("outstanding: nobody is named" if status.not_reported else "outstanding: nobody"), (), (), 0)


def _not_named(status: AccessionStatus) -> int:
    """How many more may be outstanding than are named, by the total that is stated."""
    if not (status.count and status.count.count and status.electorate and status.not_reported):
        return 0
    return max(0, len(status.electorate) - status.count.count - len(status.missing))


def _rule(record: Record, status: AccessionStatus) -> Line | None:
    numbers = status.rule_claims
    sources = len({record.source_of[record.claims[n].claim.document.name] for n in numbers})
    if status.is_rule_stated and status.candidate:
        text = phrase("rule: unanimous consent of all members")
        if status.rule_count:
            text = phrase("rule: unanimous consent of all {n} members", n=status.rule_count)
        return Line(text, citations(record, numbers), (), sources)
    if status.is_rule_stated and status.rule_count:
        text = phrase("rule: {n} parties", n=status.rule_count)
        if status.rule:
            text = phrase("{rule} (by its terms: {words})", rule=text, words=phrase(status.rule.words))
        return Line(text, citations(record, numbers), (), sources)
    if status.rule:
        text = phrase("rule: {words} ({source})", words=phrase(status.rule.words), source=phrase(status.rule.source))
        return Line(text, (), ("rule on file; no document here states it",), 0)
    return Line(phrase("rule: consent of every member"), (), ("assumed",), 0) if status.electorate else None


def _reported(record: Record, status: AccessionStatus) -> Line:
    voters = [step for party, step in status.done if not status.electorate or party in status.electorate]
    known = len(voters) + len(status.inferred)
    silent, count = len(status.not_reported), status.count
    if count and (count.count or 0) >= len(voters):
        text = phrase("reported as ratified: {n} (count stated)", n=count.count)
        rest = phrase("not reported by name: {n}", n=silent) if silent else ""
        return _cited(record, joined(", ", (text, rest)), [count])
    text = phrase("reported as ratified: {n}", n=known)
    if status.electorate:
        text = phrase("reported as ratified: {n} of {all}", n=known, all=len(status.electorate))
    rest = phrase("not reported: {n}", n=silent) if silent else ""
    return _cited(record, joined(", ", (text, rest)), voters)


def _force(status: AccessionStatus) -> Line | None:
    """When a treaty enters into force by its rule, or how many it still takes."""
    outcome = status.outcome
    if status.candidate or outcome is None:
        return None
    if not outcome.met:
        if not (status.counts or status.is_rule_stated):
            return None  # a treaty that nobody says is still short may long be in force
        return Line(phrase("still needed by what is reported: {n} more", n=outcome.needed), (), ("derived",), 0)
    when = phrase("in force on {day}", day=day(outcome.in_force.isoformat())) if outcome.in_force else ""
    met = phrase("threshold met")
    if outcome.met_on:
        met = phrase("threshold met on {day}", day=day(outcome.met_on.isoformat()))
    return Line(joined(", ", (met, when)), (), ("derived",), 0)


def _done_line(record: Record, status: AccessionStatus, party: str, first: Step) -> Line:
    """A party that has ratified, citing every claim that says so."""
    said = [s for s in status.steps if s.party == party and s.modality == "asserted" and s.step in DONE]
    numbers = [number for step in said for number in step.claims]
    sources = {record.source_of[document] for step in said for document in step.documents}
    return Line(f"{name(party)}{_dated(first)}", citations(record, numbers), (), len(sources))


def _dated(step: Step) -> str:
    return f" ({say(step.date)})" if step.date else ""


def _marks(step: Step) -> tuple[str, ...]:
    if step.modality in {"asserted", "denied"}:  # "not ratified" says of itself that it is denied
        return ()
    return ("not certain" if step.modality == "conditional" else step.modality,)


def _summary(record: Record, status: AccessionStatus, on: str) -> Line:
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
        last = _last(status)
        text = _step_text(last, name(last.party) if last.party else "") if last else ""
        numbers += list(last.claims) if last else []
    if status.missing:
        text = f"{text}; missing" if text else "Not yet ratified by"
        text += f"{':' if text.endswith('missing') else ''} {listed([name(party) for party, _ in status.missing])}"
    text = text or "No step is reported as taken"
    if status.inferred and not counted:
        marks = ("partly inferred",)
    sources = {record.source_of[record.claims[n].claim.document.name] for n in numbers}
    return Line(f"{text} (as of {on})", citations(record, numbers), marks, len(sources))


def _last(status: AccessionStatus) -> Step | None:
    """The step last told as taken."""
    taken = folded(s for s in status.steps if s.modality == "asserted" and s.step != "requirement")
    return taken[-1] if taken else None


def _step_text(step: Step, parties: str) -> str:
    if step.step == "requirement":
        text = f"{parties} must consent" if parties else "Consent is required"
        return text + (f" ({step.count})" if step.count else "")
    said = f"not {STEPS[step.step]}" if step.modality == "denied" else STEPS[step.step]
    count = f", {step.count} so far" if step.count and step.step != "joined" else ""
    text = (f"{parties}: {said}" if parties else said) + count + _dated(step)
    return text[:1].upper() + text[1:]


def _notes(record: Record, status: AccessionStatus) -> tuple[Line, ...]:
    notes = []
    stated = set(status.rule_claims)  # told at the head
    notes += _told(record, [s for s in status.steps if s.step == "requirement" and not stated.issuperset(s.claims)])
    if not status.joined:
        for party, step in status.approved:
            text = f"{name(party)}: parliament has approved{_dated(step)}, ratification is not reported"
            notes.append(_line(record, text, step))
        notes += _told(record, status.foreseen)
    return tuple(notes)


def folded(steps: Iterable[Step]) -> list[Step]:
    """The steps, one told without a date counted with the same step told with one: it says nothing more."""
    every = list(steps)
    dated: dict[tuple[str, str | None, str], list[int]] = {}
    for at, step in enumerate(every):
        if step.date and step.modality == "asserted":
            dated.setdefault((step.step, step.party, step.modality), []).append(at)
    kept = []
    for step in every:
        places = dated.get((step.step, step.party, step.modality), [])
        is_other_total = step.count and step.step != "joined" and places and step.count != every[places[0]].count
        if step.date or len(places) != 1 or is_other_total:
            kept.append(step)
            continue
        best = every[places[0]]
        claims = tuple(sorted({*best.claims, *step.claims}))
        every[places[0]] = replace(best, claims=claims, documents=tuple(sorted({*best.documents, *step.documents})))
    merged = {(step.step, step.party, step.modality, step.date, step.count): step for step in every}
    return [merged[step.step, step.party, step.modality, step.date, step.count] for step in kept]


def _told(record: Record, steps: Iterable[Step]) -> list[Line]:
    """One line for the parties of one sentence, and one for the same step told without a party."""
    groups: dict[tuple[object, ...], list[Step]] = {}
    for step in folded(steps):
        groups.setdefault((step.step, step.modality, step.date, step.count, step.claims), []).append(step)
    lines = []
    for (_, _, _, _, _), group in groups.items():
        parties = listed([name(step.party) for step in group if step.party])
        lines.append(_line(record, _step_text(group[0], parties), group[0], _marks(group[0])))
    return lines


def _telling(status: AccessionStatus, *, is_headed: bool) -> list[Step]:
    """The steps that neither the lists of who has ratified nor the notes tell, nor the summary where it heads."""
    told = {step.claims for _, step in (*status.done, *status.missing, *status.approved)}
    told |= {status.count.claims} if status.count and status.electorate else set()
    parties = {party for party, _ in status.done}
    missing = {party for party, _ in status.missing}
    last = None if is_headed or status.done or status.counts or status.missing else _last(status)
    kept = [s for s in status.steps if s.step != "requirement" and s.modality in {"asserted", "denied"}]
    kept = [s for s in kept if s.claims not in told and s.claims != (status.joined.claims if status.joined else ())]
    kept = [s for s in kept if s.party not in parties or s.step not in _CONSENT]
    kept = [s for s in kept if s.modality == "asserted" or s.party not in missing or s.step not in _CONSENT]
    kept = [s for s in folded(kept) if s != last]
    if status.electorate:
        kept = [s for s in kept if s.step not in DONE or not s.party or is_country(s.party)]
    if status.joined:
        kept = [s for s in kept if s.modality == "asserted"]
    return kept
