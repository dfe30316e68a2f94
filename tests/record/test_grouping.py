"""Groups kept up to date are those that comparing everything at once gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.record.grouping import Grouping, Marks


def near(one: int, other: int) -> bool:
    return abs(one - other) <= 1


def marks(number: int) -> Marks:
    return Marks(frozenset({number // 10, (number + 1) // 10}), frozenset({number // 10}))


def at_once(numbers: set[int]) -> set[frozenset[int]]:
    found: list[set[int]] = []
    for number in sorted(numbers):
        if found and near(max(found[-1]), number):
            found[-1].add(number)
        else:
            found.append({number})
    return {frozenset(group) for group in found}


@settings(max_examples=300)
@given(st.lists(st.sets(st.integers(0, 9), min_size=1), max_size=8))
def test_groups_do_not_depend_on_what_came_and_went_when(exchanged: list[set[int]]) -> None:
    grouping: Grouping[int] = Grouping(near, marks)
    standing: set[int] = set()
    groups: set[int] = set()
    for numbers in exchanged:
        ended, begun = grouping.update(sorted(numbers & standing), [(it, it) for it in sorted(numbers - standing)])
        standing ^= numbers
        assert ended <= groups
        assert not begun & groups
        groups = groups - ended | begun
        assert {frozenset(grouping[group]) for group in groups} == at_once(standing)
        assert all(it in grouping[grouping.group_of(it)] for it in standing)
