"""The state of play on a terminal: the answer first, then the members, then a chart of the steps by date."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.record.when import say
from communique.views.state_of_play import Mark, MemberRow, StateOfPlay
from communique.views.terminal import bullets, line_text

_STYLES = {"done": "green", "inferred": "yellow", "approved": "yellow", "missing": "bold red", "unreported": "dim"}
_SIGNS = {"done": "✓", "inferred": "~", "approved": "◐", "missing": "✗", "unreported": "?"}
_BAR = 20


def render_state(state: StateOfPlay, console: Console, *, timeline: bool = False) -> None:
    """Print the state of play.

    Args:
        state: What to print.
        console: Where to.
        timeline: Whether the chart of the steps by date stands in place of the members.
    """
    head = Text(state.title, style="bold")
    if state.as_of:
        head.append(f" (as of {say(state.as_of)})", style="not bold dim")
    if state.heads:
        told = Text("; ", style="not bold").join([_plain(line_text(line)) for line in state.heads])
        head.append(": ").append_text(told)
    elif not (state.members or state.steps):
        head.append(": no step is told up to this day", style="not bold")
    console.print(head)
    if timeline:
        console.print(_chart(state.timeline) if state.timeline else Text("No step has a date.", "dim"))
    else:
        if state.members:
            console.print(_members(state.members))
        if state.steps:
            console.print(bullets(line_text(line) for line in state.steps))
    if state.expected:
        console.print(Text("Expected, not counted:", style="yellow"))
        console.print(bullets(line_text(line) for line in state.expected))


def _plain(text: Text) -> Text:
    return Text(style="not bold").append_text(text)


def _members(rows: Sequence[MemberRow]) -> Table:
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(width=1)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    silent = [row for row in rows if row.state == "unreported"]
    counted = [row for row in rows if row.state == "inferred"]
    for row in rows:
        if row.state in {"unreported", "inferred"} and not row.notes:
            continue
        grid.add_row(*_cells(row))
    for state, group, words in (
        ("inferred", counted, "ratified, by the count told (inferred)"), ("unreported", silent, "not reported"),
    ):  # fmt: skip
        parties = [row.party for row in group if not row.notes]
        if parties:
            style = _STYLES[state]
            told = Text(f"{', '.join(parties)}: {words}", style=style)
            grid.add_row(Text(_SIGNS[state], style=style), Text(f"{len(parties)} members", style=style), told)
    return grid


def _cells(row: MemberRow) -> tuple[Text, Text, Text]:
    style = _STYLES[row.state]
    told = line_text(row.line)
    for note in row.notes:
        told.append("; ", style="dim").append_text(line_text(note))
    return Text(_SIGNS[row.state], style=style), Text(row.party, style=style), told


def _chart(marks: Sequence[Mark]) -> Table:
    """One line a step; the bar grows with the members that have ratified."""
    most = max((mark.done for mark in marks), default=0)
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(width=_BAR, no_wrap=True)
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(ratio=1)
    last = ""
    for mark in marks:
        whole = mark.voters or most
        filled = round(_BAR * mark.done / whole) if whole else 0
        bar = Text("█" * filled, style="green").append("·" * (_BAR - filled), style="dim")
        total = f"{mark.done}/{mark.voters}" if mark.voters else str(mark.done)
        shown = (bar, Text(total)) if mark.counts else (Text("·" * _BAR if not mark.done else bar.plain, "dim"), Text())
        grid.add_row(mark.words if mark.words != last else "", *shown, line_text(mark.line))
        last = mark.words
    return grid
