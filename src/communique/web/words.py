"""The words of the interface in English and French; what documents say is never translated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from babel import Locale
from babel.dates import format_date

from communique.record.people import is_country
from communique.record.when import say, when
from communique.views.naming import name

Language = Literal["en", "fr"]
_PLURAL = re.compile(r"^\{n\} (\w+ )?(\w+)s\b")
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def french() -> Mapping[str, str]:
    """Each English string of the interface with its French."""
    text = files(__package__).joinpath("interface.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def say_it(language: Language, words: str, **values: object) -> str:
    """A string of the interface; in English where it has no French. "{n} claims" of one claim is "1 claim"."""
    if values.get("n") == 1 and words.startswith("{n} "):
        words = _PLURAL.sub(r"1 \1\2", words)
    told = french().get(words, words) if language == "fr" else words
    return told.format(**values) if values else told


def preferred(header: str) -> Language:
    """The language that a browser asks for first, of those that there are."""
    for wish in header.split(","):
        code = wish.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def day_in_words(language: Language, edtf: str | None) -> str:
    """A date as people write it."""
    if language == "en" or not edtf:
        return say(edtf)
    found = when(edtf)
    if found is None or not found.has_year or "/" in edtf:
        return say(edtf)
    if found.is_to_the_day and found.first == found.last:
        return format_date(found.first, "d MMMM y", locale="fr")
    if len(edtf) == 7:
        return format_date(found.first, "MMMM y", locale="fr")
    return say(edtf)


@cache
def _territories(language: Language) -> Mapping[str, str]:
    return dict(Locale(language).territories)


def entity_in_words(language: Language, entity: str) -> str:
    """A country in the reader's language; anybody else as the record calls them."""
    if language != "en" and is_country(entity):
        return _territories(language).get(entity) or name(entity)
    return name(entity)


def flag(country: str | None) -> str:
    """The flag of a country as an emoji; empty where there is none."""
    if not country or not is_country(country):
        return ""
    code = {"XK": "XK"}.get(country, country)
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)
