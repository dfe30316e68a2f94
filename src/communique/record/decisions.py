"""Which claims speak of one decision."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import DecisionFields
from communique.record.facts import Fact
from communique.record.grouping import Marks
from communique.record.items import Item
from communique.record.likeness import Sources, entities, fact_of, roots, word_marks, words_told
from communique.record.when import days_between, when
from communique.record.words import say_the_same

_SHORTLY = 3


def decision_marks(it: Item) -> Marks:
    """By what decisions are compared: the words of what is decided, or the count of votes."""
    fields = it.fields
    assert isinstance(fields, DecisionFields)  # decision claims only
    found = word_marks(it, it.content, words_told(it))
    votes = frozenset({("votes", str(fields.votes))}) if fields.votes else frozenset()
    return Marks(found.carried | votes, found.sought | votes)


def same_decision(one: Item, other: Item) -> bool:
    """Decisions of one body with the same content, or the same count of votes."""
    a, b = one.fields, other.fields
    assert isinstance(a, DecisionFields)  # decision claims only
    assert isinstance(b, DecisionFields)
    if one.modality != other.modality or one.content.isdisjoint(other.content):
        return False
    mine, theirs = roots(a.bodies), roots(b.bodies)
    if a.votes and b.votes:
        if a.votes == b.votes:
            return True
        # Two accounts of one vote may count it differently; one body votes on other drafts, too, on another day.
        if not mine & theirs or one.document.name == other.document.name or not _told_shortly(one, other):
            return False
    if mine and theirs and not mine & theirs:
        return False
    return say_the_same(one.content, other.content)


def decision_fact(group: Sequence[Item], source_of: Sources) -> Fact:
    """One decision as all accounts report it."""

    def identity(it: Item) -> object:
        return sorted(entities(it, "bodies")), getattr(it.fields, "act", ""), words_told(it), it.modality

    return fact_of("decision", group, identity, source_of)


def _told_shortly(one: Item, other: Item) -> bool:
    a, b = when(one.document.published), when(other.document.published)
    return a is not None and b is not None and days_between(a, b) <= _SHORTLY
