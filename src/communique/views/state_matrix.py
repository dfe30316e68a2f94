"""Member by step: which of the steps of consent each member has taken, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from communique.record import Record
from communique.record.status import AccessionStatus, Standing, accession_statuses
from communique.record.steps import Step
from communique.views.answer import Line
from communique.views.index import Index
from communique.views.lines import citations
from communique.views.naming import name
from communique.views.wording import day

STEPS = ("signed", "parliament-approved", "ratified", "deposited", "joined", "in-force")


@dataclass(frozen=True)
class Cell:
    """A step of a member: when, as told where, or that it is stated not to be done.

    Attributes:
        is_inferred: Whether no document names the member: it follows from a count.
        is_implied: Whether no document tells this step, but the later one that rests on it.
    """

    date: str | None
    line: Line
    is_denied: bool = False
    is_expected: bool = False
    is_inferred: bool = False
    is_implied: bool = False


@dataclass(frozen=True)
class Row:
    """A member with its steps, in the order of the columns; `state` is the furthest: "done", "missing" …"""

    code: str
    called: str
    state: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Matrix:
    """Everybody who must consent, or has, the outstanding first."""

    steps: tuple[str, ...]
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]


def matrix(index: Index, candidate: str | None, to: str, on: date | None = None) -> Matrix | None:
    """The matrix of one accession on a day; None where the record has no such accession."""
    statuses = index.kept(("statuses", on), lambda it: accession_statuses(it.record, on))
    status = next((it for it in statuses if (it.candidate, it.to) == (candidate, to)), None)
    return _matrix(index.record, status) if status else None


def _matrix(record: Record, status: AccessionStatus) -> Matrix:
    taken: dict[tuple[str, str], list[Step]] = {}
    for step in (*status.steps, *status.foreseen):
        if step.party and step.step in STEPS:
            taken.setdefault((step.party, step.step), []).append(step)
    rows = [
        it for it in status.members
        # Of a candidate that has joined, who is not told to have ratified may have joined later.
        if (it.is_voter or it.state == "done") and (it.reached or it.state == "inferred" or not status.is_member)
    ]  # fmt: skip
    held = {
        (row.party, step): [it for it in taken.get((row.party, step), ()) if _holds(it, row, status)]
        for row in rows
        for step in STEPS
    }
    used = {step for (_, step), told in held.items() if told}
    steps = tuple(step for step in STEPS if step in used) or ("ratified",)
    order = {"missing": 0, "approved": 1, "unreported": 2, "inferred": 3, "done": 4}
    made = []
    for row in sorted(rows, key=lambda it: (order[_state(it)], _when(it.reached), name(it.party))):
        state = _state(row)
        cells = [_cell(record, held[row.party, step]) if (row.party, step) in held else None for step in steps]
        if status.candidate and "ratified" in steps and row.reached and row.reached.step == "deposited":
            at = steps.index("ratified")
            cells[at] = cells[at] or replace(_told(record, [row.reached]), date=None, is_implied=True)
        if state == "inferred":
            at = steps.index("ratified") if "ratified" in steps else len(steps) - 1
            cells[at] = cells[at] or Cell(None, Line("", (), ("inferred",), 0), is_inferred=True)
        made.append(Row(row.party, name(row.party), state, tuple(cells)))
    counts: dict[str, int] = {}
    for it in made:
        counts[it.state] = counts.get(it.state, 0) + 1
    return Matrix(steps, tuple(made), tuple((state, counts[state]) for state in order if state in counts))


def _state(row: Standing) -> str:
    """What the row is sorted and coloured by; who is stated to be missing is told from who is not spoken of."""
    return ("missing" if row.denied else "unreported") if row.state == "open" else row.state


def _when(step: Step | None) -> str:
    return step.date or "9999" if step else "9999"


def _holds(step: Step, row: Standing, status: AccessionStatus) -> bool:
    """Whether a telling has not been overtaken: "not yet" and "soon" by what was done later, or by the accession."""
    if step.modality == "asserted" or step in row.others:
        return True
    if status.is_member or row.state == "inferred":
        return False
    is_later = bool(row.reached and STEPS.index(step.step) > STEPS.index(row.reached.step))
    return row.state != "done" or (is_later and step.modality != "denied")


def _cell(record: Record, told: list[Step]) -> Cell | None:
    return _told(record, told) if told else None


def _told(record: Record, told: list[Step]) -> Cell:
    """The best telling of a step: done before denied before expected."""
    order = {"asserted": 0, "denied": 1, "expected": 2, "conditional": 3}
    best = min(told, key=lambda step: (order[step.modality], step.rank))
    mine = [step for step in told if step.modality == best.modality]
    numbers = {number for step in mine for number in step.claims}
    sources = {record.source_of[name] for step in mine for name in step.documents}
    line = Line(day(best.date), citations(record, numbers), (), len(sources))
    return Cell(best.date, line, best.modality == "denied", best.modality in {"expected", "conditional"})
