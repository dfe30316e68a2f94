"""Dates as the claims give them (EDTF), compared without pretending to know more than they say."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_PART = re.compile(r"^(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[?~%]?$")
_ANY_YEAR = 2000  # a leap year, so that 29 February can stand without its year
FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@dataclass(frozen=True)
class When:
    """The days that a date may mean.

    Attributes:
        first, last: Bounds, both included; in the year 2000 where the year is not given.
        has_year: Whether the year is given.
    """

    first: date
    last: date
    has_year: bool = True

    @property
    def days(self) -> int:
        """How many days it may mean."""
        return (self.last - self.first).days + 1

    @property
    def is_to_the_day(self) -> bool:
        """Whether it is a day, or a short run of days."""
        return self.days <= 16

    def in_year(self, year: int) -> When:
        """The same days of `year`."""
        if self.has_year:
            return self
        shift = year - self.first.year
        return When(_moved(self.first, shift), _moved(self.last, shift))


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _bounds(part: str) -> tuple[date, date, bool] | None:
    match = _PART.match(part)
    if not match:
        return None
    has_year = match["year"] != "XXXX"
    if match["year"] == "0000":  # ISO 8601 has such a year, the calendar of documents has none
        return None
    year = int(match["year"]) if has_year else _ANY_YEAR
    if match["month"] is None:
        return (date(year, 1, 1), date(year, 12, 31), has_year) if has_year else None
    month = int(match["month"])
    try:
        if month in _SEASONS:
            begins, ends = _SEASONS[month]
            last_year = year + (ends < begins)
            return date(year, begins, 1), date(last_year, ends, monthrange(last_year, ends)[1]), has_year
        if match["day"] is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1]), has_year
        day = date(year, month, int(match["day"]))
    except ValueError:
        return None
    return day, day, has_year


@lru_cache(maxsize=16384)
def when(edtf: str | None) -> When | None:
    """The days that an EDTF date may mean; None where there is none, or it cannot be read."""
    if not edtf:
        return None
    parts = edtf.split("/")
    if len(parts) > 2:
        return None
    read = [None if part in {"", ".."} else _bounds(part) for part in parts]
    if all(bounds is None for bounds in read):
        return None
    begins, ends = read[0], read[-1]
    has_year = all(bounds[2] for bounds in read if bounds)
    first = begins[0] if begins else FIRST
    last = ends[1] if ends else LAST
    if not has_year and (begins is None or ends is None):
        known = begins or ends
        assert known is not None  # one of the two was read, above
        first, last = known[0], known[1]
    return When(first, last, has_year) if first <= last else None


def meet(one: When, other: When) -> bool:
    """Whether one event can have both dates.

    A date without a year meets only what is given to the month at least: that both fall
    in "2022" says nothing.
    """
    if one.has_year == other.has_year:
        return one.first <= other.last and other.first <= one.last
    with_year, without = (one, other) if one.has_year else (other, one)
    if with_year.days > 62:
        return False
    return any(
        with_year.first <= shifted.last and shifted.first <= with_year.last
        for shifted in (without.in_year(year) for year in range(with_year.first.year, with_year.last.year + 1))
    )


def may_meet(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates can both hold; an absent date contradicts none."""
    a, b = when(one), when(other)
    return a is None or b is None or meet(a, b)


def days_between(one: When, other: When) -> int:
    """Days between two dates that do not meet; 0 where they do."""
    if meet(one, other):
        return 0
    if one.has_year != other.has_year:
        with_year, without = (one, other) if one.has_year else (other, one)
        one, other = with_year, without.in_year(with_year.first.year)
    return max((other.first - one.last).days, (one.first - other.last).days)


def widened(span: When, days: int) -> When:
    """The date with some days more on either side."""
    step = timedelta(days=days)
    first = span.first - step if span.first - FIRST > step else FIRST
    last = span.last + step if LAST - span.last > step else LAST
    return When(first, last, span.has_year)


def precision(edtf: str | None) -> tuple[bool, int]:
    """A sort key: the more precise date first."""
    found = when(edtf)
    return (True, 4_000_000) if found is None else (not found.has_year, found.days)


def _say_part(part: str, *, year: bool = True) -> str:
    match = _PART.match(part)
    if not match:
        return part
    tail = f" {match['year']}" if year and match["year"] != "XXXX" else ""
    if match["month"] is None:
        return match["year"]
    month = int(match["month"])
    if month in SEASON_NAMES:
        return SEASON_NAMES[month] + tail
    if not 1 <= month <= 12:
        return part
    name = MONTHS[month - 1] + tail
    return f"{int(match['day'])} {name}" if match["day"] else name


def say(edtf: str | None) -> str:
    """The date in words ("29–30 November 2022", "spring 2023"); empty where there is none."""
    if not edtf:
        return ""
    if "/" not in edtf:
        return _say_part(edtf)
    begin, _, end = edtf.partition("/")
    if begin in {"", ".."}:
        return f"until {_say_part(end)}"
    if end in {"", ".."}:
        return f"since {_say_part(begin)}"
    if begin == end:
        return _say_part(begin)
    if begin[:7] == end[:7] and len(begin) == len(end) == 10:
        return f"{int(begin[8:])}–{_say_part(end)}"
    return f"{_say_part(begin, year=begin[:4] != end[:4])} – {_say_part(end)}"
