"""The state of play of an accession or treaty on a day: each member with its step, date and citation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communique import registry
from communique.errors import NotFoundError
from communique.record import Record
from communique.record.people import is_group
from communique.record.status import DONE, AccessionStatus, Standing, Step, accession_statuses, registered_members
from communique.views.accession import folded, heads
from communique.views.answer import Line
from communique.views.lines import citations
from communique.views.naming import name, step_named
from communique.views.wording import day, joined, listed, opening, phrase

_ARROWS = ("→", "->", "=>", "⇒")


@dataclass(frozen=True)
class MemberRow:
    """One member on the day.

    Attributes:
        code: Canonical name.
        party: Name in English.
        state: done, inferred, approved, missing (stated to be) or unreported.
        line: The step reached and its date in words, with the passages that say so.
        date: The step's date (EDTF); None where it has none.
        notes: What else is told: another date, a denial, what is expected; each with its passages.
    """

    code: str
    party: str
    state: str
    line: Line
    date: str | None
    notes: tuple[Line, ...]


@dataclass(frozen=True)
class Mark:
    """One line of the timeline.

    Attributes:
        date: EDTF; the day of the document where the step has none.
        words: The date in words.
        line: What happened, with its passages.
        done: How many members had ratified at the end of the day.
        counts: Whether this step is one of those.
        voters: How many had to on that day; 0 where that is not known.
    """

    date: str
    words: str
    line: Line
    done: int
    counts: bool
    voters: int


@dataclass(frozen=True)
class StateOfPlay:
    """How far one accession or treaty has come at the end of a day; see `AccessionStatus`.

    Attributes:
        title: "Sweden → NATO".
        candidate, to: Canonical names.
        as_of: The day, ISO 8601; None where no document has a date.
        heads: Who is outstanding, by which rule, how many are reported.
        members: Everybody who must or has, the outstanding first.
        steps: The candidate's own steps and those of nobody in particular.
        expected: What is announced or asked for; not counted.
        timeline: The steps taken, by date.
        voters: How many must ratify; 0 where that is not known.
        outstanding: Codes of those whose ratification no document reports.
        joined: Whether the candidate is a member, or the treaty in force.
    """

    title: str
    candidate: str | None
    to: str
    as_of: str | None
    heads: tuple[Line, ...]
    members: tuple[MemberRow, ...]
    steps: tuple[Line, ...]
    expected: tuple[Line, ...]
    timeline: tuple[Mark, ...]
    voters: int
    outstanding: tuple[str, ...]
    joined: bool

    @property
    def gist(self) -> tuple[Line, ...]:
        """How it stands, in one line or a few: the heads, else the last step taken."""
        return self.heads or self.steps[-1:]


def states_of_play(record: Record, words: str = "", on: date | None = None) -> tuple[StateOfPlay, ...]:
    """The accessions and treaties that the words name, on a day.

    Args:
        record: The record.
        words: "Sweden → NATO", "SE NATO", "Paris Agreement", "Sweden"; all where nothing is given.
        on: The day asked about; the record's own day where it is not given.

    Raises:
        NotFoundError: The record has no such accession.
    """
    statuses = accession_statuses(record, on)
    found = _chosen(statuses, words) if words.strip() else statuses
    if not found:
        known = "; ".join(_title(status) for status in statuses) or phrase("none")
        raise NotFoundError(
            "No accession to or ratification of {words!r} is in the record (there: {known}). Read a document "
            "that tells "
            "of it."
            if words.strip()
            else "No accession is in the record (there: {known}). Read a document that tells of it.",
            words=words.strip(), known=known,
        )  # fmt: skip
    return tuple(_state(record, status) for status in found)


def _title(status: AccessionStatus) -> str:
    to = name(status.to) if status.to else phrase("not named")
    return joined(" → ", (name(status.candidate) if status.candidate else "", to))


def _chosen(statuses: Sequence[AccessionStatus], words: str) -> list[AccessionStatus]:
    for who, to in _readings(words):
        wanted = {_entity(part) for part in who}
        goal = _entity(to) if to else None
        found = [
            status for status in statuses
            if (goal is None or _entity(status.to) == goal) and (not wanted or (status.candidate or "") in wanted)
        ]  # fmt: skip
        if found:
            return found
    return []


def _readings(words: str) -> Iterable[tuple[list[str], str]]:
    """The ways to take the words: as candidates and what they join, as either alone."""
    for arrow in _ARROWS:
        if arrow in words:
            who, _, to = words.partition(arrow)
            yield _parts(who), to.strip()
            return
    yield [], words.strip()
    yield _parts(words), ""
    tokens = words.replace(" to ", " ").split()
    for at in range(1, len(tokens)):
        yield _parts(" ".join(tokens[:at])), " ".join(tokens[at:])


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.replace(" and ", ",").replace("&", ",").split(",") if part.strip()]


def _entity(words: str) -> str:
    return registry.treaty(words) or registry.organisation(words) or registry.country(words) or words.strip().casefold()


def _state(record: Record, status: AccessionStatus) -> StateOfPlay:
    order = {"missing": 0, "approved": 1, "unreported": 2, "inferred": 3, "done": 4}
    shown = [row for row in status.members if row.is_voter or row.state == "done"]
    rows = [_row(record, it, is_over=status.is_member) for it in shown if it.reached or not status.is_member]
    rows.sort(key=lambda row: (order[row.state], row.date or "9999", row.party))
    voters = {standing.party for standing in status.members}
    own = [
        step for step in status.steps
        if step.modality in {"asserted", "denied"} and step.step != "requirement" and step.party not in voters
        and not (step.party and step.step in DONE and is_group(step.party))
    ]  # fmt: skip
    return StateOfPlay(
        title=_title(status),
        candidate=status.candidate,
        to=status.to,
        as_of=status.on.isoformat() if status.on else None,
        heads=heads(record, status),
        members=tuple(rows),
        steps=tuple(_told(record, own)),
        expected=tuple(_told(record, status.foreseen)),
        timeline=_timeline(record, status),
        voters=len(status.electorate),
        outstanding=status.outstanding,
        joined=status.is_member,
    )


def _row(record: Record, standing: Standing, *, is_over: bool) -> MemberRow:
    reached, denied = standing.reached, standing.denied
    notes = [_note(record, "told otherwise", step) for step in standing.others]
    if standing.state == "done" and reached:
        state, line = "done", _line(record, _words(reached), [reached])
    elif standing.state == "inferred":
        state, line = "inferred", Line(phrase("ratified, by the count told; not named"), (), ("inferred",), 0)
    elif standing.state == "approved" and reached:
        text = phrase("{step}; ratification not reported", step=_words(reached))
        state, line = "approved", _line(record, text, [reached])
        notes += [_note(record, "stated", denied)] if denied and not is_over else []
    elif denied:
        marks = ("inferred from a later day",) if standing.is_denied_later else ()
        if denied.modality == "asserted" and denied.date:
            words = joined(" ", (step_named(denied.step), day(denied.date)))
        else:
            words = joined(" ", (step_named(denied.step, done=False), _said(denied)))
        state, line = "missing", _line(record, words, [denied], marks)
    else:
        state, line = "unreported", Line(phrase("not reported"), (), (), 0)
    if state not in {"done", "inferred"}:
        notes += [
            _note(record, "announced", step)
            for step in standing.foreseen
            if step.modality == "expected" and not (reached and step.step == reached.step)
        ]
    return MemberRow(standing.party, name(standing.party), state, line, reached.date if reached else None, tuple(notes))


def _words(step: Step) -> str:
    date_told = day(step.date) if step.date else _said(step)
    return joined(" ", (step_named(step.step, done=step.modality != "denied"), date_told))


def _said(step: Step) -> str:
    return phrase("(said {day})", day=day(step.said.isoformat())) if step.said else ""


def _note(record: Record, head: str, step: Step) -> Line:
    mark = {"expected": ("expected",), "conditional": ("not certain",)}.get(step.modality, ())
    return _line(record, joined(": ", (phrase(head), _words(step))), [step], mark)


def _line(record: Record, words: str, steps: Iterable[Step], marks: tuple[str, ...] = ()) -> Line:
    listed_steps = list(steps)
    sources = {record.source_of.get(document, document) for step in listed_steps for document in step.documents}
    return Line(words, citations(record, [n for step in listed_steps for n in step.claims]), marks, len(sources))


def _told(record: Record, steps: Iterable[Step]) -> list[Line]:
    """One line for the parties of one sentence."""
    groups: dict[tuple[object, ...], list[Step]] = {}
    for step in folded(steps):
        groups.setdefault((step.step, step.modality, step.date, step.count, step.claims), []).append(step)
    alike: dict[tuple[str, tuple[str, ...]], list[Step]] = {}
    for group in groups.values():
        parties = listed([name(step.party) for step in group if step.party])
        words = joined(": ", (parties, _words(group[0])))
        if group[0].count and group[0].step in DONE:
            words = phrase("Total told: {n} {what}", n=group[0].count, what=words)
        mark = {"expected": ("expected",), "conditional": ("not certain",)}.get(group[0].modality, ())
        alike.setdefault((opening(words), mark), []).extend(group)
    return [_line(record, words, together, marks) for (words, marks), together in alike.items()]


def _timeline(record: Record, status: AccessionStatus) -> tuple[Mark, ...]:
    """The steps taken up to the day, each party's once, by its best telling."""
    done = dict(status.done)
    best: dict[tuple[str, str | None], Step] = {}
    for step in sorted(status.steps, key=lambda step: step.rank):
        is_taken = step.modality == "asserted" and step.step != "requirement" and step.day
        if is_taken and not (step.party and is_group(step.party)) and not (step.count and step.step in DONE):
            best.setdefault((step.step, step.party), step)
    groups: dict[tuple[date, bool, str, bool], list[Step]] = {}
    for step in best.values():
        counts = step.party in done and step is done[step.party]
        # A member's further instrument is not another ratification; its parliament's vote is told by itself.
        if step.day and (counts or step.party not in done or step.step not in DONE):
            groups.setdefault((step.day, counts, "" if counts else step.step, not step.date), []).append(step)
    marks, so_far = [], 0
    for (on, counts, _, is_undated), group in sorted(groups.items(), key=lambda entry: entry[0]):
        so_far += len(group) if counts else 0
        parties = listed(sorted({name(step.party) for step in group if step.party}))
        words = _either([step_named(step) for step in sorted({step.step for step in group}, reverse=True)])
        # Of a step without a date only the day is known on which it was told.
        said = _said(group[0]) if is_undated else ""
        line = _line(record, opening(joined(" ", (joined(": ", (parties, words)), said))), group)
        shown = next((step.date for step in group if step.date), on.isoformat())
        voters = set(registered_members(status.to, on)) - {status.candidate} if status.electorate else ()
        marks.append(Mark(shown, day(shown), line, so_far, counts, len(voters)))
    return tuple(marks)


def _either(steps: Sequence[str]) -> str:
    one, *rest = steps
    return phrase("{one} or {other}", one=one, other=_either(rest)) if rest else one
