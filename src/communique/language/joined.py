"""Those whom a clause brings together: several parties that act as one, or one who meets another."""

from __future__ import annotations

from functools import cache

from communique.language.clauses import Argument, Clause
from communique.language.lexicon import rows
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence

_NAMED = frozenset({"person", "name", "country", "organisation", "institution", "office", "counterpart"})
_SEVERAL = frozenset({"group", "members"})
_WITH = ("with", "to", "avec")


def joined_before(reading: Reading, sentence: Sentence, pronoun: Mention) -> tuple[str, ...] | None:
    """Who "they" are by the clauses before in the same sentence: "A met B, and they …", "A and B said they …".

    Returns:
        Their names; none where the nearest such clause brings somebody unnamed together; None without such a clause.
    """
    for clause in reversed(sentence.clauses):
        if clause.subject is None or clause.inherited or clause.cue.start >= pronoun.span.start:
            continue
        if clause.subject.span.start >= pronoun.span.start:
            continue
        met = those_who_meet(reading, sentence, clause)
        if met is not None:
            return met
        names = _names(reading, sentence, clause.subject)
        if len(names) > 1 or (names and _is_several(sentence, clause.subject)):
            return names
    return None


def those_who_meet(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...] | None:
    """Both sides of a clause like "A met B", "A spoke with B"; none where one of them is unnamed."""
    if clause.lemma not in _meeting(reading.language) or clause.subject is None or clause.passive or clause.negated:
        return None
    others = [*clause.objects, *(each for preposition, each in clause.obliques if preposition in _WITH)]
    others = [each for each in others if not reading.dates_in(each.span)]
    if not others:
        return None
    sides = [_names(reading, sentence, side) for side in (clause.subject, *others[:1])]
    return tuple(dict.fromkeys(name for side in sides for name in side)) if all(sides) else ()


def _names(reading: Reading, sentence: Sentence, side: Argument) -> tuple[str, ...]:
    mentions = [sentence.mention_at(sentence.at(head).start) for head in side.heads]
    known = all(each is not None and each.entities and each.kind in _NAMED | _SEVERAL for each in mentions)
    return reading.parties(side) if known else ()


def _is_several(sentence: Sentence, side: Argument) -> bool:
    mention = sentence.mention_at(sentence.at(side.head).start)
    return mention is not None and mention.kind in _SEVERAL


@cache
def _meeting(language: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("meeting-verbs") if row["language"] == language)
