"""What a rule says of those who have done it: met or not, since when, and what would still meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice
from math import comb

Done = Mapping[str, date | None] | Iterable[str]
"""Who has done it, with the day where it is known."""

MOST_WAYS = 12


@dataclass(frozen=True)
class Outcome:
    """Whether a rule is met, and what is missing.

    Attributes:
        met: Whether it is.
        missing: Members of the electorate that have not done it, in order.
        needed: How many more must do it at least; 0 where the rule is met or can no longer be.
        met_on: The day on which it was met; None where it is not, or where the days known do not settle it.
        in_force: The day on which what was decided takes effect; None where that is not known.
        ways: The smallest sets of parties that would meet it, twelve at most. Empty where it is met, and where
            any `needed` of the missing will do and those are too many to list.
        blocked_by: Who has objected, where an objection ends the matter.
    """

    met: bool
    missing: tuple[str, ...]
    needed: int
    met_on: date | None = None
    in_force: date | None = None
    ways: tuple[tuple[str, ...], ...] = ()
    blocked_by: tuple[str, ...] = ()


def days_of(done: Done) -> dict[str, date | None]:
    """Each party that has done it with its day, None where the day is not known."""
    return dict(done) if isinstance(done, Mapping) else dict.fromkeys(done)


def day_met(days: Mapping[str, date | None], is_met: Callable[[AbstractSet[str]], bool]) -> date | None:
    """The first day at whose end the rule was met.

    A party whose day is not known may have come first or last; only where that makes no difference
    is there an answer.

    Args:
        days: Who has done it, and when.
        is_met: Whether a set of parties meets the rule; one party more must never undo it.
    """
    known = sorted({day for day in days.values() if day is not None})
    undated = {party for party, day in days.items() if day is None}

    def first(others: AbstractSet[str]) -> date | None:
        if is_met(others):
            return None
        for day in known:
            if is_met(others | {party for party, done in days.items() if done is not None and done <= day}):
                return day
        return None

    earliest = first(undated)
    return earliest if earliest == first(frozenset()) else None


def any_of(missing: Iterable[str], needed: int) -> tuple[tuple[str, ...], ...]:
    """All sets of `needed` parties among the missing; none where they are too many to list."""
    parties = sorted(missing)
    if needed < 1 or comb(len(parties), needed) > MOST_WAYS:
        return ()
    return tuple(islice(combinations(parties, needed), MOST_WAYS))


def counted(electorate: AbstractSet[str], done: Done, required: int) -> Outcome:
    """The outcome of a rule that wants `required` members of the electorate, whoever they are."""
    days = {party: day for party, day in days_of(done).items() if party in electorate}
    missing = tuple(sorted(electorate - days.keys()))
    needed = max(0, required - len(days))
    return Outcome(
        met=needed == 0,
        missing=missing,
        needed=needed,
        met_on=day_met(days, lambda parties: len(parties) >= required) if needed == 0 else None,
        ways=any_of(missing, needed),
    )
