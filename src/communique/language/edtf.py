"""EDTF values as spans of days: whether two can be the same time, which is narrower, how they read in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from communique.language.lexicon import rows

_ANY = "XXXX"
_PART = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_LEAP = 2000
_SEASON_MONTHS = {21: (3, 6), 22: (6, 9), 23: (9, 12), 24: (12, 3)}

Days = tuple[date, date]


def days_of(edtf: str, year: int | None = None) -> Days | None:
    """The first and last day that an EDTF value can mean.

    Args:
        edtf: A date, season or interval, as `find_dates` gives them.
        year: What to read for an unknown year ("XXXX"); a leap year where absent.

    Returns:
        None where the value is not EDTF, or names no day of the calendar.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _days_of_part(edtf, year or _LEAP)
    start = (_FIRST, _FIRST) if first in ("", "..") else _days_of_part(first, year or _LEAP)
    end = (_LAST, _LAST) if last in ("", "..") else _days_of_part(last, year or _LEAP)
    if start is None or end is None:
        return None
    if end[1] < start[0] and last.startswith(_ANY):
        end = _days_of_part(last, (year or _LEAP) + 1)
    return None if end is None or end[1] < start[0] else (start[0], end[1])


def _days_of_part(part: str, any_year: int) -> Days | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    written = match["year"]
    if written == _ANY:
        low = high = any_year
    else:
        low, high = int(written.replace("X", "0")), int(written.replace("X", "9"))
    try:
        if match["month"] in (None, "XX"):
            return date(low, 1, 1), date(high, 12, 31)
        month = int(match["month"])
        if month in _SEASON_MONTHS:
            first, last = _SEASON_MONTHS[month]
            return date(low, first, 1), _last_of(high + (last < first), last)
        if match["day"] in (None, "XX"):
            return date(low, month, 1), _last_of(high, month)
        return date(low, month, int(match["day"])), date(high, month, int(match["day"]))
    except ValueError:
        return None


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def dates_meet(a: str, b: str) -> bool:
    """Whether two EDTF values can be the same time, at any precision and with years unknown.

    A day meets its month, its year and a range around it. An unknown year meets every year.
    Seasons are read generously, by months that both of two neighbours may claim.
    A value that is not EDTF meets nothing.
    """
    if _ANY in a and _ANY in b:
        return any(_overlap(days_of(a, 2000), days_of(b, year)) for year in (1999, 2000, 2001))
    if _ANY in a:
        a, b = b, a
    if _ANY not in b:
        return any(_overlap(one, other) for one in _readings(a) for other in _readings(b))
    for one in _readings(a):
        if (one[1] - one[0]).days > 731:
            return days_of(b) is not None
        years = range(max(1, one[0].year - 1), min(9998, one[1].year + 1) + 1)
        if any(_overlap(one, days_of(b, year)) for year in years):
            return True
    return False


def _readings(edtf: str) -> list[Days]:
    """The days of a value; the winter of a year may be the one that begins or the one that ends in it."""
    days = days_of(edtf)
    if days is None:
        return []
    if re.fullmatch(r"\d{4}-24", edtf):
        return [days, (date(days[0].year, 1, 1), date(days[0].year, 3, 31))]
    return [days]


def _overlap(a: Days | None, b: Days | None) -> bool:
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def narrowest(edtfs: Iterable[str]) -> str | None:
    """The value that says most: the fewest days, and among equals one whose year is known; None for no value."""
    known = [(days, edtf) for edtf in edtfs if (days := days_of(edtf)) is not None]
    if not known:
        return None
    return min(known, key=lambda pair: ((pair[0][1] - pair[0][0]).days, _ANY in pair[1]))[1]


@cache
def _names(language: str, kind: str) -> dict[int, str]:
    names: dict[int, str] = {}
    for row in rows("calendar"):
        if row["language"] == language and row["kind"] == kind and row["note"] != "short":
            names.setdefault(int(row["value"]), row["word"])
    return names


def render(edtf: str, language: str = "en") -> str:
    """The value in words, for people: "29–30 November 2022", "du 30 novembre au 2 décembre 2022".

    Args:
        edtf: A date, season or interval.
        language: "en" or "fr"; any other is rendered in English.

    Returns:
        The words, or the value itself where it is not EDTF.
    """
    language = "fr" if language == "fr" else "en"
    first, slash, last = edtf.partition("/")
    if not slash:
        match = _PART.fullmatch(edtf)
        return edtf if match is None or days_of(edtf) is None else _words(_fields(match), language)
    return _interval(edtf, first, last, language)


Fields = tuple[int | None, int | None, int | None]


def _fields(match: re.Match[str]) -> Fields:
    year, month, day = (None if not part or "X" in part else int(part) for part in match.group("year", "month", "day"))
    return year, month, day


def _words(fields: Fields, language: str) -> str:
    year, month, day = fields
    if month in _SEASON_MONTHS:
        named = _names(language, "season")[month]
    else:
        named = "" if month is None else _names(language, "month")[month]
    dated = "1er" if day == 1 and language == "fr" else "" if day is None else str(day)
    return " ".join(part for part in (dated, named, "" if year is None else str(year)) if part)


def _interval(edtf: str, first: str, last: str, language: str) -> str:
    start, end = _PART.fullmatch(first), _PART.fullmatch(last)
    if start is None and end is None:
        return edtf
    if end is None or start is None:
        lead = {"en": ("since ", "until "), "fr": ("depuis ", "jusqu’à ")}[language][end is not None]
        known = end or start
        return edtf if known is None else lead + _words(_fields(known), language)
    one, other = _fields(start), _fields(end)
    if None in (one[1], other[1]):
        return f"{_words(one, language)}–{_words(other, language)}"
    if one[:2] == other[:2] and one[2] and other[2]:
        return f"{_words((None, None, one[2]), language)}–{_words(other, language)}"
    if one[0] == other[0]:
        one = (None, one[1], one[2])
    if language == "fr":
        if one[2] is None or other[2] is None:
            return f"de {_words(one, language)} à {_words(other, language)}"
        return f"du {_words(one, language)} au {_words(other, language)}"
    return f"{_words(one, language)} – {_words(other, language)}"
