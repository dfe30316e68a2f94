"""`communique people`: who is who, and who may be one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from communique.cli.brief import record_at
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt
from communique.cli.screen import answers, complain, print_json

Name = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="Only who is called so; everybody, if not given.", show_default=False),
]
Candidates = Annotated[bool, typer.Option("--candidates", help="Show pairs of names that may be one person's.")]


def people(
    name: Name = None,
    db: Database = DATABASE,
    candidates: Candidates = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """List the persons of the record with their offices and spellings, or the pairs that somebody should judge.

    Example: communique people --candidates
    """
    from communique.record.words import fold
    from communique.views.disputes_terminal import render_candidates, render_people

    record = record_at(db, as_of, known_at, kinds=())
    wanted = fold(" ".join(name or ())).split()

    def called(*names: str) -> bool:
        return any(set(wanted) <= set(fold(each).split()) for each in names)

    if candidates:
        pairs = [it for it in record.candidates if called(*it.names)]
        if as_json:
            print_json([asdict(it) for it in pairs])
        elif pairs:
            render_candidates(pairs, answers())
        else:
            answers().print("No two names are doubtful.")
        return
    persons = [it for it in record.people.persons if called(it.name, *it.spellings)]
    if as_json:
        print_json([asdict(it) | {"country": it.country} for it in persons])
    elif persons:
        render_people(persons, answers())
    if not persons:
        complain(f"Nobody of the record is called {' '.join(name or ())!r}." if wanted else "The record names nobody.")
        raise typer.Exit(1)
