"""Which claims speak of one decision."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import cache

from communique.model import DecisionFields, Votes
from communique.record.facts import Fact, leading, make_fact
from communique.record.grouping import Marks
from communique.record.items import Item, days_apart
from communique.record.lexicon import lines, rows
from communique.record.likeness import Sources, entities, near_in_time, roots, word_marks, words_told
from communique.record.polarity import camps, is_for, negates, of_one_matter, opposed
from communique.record.words import fold, jaccard, say_the_same, stems

_SHORTLY = 3
_ALIKE = 0.5
_NEARLY = 1.1  # of the votes of one account, those of another


def decision_marks(it: Item) -> Marks:
    """By what decisions are compared: the words of what is decided, or the count of votes."""
    fields = fields_of(it)
    found = word_marks(it, it.content, words_told(it))
    votes = frozenset[Hashable]()
    if fields.votes:
        bodies = ("", *roots(fields.bodies))
        votes = frozenset(("votes", time, body) for time in near_in_time(it) for body in bodies)
    return Marks(found.carried | votes, found.sought | votes)


def same_decision(one: Item, other: Item) -> bool:
    """Decisions of one body with the same content or count of votes; or what of two accounts one has it not decide."""
    a, b = fields_of(one), fields_of(other)
    mine, theirs = roots(a.bodies), roots(b.bodies)
    if contrary(one, other):
        if one.document.name == other.document.name or (mine and theirs and not mine & theirs):
            return False
        near = _told_shortly(one, other) or (bool(mine & theirs) and _is_undated(one, other))
        return near and of_one_matter(words_told(one), words_told(other))
    if one.modality != other.modality:
        return False  # that it was not rejected does not say that it was adopted
    if a.votes and b.votes:
        if _counts_agree(a.votes, b.votes) and not one.content.isdisjoint(other.content):
            return True
        # Two accounts of one vote may count it differently; one body votes on other drafts, too, on another day.
        near = _told_shortly(one, other) or (_is_undated(one, other) and _as_many_vote(a.votes, b.votes))
        if one.document.name == other.document.name or not near:
            return False
        if not mine & theirs and ((mine and theirs) or not _as_many_vote(a.votes, b.votes)):
            return False
        on, on_too = _voted_on(one), _voted_on(other)
        if jaccard(on, on_too) >= _ALIKE or (not on and not on_too and words_told(one) == words_told(other)):
            return True
    if (mine and theirs and not mine & theirs) or one.content.isdisjoint(other.content):
        return False
    in_same_words = a.act == b.act and bool(a.content) and words_told(one) == words_told(other)
    if in_same_words and not (a.votes and b.votes) and _told_shortly(one, other):
        return one.document.name != other.document.name
    return say_the_same(one.content, other.content)


def _counts_agree(one: Votes, other: Votes) -> bool:
    """Whether two counts of a vote are one, though an account may leave a part of it out."""
    told = [(getattr(one, name), getattr(other, name)) for name in Votes.model_fields]
    both = [(a, b) for a, b in told if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)


def _as_many_vote(one: Votes, other: Votes) -> bool:
    """Whether two counts come to nearly the same number of votes: of one body of which no account says which."""
    a, b = (sum(n or 0 for n in (it.for_, it.against, it.abstained)) for it in (one, other))
    return min(a, b) * _NEARLY >= max(a, b) > 0


def fields_of(it: Item) -> DecisionFields:
    """The fields of a claim of a decision."""
    assert isinstance(it.fields, DecisionFields)  # decision claims only
    return it.fields


def contrary(one: Item, other: Item) -> bool:
    """Whether two decisions, were they on one matter, would be for and against it: adopted, not adopted, rejected."""
    return _side(one) * _side(other) < 0 or opposed(words_told(one), words_told(other))


def are_divided(it: Item) -> bool:
    """Whether an account of a decision has somebody abstain or vote against it."""
    votes = fields_of(it).votes
    if votes is not None and ((votes.against or 0) > 0 or (votes.abstained or 0) > 0):
        return True
    return any(re.search(pattern, fold(it.claim.quote)) for pattern in _dissent())


@cache
def _dissent() -> tuple[str, ...]:
    return tuple(words for words, *_ in rows("dissent.tsv"))


def camps_of(group: Sequence[Item]) -> list[list[Item]]:
    """The claims of one matter: those by which it was decided, and those by which it was not."""
    return camps(group, contrary, lambda it: _side(it) < 0 or negates(words_told(it)))


def _side(it: Item) -> int:
    return (-1 if it.modality == "denied" else 1) * is_for(fields_of(it).act)


def _voted_on(it: Item) -> frozenset[str]:
    """The words of an account of a vote that say what it was on, wherever in the sentence they stand."""
    return frozenset(word for word in stems(it.claim.quote) - _vote_words() if not word.isdigit())


@cache
def _vote_words() -> frozenset[str]:
    return stems(" ".join(lines("vote_words.txt")))


def decision_facts(group: Sequence[Item], source_of: Sources) -> list[Fact]:
    """One decision as all accounts report it; that it was not taken, which others tell, is another one, against it."""

    def identity(it: Item) -> object:
        return sorted(entities(it, "bodies")), getattr(it.fields, "act", ""), words_told(it), it.modality

    both = camps_of(group)
    return [
        make_fact(
            "decision",
            identity(leading(camp)),
            camp,
            source_of,
            against=[it for other in both if other is not camp for it in other],
        )
        for camp in both
    ]


def _told_shortly(one: Item, other: Item) -> bool:
    between = days_apart(one, other)
    return between is not None and between <= _SHORTLY


def _is_undated(one: Item, other: Item) -> bool:
    """Whether nothing tells that two accounts are of different times."""
    return days_apart(one, other) is None
