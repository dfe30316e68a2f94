"""Groups of things that are the same, kept up to date while things come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Marks:
    """By what a thing is found, and by what it looks for others.

    Two things are compared where a mark that one looks for is one that the other carries. Marks depend on nothing
    but the thing itself, so that the groups do not depend on what came first.
    """

    carried: frozenset[Hashable]
    sought: frozenset[Hashable]


class Grouping(Generic[T]):
    """Things in groups: two stand together where a chain of pairs that are the same links them.

    The groups are those that comparing everything at once would give, in whatever order things came and went.

    Args:
        same: Whether two things are the same; symmetric.
        marks: By what a thing is compared.
    """

    def __init__(self, same: Callable[[T, T], bool], marks: Callable[[T], Marks]) -> None:
        self._same = same
        self._marks = marks
        self._things: dict[Hashable, T] = {}
        self._marks_of: dict[Hashable, Marks] = {}
        self._carriers: defaultdict[Hashable, dict[Hashable, None]] = defaultdict(dict)
        self._seekers: defaultdict[Hashable, dict[Hashable, None]] = defaultdict(dict)
        self._group_of: dict[Hashable, int] = {}
        self._groups: dict[int, dict[Hashable, None]] = {}
        self._next = 0

    def __getitem__(self, group: int) -> list[T]:
        """The things of a group."""
        return [self._things[key] for key in self._groups[group]]

    def group_of(self, key: Hashable) -> int:
        """The group of the thing of this key."""
        return self._group_of[key]

    def keys(self, group: int) -> list[Hashable]:
        """The keys of the things of a group."""
        return list(self._groups[group])

    def members(self, group: int) -> list[T]:
        """The things of a group; none where there is no such group (any more)."""
        return self[group] if group in self._groups else []

    def update(self, gone: Iterable[Hashable], come: Iterable[tuple[Hashable, T]]) -> tuple[set[int], set[int]]:
        """Take things out and put others in, each under its key.

        Returns:
            The groups that are no more, and those that are new; a group never changes.
        """
        ended: set[int] = set()
        loose: dict[Hashable, None] = {}
        for key in gone:
            if key in self._group_of:
                self._end(self._group_of[key], ended, loose)
            if key in self._things:
                self._forget(key)
                loose.pop(key, None)
        for key, thing in come:
            self._know(key, thing)
            loose[key] = None
        begun: set[int] = set()
        whole: set[int] = set()
        while loose:
            first = next(iter(loose))
            group, is_whole = self._gather(first, ended, loose, whole)
            begun.add(group)
            if is_whole:
                whole.add(group)
        return ended - begun, begun - ended

    def _gather(
        self, first: Hashable, ended: set[int], loose: dict[Hashable, None], whole: set[int]
    ) -> tuple[int, bool]:
        """Make the group of a loose thing, and of all that a chain of pairs links with it.

        Args:
            first: The loose thing.
            ended: Groups that are no more.
            loose: Things that stand in no group.
            whole: Groups with which nothing else can be linked.

        Returns:
            The group, and whether each of its things was compared with all others.
        """
        del loose[first]
        is_whole = True
        members: dict[Hashable, None] = {first: None}
        waiting = [first]
        while waiting:
            key = waiting.pop()
            thing = self._things[key]
            for other in self._near(key):
                if other in members:
                    continue
                group = self._group_of.get(other)
                if group not in whole and self._same(thing, self._things[other]):
                    if group is not None:
                        # What already stands together is linked as it is: nothing of it needs comparing.
                        others = self._groups[group]
                        self._end(group, ended, {})
                        members |= others
                        is_whole = False
                    else:
                        del loose[other]
                        members[other] = None
                        waiting.append(other)
        number = self._next = self._next + 1
        self._groups[number] = members
        for key in members:
            self._group_of[key] = number
        return number, is_whole

    def _near(self, key: Hashable) -> dict[Hashable, None]:
        marks = self._marks_of[key]
        found: dict[Hashable, None] = {}
        for mark in marks.sought:
            found |= self._carriers.get(mark, {})
        for mark in marks.carried:
            found |= self._seekers.get(mark, {})
        found.pop(key, None)
        return found

    def _end(self, group: int, ended: set[int], loose: dict[Hashable, None]) -> None:
        ended.add(group)
        for key in self._groups.pop(group):
            del self._group_of[key]
            loose[key] = None

    def _know(self, key: Hashable, thing: T) -> None:
        marks = self._marks(thing)
        self._things[key] = thing
        self._marks_of[key] = marks
        for mark in marks.carried:
            self._carriers[mark][key] = None
        for mark in marks.sought:
            self._seekers[mark][key] = None

    def _forget(self, key: Hashable) -> None:
        marks = self._marks_of.pop(key)
        del self._things[key]
        for index, mine in ((self._carriers, marks.carried), (self._seekers, marks.sought)):
            for mark in mine:
                index[mark].pop(key)
                if not index[mark]:
                    del index[mark]
