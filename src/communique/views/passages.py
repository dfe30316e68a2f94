"""An answer of `show` on a terminal: the passage with its surroundings, the claim's own words highlighted."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from communique.views.show import Answer, Extract
from communique.views.terminal import bullets, line_text


def render_show(answer: Answer, console: Console) -> None:
    """Print the answer; without colours the claim's words stand between » and «."""
    heading = Text(answer.title, style="bold")
    if answer.note:
        heading.append(f"  {answer.note}", style="not bold dim")
    console.print(heading)
    console.print(Rule(style="cyan"))
    for extract in answer.extracts:
        console.print(_source(extract))
        console.print(Padding(_passage(extract, marked=console.color_system is None), (0, 0, 1, 2)))
    for group in answer.groups:
        title = Text(group.heading, style="bold cyan")
        if group.note:
            title.append(f" ({group.note})", style="not bold dim")
        console.print(title)
        console.print(bullets(line_text(line) for line in group.lines))


def _source(extract: Extract) -> Text:
    text = Text(f"[{extract.claim}] ", style="cyan").append(extract.document, style="bold")
    page = f"page {extract.page}" if extract.page else ""
    rest = ", ".join(part for part in (extract.source, page) if part)
    if rest:
        text.append(f"  {rest}", style="not bold dim")
    kind = extract.kind if extract.modality == "asserted" else f"{extract.kind}, {extract.modality}"
    text.append(f"  {kind}", style="not bold dim italic")
    if extract.stance == "against":
        text.append("  against", style="bold red")
    return text


def _passage(extract: Extract, *, marked: bool) -> Text:
    before = " ".join(extract.before.split())
    after = " ".join(extract.after.split())
    text = Text("… " if before else "", style="dim").append(f"{before} " if before else "", style="dim")
    quote = " ".join(extract.quote.split())
    text.append(f"»{quote}«" if marked else quote, style="not dim bold black on yellow")
    gap = "" if after[:1] in {"", ".", ",", ";", ":", "”", '"', "»", ")"} else " "
    return text.append(f"{gap}{after}{' …' if after else ''}", style="dim")
