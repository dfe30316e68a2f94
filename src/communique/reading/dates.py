"""Dates as written in headings and datelines, and what stands in metadata as one.

Only whole dates with their year: the dates of prose are read by the language room.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique.reading.lexicon import lexicon

_A_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_EDTF = re.compile(r"(?:\d{4}|\d\d?XX?)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[?~%]?")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_RANGE_BEFORE = re.compile(r"\d\s*(?:-|–|—|/|&|and|to|et|au)\s*$")
_NUMBERS = (
    re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])"),
    re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}"),
    re.compile(rf"(?<![\d/.-])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}"),
)


class WrittenDate(NamedTuple):
    """A date to the day, and where it stands in its line."""

    start: int
    end: int
    date: str


def written_dates(line: str) -> Iterator[WrittenDate]:
    """The single days with their year in a line, in order; ranges of days are no single day."""
    if _A_YEAR.search(line) is None:
        return
    found = []
    for pattern in (*_word_patterns(), *_NUMBERS):
        for match in pattern.finditer(line):
            date = _date_of(match)
            if date and not _RANGE_BEFORE.search(line[: match.start()]) and not _goes_on(line[match.end() :]):
                found.append(WrittenDate(match.start(), match.end(), date))
    yield from sorted(found)


def edtf_of(words: str) -> str | None:
    """The EDTF date that a metadata value stands for ("2022-11-30T10:00Z", "30 November 2022", "2022-11")."""
    words = words.strip()
    if stamp := _STAMP.fullmatch(words):
        words = stamp[1]
    if all(_EDTF.fullmatch(part) or part in {"", ".."} for part in words.split("/")) and any(words.split("/")):
        return words if _exists(words) else None
    return next((date.date for date in written_dates(words)), None)


@cache
def _word_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = sorted((entry["name"] for entry in lexicon("months")), key=len, reverse=True)
    month = rf"(?P<name>{'|'.join(map(re.escape, names))})\b\.?"
    return (
        re.compile(rf"(?<![\d/.-]){_DAY}\s+(?:of\s+)?{month},?\s+{_YEAR}", re.IGNORECASE),
        re.compile(rf"\b{month}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),
    )


@cache
def _months() -> dict[str, int]:
    return {entry["name"]: int(entry["month"]) for entry in lexicon("months")}


def _date_of(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if "name" in parts:
        month, day = _months()[parts["name"].lower()], int(parts["day"])
    elif "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        # 3/4/2021 is March or April, by country; only where one reading is no date can the other be taken.
        if first != second and first <= 12 and second <= 12:
            return None
        day, month = (first, second) if first > 12 or first == second else (second, first)
    else:
        month, day = int(parts["month"]), int(parts["day"])
    try:
        return datetime.date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return None


def _goes_on(rest: str) -> bool:
    """Whether the date is the first of a range ("30 November 2022 to 2 December 2022")."""
    follows = re.match(r"\s*(?:-|–|—|to|au)\s*(?=\d{1,2}\b(?!:)|[^\W\d])", rest)
    return bool(follows and any(pattern.match(rest, follows.end()) for pattern in _word_patterns()))


def _exists(edtf: str) -> bool:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) is None:
        return True
    try:
        datetime.date.fromisoformat(edtf)
    except ValueError:
        return False
    return True
