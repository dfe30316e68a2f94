"""Contradictions, comparisons, positions and people on a terminal, with Rich."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.record import Person
from communique.record.candidates import Candidate
from communique.views.answer import Group
from communique.views.comparison import Comparison
from communique.views.disputes import Dispute, Party
from communique.views.naming import office_of
from communique.views.positions import Position
from communique.views.terminal import bullets, line_text, render_conflicts

_STYLES = {"supports": "green", "commits": "green", "agreed": "green", "opposes": "red", "concerned": "yellow"}


def render_disputes(disputes: Sequence[Dispute], console: Console, *, with_quotes: bool = False) -> None:
    """Print contradictions, the two sides of each beside one another."""
    for at, it in enumerate(disputes):
        if at:
            console.print()
        head = Text(it.about or it.kind, style="bold").append(f"  {it.type}", style="not bold yellow")
        console.print(head.append(f"  {it.id}", style="not bold dim"))
        grid = Table.grid(padding=(0, 3), expand=True)
        grid.add_column(ratio=1)
        grid.add_column(ratio=1)
        grid.add_row(*(_side(side, with_quotes=with_quotes) for side in it.sides))
        console.print(Padding(grid, (0, 0, 0, 2)))
        if it.judgement is not None:
            why = f": {it.judgement.reason}" if it.judgement.reason else ""
            console.print(
                Text(f"  judged by {it.judgement.user}{why} [judgement {it.judgement.number}]", style="magenta")
            )


def _side(side: Party, *, with_quotes: bool) -> Text:
    text = Text()
    text.append("✓ " if side.is_preferred else "", style="magenta")
    text.append_text(line_text(side.line))
    text.append(f"\n{', '.join(side.documents)}", style="dim")
    for citation in side.line.citations if with_quotes else ():
        text.append(f"\n“{' '.join(citation.quote.split())}”", style="italic dim")
    return text


def render_comparison(comparison: Comparison, console: Console) -> None:
    """Print two documents side by side: where they differ first, then what only one of them tells."""
    one, other = comparison.documents
    if comparison.are_copies:
        console.print(Text("These two count as one source: one copies the other, or both carry one report.", "yellow"))
    _headed("Where they contradict each other", console)
    render_conflicts(comparison.differences, console)
    for title, groups in (
        (f"Only in {one}", comparison.only[0]),
        (f"Only in {other}", comparison.only[1]),
        ("In both", comparison.common),
    ):
        _headed(title, console)
        _print_groups(groups, console)


def _headed(title: str, console: Console) -> None:
    console.print()
    console.rule(Text(title, style="bold cyan"), align="left", style="dim")


def _print_groups(groups: Sequence[Group], console: Console) -> None:
    if not groups:
        console.print(Text("Nothing.", style="dim"))
    for group in groups:
        console.print(Text(group.heading, style="bold"))
        console.print(Padding(bullets(line_text(line, shorten=True) for line in group.lines), (0, 0, 0, 2)))


def render_positions(positions: Sequence[Position], console: Console) -> None:
    """Print where each party stands, topic by topic."""
    last = ""
    for it in positions:
        if it.name != last:
            if last:
                console.print()
            console.print(Text(it.name, style="bold cyan"))
        last = it.name
        head = Text(f"  {it.topic}: ", style="bold")
        head.append_text(Text(", ").join([Text(each, style=_STYLES.get(each, "")) for each in it.stances]))
        if it.change:
            head.append(f"  changed: {it.change}", style="magenta")
        if it.is_contradictory:
            head.append("  contradictory", style="bold red")
        console.print(head)
        rows = []
        for stand in it.stands:
            row = Text(f"{stand.day} " if stand.day else "", style="dim")
            row.append(f"{stand.stance}: ", style=f"not dim {_STYLES.get(stand.stance, '')}".strip())
            rows.append(row.append_text(Text(style="not dim").append_text(line_text(stand.line, shorten=True))))
        console.print(Padding(bullets(rows), (0, 0, 0, 4)))


def render_people(persons: Sequence[Person], console: Console) -> None:
    """Print persons with their offices and the spellings met."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for heading in ("person", "office", "also written"):
        table.add_column(heading, overflow="fold")
    table.add_column("claims", justify="right")
    for person in persons:
        others = ", ".join(spelling for spelling in person.spellings if spelling != person.name)
        table.add_row(Text(person.name, style="bold"), office_of(person), others, str(len(person.claims)))
    console.print(table)


def render_candidates(candidates: Sequence[Candidate], console: Console) -> None:
    """Print pairs of names that may be one person's, the likeliest first."""
    for it in candidates:
        text = Text(f"{it.score:.2f}  ", style="dim")
        text.append(f"{it.names[0]}  ·  {it.names[1]}", style="bold not dim")
        text.append(f"\n      {'; '.join(it.reasons)}", style="not bold dim")
        console.print(text)
    if candidates:
        console.print(Text("Decide: communique judge same NAME NAME, or: communique judge different NAME NAME", "dim"))
