"""Items of a list whose opening line binds: "We will:", then a bullet for each step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from communique.claims.commitment_draft import Draft
from communique.claims.commitment_joint import words_of
from communique.claims.commitment_parties import bound, named_before
from communique.claims.commitment_words import is_idle
from communique.claims.parties import speakers_at
from communique.language.reading import Reading, Sentence
from communique.model import Span

_LEAD = re.compile(
    r"(?P<who>\b(?:we|nous)\b|\b[A-Z]\w+\b)[^.;\n]{0,120}?\b(?:will|shall|commit(?:ted)?(?:\s+ourselves)?\s+to|agreed?\s+to|undertake\s+to|pledged?\s+to"
    r"|resolved?\s+to|decided?\s+to|are\s+determined\s+to|nous\s+engageons\s+à|(?:convenu|décidé)(?:e?s)?\s+de|résolue?s?\s+à|engagée?s?\s+à)\s*:\s*$",
    re.IGNORECASE,
)
_OF_LISTS = ("bullet", "numbered")


@dataclass(frozen=True, slots=True)
class Lead:
    """The opening line of a list of steps.

    Attributes:
        makers: Who is bound by each item.
        line: Where the opening line starts.
    """

    makers: tuple[str, ...]
    line: int


def lead_of(reading: Reading, sentence: Sentence, lead: Lead | None) -> Lead | None:
    """The opening that holds at a sentence: its own, or the one before while the list goes on.

    An excerpt of one line that opens with a bare verb is an item whose opening was left out.
    """
    match = _LEAD.search(reading.text, sentence.span.start, sentence.span.end)
    if match is not None:
        ours = match["who"].casefold() in ("we", "nous")
        names = speakers_at(reading, match.start()) if ours else named_before(sentence, match.start("who"), match.end())
        return Lead(bound(reading, names, gives=True)[0], sentence.line.span.start) if ours or names else None
    if len(reading.lines) == 1 and sentence.index == 0:
        return Lead(reading.issuer, -1)
    return lead if lead is not None and sentence.line.kind in _OF_LISTS else None


def item_of(reading: Reading, sentence: Sentence, lead: Lead) -> Draft | None:
    """The step that an item names, where it opens with a bare verb."""
    if sentence.line.kind not in _OF_LISTS and lead.line != -1:
        return None
    first = next((token for token in sentence.doc if not token.is_punct and not token.is_space), None)
    body = Span(max(sentence.span.start, sentence.line.body.start), sentence.span.end).trimmed(reading.text, " .;,")
    if first is None or len(body.of(reading.text).split()) < 4:
        return None
    if first.lower_ == "to" and first.i + 1 < len(sentence.doc):
        first = sentence.doc[first.i + 1]
    if lead.line == -1 and first.lower_ in words_of("step", reading.language) and not _is_subject(first):
        return Draft(sentence, body, body, lead.makers, stage="pledged", gives=False)
    if first.tag_ not in ("VB", "VBP") and "Inf" not in first.morph.get("VerbForm"):
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in first.children) or first.pos_ != "VERB":
        return None
    if is_idle(first.lemma_.casefold(), reading.language, ours=True):
        return None
    return Draft(sentence, body, body, lead.makers, stage="pledged", gives=False)


def _is_subject(token: Any) -> bool:
    """Whether a word that could open an item is the noun that a finite verb goes with: "Work has begun"."""
    return any(each.dep_ in ("nsubj", "nsubjpass") and token in each.subtree for each in token.doc)
