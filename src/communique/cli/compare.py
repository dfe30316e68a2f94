"""`communique compare`: two accounts side by side."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from communique.cli.brief import record_at
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt
from communique.cli.screen import answers, print_json

Document = Annotated[
    str, typer.Argument(metavar="DOC", help="A document's name, or a part of it that no other has.", show_default=False)
]


def compare(
    one: Document,
    other: Document,
    db: Database = DATABASE,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Compare two accounts: where they contradict each other, what each has that the other has not, what both have.

    Example: communique compare readout wire
    """
    from communique.views.comparison import compare as side_by_side
    from communique.views.disputes_terminal import render_comparison

    found = side_by_side(record_at(db, as_of, known_at), one, other)
    if as_json:
        print_json(asdict(found))
    else:
        render_comparison(found, answers())
