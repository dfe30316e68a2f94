"""`communique doctor`: what is installed, whether the database is sound, and what mends what is not."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import DATABASE, AsJson, Database
from communique.cli.screen import answers, print_json
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from rich.console import Console

    from communique.cli.installation import Installation
    from communique.store import Health

Deep = Annotated[bool, typer.Option("--deep", help="Compare every claim with its document, not a sample.")]
Mend = Annotated[bool, typer.Option("--mend", help="Make the search index anew, from the documents on file.")]


def doctor(db: Database = DATABASE, deep: Deep = False, mend: Mend = False, as_json: AsJson = False) -> None:
    """Tell what is installed, and whether all is sound.

    What is missing or damaged is told with the command that mends it.
    """
    from communique.cli.installation import look

    installation = look()
    if mend:
        _mend(db)
    health, trouble = _health(db, deep)
    required = [part for part in installation.missing if part.is_required]
    unsound = trouble is not None or (health is not None and not health.sound)
    if as_json:
        print_json(
            {
                "sound": not (required or unsound),
                "installation": asdict(installation),
                "database": _plain(health) if health else None,
                "database_error": trouble,
            }
        )
    else:
        console = answers()
        _tell_installation(installation, console)
        _tell_database(db, health, trouble, console)
    raise typer.Exit(1 if required or unsound else 0)


def _health(db: str, deep: bool) -> tuple[Health | None, str | None]:
    from communique.store import Store

    if db == DATABASE and not Path(db).exists():
        return None, None
    try:
        with Store.open(db, create=False, read_only=True) as store:
            return store.health(deep=deep), None
    except CommuniqueError as error:
        return None, str(error)


def _mend(db: str) -> None:
    from communique.store import Store

    with Store.open(db, create=False) as store:
        store.reindex()


def _plain(health: Health) -> dict[str, Any]:
    return {**asdict(health), "claims": dict(health.claims), "sound": health.sound}


def _tell_installation(installation: Installation, console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold")
    grid.add_column()
    for name, version in installation.versions.items():
        grid.add_row(name, version)
    for model in installation.models:
        state = Text(f"{model.name} {model.version}  sha256 {model.sha256[:16]}")
        if model.changed:
            state.append(f"  {len(model.changed)} files are not as installed", style="bold red")
        grid.add_row(f"reads {model.language}", state)
    console.print(grid)
    for part in installation.missing:
        word, style = ("missing", "bold red") if part.is_required else ("not installed", "yellow")
        console.print(Text(f"{word}: ", style=style).append(f"{part.what}. Run: {part.command}", style="none"))


def _tell_database(db: str, health: Health | None, trouble: str | None, console: Console) -> None:
    from rich.text import Text

    console.print()
    if trouble is not None:
        console.print(Text("database: ", style="bold red").append(trouble, style="none"))
        return
    if health is None:
        console.print(f"No database {db} here yet. Make one: communique read PATH", markup=False)
        return
    size = f", {health.size / 1e6:.1f} MB" if health.size is not None else ""
    console.print(Text(f"{health.where}", style="bold").append(f"  schema {health.schema_version}{size}", style="none"))
    claims = sum(health.claims.values())
    console.print(
        f"{health.documents} documents stand ({health.superseded_documents} superseded), "
        f"{claims} claims ({health.superseded_claims} superseded), {health.originals} originals kept",
        markup=False,
    )
    for fault in (*health.integrity, *health.damaged):
        console.print(Text("damaged: ", style="bold red").append(fault, style="none"))
    if health.index_agrees is False:
        stale = Text("search index does not agree with the documents", style="bold red")
        console.print(stale.append(f". Run: communique doctor --mend --db {quote(health.where)}", style="none"))
    if health.sound:
        console.print(Text(f"Sound; {health.checked} claims were compared with their documents.", style="green"))
    elif health.integrity or health.damaged:
        console.print("Restore the file from a copy, or read the documents into a new database.", markup=False)
