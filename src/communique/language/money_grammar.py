"""How amounts are written: figures with their separators, words, scales; and what currencies are called."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from communique.language.lexicon import rows
from communique.language.numbers import cardinal_pattern, read_number
from communique.language.trie import alternation

SPACE = "[ \u00a0\u202f]"
_APOSTROPHES = "'’"
_FIGURE = rf"(?<![\w.,])(?:\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d(?:[\d.,{_APOSTROPHES}]*\d)?)"
_LONGEST = 30
_WHOLE_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_LINE = rf"(?:{SPACE}|\r?\n(?=\S))"


class CurrencyForm(NamedTuple):
    """One way to write a currency: what it can be, and whether it is also a common word."""

    codes: tuple[str, ...]
    shy: bool


@cache
def currency_forms(kind: str) -> dict[str, CurrencyForm]:
    """The codes, symbols or names of currencies, by how they are written (names in lower case)."""
    return {
        row["form"]: CurrencyForm(tuple(row["codes"].split()), row["note"] == "shy")
        for row in rows("currencies")
        if row["kind"] == kind
    }


@cache
def anchors() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for codes and symbols (as written) and for names (in lower-cased text)."""
    marks = {**currency_forms("code"), **currency_forms("symbol")}
    names = {form.replace("'", apostrophe) for form in currency_forms("name") for apostrophe in _APOSTROPHES}
    return re.compile(alternation(marks)), re.compile(alternation(names))


@cache
def _scales(language: str) -> dict[str, Decimal]:
    every = {row["form"]: Decimal(row["value"]) for row in rows("scales") if not row["language"]}
    own = {row["form"]: Decimal(row["value"]) for row in rows("scales") if row["language"] == language}
    return every | own


def scale_of(form: str, language: str) -> Decimal:
    """What a word or letter of scale multiplies by."""
    scales = _scales(language)
    return scales.get(form) or scales.get(form.casefold()) or scales[form.casefold().rstrip("s")]


@cache
def scale_pattern(language: str) -> str:
    """A pattern for a scale after a figure, without its group."""
    letters = {row["form"] for row in rows("scales") if row["note"] == "attached"}
    words = set(_scales(language)) - letters
    cased = {form for word in words for form in (word, word.capitalize(), word.upper())}
    return rf"(?:{_LINE}?-?(?:{alternation(cased)})(?![^\W_])|{SPACE}?(?:{alternation(letters)})(?![^\W_]))"


class Amount(NamedTuple):
    """An amount as read: its value, and whether a scale, a thousand or cents make it surely one of money."""

    value: Decimal | None
    scaled: bool


@cache
def amount_pattern(language: str) -> str:
    """A pattern for one amount, in figures or words, with its scale; no groups."""
    scale = scale_pattern(language)
    return rf"(?:{_FIGURE}{scale}?|{_words_pattern()})"


@cache
def figure_pattern(language: str) -> str:
    """A pattern for one amount in figures, with its scale; no groups."""
    return rf"(?:{_FIGURE}{scale_pattern(language)}?)"


_BIG = "(?:million|milliard|billion|trillion|thousand)s?"


@cache
def _words_pattern() -> str:
    gap = rf"(?:{_LINE}|-)"
    fraction = rf"(?:an?{gap})?(?:half|quarter|third)(?:{gap}of)?{gap}an?{gap}{_BIG}|(?:an?{gap})?half{gap}{_BIG}"
    french_half = rf"un{gap}demi{gap}{_BIG}|(?:un|deux|trois|quatre|cinq){gap}{_BIG}{gap}et{gap}demi"
    and_half = rf"(?:one|two|three|four|five|six|seven|eight|nine|\d+){gap}and{gap}a{gap}half{gap}{_BIG}"
    parts = rf"(?:tens|dozens|hundreds|thousands|centaines|dizaines){gap}(?:of|de){gap}"
    some = rf"(?:several|many|a{gap}few|quelques|plusieurs|des){gap}"
    vague = (
        rf"{parts}(?:thousands|millions|billions|trillions|milliards)"
        rf"|{some}(?:hundred|thousand|million|billion|trillion|milliard)s?"
        r"|(?:hundreds|thousands|millions|billions|trillions|milliards)"
    )
    return rf"(?<![\w-])(?i:{fraction}|{french_half}|{and_half}|{cardinal_pattern()}|{vague})(?![^\W_])"


def plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the point: 1,500,000, not 1,500,000.0."""
    return Decimal(int(value)) if value == int(value) else value


def read_amount(written: str, language: str) -> Amount | None:
    """The exact value of an amount; `Amount(None, …)` for "billions", None for what is no number."""
    figure = re.match(_FIGURE, written)
    if figure is not None:
        value = read_figures(figure[0], language)
        rest = written[figure.end() :].strip(" \u00a0\u202f\r\n-")
        if value is None:
            return None
        if not rest:
            return Amount(value, value >= 1000 or re.search(r"[.,]\d\d\Z", figure[0]) is not None)
        if half := re.fullmatch(rf"and[\s-]+a[\s-]+half[\s-]+({_BIG})", rest, re.IGNORECASE):
            return Amount(plain((value + Decimal("0.5")) * scale_of(half[1], language)), True)
        return Amount(plain(value * scale_of(rest, language)), True)
    return _read_words(re.sub(r"[\s-]+", " ", written.casefold()).strip(), language)


_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "demi": Decimal("0.5")}


def _read_words(words: str, language: str) -> Amount | None:
    if fraction := re.fullmatch(rf"(?:an? |un )?(half|quarter|demi)(?: of)?(?: an?)? ({_BIG})", words):
        return Amount(plain(_FRACTIONS[fraction[1]] * scale_of(fraction[2], language)), True)
    if half := re.fullmatch(rf"(\S+) and a half ({_BIG})|(\S+) ({_BIG}) et demi", words):
        number = read_number(half[1] or half[3])
        scale = scale_of(half[2] or half[4], language)
        return None if number is None else Amount(plain((number + Decimal("0.5")) * scale), True)
    if re.fullmatch(r"hundred|thousand|(?:m|b|tr)illion|milliard|cents?", words):
        return None
    number = read_number(words)
    if number is not None and not re.match(r"(?:million|billion|trillion|milliard)", words):
        return Amount(Decimal(number), number >= 1000)
    if number is None and not re.search(r"(?:hundreds|thousands|(?:m|b|tr)illions?|milliards?)$", words):
        return None
    return Amount(None, True)


def read_figures(figures: str, language: str) -> Decimal | None:
    """The value of a number in figures, by its shape first and the habit of the language second.

    "1,500" is fifteen hundred in English and one and a half in French; "1.500.000" is a
    million and a half everywhere. Groups that are neither are None.
    """
    digits = re.sub(rf"[{_APOSTROPHES}]|{SPACE}", "", figures)
    if len(digits) > _LONGEST:
        return None
    commas, points = digits.count(","), digits.count(".")
    if not commas and not points:
        return Decimal(digits)
    if commas and points:
        decimal = max(",.", key=digits.rfind)
        group = "," if decimal == "." else "."
        whole, _, fraction = digits.rpartition(decimal)
        if decimal in whole or not _WHOLE_GROUPS.fullmatch(whole.replace(group, ",")):
            return None
        return Decimal(f"{whole.replace(group, '')}.{fraction}")
    mark = "," if commas else "."
    if commas + points > 1:
        return Decimal(digits.replace(mark, "")) if _WHOLE_GROUPS.fullmatch(digits.replace(mark, ",")) else None
    whole, fraction = digits.split(mark)
    groups_with = "," if language == "en" else "."
    if len(fraction) == 3 and mark == groups_with and 1 <= len(whole) <= 3 and whole != "0":
        return Decimal(whole + fraction)
    return Decimal(f"{whole}.{fraction}")
