"""Parties told by their number: "41 States, nine UN agencies", "douze chefs d'État et de gouvernement"."""

from __future__ import annotations

import re

_NUMBERS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety)(?:[ -]\w+)?|(?:\w+ )?hundred|dozens|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|"
    r"treize|quatorze|quinze|seize|dix-\w+|(?:vingt|trente|quarante|cinquante|soixante)(?:[ -](?:et[ -])?\w+)?|"
    r"(?:une )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|centaine)(?: de| d[’'])"
)
_NOUNS = (
    r"heads of (?:state(?: (?:and|or) (?:of )?government)?|government|delegation)|"
    r"chefs d[’'][EÉ]tat(?: (?:et|ou) de gouvernement)?|chefs de (?:gouvernement|délégation)|"
    r"(?:member )?states|countries|nations|governments|organi[sz]ations|delegations|parties|members|agencies|companies|"
    r"institutions|ministers|leaders|ambassadors|donors|"
    r"[EÉ]tats(?: membres)?|pays|gouvernements|organisations|délégations|entreprises|ministres|dirigeants|agences|"
    r"bailleurs"
)
_COUNTED = re.compile(
    rf"\b(?:(?:more than|over|some|about|around|nearly|almost|plus de|près de|quelque)\s+)?"
    rf"(?:\d[\d,.]*|(?:{_NUMBERS}))\s*(?:of the \d+ )?(?:(?!(?:and|et|or|ou)\b)[\w’'-]+\s+){{0,3}}?"
    rf"(?:{_NOUNS})(?![\w-])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^une? ", re.IGNORECASE)


def counted_parties(words: str) -> list[tuple[int, int]]:
    """The ranges of some words that count parties."""
    return [match.span() for match in _COUNTED.finditer(words)]


def is_counted(name: str) -> bool:
    """Whether a party is told by its number alone."""
    return _COUNTED.match(name) is not None


def plain(name: str) -> str:
    """A counted party without its article."""
    return _ARTICLE.sub("", " ".join(name.split()))
