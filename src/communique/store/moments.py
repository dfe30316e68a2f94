"""The second time axis: when the store learned something."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from communique.errors import StoreError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def now() -> str:
    """This moment, in the one form that the store writes, which sorts as text."""
    return _written(datetime.now(UTC))


def moment(words: str) -> str:
    """The moment that a person means; a day alone means its end.

    Raises:
        StoreError: The words are no date or time of ISO 8601.
    """
    try:
        when = datetime.fromisoformat(words)
    except ValueError as error:
        raise StoreError(
            "{words!r} is no moment. Nothing was read. Write a day (2022-11-30) or a time (2022-11-30T18:00+01:00).",
            words=words,
        ) from error
    if _DAY.fullmatch(words):
        when = datetime.combine(when.date(), time.max)
    return _written(when if when.tzinfo else when.replace(tzinfo=UTC))


def _written(when: datetime) -> str:
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
