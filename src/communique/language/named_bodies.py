"""Bodies that no list knows, named after a title: "director of the River Women's Network", "chair of the panel"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.language.lexicon import rows
from communique.language.naming import BODY, CITY, COUNTRY, DEMONYM, HONORIFIC, NAME, THING, TITLE

_PIECE = f"[{CITY}{NAME}{BODY}{THING}{DEMONYM}]+"
_CAPITALISED = r"[^\W\d_a-zà-ÿ][\w’'-]*"
_WORD = rf"(?:{_PIECE}|{_CAPITALISED})(?:['’]s?)?"


_LAST_NAME = re.compile(rf"[ ,]+(?:and )?(?P<name>{NAME}+)$")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    heads = "|".join(sorted({row["phrase"] for row in rows("body-heads") if row["language"] == language}))
    own = "|".join(
        sorted(
            {row["phrase"] for row in rows("body-heads") if row["language"] == language and row["role"] == "private"}
        )
    )
    if language == "fr":
        return (
            # "la directrice du Réseau des femmes du Lac, Ada Voss"
            re.compile(
                rf"(?<={TITLE}) (?:du |de la |de l['’]|des |d['’])(?P<body>[{NAME}{BODY}{THING}A-ZÀ-Ý]"
                rf"[^,()]{{2,60}})(?=, (?:{HONORIFIC}+ ?)?{NAME})"
            ),
        )
    matter = (
        r"(?: (?:on|for) (?:the )?[a-z][\w-]+(?: (?:and )?[a-z][\w-]+){0,3}?"
        r"(?=[,.;)]| (?:said|told|reported|presented|introduced)\b|$))"
    )
    after = rf"(?<={TITLE}) (?:of|for|at|with|from) (?:the |an? |its |their )?(?:[a-z][a-z-]+ ){{0,2}}?"
    return (
        # "director of the Juba Women's Network", "chair of the Group on Trade and Transport"
        re.compile(
            rf"{after}(?P<body>(?:{_WORD} ){{0,5}}?{BODY}+(?: (?:of|on|for) (?:the )?{_WORD}(?: {_WORD}){{0,2}}"
            rf"(?:(?:, {_WORD}(?: {_WORD})?)* and {_WORD}(?: {_WORD}){{0,3}})?)?)"
        ),
        # "co-chair of the expert group on definitions", "of the open-ended working group"
        re.compile(
            rf"{after}(?P<body>(?:[a-z][\w’'-]+ ){{1,3}}?(?:{heads})(?![\w-]){matter}?|(?:{heads}){matter})",
            re.IGNORECASE,
        ),
        # "at the German industry federation"
        re.compile(
            rf"{after}(?P<body>[{DEMONYM}{CITY}{COUNTRY}{THING}{NAME}]+(?:['’]s)? "
            rf"(?:[a-z][\w’'-]+ ){{0,3}}?(?:{own})(?![\w-]))"
        ),
        # "Contact group Co-Chair"
        re.compile(rf"(?<![\w’'-])(?P<body>(?:[^\W\d_][\w-]+|{NAME}+|{THING}+) (?:{heads}))(?= {TITLE}+ {NAME})"),
    )


def named_bodies(mask: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """The ranges of a masked sentence that name such a body as a whole.

    Args:
        mask: The sentence with its recognised pieces masked.
        text: The same sentence as written.
        language: ISO 639-1.
    """
    if TITLE not in mask:
        return
    for pattern in _patterns(language):
        for match in pattern.finditer(mask):
            start, end = match.span("body")
            last = _LAST_NAME.search(mask, start, end)
            if last is not None and " " in (words := text[last.start("name") : end]).strip():
                end = last.start()  # a full name after the body is its officer's
                if matter := _matter(words):
                    end = last.start("name") + matter
                elif mask[start:end].endswith((" for", " of", " on")):
                    end = mask.rindex(" ", start, end)
            if mask[start:end].strip(BODY):  # one recognised body needs no help
                yield start, end


def _matter(words: str) -> int:
    """How many characters of a capitalised run are still the matter of a body: "Affairs" of "Affairs Ada Voss"."""
    length = 0
    for word in re.finditer(r"\S+", words):
        if word.group().casefold() not in _portfolios():
            break
        length = word.end()
    return length


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("offices") if row["role"] == "portfolio" and row["language"] == "en")
