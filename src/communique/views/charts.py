"""The measures of charts: where bars, steps and labels stand; a template only draws them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from communique.record.when import when
from communique.views.ledger import Ledger
from communique.views.ledger_entry import LADDER
from communique.views.money import say_sum
from communique.views.state_of_play import StateOfPlay
from communique.views.value import with_basis

WIDTH, NARROW = 720, 340
_LEFT, _RIGHT, _TOP = 190, 180, 8
_CLEAR, _CLEAR_LAST = 0.17, 0.24  # of the axis, from one of its days to the next, and before the last
_BAR, _BETWEEN, _APART = 18, 3, 9  # a bar's height, and what lies between two of a group and between two groups
_HEIGHT, _FOOT = 220, 30
_LABEL = 18  # of a label over its bars
_LONGEST = 26  # letters of a label that stands beside them
_LETTER = 6.2  # the width of one behind a bar, some more than measured


@dataclass(frozen=True)
class Bar:
    """What a group comes to at one stage: a bar with its sum behind it. Bars of two stages are never put together."""

    x: float
    y: float
    width: float
    stage: str
    words: str
    words_x: float
    words_y: float


@dataclass(frozen=True)
class BarRow:
    """A group's bars, one a stage, with its name beside the first or over it; `label_y` is the name's place."""

    label: str
    label_y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Bars:
    """Sums by group and stage, the group with the largest of them first.

    Attributes:
        left: Where the bars begin; 0 where the labels stand over them.
        left_out: How many groups are in the table beside, but not drawn.
    """

    width: int
    height: float
    left: int
    rows: tuple[BarRow, ...]
    stages: tuple[str, ...]
    currency: str
    left_out: int


def ledger_bars(ledger: Ledger, most: int = 16, *, is_narrow: bool = False) -> Bars | None:
    """The sums of a ledger as bars, one a group and stage; None where nothing can be drawn.

    What cannot be converted is not drawn; the table beside the chart has it. A narrow chart has its labels over the
    bars, so that it is read on a telephone without being moved; so has one with long labels, which would be cut.
    """
    groups: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    words: dict[tuple[str, str], str] = {}
    for it in ledger.sums:
        if it.converted:
            stage = it.stage or "not told"
            groups[it.group][stage] = groups[it.group].get(stage, Decimal(0)) + it.converted
            sum_ = say_sum(_rounded(groups[it.group][stage]), ledger.question.currency)
            words[it.group, stage] = with_basis(sum_, it.limit)
    if not groups:
        return None
    ordered = sorted(groups.items(), key=lambda entry: (-max(entry[1].values()), entry[0]))
    shown = ordered[:most]
    largest = float(max(shown[0][1].values()))
    width, is_over = (NARROW, True) if is_narrow else (WIDTH, any(len(label) > _LONGEST for label, _ in shown))
    left = 0 if is_over else _LEFT
    behind = max(len(f"{words[label, stage]} · {stage}") for label, parts in shown for stage in parts)
    room = width - left - max(_RIGHT, behind * _LETTER + 10)
    order = [*LADDER, "not told"]
    rows, y = [], float(_TOP)
    for label, parts in shown:
        label_y = y + (_LABEL - 4 if is_over else _BAR - 5)
        y += _LABEL if is_over else 0
        bars = []
        for stage in order:
            if stage in parts:
                long = max(float(parts[stage]) / largest * room, 1.5)
                said = words[label, stage]
                bars.append(Bar(left, y, round(long, 1), stage, said, round(left + long + 6, 1), y + _BAR - 5))
                y += _BAR + _BETWEEN
        y += _APART - _BETWEEN
        rows.append(BarRow(label, label_y, tuple(bars)))
    stages = tuple(stage for stage in order if any(stage in parts for _, parts in shown))
    height = y - _APART + _TOP
    return Bars(width, height, left, tuple(rows), stages, ledger.question.currency, len(ordered) - len(shown))


def _rounded(amount: Decimal) -> Decimal:
    """Three figures that count: a chart is read at a glance, the table has the sum."""
    if not amount:
        return amount
    return Decimal(f"{amount:.3g}")


@dataclass(frozen=True)
class Step:
    """A point of the staircase."""

    x: float
    y: float
    date: str
    words: str
    done: int


@dataclass(frozen=True)
class Staircase:
    """How many had ratified by which day, with the line that must be reached.

    Attributes:
        path: The line as an SVG path.
        threshold: The line to be reached, as an SVG path: the electorate moves.
        ticks: The first and the last day and months between, on the axis with their place.
        levels: Numbers at the left, with their place.
    """

    width: int
    height: int
    path: str
    threshold: str
    steps: tuple[Step, ...]
    ticks: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, int], ...]
    goal: int
    baseline: float


def staircase(state: StateOfPlay, *, is_narrow: bool = False) -> Staircase | None:
    """The ratifications of an accession over time; None where fewer than two days are known."""
    width = NARROW if is_narrow else WIDTH
    points = [
        (found.last, mark)
        for mark in state.timeline
        if (found := when(mark.date)) and found.has_year and found.last.year < 9999
    ]
    counted = [(day, mark) for day, mark in points if mark.counts]
    if not counted or len({day for day, _ in points}) < 2:
        return None
    first = min(day for day, _ in points)
    last = max([day for day, _ in points] + ([date.fromisoformat(state.as_of)] if state.as_of else []))
    days = max((last - first).days, 1)
    # Who joined after the candidate did never had to ratify.
    goal = max([0 if state.joined else state.voters, *(mark.voters for _, mark in points)], default=0)
    top = max(goal, *(mark.done for _, mark in counted))
    left, right, floor, ceiling = 36, 12, _HEIGHT - _FOOT, 14

    def x_of(day: date) -> float:
        return round(left + (day - first).days / days * (width - left - right), 1)

    def y_of(count: int) -> float:
        return round(floor - count / top * (floor - ceiling), 1)

    path = [f"M{left} {y_of(0)}"]
    steps = []
    for day, mark in counted:
        path.append(f"H{x_of(day)}V{y_of(mark.done)}")
        steps.append(Step(x_of(day), y_of(mark.done), mark.date, mark.line.text, mark.done))
    path.append(f"H{x_of(last)}")
    line: list[str] = []
    so_far = 0
    for day, mark in points:
        if mark.voters and mark.voters != so_far:
            line.append(f"{'M' if not line else 'H'}{x_of(day)}" + (f" {y_of(mark.voters)}" if not line else ""))
            line.append(f"V{y_of(mark.voters)}")
            so_far = mark.voters
    if line:
        line.append(f"H{x_of(last)}")
    between = () if is_narrow else _months(first, last)
    return Staircase(
        width, _HEIGHT, "".join(path), "".join(line), tuple(steps),
        (
            (x_of(first), first.isoformat()),
            *((x_of(day), day.isoformat()[:7]) for day in between),
            (x_of(last), last.isoformat()),
        ),
        tuple((y_of(count), count) for count in sorted({0, top // 2, top})),
        goal, floor,
    )  # fmt: skip


def _months(first: date, last: date) -> Sequence[date]:
    """Up to four days between, at beginnings of months."""
    span = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, math.ceil(span * _CLEAR))
    found = []
    for ahead in range(step, span, step):
        month = first.month - 1 + ahead
        day = date(first.year + month // 12, month % 12 + 1, 1)
        if (day - first).days >= (last - first).days * _CLEAR and (last - day).days > (last - first).days * _CLEAR_LAST:
            found.append(day)
    return found
