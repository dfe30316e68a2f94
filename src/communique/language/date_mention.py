"""What a date of a text is, and what relative dates are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from communique.language.edtf import days_of
from communique.model import Span

Precision = Literal["day", "month", "year", "season", "range", "open"]
DateSource = Literal["absolute", "relative", "weekday"]
Bound = Literal["since", "by", "until", "before", "after"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text gives it.

    Attributes:
        span: The words of the date, without "since", "by" and the like.
        edtf: What is known of it; None for a relative date that nothing anchors.
        precision: How exact it is.
        source: Whether it is written out, counted from today, or a bare weekday.
        bound: What the words before make of it: "by the end of 2025" is `2025`, bound "by".
        following: For a bare weekday, the next such day after publication; `edtf` is the one on or before it.
    """

    span: Span
    edtf: str | None
    precision: Precision
    source: DateSource = "absolute"
    bound: Bound | None = None
    following: str | None = None


class Anchor(NamedTuple):
    """What relative dates are counted from.

    Attributes:
        day: The day of publication, where it is known to the day.
        near: The day to which dates without a year shall be near; None leaves the year open.
    """

    day: date | None = None
    near: date | None = None


def precision_of(edtf: str) -> Precision:
    """How exact a value is, by its shape."""
    if "/" in edtf:
        return "open" if ".." in edtf else "range"
    if len(edtf) == 7:
        return "season" if edtf[5:] > "12" else "month"
    return "day" if len(edtf) == 10 else "year"


def absolute(span: Span, edtf: str, source: DateSource = "absolute") -> DateMention:
    """A mention of a known time, without bound."""
    return DateMention(span, edtf, precision_of(edtf), source)


def year_near(year: int | None, month: int, day: int, anchor: Anchor) -> str:
    """The year written, else the one that puts the day nearest to the anchor, else an open one."""
    if year is not None:
        return f"{year:04}"
    near = anchor.near
    if near is None:
        return "XXXX"
    years = [y for y in (near.year, near.year - 1, near.year + 1) if days_of(f"{y:04}-{month:02}-{day:02}")]
    if not years:
        return "XXXX"
    return f"{min(years, key=lambda y: abs((date(y, month, day) - near).days)):04}"
