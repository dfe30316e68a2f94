"""Funds, programmes and facilities; the common nouns for them; treaties; nouns that need their context."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.registry.names import folded
from communique.registry.table import alternatives, rows


class Instrument(NamedTuple):
    """A fund, programme or facility through which money or help is given.

    Attributes:
        canonical: The name in claims.
        kind: trust-fund, fund, loan, facility, initiative, programme, …
        names_en, names_fr: All names.
        source: Who publishes the name.
        owner: The one country or body whose budget pays it; None where several pay in.
    """

    canonical: str
    kind: str
    names_en: tuple[str, ...]
    names_fr: tuple[str, ...]
    source: str
    owner: str | None


class Treaty(NamedTuple):
    """A treaty or agreement that parties sign, ratify or join.

    Attributes:
        canonical: Its usual short name.
        kind: What it is about.
        names_en, names_fr: All names.
        source: Depositary or publisher.
        organisation: The organisation that a party joins by it; None where there is none.
    """

    canonical: str
    kind: str
    names_en: tuple[str, ...]
    names_fr: tuple[str, ...]
    source: str
    organisation: str | None


class InstrumentNoun(NamedTuple):
    """A common noun for the way in which money or help is given ("grants")."""

    words: str
    kind: str


class CommonNoun(NamedTuple):
    """A noun that names a group only in context ("the bloc", "allies").

    Attributes:
        words: As it stands in a text.
        canonical: What it stands for where the document leaves no other reading; None where only the document tells.
        ambiguity: likely (rarely anything else in reports of meetings) or context.
    """

    words: str
    canonical: str | None
    ambiguity: str


@cache
def instruments() -> dict[str, Instrument]:
    """All named instruments by canonical name."""
    return {
        canonical: Instrument(canonical, kind, tuple(alternatives(en)), tuple(alternatives(fr)), source, owner or None)
        for canonical, kind, en, fr, source, owner in rows("instruments")
    }


@cache
def treaties() -> dict[str, Treaty]:
    """All treaties by canonical name."""
    return {
        canonical: Treaty(canonical, kind, tuple(alternatives(en)), tuple(alternatives(fr)), source, body or None)
        for canonical, kind, en, fr, source, body in rows("treaties")
    }


@cache
def instrument_nouns(language: str) -> tuple[InstrumentNoun, ...]:
    """The common nouns for instruments in a language ("en" or "fr"), longest first."""
    french = language == "fr"
    nouns = [
        InstrumentNoun(words, kind)
        for kind, en, fr in rows("instrument_nouns")
        for words in alternatives(fr if french else en)
    ]
    return tuple(sorted(nouns, key=lambda noun: (-len(noun.words), noun.words)))


@cache
def common_nouns(language: str) -> dict[str, CommonNoun]:
    """The nouns that name a group only in context, by their words."""
    return {
        words: CommonNoun(words, canonical or None, ambiguity)
        for words, its_language, canonical, ambiguity in rows("common_nouns")
        if its_language == ("fr" if language == "fr" else "en")
    }


@cache
def _canonicals(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for canonical, _, *cells in rows(table):
        for name in [canonical, *(name for cell in cells[:2] for name in alternatives(cell))]:
            found.setdefault(folded(name), canonical)
    return found


def _without_article(key: str) -> str:
    for article in ("the ", "la ", "le ", "les ", "l'"):
        if key.startswith(article):
            return key[len(article) :]
    return key


def instrument(words: str) -> str | None:
    """The canonical name of the instrument that the words name, in English or French; None if none."""
    return _canonicals("instruments").get(_without_article(folded(words)))


def treaty(words: str) -> str | None:
    """The canonical name of the treaty that the words name, in English or French; None if none."""
    return _canonicals("treaties").get(_without_article(folded(words)))
