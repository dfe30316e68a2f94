"""Dates that are written out: days, lists of days, months, seasons and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from communique.language.date_grammar import Shape, Token
from communique.language.date_mention import Anchor, DateMention, absolute, year_near
from communique.language.edtf import days_of
from communique.language.lexicon import rows
from communique.language.relative_dates import turned
from communique.model import Span


class _Day(NamedTuple):
    """One day of a list of days: where it stands, and its parts as far as written."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


def days_in(tokens: list[Token], shape: Shape, text: str, anchor: Anchor) -> Iterator[DateMention]:
    """The days that a shape of days and months names: one, a range, or several."""
    tokens = list(tokens)
    codes = "".join(token.code for token in tokens)
    month_first = re.fullmatch("[Ww]?,?l?MD.*", codes) is not None
    if month_first and "Y" not in codes and codes.endswith("MD") and not _is_day_of_month(tokens, text):
        month = next(token for token in tokens if token.code == "M")
        if month.note != "short" and _may_stand_alone(month, text):
            yield absolute(Span(month.start, month.end), f"{year_near(None, month.value, 15, anchor)}-{month.value:02}")
        return
    days = _day_list(tokens, month_first)
    if not all(_exists(day) for day in days):
        return
    start, end = tokens[0].start, tokens[-1].end
    if shape.before[-2:] in ("W(", "w(") and shape.after[:1] == ")":
        start, end = _widened(text, start, end)
    joined = re.search("[-t]", codes) is not None or _consecutive(days) or (len(days) == 2 and "&" not in codes)
    if shape.before[-1:] == "f" and len(days) == 2:
        joined = True
    if len(days) > 1 and joined:
        first, last = _day(days[0], anchor), _day(days[-1], anchor)
        if days_of(f"{first}/{last}") is not None:
            yield absolute(Span(start, end), f"{first}/{last}")
        return
    for number, day in enumerate(days):
        low = start if number == 0 else day.start
        high = end if number == len(days) - 1 else day.end
        yield absolute(Span(low, high), _day(day, anchor))


def _day_list(tokens: list[Token], month_first: bool) -> list[_Day]:
    """Each day with the month and year that it shares with its neighbours."""
    days: list[_Day] = []
    months = [token for token in tokens if token.code == "M"]
    years = [token for token in tokens if token.code == "Y"]
    final = years[-1].value if years else None
    for token in tokens:
        if token.code != "D":
            continue
        if month_first:
            month = [other for other in months if other.start < token.start][-1]
        else:
            month = next(other for other in months if other.start > token.start)
        own = [year for year in years if year.start > token.start]
        limit = min((m.start for m in months if m.start > max(token.start, month.start)), default=10**12)
        written = next((year.value for year in own if year.start < limit), None)
        year = written
        if year is None and final is not None:
            year = final - 1 if month.value > months[-1].value else final
        days.append(_Day(token.start, token.end, token.value, month.value, year))
    return days


def _exists(day: _Day) -> bool:
    return days_of(f"{day.year or 2000:04}-{day.month:02}-{day.day:02}") is not None


def _consecutive(days: list[_Day]) -> bool:
    """Whether several days follow each other, so that a list of them is a range."""
    dates = [date(day.year or 2000, day.month, day.day) for day in days]
    return len(dates) > 1 and all(b - a == timedelta(days=1) for a, b in pairwise(dates))


def _day(day: _Day, anchor: Anchor) -> str:
    return f"{year_near(day.year, day.month, day.day, anchor)}-{day.month:02}-{day.day:02}"


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the weekday before its brackets: "Wednesday (Nov. 30)"."""
    before = re.search(r"\w+\.?,?\s*\(\s*$", text[max(0, start - 30) : start])
    after = re.match(r"\s*\)", text[end : end + 5])
    if before is None or after is None:
        return start, end
    return start - len(before[0]), end + after.end()


def _is_day_of_month(tokens: list[Token], text: str) -> bool:
    """Whether "November 29" is a day, not a month before a number of things ("in November 29 states")."""
    day = tokens[-1]
    if day.note == "ordinal":
        return True
    before = text[max(0, tokens[0].start - 5) : tokens[0].start]
    after = re.match(r"[ \u00a0](\w+)", text[day.end : day.end + 30])
    if after is None or re.search(r"\b[Oo]n\s+$", before):
        return True
    if after[1].casefold() in _words("not-after-year"):
        return False
    return not (re.search(r"\b[Ii]n\s+$", before) and re.fullmatch(r"[a-z-]+s|of", after[1]))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("calendar") if row["kind"] == kind)


_LEADS_TO_TIME = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|of|[Ff]rom|for|through|between|[A-Z]\w+\s+and|this|the|[Ll]ate|[Ee]arly|later|earlier"
    r"|[Ee]n|de|[Dd]epuis|[Dd]ès|[Aa]vant|[Aa]près|[Ff]in|[Dd]ébut|[Dd]['’]ici|courant)|\b(?:mid|mi)-|[-–(])\s*(?:the\s+)?$",
)


def _may_stand_alone(month: Token, text: str) -> bool:
    """Whether a month's name alone is the month: "in May", not "may", "March on", "June Smith"."""
    if month.note == "short":
        return False
    if not month.note:
        return True
    before = text[max(0, month.start - 24) : month.start]
    if re.search(r"\b(?:an?|the|last|next|this)\s+$", before, re.IGNORECASE):
        return True
    if re.match(r"['’]s\b|\s+[A-Z][a-z]", text[month.end : month.end + 4]) and month.note != "planet":
        return False
    return _LEADS_TO_TIME.search(before) is not None


def months_in(tokens: list[Token], span: Span, text: str, anchor: Anchor) -> Iterator[DateMention]:
    """The months that a shape of months names."""
    months = [token for token in tokens if token.code == "M"]
    years = [token for token in tokens if token.code == "Y"]
    turn = next((token for token in tokens if token.code == "Q"), None)
    if turn is not None:
        yield turned(months[0].value, turn.value, span, anchor, days=30)
        return
    if not years and tokens[0].code != "P" and not all(_may_stand_alone(month, text) for month in months):
        return
    if len(years) == 2 and len(months) == 1:
        month, (first, last) = months[0], years
        begun = f"{first.value}" if first.start < month.start else f"{first.value}-{month.value:02}"
        ended = f"{last.value}-{month.value:02}" if first.start < month.start else f"{last.value}"
        if first.value < last.value:
            yield absolute(span, f"{begun}/{ended}")
        return
    final = years[-1].value if years else None
    edtfs = []
    for month in months:
        year = next((y.value for y in years if y.start > month.start), None)
        if len(years) == 1 and month.value > months[-1].value and final is not None:
            year = final - 1
        edtfs.append(f"{year_near(year, month.value, 15, anchor)}-{month.value:02}")
    if len(edtfs) == 1 or days_of("/".join(edtfs)) is not None:
        yield absolute(span, "/".join(edtfs))


def season_in(tokens: list[Token], span: Span, text: str, anchor: Anchor, language: str) -> Iterator[DateMention]:
    """The season that a shape names, where it is no other word."""
    season = next(token for token in tokens if token.code == "S")
    year = next((token.value for token in tokens if token.code == "Y"), None)
    turn = next((token for token in tokens if token.code == "Q"), None)
    if year is not None:
        before = text[max(0, span.start - 8) : span.start]
        if not re.search(r"\bArab\s+$", before):
            yield absolute(span, f"{year}-{season.value}")
        return
    if turn is not None:
        yield turned(season.value, turn.value, span, anchor, days=90)
        return
    before, after = text[max(0, season.start - 20) : season.start], text[season.end : season.end + 8]
    led = re.search(
        r"\b(?:in|by|since|until|before|after|during|for|from|this)\s+(?:the\s+)?$|\b(?:early|late|mid)[- ]$",
        before,
        re.I,
    )
    led_in_french = re.search(r"(?:\b(?:au|cet|en|du|d['’]ici)\s+(?:l['’])?|l['’])$", before, re.I)
    if not (led or (language == "fr" and led_in_french)) or re.match(r"\s+(?:of|de)\s+[A-Z]", after):
        return
    middle = {21: 4, 22: 7, 23: 10, 24: 1}[season.value]
    near = year_near(None, middle, 15, anchor)
    if season.value == 24 and anchor.near is not None:
        near = f"{anchor.near.year - (anchor.near.month < 7):04}"
    yield absolute(span, f"{near}-{season.value}")


def numeric_in(written: str) -> str | None:
    """ "30.11.2022", "9/9/2022", "2022-11-30T09:00"; day before month unless only the other order is a date."""
    parts = [int(part) for part in re.split(r"[./-]", written.partition("T")[0])]
    if parts[0] > 31:
        year, month, day = parts
    else:
        day, month, year = parts
        year += 2000 if year < 100 else 0
        if month > 12 >= day and "/" in written:
            day, month = month, day
    return f"{year:04}-{month:02}-{day:02}" if days_of(f"{year:04}-{month:02}-{day:02}") else None


def years_in(tokens: list[Token], span: Span, text: str) -> Iterator[DateMention]:
    """The year or the years that a shape of digits names, where they are years."""
    if tokens[0].code == "Z":
        first, last = re.split(r"\D", span.of(text))
        year, other = int(first), int(first[:2] + last)
        if other == year + 1 or (other > year and text[span.start + 4] != "/"):
            yield absolute(span, f"{year}/{other}")
        return
    years = [token.value for token in tokens if token.code == "Y"]
    if len(years) > 1:
        if years[0] < years[-1]:
            yield absolute(span, f"{years[0]}/{years[-1]}")
        return
    if years[0] >= 1900 and (tokens[0].code == "P" or _is_year(span, text)):
        yield absolute(span, f"{years[0]}")


_COUNTER = re.compile(r"(?:\d[ \u00a0-]|[#§°+])$|(\w+)\.?\s*$")
_COUNTED = re.compile(r"[ \u00a0-]*(%|\w+)")


def _is_year(span: Span, text: str) -> bool:
    """Whether four bare digits are a year: not "Resolution 2015", "some 2000 troops", "2000 km"."""
    before = _COUNTER.search(text[max(0, span.start - 16) : span.start])
    if before and (before[1] is None or before[1].casefold() in _words("not-before-year")):
        return False
    if re.match(r"\s+[A-Z]\w+\s+Agenda\b", text[span.end : span.end + 40]):
        return False
    after = _COUNTED.match(text[span.end : span.end + 24])
    return not (after and (after[1].casefold() in _words("not-after-year") or re.match(r"\d{3,}", after[1])))
