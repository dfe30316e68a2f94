"""The rules themselves. The caller says who may vote or must ratify on the day; nothing here knows a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """Whether a rule is met, and what is missing.

    Attributes:
        met: Whether it is.
        missing: Members of the electorate that have not done it, in order.
        needed: How many more must do it; 0 where the rule is met.
    """

    met: bool
    missing: tuple[str, ...]
    needed: int


def _outcome(electorate: Iterable[str], done: Iterable[str], required: int) -> Outcome:
    voters, did = set(electorate), set(done)
    needed = max(0, required - len(voters & did))
    return Outcome(needed == 0, tuple(sorted(voters - did)), needed)


def unanimity(electorate: Iterable[str], done: Iterable[str]) -> Outcome:
    """Every member of the electorate must have done it; an empty electorate meets no rule."""
    voters = frozenset(electorate)
    return _outcome(voters, done, max(1, len(voters)))


def simple_majority(electorate: Iterable[str], done: Iterable[str]) -> Outcome:
    """More than half of the electorate must have done it."""
    voters = frozenset(electorate)
    return _outcome(voters, done, len(voters) // 2 + 1)


def two_thirds_majority(electorate: Iterable[str], done: Iterable[str]) -> Outcome:
    """At least two thirds of the electorate must have done it."""
    voters = frozenset(electorate)
    return _outcome(voters, done, max(1, -(-2 * len(voters) // 3)))


def threshold(k: int, done: Iterable[str]) -> Outcome:
    """At least `k` parties must have done it, whoever they are (a treaty that enters into force at the k-th deposit).

    Raises:
        ValueError: `k` is less than 1.
    """
    if k < 1:
        raise ValueError(f"a threshold needs at least one party, not {k}; nothing was decided")
    needed = max(0, k - len(set(done)))
    return Outcome(needed == 0, (), needed)
