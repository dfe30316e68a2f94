"""Meetings told by a heading alone: "SECURITY COUNCIL 9881ST MEETING (AM)" over the account of a sitting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.circumstances import Circumstances, date_within
from communique.claims.meeting_account import MeetingAccount
from communique.language.reading import Reading, Sentence

_NUMBERED = re.compile(
    r"\b\d{1,5}(?:st|nd|rd|th|e|ème)\s+(?:(?:plenary|regular|special|formal|emergency)\s+)?(?:meeting|session|sitting|réunion|séance)\b",
    re.IGNORECASE,
)
_HEAD = 10
"""How many sentences from the top a heading may stand."""
_MOST_WORDS = 14


def headed_sittings(reading: Reading) -> Iterator[MeetingAccount]:
    """The sitting that a line near the top names by its number, with the body whose name stands there."""
    for sentence in reading.sentences[:_HEAD]:
        words = sentence.span.of(reading.text)
        match = _NUMBERED.search(words)
        if match is None or sentence.clauses or len(words.split()) > _MOST_WORDS:
            continue
        body = _body(reading, sentence)
        if body is not None:
            yield MeetingAccount(
                sentence.span.trimmed(reading.text),
                name=" ".join(match[0].split()),
                bodies=(body,),
                when=Circumstances(_day(reading, sentence)),
                format="session",
                proper=True,
            )
            return


def _body(reading: Reading, heading: Sentence) -> str | None:
    lines = (heading, *reversed(reading.sentences[max(0, heading.index - 2) : heading.index]))
    return next(
        (
            mention.entities[0]
            for line in lines
            for mention in line.mentions
            if mention.kind == "organisation" and mention.entities
        ),
        None,
    )


def _day(reading: Reading, heading: Sentence) -> str | None:
    """The day that the line or one beside it gives, else that of the account."""
    for line in (heading, *reading.sentences[max(0, heading.index - 3) : heading.index + 3]):
        if not line.clauses and (day := date_within(reading, (line.span,))):
            return day
    published = reading.document.published
    return published[:10] if published and len(published) >= 10 else None
