"""`communique search`: the paragraphs that hold some words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.brief import record_at
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt
from communique.cli.screen import answers, complain, print_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from communique.record import Record
    from communique.store import Hit

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORD", help="Words that must all occur in a paragraph.", show_default=False),
]
Speaker = Annotated[
    str | None, typer.Option("--speaker", "-s", metavar="NAME", help="What a person, country or body said.")
]
About = Annotated[
    str | None, typer.Option("--about", "-a", metavar="WORDS", help="What was said with these words in it.")
]
OfKind = Annotated[
    str | None,
    typer.Option("--kind", "-k", help="Only paragraphs with a claim of this kind (statement, commitment, …)."),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many paragraphs at most.")]


def search(
    words: Words = None,
    db: Database = DATABASE,
    kind: OfKind = None,
    speaker: Speaker = None,
    about: About = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Find the paragraphs that hold some words, or what somebody said.

    The last word may be the beginning of one. The numbers are those of the claims in the paragraph.
    With --speaker or --about, statements are found: by whom, and with which words in what was said.
    """
    from communique.model import KINDS
    from communique.store import Store

    if speaker is not None or about is not None:
        _statements(record_at(db, as_of, known_at), speaker, " ".join([*(words or []), about or ""]).split(), as_json)
        return
    if as_of is not None or known_at is not None:
        raise typer.BadParameter(
            "--as-of and --known-at go with --speaker or --about; paragraphs are those on file now."
        )
    if not words:
        raise typer.BadParameter("Say what to look for: words, --speaker or --about.")

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is no kind of claim; the kinds are {', '.join(KINDS)}.")
    wanted = " ".join(words)
    with Store.open(db, create=False, read_only=True) as store:
        hits = store.search(wanted, limit=limit, kind=kind, prefix=True)
    if as_json:
        print_json([_plain(hit) for hit in hits])
    elif hits:
        console = answers()
        for at, hit in enumerate(hits):
            if at:
                console.print()
            for part in _told(hit, marked=console.color_system is None):
                console.print(part)
    if not hits:
        among = f" in paragraphs with a {kind}" if kind else ""
        complain(f"{wanted!r} was not found{among}. Try fewer words, or other forms of them.")
        raise typer.Exit(1)


def _statements(record: Record, speaker: str | None, about: list[str], as_json: bool) -> None:
    from communique.views import render_said, said

    groups = said(record, speaker, about)
    if as_json:
        print_json([asdict(group) for group in groups])
    elif groups:
        render_said(groups, answers())
    if not groups:
        by = f" by {speaker}" if speaker else ""
        complain(f"No statement{by}{' with ' + repr(' '.join(about)) if about else ''} was found. Try fewer words.")
        raise typer.Exit(1)


def _told(hit: Hit, *, marked: bool) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    head = Text(hit.document, style="bold")
    about = ", ".join(part for part in (hit.publisher, hit.published) if part)
    head.append(f"  {about}" if about else "", style="not bold dim")
    head.append("".join(f" [{number}]" for number in hit.claims[:8]), style="not bold cyan")
    head.append(f" +{len(hit.claims) - 8}" if len(hit.claims) > 8 else "", style="not bold dim")
    snippet = Text("… " if hit.snippet_span.start > hit.span.start else "")
    for piece in hit.snippet:
        words = piece.text.replace("\n", " ")
        if piece.is_match:
            snippet.append(f"»{words}«" if marked else words, style="bold black on yellow")
        else:
            snippet.append(words)
    snippet.append(" …" if hit.snippet_span.end < hit.span.end else "")
    return [head, Padding(snippet, (0, 0, 0, 2))]


def _plain(hit: Hit) -> dict[str, Any]:
    return {**asdict(hit), "snippet": "".join(piece.text for piece in hit.snippet)}
