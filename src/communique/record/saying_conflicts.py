"""Where accounts contradict each other on who said something, on its words, or on the count of a vote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from communique.record import decisions
from communique.record.conflicts import Conflict, Side, apart, contradiction, told_by, without_common
from communique.record.items import Item
from communique.record.likeness import entities, words_told
from communique.record.statements import (
    SIDE_OF_FORCE,
    by_speaker,
    camps_of,
    differing,
    fields_of,
    names_one,
    wordings,
)


def statement_conflicts(group: Sequence[Item], source_of: Mapping[str, str]) -> list[Conflict]:
    """Two speakers of one statement, two quotations of it that differ in a word, or what one said and its opposite."""
    both = camps_of(group)
    return [c for camp in both for c in _on_one_side(camp, source_of)] + _positions(both)


_Sides = tuple[Sequence[Item], Sequence[Item], list[Item], list[Item]]


def _opposed(sides: Sequence[Sequence[Item]]) -> Iterator[_Sides]:
    """Each two sides, whole and without the accounts that tell both; none that is left without an account."""
    for one, other in combinations(sides, 2):
        mine, theirs = without_common(one, other), without_common(other, one)
        if mine and theirs:
            yield one, other, mine, theirs


def _positions(both: Sequence[Sequence[Item]]) -> list[Conflict]:
    """What accounts have one speaker say for and against one matter."""
    found = []
    for one, _, mine, theirs in _opposed(both):
        sides = told_by(_said(mine[0]), mine), told_by(_said(theirs[0]), theirs)
        found.append(contradiction("position", "statement", entities(one[0], "speakers"), *sides))
    return found


def _said(it: Item) -> str:
    fields = fields_of(it)
    force = f"{fields.force} " if fields.force in SIDE_OF_FORCE else ""
    return f"{'did not say: ' if it.modality == 'denied' else force}{fields.content.text}"


def _on_one_side(group: Sequence[Item], source_of: Mapping[str, str]) -> list[Conflict]:
    sides = by_speaker(group, source_of)
    about = entities(sides[0][0], "speakers")
    found = []
    for one, other, mine, theirs in _opposed(sides):
        both = told_by(names_one(one[0]), mine), told_by(names_one(other[0]), theirs)
        found.append(contradiction("speaker", "statement", about, *both))
    for first, second in combinations(wordings(sides[0]), 2):
        words = differing(first, second)
        if words and apart([first], [second]):
            both = told_by(words[0], [first]), told_by(words[1], [second])
            found.append(contradiction("wording", "statement", about, *both))
    return found


def decision_conflicts(group: Sequence[Item], _: Mapping[str, str]) -> list[Conflict]:
    """Two counts of one vote, or what was decided and was not."""
    both = decisions.camps_of(group)
    return [c for camp in both for c in _votes(camp)] + _taken_or_not(both)


def _taken_or_not(both: Sequence[Sequence[Item]]) -> list[Conflict]:
    found = []
    for one, other, mine, theirs in _opposed(both):
        about = next((entities(it, "bodies") for it in (*one, *other) if entities(it, "bodies")), ())
        sides = told_by(_decided(mine[0]), mine), told_by(_decided(theirs[0]), theirs)
        found.append(contradiction("done-or-not", "decision", about, *sides, identity=words_told(one[0])))
    return found


def _decided(it: Item) -> str:
    fields = decisions.fields_of(it)
    matter = f" {fields.content.text}" if fields.content else ""
    return f"{'not ' if it.modality == 'denied' else ''}{fields.act}{matter}"


def _votes(group: Sequence[Item]) -> list[Conflict]:
    found = _unanimous_or_not(group)
    told: dict[str, list[Item]] = {}
    for it in group:
        votes = decisions.fields_of(it).votes
        if votes is not None and votes.for_ is not None:
            told.setdefault(" to ".join(str(n) for n in (votes.for_, votes.against) if n is not None), []).append(it)
    for (one, mine), (other, theirs) in combinations(sorted(told.items()), 2):
        if apart(mine, theirs) and not (one.startswith(f"{other} ") or other.startswith(f"{one} ")):
            found.append(_on_a_vote(group, told_by(one, mine), told_by(other, theirs)))
    return found


def _unanimous_or_not(group: Sequence[Item]) -> list[Conflict]:
    """One account has all agree, another somebody abstain or vote against."""
    agreed = [it for it in group if decisions.fields_of(it).rule == "unanimous"]
    split = [it for it in group if decisions.are_divided(it)]
    agreed, split = without_common(agreed, split), without_common(split, agreed)
    if not agreed or not split:
        return []
    return [_on_a_vote(group, told_by("unanimous", agreed), told_by("not unanimous", split))]


def _on_a_vote(group: Sequence[Item], one: Side, other: Side) -> Conflict:
    about = next((entities(it, "bodies") for it in group if entities(it, "bodies")), ())
    return contradiction("votes", "decision", about, one, other)
