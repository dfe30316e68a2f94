"""Where accounts contradict each other on who said something, on its words, or on the count of a vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from communique.model import DecisionFields
from communique.record.conflicts import Conflict, apart, contradiction, told_by, without_common
from communique.record.items import Item
from communique.record.likeness import entities
from communique.record.statements import by_speaker, differing, names_one, wordings


def statement_conflicts(group: Sequence[Item], source_of: Mapping[str, str]) -> list[Conflict]:
    """Two speakers of one statement, or two quotations of it that differ in a word."""
    sides = by_speaker(group, source_of)
    about = entities(sides[0][0], "speakers")
    found = []
    for one, other in combinations(sides, 2):
        mine, theirs = without_common(one, other), without_common(other, one)
        if mine and theirs:
            both = told_by(names_one(one[0]), mine), told_by(names_one(other[0]), theirs)
            found.append(contradiction("speaker", "statement", about, *both))
    for first, second in combinations(wordings(sides[0]), 2):
        words = differing(first, second)
        if words and apart([first], [second]):
            both = told_by(words[0], [first]), told_by(words[1], [second])
            found.append(contradiction("wording", "statement", about, *both))
    return found


def vote_conflicts(group: Sequence[Item], _: Mapping[str, str]) -> list[Conflict]:
    """Two counts of one vote."""
    told: dict[str, list[Item]] = {}
    for it in group:
        assert isinstance(it.fields, DecisionFields)  # decision claims only
        votes = it.fields.votes
        if votes is not None and votes.for_ is not None:
            told.setdefault(" to ".join(str(n) for n in (votes.for_, votes.against) if n is not None), []).append(it)
    found = []
    for (one, mine), (other, theirs) in combinations(sorted(told.items()), 2):
        if apart(mine, theirs) and not (one.startswith(f"{other} ") or other.startswith(f"{one} ")):
            about = next((entities(it, "bodies") for it in group if entities(it, "bodies")), ())
            found.append(contradiction("votes", "decision", about, told_by(one, mine), told_by(other, theirs)))
    return found
