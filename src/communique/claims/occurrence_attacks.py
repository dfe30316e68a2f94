"""Attacks that a noun names and a relative clause tells: "the attack of 21 June, in which gunmen killed nine"."""

from __future__ import annotations

import re
from typing import Any

from communique.claims.circumstances import date_within
from communique.claims.lexicon import rows
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span

_OFFICERS = re.compile(
    r"\b(?:Rapporteur|(?:Vice-|Co-)?Chair(?:person|man|woman)?s?|Moderator|"
    r"(?:Vice-)?Presidents?\s+of\s+(?:the|its)\s+(?:\w+\s+)?(?:Assembly|Conference|Council|Session|Committee|Meeting|Congress|Plenary|Board))\b"
)
_ORGAN_OF_STATE = re.compile(
    r"^(?:(?:the|le|la)\s+)?(?:Department|Ministry|Treasury|Navy|Army|Coast\s+Guard|Air\s+Force|Police|Ministère|Marine)\b"
)


def attack_above(reading: Reading, sentence: Sentence, clause: Clause) -> Span | None:
    """The words before a relative clause that name the attack which it is about, if it is about one."""
    if clause.kind not in ("relcl", "acl:relcl"):
        return None
    noun = _attack_noun(reading, clause)
    if noun is None:
        return None
    start = sentence.at(noun.left_edge).start
    return Span(start, max(sentence.at(noun).end, clause.span.start)) if start < clause.span.start else None


def _attack_noun(reading: Reading, clause: Clause) -> Any | None:
    """The noun of an attack that a clause hangs on, also by a place in between: "the attack on the port, in which"."""
    attacks = frozenset(row["lemma"] for row in rows("occurrence-nouns", reading.language) if row["sort"] == "attack")
    head = clause.verb.head
    for _ in range(6):
        if head.lemma_.casefold() in attacks and head.pos_ == "NOUN":
            return head
        if head.pos_ in ("VERB", "AUX"):  # "condemned the attack on a convoy, in which": both hang on the verb
            objects = [each for each in head.children if each.dep_ in ("dobj", "obj") and each.i < clause.verb.i]
            return next((each for each in objects if each.lemma_.casefold() in attacks), None)
        if head.head.i == head.i:
            return None
        head = head.head
    return None


def dated_above(reading: Reading, above: Span) -> str | None:
    """The day that the words naming an attack give."""
    return date_within(reading, (above,), past=True)


def chooses_officers(words: str) -> bool:
    """Whether an election gives a meeting its officers: its own act, nothing done in the world outside."""
    return _OFFICERS.search(words) is not None


def acting_state(reading: Reading, words: str) -> str | None:
    """ "The Department of the Treasury" in a text of its government: the country."""
    return reading.home if _ORGAN_OF_STATE.match(words) is not None else None


def armed(reading: Reading, argument: Argument) -> str | None:
    """ "Des hommes armés se réclamant de …": nameless men by the words that say whose they are."""
    words = " ".join(argument.span.of(reading.text).split())
    if argument.head.lower_ not in ("hommes", "men", "individus") or not 1 < len(words.split()) < 12:
        return None
    return re.sub(r"^(?:des|les|the|some)\s+", "", words, flags=re.IGNORECASE)
