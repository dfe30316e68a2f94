"""Taking part told by who had the floor: "Briefing the Council, Ann Roe said", "Also speaking were …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.claims.lexicon import rows
from communique.claims.participation_part import Part, main_words
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Capacity

_WERE = re.compile(
    r"\s*(?:(?:also|others?|those|among (?:those|others))\s+)*"
    r"(?:taking the floor|taking part|speaking|participating|attending|delivering (?:statements|remarks)|"
    r"making statements|"
    r"addressing the (?:meeting|council|conference|session|assembly)|"
    r"(?:sont|ont) (?:également |aussi )?(?:intervenus?|pris la parole))\b[^.:;]{0,60}?"
    r"\b(?:were|was|included?|les représentants)\b",
    re.IGNORECASE,
)
_LATTER = re.compile(r"\bthe latter\b[^.;]{0,40}\b(?:president|chair)\b", re.IGNORECASE)
_WHILE = re.compile(r"\s*(?:(?:also|earlier|then|first)\s+)?(?P<verb>\w+)\s+[^,;:]{2,80},\s+", re.IGNORECASE)
_PARTY = ("person", "name", "country", "organisation", "group", "office")


def on_the_floor(reading: Reading, sentence: Sentence) -> Iterator[Part]:
    """Who had the floor in a sitting that the document is about."""
    event = main_words(reading)
    if event is None:
        return
    words = sentence.span.of(reading.text)
    opening = _WERE.match(words)
    if opening is not None:
        yield from _listed(reading, sentence, sentence.span.start + opening.end(), event)
    opened = _opened(reading, sentence)
    if opened is not None:
        row, speaker = opened
        capacity: Capacity = row["capacity"]  # type: ignore[assignment]  # a test checks the column's values
        yield Part(sentence.span.trimmed(reading.text), speaker.entities[:1], event, capacity, "asserted")


def _opened(reading: Reading, sentence: Sentence) -> tuple[dict[str, str], Mention] | None:
    """The verb of "Briefing the Council, Ann Roe said" and who stands right behind its comma."""
    opening = _WHILE.match(reading.text, sentence.span.start, sentence.span.end)
    if opening is None:
        return None
    row = _participles(reading.language).get(opening["verb"].casefold())
    speaker = next((each for each in sentence.mentions if 0 <= each.span.start - opening.end() <= 4), None)
    if row is None or speaker is None or speaker.kind not in _PARTY or not speaker.entities:
        return None
    return row, speaker


@cache
def _participles(language: str) -> dict[str, dict[str, str]]:
    return {row["participle"]: dict(row) for row in rows("floor-verbs", language)}


def _listed(reading: Reading, sentence: Sentence, start: int, event: str) -> Iterator[Part]:
    after = Span(start, sentence.span.end)
    named = [each for each in sentence.mentions if after.covers(each.span) and each.kind in _PARTY and each.entities]
    latter = _LATTER.search(reading.text, start, sentence.span.end)
    before = [each for each in named if latter is None or each.span.end <= latter.start()]
    who = [name for mention in before for name in mention.entities]
    for name in who:
        chairs = latter is not None and name == who[-1]
        capacity: Capacity = "chair" if chairs else "unspecified"
        yield Part(sentence.span.trimmed(reading.text), (name,), event, capacity, "asserted")
