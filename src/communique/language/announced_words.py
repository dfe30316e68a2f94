"""Lines that announce somebody's words below them: "Minister Voss issued the following statement on the crisis:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading, Sentence

_NOUNS = r"(?:statements?|remarks?|declarations?|messages?|comments?|speech|letter|tweet)"
_NOUNS_FR = r"(?:déclarations?|messages?|propos|communiqués?|lettre|allocution)"
_FOLLOWING = re.compile(
    rf"\bfollowing\s+(?:\w+\s+)?{_NOUNS}\b[^:\n]{{0,120}}:$"
    rf"|\b{_NOUNS_FR}\s+suivante?s?\b[^:\n]{{0,120}}:$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:{_NOUNS}\s+(?:by|from|of)|{_NOUNS_FR}\s+(?:de|du))"
    rf"\s+(?:the\s+|la\s+|le\s+)?[^:\n]{{3,120}}:$",
    re.IGNORECASE,
)
_SPEAKING = frozenset({"person", "office", "country", "organisation", "institution", "name", "members", "group"})


def announces_words(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence ends with a colon before the words of a statement that it names."""
    words = sentence.span.of(reading.text).rstrip()
    return _FOLLOWING.search(words) is not None or _BY.search(words) is not None


def announced_speaker(reading: Reading, sentence: Sentence) -> tuple[tuple[str, ...], Span | None]:
    """Who speaks below a sentence that announces words: its subject, else whom "by" names; nobody where none does."""
    words = sentence.span.of(reading.text).rstrip()
    if _FOLLOWING.search(words) is not None:
        for clause in sentence.clauses:
            if clause.kind in ("ROOT", "conj") and clause.subject is not None and not clause.passive:
                names = reading.parties(clause.subject)
                if names and sentence.mention_at(sentence.at(clause.subject.head).start) is not None:
                    return names, clause.subject.span
    by = _BY.search(words)
    if by is not None:
        for mention in sentence.mentions:
            if (
                mention.span.start >= sentence.span.start + by.start()
                and mention.kind in _SPEAKING
                and mention.entities
            ):
                return mention.entities[:1], mention.span
    return (), None
