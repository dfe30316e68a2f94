"""`communique status`: who has ratified and who is still missing, on a day."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.brief import record_at
from communique.cli.days import last_day
from communique.cli.options import DATABASE, AsJson, Database, KnownAt
from communique.cli.screen import answers, print_json

if TYPE_CHECKING:
    from communique.views import StateOfPlay

Wanted = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WHAT",
        help='"Sweden → NATO", "SE NATO", "Sweden", "Paris Agreement"; all accessions and treaties, if not given.',
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="At the end of this day (2022-11-30); of the record's last day, if not given.",
        show_default=False,
    ),
]  # fmt: skip
Timeline = Annotated[bool, typer.Option("--timeline", help="Draw the steps by date instead of listing the members.")]


def status(
    what: Wanted = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    db: Database = DATABASE,
    timeline: Timeline = False,
    as_json: AsJson = False,
) -> None:
    """Show who has ratified and who is still missing.

    Only steps dated on or before the day count; what is announced is shown as expected, what follows from a
    count as inferred. The numbers are those of the passages: `communique show NUMBER` opens one.
    """
    day = last_day(as_of, "--as-of")
    from communique.views import render_state, states_of_play

    found = states_of_play(record_at(db, known_at=known_at, kinds=["accession"]), " ".join(what or ()), day)
    if as_json:
        print_json([_plain(state, timeline=timeline) for state in found])
        return
    console = answers()
    for at, state in enumerate(found):
        if at:
            console.print()
        render_state(state, console, timeline=timeline)


def _plain(state: StateOfPlay, *, timeline: bool) -> dict[str, object]:
    made = asdict(state)
    if not timeline:
        del made["timeline"]
    return made
