"""A sentence as the parser gets it: words that would lead it astray give way to others of the same length."""

from __future__ import annotations

import re

from communique.language.delegations import as_names

_LONGEST = 4_000
_SPACES = {ord("\n"): " ", ord("\u00a0"): " "}
# The French models know the straight apostrophe only: before the other one they take the article for the subject.
_AS_TRAINED = {"en": _SPACES, "fr": _SPACES | {ord("’"): "'", ord("\u202f"): " "}}
# The tokeniser takes quadratic time over a run of signs, and rules of dashes and dots say nothing.
_SIGNS = re.compile(r"[^\w\s]{32,}")
_MANNER = re.compile(
    r"\b(?:by (?:consensus|acclamation|unanimity)|par (?:consensus|acclamation)|à l['’]unanimité)"
    r"(?=\s(?:the|an?|its|their|all|both|les?|la|une?|l['’]|\d))"
)
"""How something was decided, between the verb and what was decided: the parser would take this for its apposition."""
_BOUND = re.compile(r"\b(?P<first>[Uu])p to(?=\s+(?:[A-Z]{1,3}[$€£]?|[$€£¥])?\s?\d)")
"""Between a verb and a sum, "up" would become the verb's particle: "promised Norland up to €5 million"."""


def as_parsed(sentence: str, language: str) -> str:
    """A sentence of a document for the parser, of the same length; one of more than 4,000 characters is cut there.

    >>> as_parsed("NORLAND promised KENYA up to EUR 5 million.", "en")
    'NORLAND promised Kenya about EUR 5 million.'
    """
    text = as_names(sentence, language).translate(_AS_TRAINED[language])[:_LONGEST]
    text = _MANNER.sub(_blank, _SIGNS.sub(_blank, text))
    return _BOUND.sub(_about, text) if language == "en" else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _about(found: re.Match[str]) -> str:
    return "About" if found["first"] == "U" else "about"
