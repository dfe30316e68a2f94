"""The words of a date as tokens, and the shapes that tokens make.

Prose is searched once for words that only dates have (months, weekdays, years). Around each
of them a small window is cut into tokens, one letter a token, so that the grammar of dates
is a pattern over letters: "Monday 3 and Tuesday 4 May 2027" is `WD&WDMY`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique.language.lexicon import rows
from communique.language.trie import alternation

_REACH = 60
_DASHES = "‐‑–—-"
_GAP = re.compile(r"[ \t\u00a0\u202f]*(?:\r?\n[ \t\u00a0]*)?")

_WEEKDAY = "l?[Ww],?l?"
_DAY = f"(?:{_WEEKDAY})?l?D"
_DAYS = f"{_DAY}(?:(?:,{_DAY})*,?&{_DAY}|[-t]{_DAY})?"
_PART = "(?:P+o?)?"
_YEAR = "(?:,?o?Y)"
_SHAPES = (
    ("days", f"{_DAY}o?M{_YEAR}?[-t]{_DAY}o?M{_YEAR}?"),
    ("days", f"(?<=f){_DAY}o?M{_YEAR}?&{_DAY}o?M{_YEAR}?"),
    ("days", f"(?:{_WEEKDAY})?MD{_YEAR}?[-t](?:{_WEEKDAY})?MD{_YEAR}?"),
    ("days", f"(?<=f)(?:{_WEEKDAY})?MD{_YEAR}?&(?:{_WEEKDAY})?MD{_YEAR}?"),
    ("days", f"{_DAYS}o?M{_YEAR}?"),
    ("days", f"(?:{_WEEKDAY})?MD(?:(?:,D)*,?&(?:{_WEEKDAY})?D(?!o?M)|[-t](?:{_WEEKDAY})?D(?!o?M))?{_YEAR}?"),
    ("numeric", "F(?:[-t]F)?"),
    ("months", f"{_PART}M[-t&]{_PART}M,?o?Y|{_PART}MY[-t]{_PART}MY|Yt{_PART}MY|{_PART}MYtY"),
    ("months", f"(?<=f){_PART}M[-t&]{_PART}M"),
    ("months", f"{_PART}M{_YEAR}"),
    ("months", "QM|MQ"),
    ("season", f"{_PART}Q?So?Y|QS|SQ|{_PART}S"),
    ("weekdays", "QW|WQ|W[-t&]W|W,?&W|W"),
    ("relative", "A"),
    ("years", "UY"),
    ("unit", f"{_PART}U"),
    ("months", f"{_PART}M"),
    ("years", f"Z|{_PART}Y[-t]{_PART}Y|(?<=f)Y&Y|{_PART}Y"),
)
_GRAMMAR = re.compile("|".join(f"(?P<s{number}>{shape})" for number, (_, shape) in enumerate(_SHAPES)))


class Token(NamedTuple):
    """One word or mark of a date: its letter in the grammar, where it stands, its value and a note on it."""

    code: str
    start: int
    end: int
    value: int = 0
    note: str = ""


class Shape(NamedTuple):
    """Tokens that together look like a date, and what kind of date."""

    kind: str
    tokens: tuple[Token, ...]
    before: str
    after: str


class Words(NamedTuple):
    """The calendar's words in one language, compiled."""

    anchor: re.Pattern[str]
    lexer: re.Pattern[str]
    value: dict[tuple[str, str], tuple[int, str]]


_CODES = {"month": "M", "weekday": "W", "season": "S", "day": "A", "part": "P", "turn": "Q"}


def _forms(word: str, language: str, kind: str) -> list[str]:
    """The ways to write a word; English months and weekdays are capitalised, and "may" is no month."""
    if kind in ("month", "weekday") and language == "en":
        return [word, word.upper()]
    return [word, word[0].upper() + word[1:], word.upper()]


@cache
def words_of(language: str) -> Words:
    """The calendar's words of a language, compiled once; English for a language without a calendar here."""
    language = "fr" if language == "fr" else "en"
    groups: dict[str, dict[str, tuple[int, str]]] = {}
    for row in rows("calendar"):
        if row["language"] != language:
            continue
        kind = row["kind"]
        code = _CODES.get(kind, "U" if kind.startswith("unit-") else "")
        if not code:
            continue
        if code == "W" and row["note"] == "short":
            code = "w"
        note = kind.removeprefix("unit-") if code == "U" else row["note"]
        for form in _forms(row["word"], language, kind):
            groups.setdefault(code, {})[form] = (int(row["value"]), note)
    anchors = [form for code in "MWSAU" for form in groups[code]]
    years = r"1(?:9\d\d)(?!\d)|2(?:0\d\d)(?!\d)|[0-9](?:\d?[./-]\d\d?[./-]\d\d)"
    value = {(code, form): of for code, group in groups.items() for form, of in group.items()}
    return Words(re.compile(f"{alternation(anchors)}|{years}"), re.compile(_lexer(groups, language)), value)


def _lexer(groups: dict[str, dict[str, tuple[int, str]]], language: str) -> str:
    free = r"(?<![\w.,:/$€£#§])(?<![A-Za-z]-)"
    ends = r"(?!\w)(?![.,:/]\d)(?!\s?%)"
    the, of, to, start = (
        (
            r"[Ll][ea]s?(?!\w)|[Ll]['’]",
            r"de(?!\w)|d['’]",
            "au(?!\\w)|à(?!\\w)",
            "[Dd]u(?!\\w)|[Dd]e(?!\\w)|[Ee]ntre(?!\\w)",
        )
        if language == "fr"
        else (r"[Tt]he(?!\w)", r"of(?!\w)", r"(?:to|through|until|till)(?!\w)", r"[Ff]rom(?!\w)|[Bb]etween(?!\w)")
    )
    after_ordinal = r"(?<=\dst-)|(?<=\dnd-)|(?<=\drd-)|(?<=\dth-)"
    day_of = rf"\d\d?(?=\s(?:{alternation(groups['M'])})(?!\w))"
    named = [
        ("A", rf"(?<!\w)(?:{alternation(groups['A'])})(?!\w)"),
        ("U", rf"(?<!\w)(?:{alternation(groups['U'])})(?!\w)"),
        ("P", rf"(?<![\w-])(?:{alternation(groups['P'])})(?:(?<=-)|(?![\w-]))"),
        ("Q", rf"(?<!\w)(?:{alternation(groups['Q'])})(?!\w)"),
        (
            "M",
            rf"(?<!\w)(?:{alternation(groups['M'])})(?!\w)\.?",
        ),
        ("W", rf"(?<!\w)(?:{alternation(groups['W'])})(?!\w)"),
        ("w", rf"(?<!\w)(?:{alternation(groups.get('w', {'Mon': (1, '')}))})(?!\w)\.?"),
        ("S", rf"(?<![\w-])(?:{alternation(groups['S'])})(?!\w)"),
        (
            "F",
            rf"{free}(?:\d{{4}}-\d\d-\d\d(?![\d-])(?:T\d\d:\d\d\S*)?|\d\d?(?:/\d\d?/|\.\d\d?\.|-\d\d?-)\d{{4}}(?![\w-])|\d\d?/\d\d?/\d\d(?![\w/]))",
        ),
        ("Z", rf"{free}(?:19|20)\d\d(?:[/–]\d\d|-(?:1[3-9]|[2-9]\d))(?![\w/–-])(?!\s(?:{alternation(groups['M'])}))"),
        ("Y", rf"(?<![\w.,:/$€£#§])(?:(?<![A-Za-z]-)|(?<=[Mm]id-)|(?<=[Mm]i-)|(?<=[Ee]nd-))(?:1[5-9]|20)\d\d{ends}"),
        (
            "D",
            rf"(?:{free}|{after_ordinal})\d\d?(?:st|nd|rd|th|er)?{ends}|(?<![\w.,:/-])\d\d?(?=/{day_of})|(?<=\d/){day_of}",
        ),
        ("f", start),
        ("t", to),
        ("o", of),
        ("l", the),
        ("and", r"(?:and|et|&)(?!\w)"),
        ("dash", rf"[{_DASHES}]|(?<=\d)/(?={day_of})|(?<=[a-zûé])/(?=(?:{alternation(groups['M'])})(?!\w))"),
        ("comma", ","),
        ("open", r"\("),
        ("close", r"\)"),
    ]
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in named)


_MARKS = {"and": "&", "dash": "-", "comma": ",", "open": "(", "close": ")"}


def shapes(text: str, language: str) -> Iterator[Shape]:
    """Everything in `text` that has the shape of a date, in order; whether it is one is judged elsewhere."""
    words = words_of(language)
    for start, end in _windows(text, words.anchor):
        tokens = list(_tokens(text, start, end, words))
        codes = "".join(token.code for token in tokens)
        for match in _GRAMMAR.finditer(codes):
            kind = _SHAPES[int((match.lastgroup or "s0")[1:])][0]
            first, last = match.span()
            yield Shape(kind, tuple(tokens[first:last]), codes[:first], codes[last:])


def _windows(text: str, anchor: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for match in anchor.finditer(text):
        low = max(0, match.start() - _REACH)
        if low > end:
            if end >= 0:
                yield start, end
            start = low if low == 0 else max(text.find(" ", low, match.start()), low)
            while start > low and text[start - 1].isalnum():
                start += 1
        end = min(len(text), match.end() + _REACH)
    if end >= 0:
        yield start, end


def _tokens(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    last = -1
    for match in words.lexer.finditer(text, start, min(len(text), end + 1)):
        if last >= 0 and not _GAP.fullmatch(text, last, match.start()):
            yield Token("x", last, match.start())
        last = match.end()
        name = match.lastgroup or ""
        written = match[0]
        if name in "YD":
            yield Token(
                name, match.start(), last, int(re.sub(r"\D", "", written)), "" if written.isdigit() else "ordinal"
            )
        elif len(name) == 1:
            value, note = words.value.get((name, written.rstrip(".")), (0, ""))
            if name == "M" and written.endswith(".") and note != "short":
                last -= 1
            yield Token(name, match.start(), last, value, note)
        else:
            yield Token(_MARKS[name], match.start(), last)
