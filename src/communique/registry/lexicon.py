"""All names of one language, keyed by their first word, with the patterns that decide doubtful ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
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


_Names = dict[str, list[tuple[str, Entry]]]


class Lexicon:
    """The names of one language, and the patterns that decide doubtful ones; each is compiled at first use.

    Attributes:
        by_first_word: The names that begin with a word, longest first.
        roles: The role (as in "NATO:leaders") by its nouns in small letters.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        french = language == "fr"
        names: _Names = {}
        _add_members(names, language)
        _add_countries(names, french)
        _add_organisations(names, french)
        _add_places(names, french)
        for kind, table in (("treaty", "treaties"), ("instrument", "instruments")):
            for canonical, _, en, fr, *_rest in rows(table):
                _add(names, alternatives(fr if french else en), Entry(canonical, kind))
        _add(names, self._masks("whole"), Entry("", "mask"))
        for candidates in names.values():
            if len(candidates) > 1:
                candidates.sort(key=_longest_first)
        self.by_first_word = names
        self.roles: dict[str, str] = {
            form.casefold(): role.role
            for role in roles().values()
            for noun in (role.fr if french else role.en)
            for form in (plain(noun), unaccented(plain(noun)))
        }

    def _masks(self, where: str) -> list[str]:
        return [plain(words) for words, language, its in rows("masks") if language == self._language and its == where]

    def _of_roles(self, pattern: dict[str, str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
        nouns = _either(self.roles).replace(r"\ ", " +")
        return re.compile(pattern[self._language].format(nouns=nouns), flags)

    @cached_property
    def article(self) -> re.Pattern[str]:
        """An article or possessive, at the end of what precedes a name."""
        return re.compile(_ARTICLE[self._language])

    @cached_property
    def longer_name(self) -> re.Pattern[str]:
        """The rest of another, longer name, after one that needs an article."""
        return re.compile(_LONGER_NAME[self._language])

    @cached_property
    def role_after(self) -> re.Pattern[str]:
        """The members' role after the group ("NATO leaders")."""
        return self._of_roles(_ROLE_AFTER, re.IGNORECASE)

    @cached_property
    def role_shared(self) -> re.Pattern[str]:
        """The members' role after a second group ("EU and NATO leaders")."""
        return self._of_roles(_ROLE_SHARED)

    @cached_property
    def role_before(self) -> re.Pattern[str]:
        """The members' role at the end of what precedes the group ("leaders of")."""
        return self._of_roles(_ROLE_BEFORE, re.IGNORECASE)

    @cached_property
    def after_city(self) -> re.Pattern[str]:
        """A word that makes another name of the city before it ("Agreement")."""
        return re.compile(rf" +(?:{_either(self._masks('after-city'))})\b")

    @cached_property
    def before_city(self) -> re.Pattern[str]:
        """The same, before the city ("University of")."""
        return re.compile(rf"\b(?:{_either(self._masks('before-city'))}) *$")

    @cached_property
    def money(self) -> re.Pattern[str]:
        """A currency's noun after a country or its adjective."""
        return re.compile(rf" +(?:{_either(self._masks('money'))})\b")


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language ("en" or "fr"), read once."""
    return Lexicon(language)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _longest_first(candidate: tuple[str, Entry]) -> int:
    return -len(candidate[0])


def _add_members(names: _Names, language: str) -> None:
    for words, its_language, canonical in rows("member_names"):
        if its_language == language:
            _add(names, [words], Entry(canonical, "members"))


def _add_countries(names: _Names, french: bool) -> None:
    for code, en, fr in rows("countries"):
        _add(names, alternatives(fr if french else en), Entry(code, "country", code, speaks=True))
    for code, adjective_en, people_en, adjective_fr, people_fr in rows("demonyms"):
        _add(names, alternatives(adjective_fr if french else adjective_en), Entry(code, "demonym", code))
        _add(names, alternatives(people_fr if french else people_en), Entry(code, "people", code))


def _add_organisations(names: _Names, french: bool) -> None:
    for each in organisations().values():
        entry = Entry(
            each.canonical,
            "organisation",
            as_written=each.kind in ("coalition", "armed-group"),
            collective=each.kind == "region",
        )
        _add(names, each.names_fr if french else each.names_en, entry)


def _add_places(names: _Names, french: bool) -> None:
    for name, code, role, en, fr in rows("cities"):
        own = alternatives(fr) if french else [name, *alternatives(en)]
        _add(names, own or [name], Entry(name.removesuffix("!"), "city", code, speaks=role == "capital"))
    for code, en, fr in rows("metonyms"):
        _add(names, alternatives(fr if french else en), Entry(code, "metonym", code, speaks=True))


def _add(names: _Names, words: Iterable[str], entry: Entry) -> None:
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
