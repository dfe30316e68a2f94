"""Pledges that several makers make in one sentence: "X promised 5 million, Y announced 6 and Z 7"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.claims.commitment_words import verb
from communique.claims.parties import party_mention
from communique.language.mentions import Mention
from communique.language.money import Money
from communique.language.reading import Reading, Sentence

_AUXILIARIES = frozenset({"has", "have", "had", "will", "would", "also", "each", "a", "ont", "avait", "aussi", "then"})
_JOINED = re.compile(r"(?:\b(?:and|while|whereas|et|tandis que)|[,;•])\s+(?:the\s+|la\s+|le\s+|l[’'])?$", re.IGNORECASE)
_GAP = re.compile(r"\s*(?:,\s*)?(?:with\s+|a further\s+|another\s+|an additional\s+|about\s+|some\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """A maker with its own verb of giving, or with none where the verb before is meant.

    Attributes:
        start: Where its words begin, the conjunction apart.
        names: The maker.
        verb: The index of its verb in the sentence; None in a gap ("and Canada 60 million").
    """

    start: int
    names: tuple[str, ...]
    verb: int | None


def turns_of(reading: Reading, sentence: Sentence, moneys: list[Money]) -> list[Turn]:
    """The makers that take turns in a sentence, in order; empty where fewer than two do."""
    found: list[Turn] = []
    for mention in sentence.mentions:
        if not party_mention(mention) or not mention.entities or mention.kind == "pronoun":
            continue
        verb_at = _verb_after(sentence, mention, reading.language)
        if verb_at is not None:
            found.append(Turn(mention.span.start, _with_joined(sentence, mention, reading.text), verb_at))
        elif found and _joined(reading.text, sentence, mention) and _sum_after(reading.text, mention, moneys):
            found.append(Turn(mention.span.start, mention.entities, None))
    return found if len(found) > 1 else []


def _joined(text: str, sentence: Sentence, mention: Mention) -> bool:
    return _JOINED.search(text[max(sentence.span.start, mention.span.start - 24) : mention.span.start]) is not None


def _sum_after(text: str, mention: Mention, moneys: list[Money]) -> bool:
    following = next((money for money in moneys if money.full_span.start >= mention.span.end), None)
    return following is not None and _GAP.fullmatch(text, mention.span.end, following.full_span.start) is not None


def _verb_after(sentence: Sentence, mention: Mention, language: str) -> int | None:
    """The finite verb of giving or promising right behind a mention."""
    for token in sentence.doc:
        at = sentence.at(token).start
        if at < mention.span.end:
            continue
        if token.lower_ in _AUXILIARIES or token.pos_ == "ADV":
            continue
        row = verb(token.lemma_.casefold(), language)
        gives = row is not None and row["force"] in ("give", "promise", "announce", "approve")
        return token.i if gives and token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG" else None
    return None


def _with_joined(sentence: Sentence, mention: Mention, text: str) -> tuple[str, ...]:
    """The mention with the parties named together with it: "Norway and Denmark"."""
    names = list(mention.entities)
    start = mention.span.start
    for before in reversed(sentence.mentions):
        if before.span.end > start or not party_mention(before):
            continue
        if not re.fullmatch(r"\s*(?:,|and|et|, and)\s+(?:the\s+|la\s+|le\s+|l[’'])?", text[before.span.end : start]):
            break
        names = [*before.entities, *names]
        start = before.span.start
    return tuple(dict.fromkeys(names))


def turn_at(turns: list[Turn], offset: int) -> Turn | None:
    """Whose turn it is at an offset."""
    return next((turn for turn in reversed(turns) if turn.start <= offset), None)


def next_turn(turns: list[Turn], offset: int, text: str) -> int | None:
    """Where the words of the next maker begin after an offset, its conjunction included."""
    following = next((turn.start for turn in turns if turn.start > offset), None)
    if following is None:
        return None
    return offset + len(_JOINED.sub("", text[offset:following]).rstrip(" ,;"))
