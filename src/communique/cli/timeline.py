"""`communique timeline`: what happened when."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from communique.cli.brief import record_at
from communique.cli.days import first_day, last_day
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt
from communique.cli.screen import answers, complain, print_json

Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only from this day, month or year on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only up to this day, month or year.")]
With = Annotated[
    str | None, typer.Option("--party", metavar="NAME", help="Only what this country, body or person is in.")
]


def timeline(
    db: Database = DATABASE,
    since: Since = None,
    until: Until = None,
    party: With = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Print what happened when: meetings, sessions, steps of accession and events, by their dates.

    Example: communique timeline --since 2022-11 --party Finland
    """
    from communique.record.when import when
    from communique.record.words import fold
    from communique.registry import country
    from communique.views import render_timeline
    from communique.views import timeline as moments_of
    from communique.views.naming import name

    first, last = first_day(since, "--since"), last_day(until, "--until")
    called = fold(name(country(party) or party)) if party else ""
    kept = []
    for moment in moments_of(record_at(db, as_of, known_at)):
        found = when(moment.date)
        outside = found is None or (first and found.last < first) or (last and found.first > last)
        if not outside and (not called or f" {called} " in f" {fold(moment.line.text)} "):
            kept.append(moment)
    if as_json:
        print_json([asdict(moment) for moment in kept])
    elif kept:
        render_timeline(kept, answers())
    if not kept:
        complain("Nothing of the record has a date there. Ask for more: leave out an option.")
        raise typer.Exit(1)
