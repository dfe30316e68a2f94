"""Names of countries, cities, organisations, instruments and treaties, found in running text."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, cast

from communique.registry.lexicon import Entry, Lexicon, lexicon
from communique.registry.names import plain

NameKind = Literal["country", "demonym", "people", "city", "metonym", "organisation", "members", "instrument", "treaty"]

_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"\s+")
_MONEY_SIGNS = "$€£¥"


class NameMatch(NamedTuple):
    """A name in a text, and what it names.

    Attributes:
        start, end: Half-open range of code points.
        words: The words at the range.
        canonical: The name used in claims ("RO", "NATO", "NATO:members"); a city's name in English.
        kind: country (by its name), demonym (adjective), people (nationals), city, metonym (a house that
            speaks for a government), organisation, members (of a group, acting together), instrument, treaty.
        country: The country of a country, demonym, people, city or metonym; None for the rest.
        speaks: Whether the place may stand for its government: a metonym, or a capital.
    """

    start: int
    end: int
    words: str
    canonical: str
    kind: NameKind
    country: str | None = None
    speaks: bool = False


class Gazetteer:
    """Finds the registry's names in texts of one language.

    Longest match wins. Letter case counts, but a name all in capitals is found too; accents may be
    missing; names never begin or end inside a word. Whether "Jordan" is a given name, or "the Union"
    another one than the European, is for the caller to see.
    """

    def __init__(self, language: str) -> None:
        self.language = "fr" if language == "fr" else "en"
        self._lexicon: Lexicon = lexicon(self.language)

    def find(self, text: str) -> list[NameMatch]:
        """All names in `text`, in order; they do not overlap."""
        words = plain(text)
        candidates_of = self._lexicon.by_first_word
        matches: list[NameMatch] = []
        done = 0
        for word in _WORD.finditer(words):
            candidates = candidates_of.get(word.group())
            if candidates is None:
                continue
            start = word.start()
            if start < done:
                continue
            for key, entry in candidates:
                end = self._end(words, text, start, key)
                if end is None:
                    continue
                if entry.kind == "mask":
                    done = end
                    break
                match = self._match(text, words, start, end, entry, done)
                if match is not None:
                    matches.append(match)
                    done = match.end
                    break
        return matches

    def _end(self, words: str, text: str, start: int, key: str) -> int | None:
        """Where `key` ends if it stands at `start`, between word boundaries."""
        if words.startswith(key, start):
            end = start + len(key)
        elif " " in key and "  " in (window := words[start : start + len(key) + 80]):
            # Wrapped lines with indents: the spaces of the name are runs of blanks, but no blank line.
            run = re.match(re.escape(key).replace(r"\ ", r"\s+"), window)
            if run is None or "\n\n" in text[start : start + run.end()]:
                return None
            end = start + run.end()
        else:
            return None
        if end < len(words):
            follows = words[end]
            if follows.isalnum() or follows == "_" or (follows in _MONEY_SIGNS and end - start <= 4):
                return None
            if follows == "." and "." in key:
                end += 1
        return end

    def _match(self, text: str, words: str, start: int, end: int, entry: Entry, done: int) -> NameMatch | None:
        lex = self._lexicon
        kind = entry.kind
        if entry.condition == "article" and (
            not lex.article.search(words[max(0, start - 6) : start]) or lex.longer_name.match(words, end)
        ):
            return None
        if kind == "organisation":
            found = self._with_role(text, words, start, end, entry, done)
            if found is not None or entry.condition == "role":
                return found
        elif kind == "city":
            if lex.after_city.match(words, end) or lex.before_city.search(words[max(0, start - 20) : start]):
                return None
        elif kind in ("country", "demonym") and lex.money.match(words, end):
            return None
        surface = text[start:end]
        canonical = _BLANKS.sub(" ", surface) if entry.as_written else entry.canonical
        return NameMatch(start, end, surface, canonical, cast("NameKind", kind), entry.country, entry.speaks)

    def _with_role(self, text: str, words: str, start: int, end: int, entry: Entry, done: int) -> NameMatch | None:
        """The organisation together with its members' role, if one stands beside it."""
        lex = self._lexicon
        group = _BLANKS.sub(" ", text[start:end]) if entry.as_written else entry.canonical
        role = None
        after = lex.role_after.match(words, end)
        if after:
            end, role = after.end(), self._role(after)
        # "leaders of the G7"; "leaders of NATO member states"; "leaders of the member states of the EU".
        for _ in range(2):
            if role is None or role == "members":
                since = max(done, start - 100)
                before = lex.role_before.search(words[since:start])
                if before:
                    start, role = since + before.start(), self._role(before)
        if role is None:
            shared = lex.role_shared.match(words, end)
            role = self._role(shared) if shared else None
            if role == "members":
                role = None
        if role is None:
            return None
        if role == "members" and entry.collective:
            return NameMatch(start, end, text[start:end], entry.canonical, "organisation")
        return NameMatch(start, end, text[start:end], f"{group}:{role}", "members")

    def _role(self, match: re.Match[str]) -> str:
        return self._lexicon.roles[_BLANKS.sub(" ", match["role"]).casefold()]


@cache
def gazetteer(language: str) -> Gazetteer:
    """The gazetteer of a language, built once; English for a language that the registry does not have."""
    return Gazetteer(language)
