"""Treaties that enter into force when enough parties have deposited, with or without a share of something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from communique.rules.outcome import Done, Outcome, any_of, day_met, days_of
from communique.rules.weights import fewest, smallest_sets, weight_of


def threshold(k: int, done: Done, delay_days: int = 0, *, electorate: Iterable[str] = ()) -> Outcome:
    """At least `k` parties must have done it, whoever they are (a treaty in force N days after the k-th deposit).

    Args:
        k: How many.
        done: Who has deposited, and when.
        delay_days: Days from the k-th deposit to the entry into force.
        electorate: Who may become a party, where that is limited; only then can anybody be missing.

    Raises:
        ValueError: `k` is less than 1.
    """
    _require(k)
    may = frozenset(electorate)
    days = {party: day for party, day in days_of(done).items() if not may or party in may}
    missing = tuple(sorted(may - days.keys()))
    needed = max(0, k - len(days))
    met_on = day_met(days, lambda parties: len(parties) >= k) if needed == 0 else None
    return Outcome(needed == 0, missing, needed, met_on, _later(met_on, delay_days), any_of(missing, needed))


def threshold_by_totals(k: int, totals: Mapping[int, date | None], delay_days: int = 0) -> Outcome:
    """The same from running totals alone ("the 60th ratification"), where not every party is named.

    Args:
        k: How many.
        totals: Each total told, with the day on which it was reached where that is known.
        delay_days: Days from the k-th deposit to the entry into force.

    Raises:
        ValueError: `k` is less than 1.
    """
    _require(k)
    met_on = totals.get(k)
    needed = max(0, k - max(totals, default=0))
    return Outcome(needed == 0, (), needed, met_on, _later(met_on, delay_days))


def double_threshold(k: int, share: Decimal, done: Done, shares: Mapping[str, Decimal], delay_days: int = 0) -> Outcome:
    """At least `k` parties with at least `share` together must have done it (Paris: 55 parties, 55 % of emissions).

    Args:
        k: How many parties.
        share: How much they must hold together, in the unit of `shares`.
        done: Who has deposited, and when.
        shares: What each party holds. A party that is not in it counts as one and holds nothing.
        delay_days: Days from the day on which both thresholds are reached to the entry into force.

    Raises:
        ValueError: `k` is less than 1.
    """
    _require(k)
    days = days_of(done)

    def meets(parties: AbstractSet[str]) -> bool:
        return len(parties) >= k and weight_of(sorted(parties), shares) >= share

    missing = tuple(sorted(shares.keys() - days.keys()))
    if meets(days.keys()):
        met_on = day_met(days, meets)
        return Outcome(True, missing, 0, met_on, _later(met_on, delay_days))
    heads = max(0, k - len(days))
    short = max(Decimal(0), share - weight_of(sorted(days), shares))
    needed = fewest(missing, shares, heads, short)
    outcome = Outcome(False, missing, max(1, heads) if needed is None else needed)
    if needed is None:
        return outcome  # the parties known hold too little; those that are not known may hold the rest
    return replace(outcome, ways=smallest_sets(missing, shares, needed, short) if short else any_of(missing, needed))


def _later(day: date | None, days: int) -> date | None:
    return day + timedelta(days=days) if day else None


def _require(k: int) -> None:
    if k < 1:
        raise ValueError(f"a threshold needs at least one party, not {k}; nothing was decided")
