"""Every date of a text, resolved as far as the text and its day of publication allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from communique.language.date_grammar import Shape, shapes
from communique.language.date_mention import Anchor, Bound, DateMention, absolute
from communique.language.edtf import dates_meet, days_of, narrowest, render
from communique.language.lexicon import rows
from communique.language.relative_dates import unit, weekdays
from communique.language.written_dates import days_in, months_in, numeric_in, season_in, years_in
from communique.model import Span

__all__ = ["Bound", "DateMention", "dates_meet", "find_dates", "narrowest", "render"]


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
        r"[.!?][\"”»]?\s+\w|\b[a-zà-ÿ]{2,}ed\b|\b(?:on|in|le|since|until|of|before|after|by|from|to)\s*$", before
    )


def _mentions(shape: Shape, text: str, anchor: Anchor, language: str) -> Iterator[DateMention]:
    tokens = list(shape.tokens)
    while tokens and tokens[0].code in ",lo":
        tokens.pop(0)
    span = Span(tokens[0].start, tokens[-1].end)
    match shape.kind:
        case "days":
            yield from days_in(tokens, shape, text, anchor)
        case "numeric":
            days = [numeric_in(text[token.start : token.end]) for token in tokens if token.code == "F"]
            if all(days):
                yield absolute(span, "/".join(day for day in days if day))
        case "months":
            yield from months_in(tokens, span, text, anchor)
        case "season":
            yield from season_in(tokens, span, text, anchor, language)
        case "weekdays":
            if not re.match(r"\((?:MD|DM)(?:,?Y)?\)", shape.after):
                yield from weekdays(tokens, span, anchor)
        case "relative":
            if span.of(text)[0].isupper() and re.search(
                r"[^\W\d_],?[ \t]+$", text[max(0, span.start - 4) : span.start]
            ):
                return
            day = None if anchor.day is None else (anchor.day + timedelta(days=tokens[0].value)).isoformat()
            yield DateMention(span, day, "day", "relative")
        case "unit":
            yield unit(tokens[-1], span, anchor)
        case _:
            yield from years_in(tokens, span, text)


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
