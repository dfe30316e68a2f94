"""Claims of meetings, kept in groups while claims come and go."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from communique.record.grouping import Grouping, Marks
from communique.record.occasions import Clustering, Told, cluster, is_dated, merge_contradicting, months_of, rank
from communique.record.when import meet


class Arenas:
    """Meeting claims in groups, one for each occasion.

    Claims whose days are known can only join others of the same days that have a party, a place or a word in common:
    those stand in one arena, and an arena that nothing has touched is not grouped anew. The few claims without
    a day may belong anywhere, and are given to the groups afterwards.
    """

    def __init__(self) -> None:
        self._arenas = Grouping(_may_meet, _marks)
        self._dated: dict[int, list[list[Told]]] = {}
        self._undated: dict[int, Told] = {}

    def update(self, gone: Iterable[int], come: Iterable[Told]) -> None:
        """Take claims out, by number, and put others in."""
        leaving = list(gone)
        for number in leaving:
            self._undated.pop(number, None)
        dated = []
        for it in come:
            if is_dated(it):
                dated.append((it.item.number, it))
            else:
                self._undated[it.item.number] = it
        ended, begun = self._arenas.update(leaving, dated)
        for arena in ended:
            self._dated.pop(arena, None)
        for arena in begun:
            self._dated[arena] = cluster(self._arenas[arena])

    def groups(self) -> list[list[Told]]:
        """The claims of each occasion, the best dated first."""
        founded = sorted((group for groups in self._dated.values() for group in groups), key=lambda it: rank(it[0]))
        if self._undated:
            clustering = Clustering(founded)
            for it in sorted(self._undated.values(), key=rank):
                clustering.take(it)
            founded = clustering.groups
        return merge_contradicting(founded)


def _marks(it: Told) -> Marks:
    found: frozenset[Hashable] = frozenset((mark, month) for mark in it.marks for month in months_of(it))
    return Marks(found, found)


def _may_meet(one: Told, other: Told) -> bool:
    return one.date is not None and other.date is not None and meet(one.date, other.date)
