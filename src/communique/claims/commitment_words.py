"""The words of giving and promising, as the commitment lexicons hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from communique.claims.lexicon import Row, by_lemma, lemmas, rows
from communique.model import Span

GIFTS = frozenset({"aid", "weak", "goods"})
FIRST = frozenset({"we", "i", "us", "nous", "je"})


def verb(lemma: str, language: str) -> Row | None:
    """The row of a verb of giving or promising."""
    return by_lemma("commitment-verbs", language).get(lemma)


_NOTHING = frozenset({"none", "nothing", "rien", "aucun", "aucune"})


def is_nothing(token: Any) -> bool:
    """Whether a word says that there is nothing of what follows it: "none of the 25 tents", "rien des 5 millions"."""
    return token.lower_ in _NOTHING or any(child.lower_ in ("no", "aucun", "aucune") for child in token.lefts)


def is_idle(lemma: str, language: str, *, ours: bool = False) -> bool:
    """Whether the verb's future tells what will happen rather than what somebody promises.

    Of their own steps ("we will take measures") speakers promise more than is promised of others.
    """
    row = by_lemma("commitment-idle", language).get(lemma)
    return row is not None and not (ours and row["note"] == "soft")


def is_giver(lemma: str, language: str) -> bool:
    """Whether a common noun names somebody who can bind himself."""
    return lemma in lemmas("commitment-givers", language)


@cache
def _roles(language: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in rows("commitment-nouns", language):
        found.setdefault(row["lemma"], (row["role"], row["note"]))
    return found


def role(token: Any, language: str) -> str:
    """What a noun is to a commitment: aid, weak, goods, promise, plan, act, idle, or nothing."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return ""
    roles = _roles(language)
    found = roles.get(token.lemma_.casefold()) or roles.get(token.lower_)
    if found is None:
        return ""
    return found[1] or found[0]


def roles_in(tokens: Iterable[Any], language: str) -> set[str]:
    """The roles of all nouns among some tokens."""
    return {found for token in tokens if (found := role(token, language))}


_PART = re.compile(r"\b(?:of which|of that|including|dont|y compris|parmi lesquels)\b", re.IGNORECASE)


def before_part(text: str, span: Span, after: int = -1) -> Span:
    """A span without the words on a part of the sum from an offset on: "€40m, of which €15m has been paid"."""
    match = _PART_OF_SUM.search(text, max(span.start, after), span.end)
    return Span(span.start, match.start()) if match is not None and match.start() > span.start else span


def is_part(text: str, start: int, part: Span) -> bool:
    """Whether an amount behind an offset is told as a part of the one before it."""
    return start <= part.start < start + 40 and _PART.search(text, start, part.start + 12) is not None


_PART_OF_SUM = re.compile(r"\b(?:of which|of that|including|dont|y compris)\b(?=[^.;]{0,24}\d)", re.IGNORECASE)
PENDING = re.compile(
    r"\b(?:subject to|pending|if approved|still (?:has|have|needs?|to)"
    r"|(?:has|have) (?:not|yet) (?:yet )?(?:voted|approved|to)"
    r"|awaits?|awaiting|(?<!not )(?:conditional|contingent) (?:up)?on|provided that"
    r"|(?<!for )as long as(?! (?:it takes|necessary|needed|required|possible)\b)"
    r"|on (?:the )?(?:strict |clear |sole )?conditions? (?:that|of)|pourvu qu[e’']"
    r"|à (?:la )?condition (?:qu[e’']|d[e’'])"
    r"|sous réserve|doit encore|to decide)\b",
    re.IGNORECASE,
)
EARLIER = re.compile(
    r"\b(?:already|previously|earlier|so far|to date|until now|since|in the past|ago|first (?:made|announced)|"
    r"déjà|à ce jour|jusqu’ici|depuis|précédemment)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:additional|further|extra|(?-i:new|New(?!\s[A-Z])|NEW)"
    r"|more(?! than\b)|fresh|another|on top of|in addition|step(?:ped|ping)? up|"
    r"supplémentaires?|nouve(?:aux?|lles?)|additionnel(?:le)?s?)\b",
    re.IGNORECASE,
)
