"""Organisations, bodies and standing groups, and their members acting together."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from communique.registry.countries import country_name
from communique.registry.names import folded
from communique.registry.table import alternatives, rows


class Organisation(NamedTuple):
    """An organisation, a body of one, or a group of countries that meets under a name.

    Attributes:
        canonical: The name in claims: the usual acronym in capitals, else the full name.
        kind: organisation, body, agency, group, region, mission, treaty-body, coalition or armed-group.
        name: Short display name.
        names_en, names_fr: All names, the full one first where there is one. "the X" counts only after
            an article, "X~" only together with its members' role.
        source: Who publishes the names.
    """

    canonical: str
    kind: str
    name: str
    names_en: tuple[str, ...]
    names_fr: tuple[str, ...]
    source: str


class Role(NamedTuple):
    """Members acting together: the word after the colon, and the plural nouns that name it."""

    role: str
    en: tuple[str, ...]
    fr: tuple[str, ...]


@cache
def organisations() -> dict[str, Organisation]:
    """All organisations by canonical name, in the order of the file."""
    return {
        canonical: Organisation(canonical, kind, name, tuple(alternatives(en)), tuple(alternatives(fr)), source)
        for canonical, kind, name, en, fr, source in rows("organisations")
    }


@cache
def roles() -> dict[str, Role]:
    """The roles in which members act together, by the word after the colon."""
    return {role: Role(role, tuple(alternatives(en)), tuple(alternatives(fr))) for role, en, fr in rows("roles")}


@cache
def _canonicals() -> dict[str, str]:
    found: dict[str, str] = {}
    everything = organisations().values()
    for each in everything:
        found[folded(each.canonical)] = each.canonical
    for each in everything:
        for name in (each.name, *each.names_en, *each.names_fr):
            if not name.endswith("~"):
                found.setdefault(folded(name.removeprefix("the ")), each.canonical)
    return found


def organisation(words: str) -> str | None:
    """The canonical name of the organisation or group that the words name, in English or French.

    Args:
        words: Words by themselves, in any case, with or without accents and article.

    Returns:
        The name used in claims ("NATO"), or None when the words name no organisation of the registry.
    """
    key = folded(words)
    found = _canonicals().get(key)
    if found:
        return found
    for article in ("the ", "la ", "le ", "les ", "l'"):
        if key.startswith(article):
            return _canonicals().get(key[len(article) :])
    return None


def name_of(code: str, language: str = "en") -> str:
    """The short display name of a canonical name; what the registry does not know is given back as it is.

    Args:
        code: A country's code, an organisation's canonical name, or members acting together
            ("NATO:foreign-ministers").
        language: "en" or "fr".
    """
    country = country_name(code, language)
    if country:
        return country
    group, colon, role = code.partition(":")
    known = organisations().get(group)
    if known is None:
        name = group
    elif language == "fr" and known.names_fr:
        name = _short(known.names_fr) or known.name
    else:
        name = known.name
    if not colon:
        return name
    nouns = roles().get(role)
    words = (nouns.fr if language == "fr" else nouns.en)[0] if nouns else role.replace("-", " ")
    return f"{words} ({name})" if language == "fr" else f"{name} {words}"


def _short(names: tuple[str, ...]) -> str | None:
    """The acronym among the names, else the first."""
    usable = [name for name in names if not name.startswith("the ") and not name.endswith("~")]
    return next((name for name in usable if name.isupper() and " " not in name), usable[0] if usable else None)
