"""The program: its commands, its version, and how it ends."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from communique import __version__
from communique.cli.account import account
from communique.cli.brief import brief
from communique.cli.claims import claims
from communique.cli.compare import compare
from communique.cli.conflicts import conflicts
from communique.cli.demo import demo
from communique.cli.doctor import doctor
from communique.cli.forget import forget
from communique.cli.judge import judge
from communique.cli.ledger import ledger
from communique.cli.people import people
from communique.cli.positions import positions
from communique.cli.read import read
from communique.cli.registry import registry
from communique.cli.screen import complain
from communique.cli.search import search
from communique.cli.serve import serve
from communique.cli.show import show
from communique.cli.status import status
from communique.cli.timeline import timeline
from communique.errors import CommuniqueError

INTERRUPTED = 130


class Commands(TyperGroup):
    """Ends every command in the same way: an error is one message, a closed pipe is none."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what a user can act on is told without a traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except CommuniqueError as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except BrokenPipeError as error:
            # Whoever read our output has enough of it. Python would flush once more at its end and complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            typer.echo(str(error) or "Stopped. Nothing was changed.", err=True)
            raise typer.Exit(INTERRUPTED) from error
        return result


app = typer.Typer(
    name="communique",
    cls=Commands,
    rich_markup_mode=None,  # Rich would double the time that --help takes
    help="Reads every account of an international meeting and keeps one cited record.",
    epilog="Exit codes: 0 done, 1 something could not be read (the rest was) or was not found, 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the program itself."""


_COMMANDS = (read, brief, conflicts, compare, people, positions, timeline, ledger, show, status, search, claims, forget)
for _command in (*_COMMANDS, registry, serve, demo, doctor):
    app.command()(_command)
app.add_typer(judge)
app.add_typer(account)
