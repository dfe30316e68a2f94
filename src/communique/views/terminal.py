"""The brief on a terminal, with Rich: compact, readable at 80 to 120 columns, plain text in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.views.answer import AccessionEntry, Brief, Citation, CommitmentEntry, Difference, Line, SessionEntry
from communique.views.answer import Group as LineGroup
from communique.views.outline import commitment_details, meetings_title
from communique.views.timeline import Moment
from communique.views.undone import AGAINST

_MARK_STYLES = {
    **dict.fromkeys(AGAINST, "red"),
    "disputed": "bold red",
    "not yet": "yellow",
    "not invited": "yellow",
    "expected": "yellow",
    "not certain": "yellow",
    "recalled": "magenta",
    "assumed": "yellow",
    "partly inferred": "yellow",
}
_MOST_CITATIONS = 8
_FORMS = {"direct": "", "mixed": "partly quoted", "indirect": "reported"}


def render_terminal(brief: Brief, console: Console) -> None:
    """Print the brief; the numbers in brackets are what `communique show` opens."""
    for part in _parts(brief):
        console.print(part)


def _parts(brief: Brief) -> Iterable[RenderableType]:
    yield _head(brief)
    if brief.programme:
        yield from _section("Programme", _programme(brief.programme))
    if brief.participants:
        yield from _section("Who took part", _participants(brief.participants))
    if brief.decisions:
        yield from _section("What was decided", _lines(brief.decisions))
    if brief.undecided:
        yield from _section("Not decided, or not yet", _lines(brief.undecided))
    if brief.commitments:
        yield from _section("What was promised", _commitments(brief.commitments))
    if brief.accessions:
        yield from _section("Accession", Group(*(_accession(entry) for entry in brief.accessions)))
    if brief.differences:
        yield from _section("Where the accounts differ", _differences(brief.differences))
    if brief.statements:
        yield from _section("Who said what", _speakers(brief.statements))
    if brief.discussions:
        yield from _section("What was discussed", _lines(brief.discussions))
    if brief.margins:
        yield from _section("On the margins", _lines(brief.margins))
    if brief.dependencies:
        yield from _section("Dependencies", _lines(brief.dependencies))
    if brief.occurrences:
        yield from _section("Events in the world", _lines(brief.occurrences))
    if brief.other_meetings:
        yield from _section(meetings_title(brief), _lines(brief.other_meetings))
    if brief.confirmed:
        yield from _section("Confirmed by two or more sources", _lines(brief.confirmed))
    if brief.sources:
        yield from _section("Documents", _sources(brief))


def render_status(entries: Sequence[AccessionEntry], console: Console) -> None:
    """Print how far each accession has come."""
    for entry in entries:
        console.print(_accession(entry))


def render_said(groups: Sequence[LineGroup], console: Console) -> None:
    """Print statements by speaker."""
    console.print(_speakers(groups))


def render_conflicts(differences: Sequence[Difference], console: Console) -> None:
    """Print where the accounts differ, each side with its documents."""
    console.print(_differences(differences) if differences else Text("The accounts do not contradict each other."))


def render_timeline(moments: Sequence[Moment], console: Console) -> None:
    """Print what happened when."""
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(style="bold", max_width=20)
    grid.add_column(ratio=1)
    last = ""
    for moment in moments:
        grid.add_row(moment.words if moment.words != last else "", line_text(moment.line, shorten=True))
        last = moment.words
    console.print(grid)


def _head(brief: Brief) -> RenderableType:
    rows: list[RenderableType] = [Text(brief.title, style="bold")]
    where = " · ".join(part for part in (brief.dates, brief.place) if part)
    if where:
        rows.append(Text(where))
    for line in brief.hosts:
        rows.append(line_text(line))
    documents, independent = len(brief.sources), brief.independent_sources
    counted = f"{documents} document{'' if documents == 1 else 's'}"
    if independent != documents:
        counted += f", {independent} independent"
    rows.append(Text(f"{counted} · {brief.claims} cited claims · communique show NUMBER opens a passage", style="dim"))
    return Group(Rule(style="cyan"), *rows, Rule(style="cyan"))


def _section(title: str, body: RenderableType) -> Iterable[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="bold cyan"), align="left", style="dim")
    yield body


def cited(citations: Sequence[Citation]) -> Text:
    """Claim numbers in brackets, the first few of many."""
    text = Text(style="cyan dim")
    for citation in citations[:_MOST_CITATIONS]:
        text.append(f" [{citation.claim}]")
    if len(citations) > _MOST_CITATIONS:
        text.append(f" +{len(citations) - _MOST_CITATIONS}")
    return text


def line_text(line: Line, *, shorten: bool = False) -> Text:
    """A line with its marks, the count of its sources and its citations."""
    text = Text(_shortened(line.text) if shorten else line.text)
    for mark in line.marks:
        word = _FORMS.get(mark, mark)
        if word:
            text.append(f" ({word})", style=_MARK_STYLES.get(mark, "dim italic"))
    if line.sources >= 2:
        text.append(f" ×{line.sources}", style="green")
    text.append_text(cited(line.citations))
    return text


def _shortened(words: str, most: int = 420) -> str:
    """A long passage up to the end of a sentence; never cut inside one unless it has no other end."""
    if len(words) <= most:
        return words
    end = max(words.rfind(mark, 0, most) for mark in (". ", "? ", "! ", "; "))
    if end < most // 3:
        end = words.rfind(" ", 0, most) - 1
    closing = "”" if words.startswith("“") else ""
    return f"{words[: end + 1]} […]{closing}"


def bullets(rows: Iterable[Text]) -> Table:
    """Lines with a bullet and a hanging indent."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=1, style="dim")
    grid.add_column(ratio=1)
    for row in rows:
        grid.add_row("•", row)
    return grid


def _lines(lines: Sequence[Line]) -> Table:
    return bullets(line_text(line, shorten=True) for line in lines)


def _groups(groups: Sequence[LineGroup]) -> Table:
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(ratio=1)
    for group in groups:
        rows = [line_text(line) for line in group.lines]
        if all(len(line.text) < 28 for line in group.lines):
            grid.add_row(group.heading, Text(", ").join(rows))
        else:
            grid.add_row(group.heading, Text("\n").join(rows))
    return grid


def _participants(groups: Sequence[LineGroup]) -> RenderableType:
    return _groups(groups) if all(len(group.heading) <= 16 for group in groups) else _speakers(groups)


def _programme(sessions: Sequence[SessionEntry]) -> Table:
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(style="bold", max_width=17)
    grid.add_column(ratio=1)
    last = ""
    for session in sessions:
        head = line_text(Line(session.label, session.citations, session.marks, session.sources))
        head.stylize("bold", 0, len(session.label))
        rows: list[RenderableType] = [head]
        if session.of:
            rows.append(Padding(Text(session.of, style="dim"), (0, 0, 0, 2)))
        if session.topics:
            rows.append(Padding(Text("on " + "; ".join(session.topics), style="italic"), (0, 0, 0, 2)))
        for group in session.participants:
            who = Text(f"{group.heading}: ", style="dim")
            there = who.append_text(Text("; ").join([line_text(line) for line in group.lines]))
            rows.append(Padding(there, (0, 0, 0, 2)))
        grid.add_row(session.when if session.when != last else "", Group(*rows))
        last = session.when or last
    return grid


def _speakers(groups: Sequence[LineGroup]) -> Group:
    rows: list[RenderableType] = []
    for group in groups:
        heading = Text(group.heading, style="bold")
        if group.note:
            heading.append(f", {group.note}", style="not bold dim")
        rows += [heading, Padding(_lines(group.lines), (0, 0, 0, 2))]
    return Group(*rows)


def _commitments(entries: Sequence[CommitmentEntry]) -> Table:
    rows = []
    for entry in entries:
        text = line_text(entry.line)
        if ":" in entry.line.text and "→" in entry.line.text:
            text.stylize("bold", 0, entry.line.text.index(":"))
        below = commitment_details(entry)
        if entry.sum and entry.what:
            text.append(f"\n“{_shortened(entry.what, 240)}”", style="italic dim")
        if below:
            text.append(f"\n{below}", style="dim")
        rows.append(text)
    return bullets(rows)


def _accession(entry: AccessionEntry) -> RenderableType:
    title = Text(entry.title, style="bold")
    told = Text("; ", style="not bold").join([_plain(head) for head in entry.heads])
    rows: list[RenderableType] = [title.append(": ").append_text(told)] if entry.heads else [title]
    if not entry.heads:
        rows.append(line_text(entry.summary))
        if entry.missing:
            rows.append(_joined("Missing", entry.missing, "red"))
    if entry.done:
        rows.append(_joined("Ratified", entry.done, "green"))
    if entry.inferred:
        rows.append(Text("Inferred from the count, not named: " + ", ".join(entry.inferred), style="dim"))
    if entry.not_reported:
        rows.append(Text(f"Not reported ({len(entry.not_reported)}): " + ", ".join(entry.not_reported), style="dim"))
    if entry.notes or entry.steps:
        rows.append(_lines([*entry.steps, *entry.notes]))
    return Padding(Group(*rows), (0, 0, 1, 0))


def _joined(label: str, lines: Sequence[Line], style: str) -> Text:
    text = Text(f"{label}: ", style=f"bold {style}")
    return text.append_text(Text(", ", style="default not bold").join([_plain(line) for line in lines]))


def _plain(line: Line) -> Text:
    text = Text(style="default not bold")
    return text.append_text(line_text(line))


def _differences(differences: Sequence[Difference]) -> Table:
    rows = []
    for it in differences:
        text = Text(f"{it.about}", style="bold").append(f" ({it.type})\n", style="not bold dim")
        for at, side in enumerate(it.sides):
            documents = ", ".join(dict.fromkeys(citation.document for citation in side.citations))
            text.append_text(Text("   " if at == 0 else "\n   ", style="not bold"))
            text.append(side.text, style="not bold red")
            text.append(f" – {documents}", style="not bold dim")
            text.append_text(cited(side.citations))
        rows.append(text)
    return bullets(rows)


def _sources(brief: Brief) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for heading in ("document", "publisher", "kind", "published"):
        table.add_column(heading, overflow="fold")
    table.add_column("claims", justify="right")
    documents = {source.document for source in brief.sources}
    for source in brief.sources:
        what = "copy" if source.copy_of in documents else "report"  # of a news agency
        name = source.document + (f" ({what} of {source.copy_of})" if source.copy_of else "")
        table.add_row(
            Text(name), Text(source.publisher or "–"), source.genre or "–", source.published or "–", str(source.claims)
        )
    return table
