"""Arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DATABASE = "communique.db"

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files and folders; - is standard input.", show_default=False)
]
Database = Annotated[
    str, typer.Option("--db", envvar="COMMUNIQUE_DB", metavar="FILE|URL", help="The database to look into.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="What held at the end of this day: what happened later is left out.",
        show_default=False,
    ),
]  # fmt: skip
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at", metavar="TIME", help="What was known at this time: what was read or judged later is left out.",
        show_default=False,
    ),
]  # fmt: skip
Processes = Annotated[
    int | None,
    typer.Option(
        "--processes", "-p", min=1, help="How many processes read; by the amount of text, if not given.",
        show_default=False,
    ),
]  # fmt: skip
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file.", show_default=False, dir_okay=False),
]
