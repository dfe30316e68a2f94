"""`communique brief`: the record of the meeting."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.days import last_day
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt, Output
from communique.cli.screen import answers, remarks
from communique.errors import CommuniqueError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection

    from communique.model import Kind
    from communique.record import Record


class Format(StrEnum):
    """How the brief is written."""

    terminal = "terminal"
    md = "md"
    html = "html"
    json = "json"


_OF_SUFFIX = {
    ".md": Format.md,
    ".markdown": Format.md,
    ".html": Format.html,
    ".htm": Format.html,
    ".json": Format.json,
    ".txt": Format.terminal,
}

Style = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How it is written; by the suffix of FILE, if not given.", show_default=False),
]


About = Annotated[
    str | None,
    typer.Option("--meeting", "-m", metavar="WORDS", help="Only the accounts of this meeting: its body, name, city."),
]


def brief(
    db: Database = DATABASE,
    about: About = None,
    style: Style = None,
    output: Output = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Print the record of the meeting.

    Every line carries the numbers of its passages; `communique show NUMBER` opens one. A database of
    several meetings gives the brief of all; --meeting gives one.
    """
    record = record_at(db, as_of, known_at)
    if style is None:
        style = Format.json if as_json else _style_of(output)
    if output is None and style is Format.terminal:
        from communique.views import brief as assemble
        from communique.views import render_terminal

        render_terminal(assemble(record, about), answers())
        return
    words = written(record, style, about)
    if output is None:
        typer.echo(words, nl=False)
        return
    try:
        output.write_text(words, encoding="utf-8")
    except OSError as error:
        raise CommuniqueError(
            f"{output}: cannot be written ({error.strerror}). Nothing was changed. Name another file."
        ) from error
    remarks().print(f"Written to {output}", markup=False, soft_wrap=True)


def _style_of(output: Path | None) -> Format:
    if output is None:
        return Format.terminal
    style = _OF_SUFFIX.get(output.suffix.lower())
    if style is None:
        raise typer.BadParameter(
            f"{output.name} tells no format; name it .md, .html, .json or .txt, or say --format.", param_hint="--output"
        )
    return style


def record_at(
    db: str, as_of: str | None = None, known_at: str | None = None, kinds: Collection[Kind] | None = None
) -> Record:
    """The record of a database that exists and holds something.

    Args:
        db: The database.
        as_of: The day whose state is wanted; what happened later is left out. A month or a year means its last day.
        known_at: The moment whose knowledge is wanted.
        kinds: The kinds of facts and conflicts that are asked for; all where not given.

    Raises:
        NotFoundError: The database holds no documents.
        StoreError: The database cannot be read.
    """
    from communique.pipeline import record_of
    from communique.store import Store

    with Store.open(db, create=False, read_only=True) as store:
        record = record_of(store, as_of=last_day(as_of, "--as-of"), known_at=known_at, kinds=kinds)
        if not record.claims and next(store.documents(), None) is None:
            raise NotFoundError(
                f"{store.where} holds no documents yet. Read some: communique read PATH --into {quote(store.where)}"
            )
        return record


def written(record: Record, style: Format, about: str | None = None) -> str:
    """The brief as one text."""
    from io import StringIO

    from rich.console import Console

    from communique import views

    made = views.brief(record, about)
    match style:
        case Format.md:
            return views.render_markdown(made)
        case Format.html:
            return views.render_html(made)
        case Format.json:
            import json

            return json.dumps(views.to_json(made), ensure_ascii=False, indent=2, default=str) + "\n"
        case Format.terminal:
            page = Console(file=StringIO(), width=100, highlight=False)
            views.render_terminal(made, page)
            assert isinstance(page.file, StringIO)
            return page.file.getvalue()
