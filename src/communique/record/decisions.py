"""Which claims speak of one decision."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache
from importlib.resources import files

from communique.model import DecisionFields, Votes
from communique.record.facts import Fact
from communique.record.grouping import Marks
from communique.record.items import Item
from communique.record.likeness import Sources, entities, fact_of, near_in_time, roots, word_marks, words_told
from communique.record.when import days_between, when
from communique.record.words import jaccard, say_the_same, stems

_SHORTLY = 3
_ALIKE = 0.5


def decision_marks(it: Item) -> Marks:
    """By what decisions are compared: the words of what is decided, or the count of votes."""
    fields = it.fields
    assert isinstance(fields, DecisionFields)  # decision claims only
    found = word_marks(it, it.content, words_told(it))
    votes = frozenset[Hashable]()
    if fields.votes:
        bodies = ("", *roots(fields.bodies))
        votes = frozenset(("votes", time, body) for time in near_in_time(it) for body in bodies)
    return Marks(found.carried | votes, found.sought | votes)


def same_decision(one: Item, other: Item) -> bool:
    """Decisions of one body with the same content, or the same count of votes."""
    a, b = one.fields, other.fields
    assert isinstance(a, DecisionFields)  # decision claims only
    assert isinstance(b, DecisionFields)
    if one.modality != other.modality:
        return False
    mine, theirs = roots(a.bodies), roots(b.bodies)
    if a.votes and b.votes:
        if _counts_agree(a.votes, b.votes) and not one.content.isdisjoint(other.content):
            return True
        # Two accounts of one vote may count it differently; one body votes on other drafts, too, on another day.
        if not mine & theirs or one.document.name == other.document.name or not _told_shortly(one, other):
            return False
        if jaccard(_voted_on(one), _voted_on(other)) >= _ALIKE:
            return True
    if (mine and theirs and not mine & theirs) or one.content.isdisjoint(other.content):
        return False
    return say_the_same(one.content, other.content)


def _counts_agree(one: Votes, other: Votes) -> bool:
    """Whether two counts of a vote are one, though an account may leave a part of it out."""
    told = [(getattr(one, name), getattr(other, name)) for name in Votes.model_fields]
    both = [(a, b) for a, b in told if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)


def _voted_on(it: Item) -> frozenset[str]:
    """The words of an account of a vote that say what it was on, wherever in the sentence they stand."""
    return frozenset(word for word in stems(it.claim.quote) - _vote_words() if not word.isdigit())


@cache
def _vote_words() -> frozenset[str]:
    text = files(__package__).joinpath("data/vote_words.txt").read_text("utf-8")
    return stems(" ".join(line for line in text.splitlines() if not line.startswith("#")))


def decision_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One decision as all accounts report it."""

    def identity(it: Item) -> object:
        return sorted(entities(it, "bodies")), getattr(it.fields, "act", ""), words_told(it), it.modality

    return fact_of("decision", group, identity, source_of)


def _told_shortly(one: Item, other: Item) -> bool:
    a, b = when(one.document.published), when(other.document.published)
    return a is not None and b is not None and days_between(a, b) <= _SHORTLY
