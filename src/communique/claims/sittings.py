"""Sittings: whose words "the Summit" and "Heads" are in the account of a meeting that says who sits there."""

from __future__ import annotations

import re
from typing import Any

from communique.claims.meeting import main_meeting
from communique.language.clauses import Argument
from communique.language.reading import Reading

SITTINGS = frozenset({"summit", "conference", "meeting", "ministerial", "conférence", "sommet", "réunion"})
"""Nouns that stand for those who sit."""
_BARE = re.compile(r"(?:the\s+|les?\s+|la\s+|l['’])?[^\W\d_]+$", re.IGNORECASE)
_HEADS = frozenset({"heads", "leaders", "dirigeants", "chefs"})
_MINISTERS = frozenset({"ministers", "ministres"})


def is_bare(words: str) -> bool:
    """Whether a phrase is a noun alone, with or without its article: "the Summit", "Heads"."""
    return _BARE.fullmatch(words.split(",")[0].strip()) is not None


def sitting_group(reading: Reading, subject: Argument, head: Any) -> str | None:
    """The group that a bare "the Summit", "Heads" or "Ministers" stands for: the one that met, where only one did.

    Args:
        reading: The document.
        subject: The phrase.
        head: Its noun.
    """
    word = head.lower_
    sits = head.lemma_.casefold() in SITTINGS or word in SITTINGS
    if not (sits or word in _HEADS or word in _MINISTERS) or not is_bare(subject.span.of(reading.text)):
        return None
    main = main_meeting(reading)
    if main is None or len(main.bodies) != 1:
        return None
    group = main.bodies[0]
    _, _, role = group.partition(":")
    if not role:
        return None
    fits = sits or (word in _HEADS and role == "leaders") or (word in _MINISTERS and role.endswith("ministers"))
    return group if fits else None
