"""Majorities of heads: more than half, two thirds."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from communique.rules.outcome import Done, Outcome, counted, days_of


def simple_majority(
    electorate: Iterable[str], done: Done, abstained: Iterable[str] = (), *, of_those_voting: bool = False
) -> Outcome:
    """More than half must be in favour.

    Args:
        electorate: Who may vote.
        done: Who is in favour.
        abstained: Who abstained.
        of_those_voting: Whether those who abstain leave the count, as in the United Nations ("present and
            voting"); else an abstention counts as a vote not given.
    """
    voters = _voters(electorate, done, abstained, of_those_voting)
    return counted(voters, done, floor(Fraction(len(voters), 2)) + 1)


def two_thirds_majority(
    electorate: Iterable[str], done: Done, abstained: Iterable[str] = (), *, of_those_voting: bool = False
) -> Outcome:
    """At least two thirds must be in favour; see `simple_majority`. An empty electorate meets no rule."""
    voters = _voters(electorate, done, abstained, of_those_voting)
    return counted(voters, done, max(1, ceil(Fraction(2 * len(voters), 3))))


def _voters(electorate: Iterable[str], done: Done, abstained: Iterable[str], of_those_voting: bool) -> frozenset[str]:
    voters = frozenset(electorate)
    return voters - (frozenset(abstained) - days_of(done).keys()) if of_those_voting else voters
