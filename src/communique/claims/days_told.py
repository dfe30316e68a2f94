"""How many days an occasion takes, by its words: "the two-day conference ended on 4 May" began on the third."""

from __future__ import annotations

import re
from datetime import date, timedelta

from communique.claims.occasion import Occasion
from communique.language.clauses import Clause
from communique.language.numbers import read_number
from communique.language.reading import Reading

_DAYS = re.compile(
    r"\b(?P<en>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[- ]days?\b"
    r"|\bde (?P<fr>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) jours\b",
    re.IGNORECASE,
)
_ENDING = frozenset({"end", "close", "conclude", "wrap up", "finish", "terminer", "achever", "clore", "clôturer"})
_OPENING = frozenset({"open", "begin", "start", "kick off", "ouvrir", "commencer", "débuter"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def dated_by_length(reading: Reading, occasion: Occasion, told: str | None) -> str | None:
    """The days from the first to the last, where one of them and the number of days are told; else the date as it is.

    Args:
        reading: The document.
        occasion: An occasion, whose clause says that it opens or ends.
        told: The day of that.
    """
    match = _DAYS.search(occasion.name.of(reading.text))
    if match is None or told is None or _DAY.fullmatch(told) is None:
        return told
    days = read_number(match["en"] or match["fr"])
    lemmas = {clause.lemma for clause in occasion.sentence.clauses if _tells(clause, occasion)}
    if days is None or days < 2:
        return told
    further = timedelta(days=days - 1)
    day = date.fromisoformat(told)
    if lemmas & _ENDING:
        return f"{(day - further).isoformat()}/{told}"
    if lemmas & _OPENING:
        return f"{told}/{(day + further).isoformat()}"
    return told


def _tells(clause: Clause, occasion: Occasion) -> bool:
    """Whether the occasion is the subject of a clause, or the object of one by which somebody opens or ends it."""
    arguments = (clause.subject, clause.object)
    return any(argument is not None and argument.head.i == occasion.head.i for argument in arguments)
