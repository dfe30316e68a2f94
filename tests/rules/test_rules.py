"""Unanimity, consensus, silence, majorities and thresholds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.rules import (
    Outcome,
    consensus,
    double_threshold,
    silence,
    simple_majority,
    threshold,
    threshold_by_totals,
    two_thirds_majority,
    unanimity,
)

NAMES = [f"{letter}{other}" for letter in "ABCD" for other in "XYZ"]
MEMBERS = st.frozensets(st.sampled_from(NAMES), max_size=7)
DAYS = st.dates(date(2031, 1, 1), date(2031, 1, 20))
DONE = st.dictionaries(st.sampled_from(NAMES), DAYS | st.none(), max_size=7)
DAY = date(2031, 5, 4)


@pytest.mark.parametrize(
    ("rule", "electorate", "done", "met", "missing", "needed"),
    [
        (unanimity, "ABC", "ABC", True, "", 0),
        (unanimity, "ABC", "AC", False, "B", 1),
        (unanimity, "ABC", "ACX", False, "B", 1),
        (unanimity, "", "", False, "", 1),
        (simple_majority, "ABCD", "AB", False, "CD", 1),
        (simple_majority, "ABCD", "ABC", True, "D", 0),
        (simple_majority, "", "", False, "", 1),
        (two_thirds_majority, "ABC", "AB", True, "C", 0),
        (two_thirds_majority, "ABCD", "AB", False, "CD", 1),
        (two_thirds_majority, "", "", False, "", 1),
    ],
)
def test_rules_name_who_is_missing_and_how_many_are_needed(rule, electorate, done, met, missing, needed) -> None:  # type: ignore[no-untyped-def]  # rows of the table
    outcome = rule(electorate, done)
    assert (outcome.met, outcome.missing, outcome.needed) == (met, tuple(missing), needed)


@pytest.mark.parametrize(
    ("blocks", "abstained", "met", "missing"),
    [(True, "C", False, ("C",)), (False, "C", True, ()), (False, "", False, ("C",)), (False, "AC", True, ())],
)
def test_an_abstention_blocks_unanimity_only_where_it_counts_as_a_vote_not_given(
    blocks: bool, abstained: str, met: bool, missing: tuple[str, ...]
) -> None:
    outcome = unanimity("ABC", "AB", abstained, abstention_blocks=blocks)
    assert (outcome.met, outcome.missing) == (met, missing)


def test_those_who_abstain_leave_a_majority_of_those_voting() -> None:
    assert not simple_majority("ABCDE", "AB", "CDE").met
    assert simple_majority("ABCDE", "AB", "CDE", of_those_voting=True).met
    assert two_thirds_majority("ABCDEF", "ABCD").met
    assert two_thirds_majority("ABCDEF", "AB", "DEF", of_those_voting=True).met


def test_what_would_meet_a_rule_is_listed_where_it_can_be() -> None:
    assert unanimity("ABC", "A").ways == (("B", "C"),)
    assert simple_majority("ABCD", "AB").ways == (("C",), ("D",))
    assert simple_majority([f"{n}" for n in range(40)], []).ways == ()  # any 21 of 40
    assert unanimity("AB", "AB").ways == ()


def test_the_day_a_rule_was_met_is_that_of_the_last_who_was_needed() -> None:
    days = {"A": date(2031, 5, 1), "B": date(2031, 5, 3), "C": date(2031, 5, 9)}
    assert unanimity("ABC", days).met_on == date(2031, 5, 9)
    assert simple_majority("ABC", days).met_on == date(2031, 5, 3)
    assert unanimity("ABCD", days).met_on is None


def test_an_unknown_day_settles_nothing_unless_it_makes_no_difference() -> None:
    assert unanimity("AB", {"A": DAY, "B": None}).met_on is None
    assert simple_majority("ABCDE", {"A": DAY, "B": DAY, "C": DAY, "D": None}).met_on == DAY
    assert threshold(1, {"A": DAY, "B": None}).met_on is None


def test_a_threshold_counts_whoever_has_done_it() -> None:
    assert threshold(3, ["A", "B", "B"]).needed == 1
    assert threshold(2, ["A", "B"]).met
    assert threshold(2, ["A", "X"], electorate="ABC") == Outcome(False, ("B", "C"), 1, ways=(("B",), ("C",)))


def test_a_treaty_is_in_force_some_days_after_the_last_deposit_needed() -> None:
    days = {name: DAY + timedelta(days=at) for at, name in enumerate(NAMES)}
    outcome = threshold(4, days, delay_days=90)
    assert outcome.met_on == DAY + timedelta(days=3)
    assert outcome.in_force == DAY + timedelta(days=93)


@pytest.mark.parametrize(
    ("totals", "met", "needed", "met_on"),
    [
        ({}, False, 4, None),
        ({3: DAY}, False, 1, None),
        ({3: DAY, 4: DAY + timedelta(days=2)}, True, 0, DAY + timedelta(days=2)),
        ({5: DAY}, True, 0, None),  # the fourth came on some day before
        ({4: None}, True, 0, None),
    ],
)
def test_a_running_total_meets_a_threshold_on_the_day_it_reaches_it(totals, met, needed, met_on) -> None:  # type: ignore[no-untyped-def]  # rows of the table
    outcome = threshold_by_totals(4, totals, delay_days=30)
    assert (outcome.met, outcome.needed, outcome.met_on) == (met, needed, met_on)
    assert outcome.in_force == (met_on + timedelta(days=30) if met_on else None)


@pytest.mark.parametrize("rule", [lambda: threshold(0, []), lambda: double_threshold(0, Decimal(5), [], {})])
def test_a_threshold_of_nobody_is_no_threshold(rule) -> None:  # type: ignore[no-untyped-def]  # rows of the table
    with pytest.raises(ValueError, match="at least one"):
        rule()


SHARES = {"A": Decimal(30), "B": Decimal(20), "C": Decimal(10), "D": Decimal(5), "E": Decimal(1)}


@pytest.mark.parametrize(
    ("done", "met", "needed", "ways"),
    [
        ("CDE", False, 1, (("A",),)),  # enough parties, too small a share
        ("AB", False, 1, (("C",), ("D",), ("E",))),  # enough of a share, too few parties
        ("DE", False, 2, (("A", "B"), ("A", "C"))),
        ("ABX", True, 0, ()),  # one without a known share counts as a party
        ("XYZ", False, 2, (("A", "B"),)),
    ],
)
def test_both_thresholds_must_be_reached(done: str, met: bool, needed: int, ways: tuple[tuple[str, ...], ...]) -> None:
    outcome = double_threshold(3, Decimal(46), done, SHARES)
    assert (outcome.met, outcome.needed, outcome.ways) == (met, needed, ways)


def test_shares_that_can_never_suffice_leave_the_ways_open() -> None:
    outcome = double_threshold(1, Decimal(99), "A", SHARES)
    assert (outcome.met, outcome.needed, outcome.ways) == (False, 1, ())


def test_consensus_stands_unless_a_member_objects() -> None:
    assert consensus("ABC", "", on=DAY).met_on == DAY
    assert consensus("ABC", "X").met
    broken = consensus("ABC", "BX")
    assert (broken.met, broken.missing, broken.blocked_by) == (False, ("B",), ("B",))
    assert not consensus("", "").met


@pytest.mark.parametrize(
    ("objections", "on", "met", "blocked_by", "met_on"),
    [
        ({}, DAY - timedelta(days=1), False, (), None),  # still open
        ({}, DAY, True, (), DAY),
        ({}, DAY + timedelta(days=9), True, (), DAY),
        ({"B": DAY}, DAY, False, ("B",), None),
        ({"B": DAY}, DAY - timedelta(days=1), False, (), None),  # not yet broken
        ({"B": DAY + timedelta(days=1)}, DAY + timedelta(days=9), True, (), DAY),  # too late
        ({"X": DAY}, DAY, True, (), DAY),  # not at the table
        ({"B": None}, DAY + timedelta(days=9), False, ("B",), None),
    ],
)
def test_silence_adopts_at_the_deadline_unless_it_is_broken(objections, on, met, blocked_by, met_on) -> None:  # type: ignore[no-untyped-def]  # rows of the table
    outcome = silence("ABC", DAY, objections, on)
    assert (outcome.met, outcome.blocked_by, outcome.met_on) == (met, blocked_by, met_on)


@given(MEMBERS.filter(bool), DONE)
def test_unanimity_is_met_exactly_when_nobody_is_missing(electorate: frozenset[str], done: dict[str, date]) -> None:
    outcome = unanimity(electorate, done)
    assert outcome.met == (outcome.missing == ()) == (electorate <= done.keys())


@given(MEMBERS, DONE, st.sampled_from(NAMES), DAYS)
def test_one_more_who_has_done_it_never_makes_it_worse(
    electorate: frozenset[str], done: dict[str, date | None], more: str, day: date
) -> None:
    further = {more: day} | done
    shares = {name: Decimal(at + 1) for at, name in enumerate(NAMES)}
    for rule in (
        lambda d: unanimity(electorate, d),
        lambda d: simple_majority(electorate, d),
        lambda d: two_thirds_majority(electorate, d),
        lambda d: threshold(4, d),
        lambda d: double_threshold(4, Decimal(30), d, shares),
    ):
        before, after = rule(done), rule(further)
        assert after.met or not before.met
        assert after.needed <= before.needed
        assert set(after.missing) <= set(before.missing)


@given(MEMBERS, DONE)
def test_a_stricter_rule_is_never_met_before_a_looser_one(electorate: frozenset[str], done: dict[str, date]) -> None:
    if unanimity(electorate, done).met:
        assert two_thirds_majority(electorate, done).met
        assert simple_majority(electorate, done).met


@given(MEMBERS, DONE)
def test_every_way_meets_the_rule_and_no_smaller_set_does(electorate: frozenset[str], done: dict[str, date]) -> None:
    shares = {name: Decimal(at + 1) for at, name in enumerate(NAMES)}
    for rule in (
        lambda d: unanimity(electorate, d),
        lambda d: simple_majority(electorate, d),
        lambda d: double_threshold(4, Decimal(30), d, shares),
    ):
        outcome = rule(done)
        for way in outcome.ways:
            assert len(way) == outcome.needed
            assert rule({*done, *way}).met
        if outcome.needed > 1:
            for fewer in combinations(outcome.missing[:8], outcome.needed - 1):
                assert not rule({*done, *fewer}).met


@given(MEMBERS.filter(bool), DONE)
def test_the_day_a_rule_was_met_is_the_first_on_which_it_is(
    electorate: frozenset[str], done: dict[str, date | None]
) -> None:
    outcome = simple_majority(electorate, done)
    if outcome.met_on:
        known = {party: day for party, day in done.items() if day and day <= outcome.met_on}
        assert simple_majority(electorate, {*known, *(p for p, d in done.items() if d is None)}).met
        before = {party for party, day in done.items() if day and day < outcome.met_on}
        assert not simple_majority(electorate, before).met
