"""`communique conflicts`: where the accounts contradict each other."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from communique.cli.brief import record_at
from communique.cli.options import DATABASE, AsJson, AsOf, Database, KnownAt
from communique.cli.screen import answers, complain, print_json

About = Annotated[
    str | None, typer.Option("--about", "-a", metavar="WORDS", help="Only those that these words are about.")
]
OfKind = Annotated[str | None, typer.Option("--kind", "-k", help="Only those of this kind of claim (commitment, …).")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show the words of the accounts.")]


def conflicts(
    db: Database = DATABASE,
    kind: OfKind = None,
    about: About = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    verbose: Verbose = False,
    as_json: AsJson = False,
) -> None:
    """Show where the accounts contradict each other, both sides, what matters most first.

    The side that stands first is the better supported one, or the one that a judgement prefers. The ids are those
    that `communique judge prefer` takes. Another precision or scope is no contradiction.
    Example: communique conflicts --about Moldova -v
    """
    from communique.model import KINDS
    from communique.record.words import stems
    from communique.views.disputes import disputes
    from communique.views.disputes_terminal import render_disputes
    from communique.views.index import Index

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is no kind of claim; the kinds are {', '.join(KINDS)}.")
    found = disputes(Index(record_at(db, as_of, known_at)))
    wanted = stems(about or "")
    kept = [it for it in found if (kind is None or it.kind == kind) and wanted <= stems(it.about)]
    if as_json:
        print_json([asdict(it) for it in kept])
    elif kept:
        render_disputes(kept, answers(), with_quotes=verbose)
    elif not found:
        answers().print("The accounts do not contradict each other.")
    if found and not kept:
        complain("No contradiction is about that. Leave out --kind or --about to see all.")
        raise typer.Exit(1)
