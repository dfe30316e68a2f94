"""What goes to the screen: answers to standard output, everything about the run to standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console


def answers() -> Console:
    """The console for answers. Colours and width follow the terminal; a pipe gets plain text."""
    from rich.console import Console  # late, like every import here: `--help` should not wait for it

    class Answers(Console):
        def on_broken_pipe(self) -> None:
            raise  # called while the error is handled; the program ends quietly, not with a failure

    return Answers(highlight=False, soft_wrap=False)


def remarks() -> Console:
    """The console for progress, summaries and failures."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def complain(message: str) -> None:
    """Tell what failed, on standard error, in lines that are not broken."""
    typer.echo(typer.style("error: ", fg="red", bold=True) + message, err=True)


def warn(message: str) -> None:
    """Tell what was read only in part, on standard error."""
    typer.echo(typer.style("warning: ", fg="yellow", bold=True) + message, err=True)


def print_json(value: Any) -> None:
    """Print one JSON value, indented."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not _takes_all_letters(), indent=2, default=str) + "\n")


def print_json_line(value: Any) -> None:
    """Print one JSON value on a line of its own."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not _takes_all_letters()) + "\n")


def _takes_all_letters() -> bool:
    return (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
