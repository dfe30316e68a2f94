"""Dates that are counted from the day of publication: weekdays, last week, next spring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from communique.language.date_grammar import Token
from communique.language.date_mention import Anchor, DateMention, absolute
from communique.language.edtf import days_of
from communique.model import Span


def turned(month: int, turn: int, span: Span, anchor: Anchor, days: int) -> DateMention:
    """ "Last March", "next spring": the nearest one on that side of the anchor."""
    near = anchor.near
    written = f"{month:02}"
    if near is None:
        return absolute(span, f"XXXX-{written}", "relative")
    spans = {year: days_of(f"{year}-{written}") for year in (near.year - 1, near.year, near.year + 1)}
    known = {year: both for year, both in spans.items() if both is not None}
    if turn < 0:
        year = max(y for y, (first, last) in known.items() if last <= near or first + timedelta(days=days) <= near)
    elif turn > 0:
        year = min(y for y, (first, _) in known.items() if first > near)
    else:
        year = near.year
    return absolute(span, f"{year}-{written}", "relative")


def weekdays(tokens: list[Token], span: Span, anchor: Anchor) -> Iterator[DateMention]:
    """Bare weekdays: the day on or before the anchor, and the next one for what is to come."""
    days = [token for token in tokens if token.code == "W"]
    turn = next((token.value for token in tokens if token.code == "Q"), None)
    if anchor.day is None:
        yield DateMention(span, None, "range" if len(days) > 1 else "day", "weekday")
        return
    last = _on_or_before(days[-1].value, anchor.day)
    if turn == -1 and last == anchor.day:
        last -= timedelta(days=7)
    week = timedelta(days=7)
    if turn == 1:
        last += week
    if len(days) == 1:
        following = None if turn in (-1, 1) else (_on_or_before(days[0].value, anchor.day) + week).isoformat()
        yield DateMention(span, last.isoformat(), "day", "weekday", None, following)
        return
    first = _on_or_before(days[0].value, last)
    edtf = f"{first}/{last}"
    yield DateMention(span, edtf, "range", "weekday", None, f"{first + week}/{last + week}")


def _on_or_before(weekday: int, day: date) -> date:
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def unit(token: Token, span: Span, anchor: Anchor) -> DateMention:
    """ "Last week", "this month", "next year"."""
    turn, near = token.value, anchor.near
    if token.note in ("week", "weekend"):
        if anchor.day is None:
            return DateMention(span, None, "range", "relative")
        monday = anchor.day - timedelta(days=anchor.day.isoweekday() - 1) + timedelta(days=7 * turn)
        first = monday + timedelta(days=5 if token.note == "weekend" else 0)
        return absolute(span, f"{first}/{monday + timedelta(days=6)}", "relative")
    if near is None:
        return DateMention(span, None, "month" if token.note == "month" else "year", "relative")
    if token.note == "year":
        return absolute(span, f"{near.year + turn:04}", "relative")
    months = near.year * 12 + near.month - 1 + turn
    return absolute(span, f"{months // 12:04}-{months % 12 + 1:02}", "relative")
