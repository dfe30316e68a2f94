"""The registry's data files: tab-separated, a header line, comments that name the sources."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from communique.errors import SetupError

_FOLDER = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of a data file, in order, without comments and header.

    Every row has as many cells as the header: a shorter one is filled with empty cells.

    Raises:
        SetupError: The file is not part of this installation.
    """
    return _read(name)[1]


def header(name: str) -> list[str]:
    """The column names of a data file."""
    return _read(name)[0]


def alternatives(cell: str) -> list[str]:
    """The names in a cell that holds several, separated by `|`."""
    return cell.split("|") if cell else []


@cache
def _read(name: str) -> tuple[list[str], list[list[str]]]:
    try:
        text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    except OSError as error:
        raise SetupError(
            f"The registry's file {name}.tsv cannot be read ({error}). No name can be recognised; "
            "install communique again."
        ) from error
    table = [line.split("\t") for line in text.split("\n") if line and line[0] != "#"]
    width = len(table[0])
    return table[0], [row + [""] * (width - len(row)) if len(row) < width else row for row in table[1:]]
