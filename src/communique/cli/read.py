"""`communique read`: documents into a database."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import DATABASE, AsJson, Paths, Processes
from communique.cli.screen import answers, complain, print_json, remarks, warn

if TYPE_CHECKING:
    from communique.pipeline import Summary

Into = Annotated[
    str, typer.Option("--into", "--db", envvar="COMMUNIQUE_DB", metavar="FILE|URL", help="The database to read into.")
]


def read(paths: Paths, into: Into = DATABASE, processes: Processes = None, as_json: AsJson = False) -> None:
    """Read documents into a database.

    What is on file already is passed over; a changed file supersedes its older version, which stays on file.
    Killed at any moment, the same command finishes the rest.
    """
    from communique.store import Store

    with Store.open(into) as store:
        summary = run(store, paths, processes)
        standing = store.counts()
        where = store.where
    for failure in summary.failures:
        complain(failure.message)
    for warning in summary.warnings:
        warn(warning)
    if as_json:
        print_json({"database": where, **_plain(summary), "standing": dict(standing)})
    else:
        _tell(summary, where)
    raise typer.Exit(1 if summary.failures or summary.warnings else 0)


def run(store: Any, paths: list[str], processes: int | None = None) -> Summary:
    """Read into an open store, with progress on a terminal.

    Raises:
        KeyboardInterrupt: With words on what is kept.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from communique.pipeline import read_into

    console = remarks()
    columns = (
        BarColumn(24), TextColumn("{task.completed} documents"), TimeElapsedColumn(),
        TextColumn("{task.fields[claims]} claims"), TextColumn("{task.fields[name]}", style="dim", markup=False),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None, claims=0, name="starting …")

        def tell(name: str, summary: Summary) -> None:
            progress.update(task, completed=summary.documents, claims=summary.claims, name=name)

        try:
            return read_into(store, paths, processes=processes, on_progress=tell)
        except KeyboardInterrupt as error:
            raise KeyboardInterrupt(
                f"Stopped. What was read until now is on file in {store.where}; run the same command again to go on."
            ) from error


def _tell(summary: Summary, where: str) -> None:
    console = answers()
    if not summary.documents:
        console.print("Nothing was read.")
        return
    parts = [(summary.new, "new"), (summary.revised, "revised"), (summary.unchanged, "on file already")]
    told = ", ".join(f"{count} {what}" for count, what in parts if count)
    console.print(f"{_counted(summary.documents, 'document')}: {told}", markup=False)
    if summary.kinds:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(summary.kinds.items(), key=lambda it: -it[1]))
        console.print(f"{_counted(summary.claims, 'claim')}: {kinds}", markup=False)
    if summary.failures:
        console.print(f"{len(summary.failures)} could not be read; see the messages", markup=False)
    db = "" if where == DATABASE else f" --db {quote(where)}"
    console.print(f"Next: communique brief{db}", style="dim", markup=False, soft_wrap=True)


def _plain(summary: Summary) -> dict[str, Any]:
    return {
        "new": summary.new,
        "revised": summary.revised,
        "unchanged": summary.unchanged,
        "claims": summary.claims,
        "claims_by_kind": dict(sorted(summary.kinds.items())),
        "failures": [{"source": failure.locator, "message": failure.message} for failure in summary.failures],
        "warnings": summary.warnings,
    }


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
