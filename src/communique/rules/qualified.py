"""The qualified majority of the Council of the European Union."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from math import ceil

from communique.rules.outcome import Done, Outcome, any_of, day_met, days_of
from communique.rules.weights import NOTHING, fewest, smallest_sets, weight_of

MEMBERS, POPULATION, WITHOUT_PROPOSAL = Decimal(55), Decimal(65), Decimal(72)
BLOCKING_MINORITY = 4


def qualified_majority(
    electorate: Iterable[str],
    in_favour: Done,
    population: Mapping[str, Decimal],
    *,
    members_percent: Decimal = MEMBERS,
    population_percent: Decimal = POPULATION,
    blocking: int | None = BLOCKING_MINORITY,
) -> Outcome:
    """Enough members with enough of the population; an abstention counts as a vote not given.

    With 55 % of the members it is deemed attained where fewer than four are not in favour, whatever their
    population (Treaty on European Union, Article 16(4)).

    Args:
        electorate: The members that take part.
        in_favour: Who votes in favour.
        population: Each member's population or share of it, in any one unit.
        members_percent: How many of the members, in per cent; 72 where the Council does not act on a
            proposal of the Commission or the High Representative.
        population_percent: How much of the population of those who take part, in per cent.
        blocking: How many members a blocking minority has at least; None where there is no such condition.
            Where not all members take part it is `blocking_members` of those who do.

    Raises:
        ValueError: The population of a member is not given.
    """
    voters = frozenset(electorate)
    unknown = sorted(voters - population.keys())
    if unknown:
        raise ValueError(f"no population is given for {', '.join(unknown)}; nothing was decided. Give all members'")
    days = {party: day for party, day in days_of(in_favour).items() if party in voters}
    heads = ceil(members_percent * len(voters) / 100)
    people = weight_of(sorted(voters), population) * population_percent / 100
    tolerated = 0 if blocking is None else max(0, blocking - 1)

    def meets(parties: AbstractSet[str]) -> bool:
        if not voters or len(parties) < heads:
            return False
        return weight_of(sorted(parties), population) >= people or len(voters) - len(parties) <= tolerated

    missing = tuple(sorted(voters - days.keys()))
    if meets(days.keys()):
        return Outcome(True, missing, 0, day_met(days, meets))
    if not voters:
        return Outcome(False, (), 1)
    short_heads = max(0, heads - len(days))
    short_people = max(NOTHING, people - weight_of(sorted(days), population))
    by_population = fewest(missing, population, short_heads, short_people)
    by_number = max(short_heads, len(missing) - tolerated)
    if by_population is None or by_number <= by_population or not short_people:
        by_number = by_number if short_people else short_heads
        return Outcome(False, missing, by_number, ways=any_of(missing, by_number))
    return Outcome(False, missing, by_population, ways=smallest_sets(missing, population, by_population, short_people))


def blocking_members(population: Mapping[str, Decimal], population_percent: Decimal = POPULATION) -> int:
    """How many members a blocking minority has at least where only these take part (TFEU, Article 238(3)).

    The fewest that hold more than the rest of the population, plus one.
    """
    people = weight_of(sorted(population), population) * (100 - population_percent) / 100
    total, members = NOTHING, 0
    for held in sorted(population.values(), reverse=True):
        if total > people:
            break
        total, members = total + held, members + 1
    return members + 1
