"""Which meeting an account is about that tells of none of its days: the one then in the city of its first lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.model import Document
from communique.record.meetings import Meeting
from communique.record.when import When, when

_FIRST_LINES = 250  # characters: headline and dateline
_BEFORE, _AFTER = 2, 10  # days from an account to a meeting, and from a meeting to an account


class Announced:
    """Meetings by the days on which accounts of them are published.

    Args:
        meetings: The weightiest first.
    """

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        self._by_month: defaultdict[tuple[int, int], list[tuple[int, Meeting, When]]] = defaultdict(list)
        for at, it in enumerate(meetings):
            date = when(it.date)
            if it.city and date and date.has_year and date.is_to_the_day and it.modality in {"asserted", "expected"}:
                self._by_month[date.last.year, date.last.month].append((at, it, date))

    def by(self, document: Document) -> Meeting | None:
        """The weightiest meeting that fits; None where none does."""
        published = when(document.published)
        if published is None or not published.has_year or not published.is_to_the_day:
            return None
        lines = document.text[:_FIRST_LINES]
        year, month = published.first.year, published.first.month
        months = [(year, month), (year, month - 1) if month > 1 else (year - 1, 12)]
        months.append((year, month + 1) if month < 12 else (year + 1, 1))
        fitting = [
            (it.modality != "asserted", at, it)
            for each in months
            for at, it, date in self._by_month.get(each, ())
            if it.city and it.city in lines and _is_news(date, published)
        ]
        return min(fitting, key=lambda option: option[:2])[2] if fitting else None


def tells_the_news(document: Document, meetings: Sequence[Meeting]) -> bool:
    """Whether one of the meetings that an account tells of may be of its own days: neither long past nor far ahead."""
    published = when(document.published)
    if published is None or not published.has_year or not published.is_to_the_day:
        return bool(meetings)
    dates = [when(it.date) for it in meetings]
    return any(date is None or not date.has_year or _is_news(date, published) for date in dates)


def _is_news(date: When, published: When) -> bool:
    return (date.last - published.first).days >= -_AFTER and (date.first - published.first).days <= _BEFORE
