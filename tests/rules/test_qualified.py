"""The qualified majority, against its definition."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import NotFoundError
from communique.rules import blocking_members, eu_population, population_years, qualified_majority

POPULATION = eu_population(date(2025, 6, 1))
MEMBERS = sorted(POPULATION)
LARGE = ("DE", "FR", "IT", "ES", "PL", "RO", "NL", "BE", "CZ", "PT", "SE", "GR", "HU", "AT", "BG")


def definition(in_favour: frozenset[str], members: int, blocking: int | None) -> bool:
    """Article 16(4) of the Treaty, in whole numbers, without any of the code that is tested."""
    people = sum(int(POPULATION[member] * 100) for member in in_favour)
    total = sum(int(share * 100) for share in POPULATION.values())
    enough_members = 100 * len(in_favour) >= members * len(POPULATION)
    enough_people = 100 * people >= 65 * total
    against = len(POPULATION) - len(in_favour)
    return enough_members and (enough_people or (blocking is not None and against < blocking))


@settings(max_examples=300)
@given(st.frozensets(st.sampled_from(MEMBERS), min_size=9))
def test_a_qualified_majority_is_what_the_treaty_says(in_favour: frozenset[str]) -> None:
    assert qualified_majority(MEMBERS, in_favour, POPULATION).met == definition(in_favour, 55, 4)
    reinforced = qualified_majority(MEMBERS, in_favour, POPULATION, members_percent=Decimal(72), blocking=None)
    assert reinforced.met == definition(in_favour, 72, None)


@settings(max_examples=200)
@given(st.frozensets(st.sampled_from(MEMBERS), max_size=4))
def test_few_opponents_block_only_with_enough_members_and_people(against: frozenset[str]) -> None:
    in_favour = frozenset(MEMBERS) - against
    assert qualified_majority(MEMBERS, in_favour, POPULATION).met == definition(in_favour, 55, 4)


@pytest.mark.parametrize(
    ("against", "met"),
    [
        (("DE", "FR", "IT"), True),  # 47 % of the population, and not a blocking minority
        (("DE", "FR", "IT", "MT"), False),
        (("DE", "FR"), True),
        (("AT", "BG", "DK", "FI"), True),  # four members with too few people
    ],
)
def test_a_blocking_minority_has_four_members_and_35_per_cent(against: tuple[str, ...], met: bool) -> None:
    assert qualified_majority(MEMBERS, set(MEMBERS) - set(against), POPULATION).met is met


def test_fifteen_members_of_twenty_seven_are_needed_and_twenty_without_a_proposal() -> None:
    assert qualified_majority(MEMBERS, LARGE, POPULATION).met
    assert qualified_majority(MEMBERS, LARGE[:14], POPULATION).needed == 1
    assert qualified_majority(MEMBERS, LARGE, POPULATION, members_percent=Decimal(72), blocking=None).needed == 5


@settings(max_examples=60)
@given(st.frozensets(st.sampled_from(MEMBERS), min_size=15, max_size=24))
def test_the_ways_meet_it_and_nothing_smaller_does(in_favour: frozenset[str]) -> None:
    outcome = qualified_majority(MEMBERS, in_favour, POPULATION)
    for way in outcome.ways:
        assert len(way) == outcome.needed
        assert qualified_majority(MEMBERS, in_favour | set(way), POPULATION).met
    if 1 < outcome.needed <= 3:
        for fewer in combinations(outcome.missing, outcome.needed - 1):
            assert not qualified_majority(MEMBERS, in_favour | set(fewer), POPULATION).met


@given(st.frozensets(st.sampled_from(MEMBERS)), st.sampled_from(MEMBERS))
def test_one_more_in_favour_never_makes_it_worse(in_favour: frozenset[str], more: str) -> None:
    before = qualified_majority(MEMBERS, in_favour, POPULATION)
    after = qualified_majority(MEMBERS, in_favour | {more}, POPULATION)
    assert after.met or not before.met
    assert after.needed <= before.needed


def test_where_all_take_part_the_fewest_who_can_block_are_four() -> None:
    assert blocking_members(POPULATION) == 4
    assert blocking_members({"A": Decimal(90), "B": Decimal(10)}) == 2


def test_the_members_are_held_to_their_number_where_population_is_reached() -> None:
    outcome = qualified_majority(MEMBERS, LARGE[:13], POPULATION)
    assert outcome.needed == 2
    assert outcome.ways == ()  # any two of fourteen


def test_a_member_without_a_population_is_an_error() -> None:
    with pytest.raises(ValueError, match="XX"):
        qualified_majority([*MEMBERS, "XX"], [], POPULATION)
    assert not qualified_majority([], [], {}).met


@pytest.mark.parametrize("year", population_years())
def test_each_year_holds_every_member_and_sums_to_a_whole(year: int) -> None:
    shares = eu_population(date(year, 6, 1))
    assert len(shares) == (28 if year < 2020 else 27)
    assert abs(sum(shares.values()) - 100) <= Decimal("0.05")
    assert Fraction(max(shares.values())) < 20


def test_a_year_without_figures_is_told_not_guessed() -> None:
    with pytest.raises(NotFoundError, match=r"1999 are not known here \(known: 2016"):
        eu_population(date(1999, 1, 1))
