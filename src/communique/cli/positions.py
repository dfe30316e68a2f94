"""`communique positions`: where each party stands on each topic."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from communique.cli.brief import record_at
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt
from communique.cli.screen import answers, complain, print_json

Parties = Annotated[
    list[str] | None,
    typer.Argument(metavar="PARTY", help="Countries and bodies; all, if not given.", show_default=False),
]
Topic = Annotated[
    str | None,
    typer.Option(
        "--topic", "-t", metavar="WORDS", help="On what holds these words; the accounts' topics, if not given."
    ),
]


def positions(
    party: Parties = None,
    topic: Topic = None,
    db: Database = DATABASE,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Show where each party stands on each topic, from what it said, decided and promised.

    A minister's words count for the country. What changed over time, or contradicts itself, is marked.
    Example: communique positions Germany --topic energy
    """
    from communique.views.disputes_terminal import render_positions
    from communique.views.index import Index
    from communique.views.positions import positions as stands_of
    from communique.views.topics import topics_of

    index = Index(record_at(db, as_of, known_at))
    found = stands_of(index, party or (), topic)
    if as_json:
        print_json([asdict(it) | {"stances": it.stances} for it in found])
    elif found:
        render_positions(found, answers())
    if not found:
        known = [it.label for it in topics_of(index.record)]
        theirs = (
            f"The accounts' own topics: {'; '.join(known)}." if known else "The accounts name no topics themselves."
        )
        complain(
            f"The accounts tell of no such position. {theirs} Any other word: --topic WORDS; or leave out the party."
        )
        raise typer.Exit(1)
