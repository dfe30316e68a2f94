"""Status lists of a treaty: entries that name a party and then say, without a sentence, what it has done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.claims.accession_clause import Step
from communique.claims.accession_matter import BODY, COUNTRY, LIST, Masked, Matter
from communique.claims.circumstances import date_within
from communique.claims.lexicon import Row, rows
from communique.language.reading import Reading, Sentence
from communique.model import Modality
from communique.model.fields import Step as StepName

_PARTY = (
    rf"(?:the\s+|la\s+|le\s+|les\s+|l['’])?(?:{LIST}|{BODY}|{COUNTRY}(?:,\s*{COUNTRY})*\s*,?\s*(?:and|et)\s+{BODY})"
)
_NAMED = re.compile(rf"[\s•·*–-]*(?P<c>{_PARTY})\s*(?:\([^)]*\)\s*)?(?::|\||\t|\s[–—-]\s)\s*", re.IGNORECASE)
_HEADING = re.compile(rf"[\s•·*–-]*(?P<c>{_PARTY})\s*[.:–—-]*\s*", re.IGNORECASE)
_PIECE = re.compile(r"(?:[^;,.|]|(?<=\d)[.,](?=\d))+")
_LEAD = (
    r"\s*(?:(?:has|have|had|is|was|were|a|ont|est|it|the|its|an|but|and|mais|et|ne|n['’]a|n['’]ont|son|sa|l['’])\s*\b)*"
)
_ENDS = (
    r"(?=\s*(?:$|[|()–—-]|\d|(?:on|in|at|since|by|with|under|subject|from|le|en|au|depuis|avec|sous|of|to|de|du|à)\b|"
    r"(?:the|its|an|her|his|le|la|son|sa)\s+(?:\w+\s+)?(?:instrument|treaty|convention|protocol|agreement|signature|"
    r"ratification|accession|traité|protocole|accord)))"
)


@cache
def _phrases(language: str) -> tuple[re.Pattern[str], dict[str, Row]]:
    found = {row["words"].casefold(): row for row in rows("accession-status", language)}
    words = sorted(found, key=lambda each: -len(each))
    body = "|".join(re.escape(each).replace("’", "['’]").replace(r"\ ", r"\s+") for each in words)
    return re.compile(rf"{_LEAD}(?P<words>{body})(?:e?s)?\b{_ENDS}", re.IGNORECASE), found


def heading_parties(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    """ "France. Parliament completed …": the party that a paragraph of a status list opens with, alone.

    Args:
        reading: The document.
        sentence: A later sentence of the paragraph.
    """
    first = sentence
    while first.index and reading.sentences[first.index - 1].line is sentence.line:
        first = reading.sentences[first.index - 1]
    if first is sentence or not (first.mentions and first.span.end - first.span.start < 80):
        return ()
    masked = Masked(reading, first)
    match = _HEADING.fullmatch(masked.text)
    return masked.named(*match.span("c")) if match is not None else ()


def entries(
    reading: Reading, sentence: Sentence, masked: Masked, matter: Matter, under: tuple[str, ...]
) -> Iterator[Step]:
    """The steps that an entry of a status list tells.

    Args:
        reading: The document.
        sentence: The sentence.
        masked: The sentence with its names masked.
        matter: What the document is about at this place.
        under: The party that the paragraph opens with, if it does.
    """
    if not matter.to:
        return
    match = _NAMED.match(masked.text)
    parties = masked.named(*match.span("c")) if match is not None else under
    if not parties or (not matter.treaty and set(parties) & set(matter.candidates)):
        return
    start = match.end() if match is not None else 0
    pattern, known = _phrases(reading.language)
    told: list[tuple[Row, int]] = []
    for piece in _PIECE.finditer(masked.text, start):
        found = pattern.match(masked.text, piece.start(), piece.end())
        if found is not None:
            words = " ".join(found["words"].casefold().replace("'", "’").split())
            told.append((known[words], piece.start()))
        elif not told and match is not None:
            return  # "Peru: a country that …": prose behind a name
    for index, (row, at) in enumerate(told):
        end = told[index + 1][1] if index + 1 < len(told) else len(masked.text)
        own = masked.span(at, end)
        modality: Modality = row["modality"]  # type: ignore[assignment]  # a test checks the column's values
        step: StepName = row["step"]  # type: ignore[assignment]
        date = None
        if modality != "denied":
            date = date_within(reading, (own,), past=modality == "asserted", future=modality == "expected")
        whole = sentence.span if len(told) == 1 else own
        yield Step(whole.trimmed(reading.text, " \n\t;,"), step, parties, modality, date)
