"""`communique claims`: the claims of documents as JSON Lines, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from communique.cli.options import Paths, Processes
from communique.cli.screen import complain, print_json_line, warn

if TYPE_CHECKING:
    from communique.model.source import Failure


def claims(paths: Paths, processes: Processes = None) -> None:
    """Print claims as JSON Lines; nothing is kept."""
    from communique import pipeline

    troubled = False

    def tell(failure: Failure) -> None:
        nonlocal troubled
        troubled = True
        complain(failure.message)

    def tell_warning(message: str) -> None:
        nonlocal troubled
        troubled = True
        warn(message)

    found = pipeline.read_claims(paths, processes=processes, on_failure=tell, on_warning=tell_warning)
    try:
        for claim in found:
            print_json_line(claim.to_row())
    except KeyboardInterrupt as error:
        raise KeyboardInterrupt("Stopped. The claims printed so far are whole; the rest was not read.") from error
    raise typer.Exit(1 if troubled else 0)
