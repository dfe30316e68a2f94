"""`communique show`: a passage in its context, or all that the record holds of somebody or something."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.brief import record_at
from communique.cli.options import DATABASE, AsJson, Database
from communique.cli.screen import answers, complain, print_json
from communique.errors import NotFoundError

if TYPE_CHECKING:
    from communique.record import Record
    from communique.views import Answer

Wanted = Annotated[
    list[str],
    typer.Argument(
        metavar="WHAT…",
        help="A claim's number or id, a fact's id, a person, country, organisation, meeting or document.",
        show_default=False,
    ),
]


def show(what: Wanted, db: Database = DATABASE, as_json: AsJson = False) -> None:
    """Show a passage in its context, or all that the record holds of somebody or something."""
    from communique.views import render_show

    found, missing = _all(record_at(db), what)
    if as_json:
        print_json([asdict(answer) for answer in found])
    else:
        console = answers()
        for at, answer in enumerate(found):
            if at:
                console.print()
            render_show(answer, console)
    for message in missing:
        complain(message)
    raise typer.Exit(1 if missing else 0)


def _all(record: Record, what: list[str]) -> tuple[list[Answer], list[str]]:
    """Each by itself; words that name nothing by themselves are tried as one name ("Ada Orsel")."""
    from communique.views import show as find

    found, missing = [], []
    for each in what:
        try:
            found.append(find(record, each))
        except NotFoundError as error:
            missing.append(str(error))
    if missing and len(what) > 1:
        try:
            return [find(record, " ".join(what))], []
        except NotFoundError:
            pass
    return found, missing
