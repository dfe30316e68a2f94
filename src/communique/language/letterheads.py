"""Whose paper a document is written on: its letterhead, or the place and date of a letter."""

from __future__ import annotations

import re
from typing import Any, Protocol

from communique.language.lexicon import rows
from communique.language.reading import Reading
from communique.model import Span

_LINES = 3
_LETTER_LINES = 6
_LONGEST = 14
_LABEL = re.compile(r"^(?:(?:De|From)\s?:\s*|(?:[^\W\d_]+ ){0,2}[^\W\d_]+\s*\|\s*)")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_SECTION = re.compile(r"\s*(?:\||–|—|-)\s*(?:[^\W\d_]+\s*){1,4}$")
_OFFICE = re.compile(
    r"(?:The )?(?:[A-Z][\w.’'-]* ){0,2}(?:Ministry|Department|Government|Embassy|Presidency|Chancellery|"
    r"Minist[eè]re|Gouvernement|Présidence|Ambassade|Primature|Office of the (?:President|Prime Minister))\b"
    r"(?:[ ,]+(?:[A-ZÀ-Ý&][\w.’'-]*|of|for|the|and|on|de|du|des|la|et|à|d[’'][A-ZÀ-Ý]\w*|l[’'][A-ZÀ-Ý]\w*))*"
)
_STATE = re.compile(r"republi|kingdom|royaume|state of|federation|union of", re.IGNORECASE)
_LETTER_DATE = re.compile(
    r"(?P<place>[A-ZÀ-Ý][\w’' -]{2,30}), le (?:1er|\d{1,2}) [^\W\d_]{3,9}\.? \d{4}\.?", re.IGNORECASE
)


class Gazetteer(Protocol):
    """What finds the registry's names in a text."""

    def find(self, text: str) -> list[Any]: ...  # noqa: D102 - the registry documents it


def letterhead(reading: Reading, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """The country and the organisation whose letterhead opens the document: one of them, or neither."""
    for line in reading.lines[:_LINES]:
        whole = line.span.of(reading.text).strip()
        if len(whole.split()) > _LONGEST or whole.endswith((".", "!", "?")):
            continue
        words = _REMARK.sub("", whole)
        words = _LABEL.sub("", words) or words
        if country := _house(words) or _state(words, gazetteer):
            return country, None
        if body := _body(whole, gazetteer):
            return None, body
    return None, None


def _house(words: str) -> str | None:
    """ "White House", "Affaires mondiales Canada": a house of government with a name of its own."""
    folded = words.casefold().replace("'", "’")
    for row in rows("government-houses"):
        phrase = row["phrase"].casefold()
        if phrase in folded and 2 * len(phrase) >= len(folded):
            return row["country"]
    return None


def _state(words: str, gazetteer: Gazetteer) -> str | None:
    """ "Ministry of Health of the Republic of Peru", "REPUBLIQUE DU SENEGAL"."""
    countries = [match for match in gazetteer.find(words) if match.kind in ("country", "demonym")]
    if len(countries) != 1:
        return None
    whole = countries[0].kind == "country" and countries[0].end - countries[0].start == len(words.strip(" .:"))
    office = _OFFICE.fullmatch(words.title() if words.isupper() else words) is not None
    named: str = countries[0].canonical
    return named if office or (whole and _STATE.match(words)) else None


def _body(words: str, gazetteer: Gazetteer) -> str | None:
    """ "European Council", "UNHCR | Press releases": an organisation's name, alone or with a section's."""
    plain = _REMARK.sub("", words)
    plain = _SECTION.sub("", plain) if "|" in plain or "–" in plain or "—" in plain else plain
    plain = re.sub(r"\s+(?:Group|Secretariat)$", "", plain, flags=re.IGNORECASE)
    for match in gazetteer.find(plain):
        if match.kind == "organisation" and match.start == 0 and match.end == len(plain):
            body: str = match.canonical
            return body
    return None


def country_of_letter(reading: Reading, gazetteer: Gazetteer) -> str | None:
    """ "Paris, le 3 mai 2024" on a line of its own: the country that writes, where the text speaks of it too."""
    for line in reading.lines[:_LETTER_LINES]:
        match = _LETTER_DATE.fullmatch(line.span.of(reading.text).strip())
        if match is None:
            continue
        for found in gazetteer.find(match["place"]):
            country = found.country or found.canonical
            if found.kind == "city" and _is_named(reading, line.span, country):
                named: str = country
                return named
    return None


def _is_named(reading: Reading, letter: Span, country: str) -> bool:
    return any(
        (mention.country or (mention.entities or ("",))[0]) == country
        for sentence in reading.sentences
        for mention in sentence.mentions
        if mention.kind in ("country", "people") and not letter.covers(mention.span)
    )
