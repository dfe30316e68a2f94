from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.rules import Outcome, simple_majority, threshold, two_thirds_majority, unanimity

MEMBERS = st.frozensets(st.sampled_from([f"{letter}{other}" for letter in "ABCD" for other in "XYZ"]))


@pytest.mark.parametrize(
    ("rule", "electorate", "done", "outcome"),
    [
        (unanimity, "ABC", "ABC", Outcome(True, (), 0)),
        (unanimity, "ABC", "AC", Outcome(False, ("B",), 1)),
        (unanimity, "ABC", "ACX", Outcome(False, ("B",), 1)),
        (unanimity, "", "", Outcome(False, (), 1)),
        (simple_majority, "ABCD", "AB", Outcome(False, ("C", "D"), 1)),
        (simple_majority, "ABCD", "ABC", Outcome(True, ("D",), 0)),
        (two_thirds_majority, "ABC", "AB", Outcome(True, ("C",), 0)),
        (two_thirds_majority, "ABCD", "AB", Outcome(False, ("C", "D"), 1)),
    ],
)
def test_rules_name_who_is_missing_and_how_many_are_needed(rule, electorate, done, outcome) -> None:  # type: ignore[no-untyped-def]
    assert rule(electorate, done) == outcome


def test_a_threshold_counts_whoever_has_done_it() -> None:
    assert threshold(3, ["A", "B", "B"]) == Outcome(False, (), 1)
    assert threshold(2, ["A", "B"]).met


def test_a_threshold_of_nobody_is_no_threshold() -> None:
    with pytest.raises(ValueError, match="at least one"):
        threshold(0, [])


@given(MEMBERS, MEMBERS)
def test_a_stricter_rule_is_never_met_before_a_looser_one(electorate: frozenset[str], done: frozenset[str]) -> None:
    if unanimity(electorate, done).met:
        assert two_thirds_majority(electorate, done).met
    if electorate and two_thirds_majority(electorate, done).met:
        assert (
            simple_majority(electorate, done).met
            or len(electorate) <= 2
            or len(done & electorate) * 2 > len(electorate)
        )


@given(MEMBERS, MEMBERS, st.sampled_from(["A", "B"]))
def test_one_more_who_has_done_it_never_hurts(electorate: frozenset[str], done: frozenset[str], more: str) -> None:
    for rule in (unanimity, simple_majority, two_thirds_majority):
        assert rule(electorate, done | {more}).needed <= rule(electorate, done).needed
