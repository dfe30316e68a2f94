"""Who published a document, by its letterhead or dateline."""

from __future__ import annotations

import re
from functools import cache

from communique.reading.genre import agency_of
from communique.reading.head import Head
from communique.reading.lexicon import lexicon

_FROM = re.compile(
    r"\b(?:press|news|media) release (?:from|by|of|issued by) (?:the )?(?P<office>[A-Z][^,;|–—]{3,80}?)"
    r"(?:\s*\([^)]*\))?\s*(?:[,;|–—]|$)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s+[/|]\s+")
_LETTERHEAD_LINES = 4
_LONGEST = 100


def publisher_of(head: Head) -> str | None:
    """The publisher that the document itself names, or None.

    A letterhead is a line of its own that is the name of an office: one with a verb is a headline.
    """
    if agency := agency_of(head):
        return agency
    for line in head.lines[:_LETTERHEAD_LINES]:
        for part in _PARTED.split(line) if _PARTED.search(line) else ():
            if is_letterhead(part):  # the house in two languages
                return part.strip(" .:|")
        if is_letterhead(line):
            return re.sub(r"\s*\([^)]*\)$", "", line).strip(" .:|")
        for match in _FROM.finditer(line):
            if match["office"][0].isupper() and _is_name(match["office"]):
                return match["office"].strip()
    return None


def is_letterhead(line: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    words = line.strip(" .:|")
    if len(words) > _LONGEST:
        return False
    if _office().match(words) and _is_name(words):
        return True
    return _office("fr").match(words) is not None and _is_french_name(words)


@cache
def _office(language: str | None = None) -> re.Pattern[str]:
    listed = (entry["phrase"] for entry in lexicon("offices") if language in (None, entry["language"]))
    phrases = sorted(listed, key=len, reverse=True)
    # Up to three words may come first: "The Federal Ministry of …", "Royal Norlandic Embassy of …".
    return re.compile(rf"(?:[A-Z][\w’'-]* ){{0,3}}(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


@cache
def _headline_verbs() -> frozenset[str]:
    return frozenset(entry["word"] for entry in lexicon("headline_verbs"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(entry["word"] for entry in lexicon("name_particles"))


def _is_name(words: str) -> bool:
    if re.search(r"[.!?:;\"“”«»]|\d", words):
        return False
    apart = re.findall(r"[^\W\d_]+", words)
    return all(word[0].isupper() or word in _particles() for word in apart) and not any(
        word.lower() in _headline_verbs() for word in apart
    )


def _is_french_name(words: str) -> bool:
    """Whether a French line is a name: its adjectives are small ("des Affaires étrangères"), and it has no verb."""
    apart = re.findall(r"[^\W\d_]+", words)
    plain = not re.search(r"[.!?:;\"“”«»]|\d", words)
    return plain and words[:1].isupper() and not any(word.lower() in _headline_verbs() for word in apart)
