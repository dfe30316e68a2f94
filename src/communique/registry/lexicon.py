"""All names of one language, keyed by their first word, with the patterns that decide doubtful ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from communique.registry.names import plain, unaccented, with_plain_capitals
from communique.registry.organisations import organisations, roles
from communique.registry.table import alternatives, rows

_FIRST_WORD = re.compile(r"[^\W_]+")
# Shorter names are not looked for in capitals: "Man" or "Mix" in a headline would be everywhere.
_SHORTEST_IN_CAPITALS = 4

_ARTICLE = {
    "en": r"\b(?:[Tt]he|THE|[Oo]ur|[Tt]his) +$",
    "fr": r"\b(?:[Ll]'|(?:[Ll]es?|[Ll]a|[Dd]es|[Dd]u|[Aa]ux?|[Nn]otre) +)$",
}
# After "the Alliance": the rest of another name ("the Alliance for Progress", "the Union Cabinet").
_LONGER_NAME = {
    "en": r" +(?:(?:of|for|between|against) +(?:the +)?)?[A-Z]",
    "fr": r" +(?:(?:du|des?|pour|contre|entre|globale|mondiale|postale|\w+(?:ique|ionale|aire|aine|ienne|aise))\b"
    r"|d'|[A-Z])",
}
_ROLE_AFTER = {"en": r"(?:'s?)?[ -] *(?:\d+ +)?(?:member +)?(?P<role>{nouns})\b", "fr": r"(?!)(?P<role>)"}
# "EU and NATO leaders", "Nordic and Baltic ministers": the noun belongs to both.
_ROLE_SHARED = {
    "en": r" +and +(?:the +)?(?!Member|Partner|Allied)[A-Z][\w'-]* +(?P<role>(?i:{nouns}))\b",
    "fr": r"(?!)(?P<role>)",
}
_ROLE_BEFORE = {
    "en": r"\b(?P<role>{nouns}) +(?:of|from|within|in|across) +(?:the +|all +)?$",
    "fr": r"\b(?P<role>{nouns})(?: +des? +(?:pays|[ée]tats)(?: +membres)?)? *"
    r"(?: de +l'| de +la | des | du | de | d'| )$",
}


class Entry(NamedTuple):
    """What a name stands for.

    Attributes:
        canonical, kind, country, speaks: As in NameMatch; the kind "mask" hides the name.
        condition: "" always; "article" only after an article; "role" only with its members' role.
        as_written: The canonical name is the words of the text (armed groups, coalitions without a settled name).
        collective: The name is that of the members themselves ("Nordic countries" are NORDIC).
    """

    canonical: str
    kind: str
    country: str | None = None
    speaks: bool = False
    condition: str = ""
    as_written: bool = False
    collective: bool = False


class Lexicon(NamedTuple):
    """The names of one language and its patterns."""

    by_first_word: dict[str, list[tuple[str, Entry]]]
    article: re.Pattern[str]
    longer_name: re.Pattern[str]
    role_after: re.Pattern[str]
    role_shared: re.Pattern[str]
    role_before: re.Pattern[str]
    roles: dict[str, str]
    after_city: re.Pattern[str]
    before_city: re.Pattern[str]
    money: re.Pattern[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language ("en" or "fr"), read once."""
    french = language == "fr"
    names: dict[str, list[tuple[str, Entry]]] = {}
    _add_members(names, language)
    _add_countries(names, french)
    _add_organisations(names, french)
    _add_places(names, french)
    for kind, table in (("treaty", "treaties"), ("instrument", "instruments")):
        for canonical, _, en, fr, *_rest in rows(table):
            _add(names, alternatives(fr if french else en), Entry(canonical, kind))
    masks: dict[str, list[str]] = {"whole": [], "after-city": [], "before-city": [], "money": []}
    for words, its_language, where in rows("masks"):
        if its_language == language:
            masks[where].append(plain(words))
    _add(names, masks["whole"], Entry("", "mask"))
    for candidates in names.values():
        if len(candidates) > 1:
            candidates.sort(key=_longest_first)
    nouns = {
        form.casefold(): role.role
        for role in roles().values()
        for noun in (role.fr if french else role.en)
        for form in (plain(noun), unaccented(plain(noun)))
    }
    either = _either(nouns).replace(r"\ ", " +")
    return Lexicon(
        names,
        re.compile(_ARTICLE[language]),
        re.compile(_LONGER_NAME[language]),
        re.compile(_ROLE_AFTER[language].format(nouns=either), re.IGNORECASE),
        re.compile(_ROLE_SHARED[language].format(nouns=either)),
        re.compile(_ROLE_BEFORE[language].format(nouns=either), re.IGNORECASE),
        nouns,
        re.compile(rf" +(?:{_either(masks['after-city'])})\b"),
        re.compile(rf"\b(?:{_either(masks['before-city'])}) *$"),
        re.compile(rf" +(?:{_either(masks['money'])})\b"),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _longest_first(candidate: tuple[str, Entry]) -> int:
    return -len(candidate[0])


def _add_members(names: dict[str, list[tuple[str, Entry]]], language: str) -> None:
    for words, its_language, canonical in rows("member_names"):
        if its_language == language:
            _add(names, [words], Entry(canonical, "members"))


def _add_countries(names: dict[str, list[tuple[str, Entry]]], french: bool) -> None:
    for code, en, fr in rows("countries"):
        _add(names, alternatives(fr if french else en), Entry(code, "country", code, speaks=True))
    for code, adjective_en, people_en, adjective_fr, people_fr in rows("demonyms"):
        _add(names, alternatives(adjective_fr if french else adjective_en), Entry(code, "demonym", code))
        _add(names, alternatives(people_fr if french else people_en), Entry(code, "people", code))


def _add_organisations(names: dict[str, list[tuple[str, Entry]]], french: bool) -> None:
    for each in organisations().values():
        entry = Entry(
            each.canonical,
            "organisation",
            as_written=each.kind in ("coalition", "armed-group"),
            collective=each.kind == "region",
        )
        _add(names, each.names_fr if french else each.names_en, entry)


def _add_places(names: dict[str, list[tuple[str, Entry]]], french: bool) -> None:
    for name, code, role, en, fr in rows("cities"):
        own = alternatives(fr) if french else [name, *alternatives(en)]
        _add(names, own or [name], Entry(name.removesuffix("!"), "city", code, speaks=role == "capital"))
    for code, en, fr in rows("metonyms"):
        _add(names, alternatives(fr if french else en), Entry(code, "metonym", code, speaks=True))


def _add(names: dict[str, list[tuple[str, Entry]]], words: Iterable[str], entry: Entry) -> None:
    """File the names under their first words: as written, in capitals, without accents.

    "the X" counts only after an article, "X~" only with its members' role, "X!" only with its accents.
    Thousands of names pass here at every start: those without accents take a short way.
    """
    for name in words:
        filed = entry
        if name.startswith("the "):
            name = name[4:]
            filed = entry._replace(condition="article")
        elif name.endswith("~"):
            name = name[:-1]
            filed = entry._replace(condition="role")
        if name.isascii():
            key = name
            forms = [key]
        else:
            key = plain(name.removesuffix("!"))
            forms = [key]
            if name[-1] != "!":
                forms += sorted({with_plain_capitals(key), unaccented(key)} - {key})
        if not filed.condition:
            capitals = [form.upper() for form in forms] if len(key) >= _SHORTEST_IN_CAPITALS else []
            if key[0].islower() and " " in key:
                forms += [form[0].upper() + form[1:] for form in forms if form[0].islower()]
            forms += [form for form in capitals if form not in forms]
        for form in forms:
            first = form.partition(" ")[0]
            if not first.isalnum():
                first = _FIRST_WORD.findall(form)[0]
            filed_under = names.get(first)
            if filed_under is None:
                names[first] = [(form, filed)]
            else:
                filed_under.append((form, filed))
