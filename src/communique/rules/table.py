"""The data files of the rules: tab-separated, a header line, comments that name the sources."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from communique.errors import SetupError

_FOLDER = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a data file by column, in order.

    Raises:
        SetupError: The file is not part of this installation.
    """
    try:
        text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    except OSError as error:
        raise SetupError(
            f"The rules' file {name}.tsv cannot be read ({error}). No status can be told; install communique again."
        ) from error
    header, *table = (line.split("\t") for line in text.split("\n") if line and line[0] != "#")
    return tuple(dict(zip(header, [*row, *[""] * (len(header) - len(row))], strict=True)) for row in table)
