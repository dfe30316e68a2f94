"""The days that a date option may mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from communique.record.when import When

_LAST_YEAR = 9000


def first_day(words: str | None, option: str) -> date | None:
    """The first day that the words may mean; None where the option is not given.

    Raises:
        BadParameter: The words are no date with a year.
    """
    found = _read(words, option)
    return found.first if found else None


def last_day(words: str | None, option: str) -> date | None:
    """The last day that the words may mean: of a month or a year its last; None where the option is not given.

    Raises:
        BadParameter: The words are no date with a year.
    """
    found = _read(words, option)
    return found.last if found else None


def _read(words: str | None, option: str) -> When | None:
    from communique.record.when import when

    if words is None:
        return None
    found = when(words.strip())
    if found is None or not found.has_year or "/" in words or found.last.year > _LAST_YEAR:
        raise typer.BadParameter(
            f"{words!r} is not a date. Write it as 2022-11-30, 2022-11 or 2022.", param_hint=option
        )
    return found
