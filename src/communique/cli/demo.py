"""`communique demo`: the shipped accounts of one meeting, read and shown."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import AsJson
from communique.cli.read import run
from communique.cli.screen import answers, complain, print_json
from communique.errors import StoreError

if TYPE_CHECKING:
    from communique.record import Record

DEMO = "bucharest-2022"

Into = Annotated[
    Path, typer.Option("--db", metavar="FILE", help="The database to make; an older demo in it is replaced.")
]


def demo(db: Into = Path("communique-demo.db"), as_json: AsJson = False) -> None:
    """Read the accounts that come with the program.

    Three accounts of one meeting go into a database of their own, and their record is printed.
    """
    from communique import corpus, views
    from communique.pipeline import record_of
    from communique.store import Store

    with corpus.folder(DEMO) as accounts:
        _clear(db, {path.stem for path in accounts.glob("*.txt")})
        with Store.open(db) as store:
            summary = run(store, [str(accounts)], processes=1)
            record = record_of(store)
    for failure in summary.failures:
        complain(failure.message)
    brief = views.brief(record)
    if as_json:
        print_json({"database": str(db), "brief": views.to_json(brief)})
    else:
        console = answers()
        views.render_terminal(brief, console)
        console.print()
        for line in (
            f"The record is in {db}. Try next:",
            f"  communique show {_telling(record)} --db {quote(str(db))}",
            f"  communique show Luxembourg --db {quote(str(db))}",
            f"  communique search energy --db {quote(str(db))}",
            f"  communique brief --db {quote(str(db))} -o brief.html",
        ):
            console.print(line, markup=False, soft_wrap=True)
    raise typer.Exit(1 if summary.failures else 0)


def _clear(db: Path, ours: set[str]) -> None:
    """Remove the database of an earlier demo, and never anything else.

    Raises:
        StoreError: The file holds something else.
    """
    if not db.exists():
        return
    from communique.store import Store

    with Store.open(db, create=False, read_only=True) as store:
        others = {filed.document.name for filed in store.documents(include_superseded=True)} - ours
    if others:
        raise StoreError(
            f"{db} holds other documents than the demo's ({sorted(others)[0]} …). Nothing was changed. "
            "Name another file: communique demo --db FILE"
        )
    for path in (db, db.with_name(f"{db.name}-wal"), db.with_name(f"{db.name}-shm")):
        path.unlink(missing_ok=True)


def _telling(record: Record) -> int:
    """The number of a claim worth opening: a promise of money, else the first of all."""
    from communique.model import CommitmentFields

    promises = record.of_kind("commitment")
    sums = (fact for fact in promises if isinstance(fact.fields, CommitmentFields) and fact.fields.amount)
    best = next(sums, promises[0] if promises else None)
    return best.lead if best else min(record.claims, default=1)
