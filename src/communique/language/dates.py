"""Every date of a text, resolved as far as the text and its day of publication allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from communique.language.date_grammar import Shape, Token, shapes
from communique.language.edtf import dates_meet, days_of, narrowest, render
from communique.language.lexicon import rows
from communique.model import Span

__all__ = ["DateMention", "dates_meet", "find_dates", "narrowest", "render"]

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


def find_dates(text: str, *, published: str | None = None, language: str = "en") -> list[DateMention]:
    """Find the dates of a text.

    A date without a year keeps it open (`XXXX-11-29`) unless the day of publication, or a
    dateline or heading of the document's own, tells which is meant: nothing is guessed.

    Args:
        text: Any text; offsets are code points of it.
        published: EDTF date of publication; a date-time is cut to its day.
        language: "en" or "fr"; any other is read as English.

    Returns:
        The mentions in order, none overlapping. "Today" and weekdays without an anchor have no `edtf`.
    """
    found = list(shapes(text, language))
    anchor = _published(published) if published else _own_header(text, found)
    mentions = _told_apart(text, [mention for shape in found for mention in _mentions(shape, text, anchor, language)])
    return [_bounded(mention, text, language, anchor) for mention in _weekdays_by_neighbours(text, mentions)]


def _published(published: str) -> Anchor:
    days = days_of(published.partition("T")[0])
    if days is None:
        return Anchor()
    first, last = days
    return Anchor(first if first == last else None, first + (last - first) / 2)


def _own_header(text: str, found: list[Shape]) -> Anchor:
    """The date of a dateline, or of a heading line near the top."""
    for shape in found:
        start, end = shape.tokens[0].start, shape.tokens[-1].end
        if start > 2000:
            break
        if shape.kind not in ("days", "numeric"):
            continue
        edtfs = [mention.edtf for mention in _mentions(shape, text, Anchor(), "en")]
        days = days_of(edtfs[0]) if len(edtfs) == 1 and edtfs[0] and "X" not in edtfs[0] else None
        if days is None or not _stands_in_header(text, start, end):
            continue
        return Anchor(days[0] if days[0] == days[1] else None, days[1])
    return Anchor()


def _stands_in_header(text: str, start: int, end: int) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_start:start], text[end:line_end]
    if len(before) > 80:
        return False
    dateline = re.match(r"\s*(?:\([^)]{1,30}\)\s*)?(?:[—–:|/]|-\s|--|\.?\s*$|\.\s*[—–-])", after)
    return bool(dateline) and not re.search(
        r"[.!?][\"”»]?\s+\w|\b[a-zà-ÿ]{2,}ed\b|\b(?:on|in|le|since|until|of)\s*$", before
    )


def _mentions(shape: Shape, text: str, anchor: Anchor, language: str) -> Iterator[DateMention]:
    tokens = list(shape.tokens)
    while tokens and tokens[0].code in ",lo":
        tokens.pop(0)
    span = Span(tokens[0].start, tokens[-1].end)
    match shape.kind:
        case "days":
            yield from _days(tokens, shape, text, anchor)
        case "numeric":
            days = [_numeric(text[token.start : token.end]) for token in tokens if token.code == "F"]
            if all(days):
                yield _absolute(span, "/".join(day for day in days if day))
        case "months":
            yield from _months(tokens, span, text, anchor)
        case "season":
            yield from _season(tokens, span, text, anchor, language)
        case "weekdays":
            if not re.match(r"\((?:MD|DM)(?:,?Y)?\)", shape.after):
                yield from _weekdays(tokens, span, anchor)
        case "relative":
            if span.of(text)[0].isupper() and re.search(
                r"[^\W\d_],?[ \t]+$", text[max(0, span.start - 4) : span.start]
            ):
                return
            day = None if anchor.day is None else (anchor.day + timedelta(days=tokens[0].value)).isoformat()
            yield DateMention(span, day, "day", "relative")
        case "unit":
            yield _unit(tokens[0], span, anchor)
        case _:
            yield from _years(tokens, span, text)


def _precision(edtf: str) -> Precision:
    if "/" in edtf:
        return "open" if ".." in edtf else "range"
    if len(edtf) == 7:
        return "season" if edtf[5:] > "12" else "month"
    return "day" if len(edtf) == 10 else "year"


def _absolute(span: Span, edtf: str, source: DateSource = "absolute") -> DateMention:
    return DateMention(span, edtf, _precision(edtf), source)


class _Day(NamedTuple):
    """One day of a list of days: where it stands, and its parts as far as written."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


def _days(tokens: list[Token], shape: Shape, text: str, anchor: Anchor) -> Iterator[DateMention]:
    tokens = list(tokens)
    codes = "".join(token.code for token in tokens)
    month_first = re.fullmatch("[Ww]?,?l?MD.*", codes) is not None
    if month_first and "Y" not in codes and codes.endswith("MD") and not _is_day_of_month(tokens, text):
        month = next(token for token in tokens if token.code == "M")
        if month.note != "short" and _may_stand_alone(month, text):
            yield _absolute(
                Span(month.start, month.end), f"{_year_near(None, month.value, 15, anchor)}-{month.value:02}"
            )
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
            yield _absolute(Span(start, end), f"{first}/{last}")
        return
    for number, day in enumerate(days):
        low = start if number == 0 else day.start
        high = end if number == len(days) - 1 else day.end
        yield _absolute(Span(low, high), _day(day, anchor))


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
    return f"{_year_near(day.year, day.month, day.day, anchor)}-{day.month:02}-{day.day:02}"


def _year_near(year: int | None, month: int, day: int, anchor: Anchor) -> str:
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


def _months(tokens: list[Token], span: Span, text: str, anchor: Anchor) -> Iterator[DateMention]:
    months = [token for token in tokens if token.code == "M"]
    years = [token for token in tokens if token.code == "Y"]
    turn = next((token for token in tokens if token.code == "Q"), None)
    if turn is not None:
        yield _turned(months[0].value, turn.value, span, anchor, days=30)
        return
    if not years and tokens[0].code != "P" and not all(_may_stand_alone(month, text) for month in months):
        return
    final = years[-1].value if years else None
    edtfs = []
    for month in months:
        year = next((y.value for y in years if y.start > month.start), None)
        if len(years) == 1 and month.value > months[-1].value and final is not None:
            year = final - 1
        edtfs.append(f"{_year_near(year, month.value, 15, anchor)}-{month.value:02}")
    if len(edtfs) == 1 or days_of("/".join(edtfs)) is not None:
        yield _absolute(span, "/".join(edtfs))


def _turned(month: int, turn: int, span: Span, anchor: Anchor, days: int) -> DateMention:
    """ "Last March", "next spring": the nearest one on that side of the anchor."""
    near = anchor.near
    written = f"{month:02}"
    if near is None:
        return _absolute(span, f"XXXX-{written}", "relative")
    spans = {year: days_of(f"{year}-{written}") for year in (near.year - 1, near.year, near.year + 1)}
    known = {year: both for year, both in spans.items() if both is not None}
    if turn < 0:
        year = max(y for y, (first, last) in known.items() if last <= near or first + timedelta(days=days) <= near)
    elif turn > 0:
        year = min(y for y, (first, _) in known.items() if first > near)
    else:
        year = near.year
    return _absolute(span, f"{year}-{written}", "relative")


def _season(tokens: list[Token], span: Span, text: str, anchor: Anchor, language: str) -> Iterator[DateMention]:
    season = next(token for token in tokens if token.code == "S")
    year = next((token.value for token in tokens if token.code == "Y"), None)
    turn = next((token for token in tokens if token.code == "Q"), None)
    if year is not None:
        before = text[max(0, span.start - 8) : span.start]
        if not re.search(r"\bArab\s+$", before):
            yield _absolute(span, f"{year}-{season.value}")
        return
    if turn is not None:
        yield _turned(season.value, turn.value, span, anchor, days=90)
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
    near = _year_near(None, middle, 15, anchor)
    if season.value == 24 and anchor.near is not None:
        near = f"{anchor.near.year - (anchor.near.month < 7):04}"
    yield _absolute(span, f"{near}-{season.value}")


def _weekdays(tokens: list[Token], span: Span, anchor: Anchor) -> Iterator[DateMention]:
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


def _unit(token: Token, span: Span, anchor: Anchor) -> DateMention:
    """ "Last week", "this month", "next year"."""
    turn, near = token.value, anchor.near
    if token.note in ("week", "weekend"):
        if anchor.day is None:
            return DateMention(span, None, "range", "relative")
        monday = anchor.day - timedelta(days=anchor.day.isoweekday() - 1) + timedelta(days=7 * turn)
        first = monday + timedelta(days=5 if token.note == "weekend" else 0)
        return _absolute(span, f"{first}/{monday + timedelta(days=6)}", "relative")
    if near is None:
        return DateMention(span, None, "month" if token.note == "month" else "year", "relative")
    if token.note == "year":
        return _absolute(span, f"{near.year + turn:04}", "relative")
    months = near.year * 12 + near.month - 1 + turn
    return _absolute(span, f"{months // 12:04}-{months % 12 + 1:02}", "relative")


def _numeric(written: str) -> str | None:
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


def _years(tokens: list[Token], span: Span, text: str) -> Iterator[DateMention]:
    if tokens[0].code == "Z":
        first, last = re.split(r"\D", span.of(text))
        year, other = int(first), int(first[:2] + last)
        if other == year + 1 or (other > year and text[span.start + 4] != "/"):
            yield _absolute(span, f"{year}/{other}")
        return
    years = [token.value for token in tokens if token.code == "Y"]
    if len(years) > 1:
        if years[0] < years[-1]:
            yield _absolute(span, f"{years[0]}/{years[-1]}")
        return
    if years[0] >= 1900 and (tokens[0].code == "P" or _is_year(span, text)):
        yield _absolute(span, f"{years[0]}")


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


def _told_apart(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Give a date without a year the year of the one it is listed with: "on 3 May and 7 June 2023"."""
    mentions = list(mentions)
    for number in range(len(mentions) - 2, -1, -1):
        here, there = mentions[number], mentions[number + 1]
        if not (here.edtf and there.edtf and here.edtf.startswith("XXXX-") and re.match(r"\d{4}-", there.edtf)):
            continue
        if "/" in here.edtf or not re.fullmatch(r",?\s*(?:and|et|or|ou)?\s*", text[here.span.end : there.span.start]):
            continue
        if here.edtf[4:] <= there.edtf[4:]:
            mentions[number] = replace(here, edtf=there.edtf[:4] + here.edtf[4:])
    return mentions


def _weekdays_by_neighbours(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Resolve a bare weekday by a date that the text gives beside the same weekday's name."""
    if not any(mention.source == "weekday" and mention.edtf is None for mention in mentions):
        return mentions
    named: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.source == "absolute" and mention.precision == "day" and mention.edtf:
            for word in re.findall(r"[^\W\d]+", mention.span.of(text)):
                named.setdefault(word.casefold(), set()).add(mention.edtf)
    resolved = []
    for mention in mentions:
        days = named.get(mention.span.of(text).casefold(), set())
        if mention.source == "weekday" and mention.edtf is None and len(days) == 1:
            mention = replace(mention, edtf=next(iter(days)))
        resolved.append(mention)
    return resolved


@cache
def _bounds(language: str) -> tuple[re.Pattern[str], dict[str, Bound]]:
    bounds: dict[str, Bound] = {
        row["word"]: row["value"]  # type: ignore[misc]  # the data file holds the five bounds only; a test checks it
        for row in rows("calendar")
        if row["kind"] == "bound" and row["language"] == language
    }
    words = "|".join(sorted(map(re.escape, bounds), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})\s+(?:on\s+)?(?:the\s+|l[ea]\s+|l['’])?$", re.IGNORECASE), bounds


def _bounded(mention: DateMention, text: str, language: str, anchor: Anchor) -> DateMention:
    pattern, bounds = _bounds("fr" if language == "fr" else "en")
    match = pattern.search(text, max(0, mention.span.start - 24), mention.span.start)
    if match is None:
        return mention
    bound = bounds[re.sub(r"\s+", " ", match[1].casefold())]
    edtf = mention.edtf
    if edtf and anchor.near and mention.source == "absolute" and edtf[:4] not in mention.span.of(text):
        edtf = _on_its_side(edtf, bound, anchor.near)
    if bound == "since" and edtf and "/" not in edtf:
        return replace(mention, bound=bound, edtf=f"{edtf}/..", precision="open")
    return replace(mention, bound=bound, edtf=edtf)


def _on_its_side(edtf: str, bound: Bound, near: date) -> str:
    """The year of a date written without one: "since March" lies behind the anchor, "by June" ahead."""
    days = days_of(edtf)
    if days is None or "/" in edtf:
        return edtf
    turn = -1 if bound == "since" and days[0] > near else 1 if bound == "by" and days[1] < near else 0
    moved = f"{int(edtf[:4]) + turn:04}{edtf[4:]}"
    return moved if days_of(moved) else edtf
