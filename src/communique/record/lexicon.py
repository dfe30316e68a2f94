"""Word lists of the record room: one entry a line, in data files; `#` opens a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """The entries of a data file, in order."""
    text = files(__package__).joinpath(f"data/{name}").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated data file, in order, without its header."""
    return tuple(tuple(line.split("\t")) for line in lines(name)[1:])
