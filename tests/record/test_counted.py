from __future__ import annotations

from typing import Any

import pytest

from communique.record import build
from communique.record.counted import Counted, counted

from .telling import account, filed


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("59 states", Counted("states", 59)),
        ("Delegations from 59 states", Counted("states", 59)),
        ("Governments from more than 60 countries", Counted("states", 60, "at-least")),
        ("some 500 companies", Counted("companies", 500, "about")),
        ("More than 1,400 businesses from 38 countries", Counted("companies", 1400, "at-least")),
        ("33 international organisations", Counted("organisations", 33)),
        ("several hundred companies", Counted("companies", None, "about")),
        ("plus de 40 entreprises", Counted("companies", 40, "at-least")),
        ("Thirty-eight delegations", Counted("delegations", 38)),
        ("more than fifty countries", Counted("states", 50, "at-least")),
        ("trente-huit délégations", Counted("delegations", 38)),
        ("Thirty-one of the 32 allies", Counted("allies", 31)),
        ("31 of 32 allies", Counted("allies", 31)),
        ("the donors", None),
        ("the first of the delegations", None),
        ("SI", None),
        ("Mara Tolvaj", None),
    ],
)
def test_parties_that_are_counted_are_known_by_what_they_are(words: str, found: Counted | None) -> None:
    assert counted(words) == found


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("59 states", "59 countries", True),
        ("59 states", "more than 60 countries", False),
        ("more than 58 states", "59 countries", True),
        ("more than 20 ministers", "27 ministers", True),
        ("more than 20 ministers", "37 ministers", False),
        ("27 ministers", "fewer than 20 ministers", False),
        ("thirty-eight delegations", "forty delegations", False),
        ("some 60 states", "59 countries", True),
        ("more than 400 companies", "some 500 firms", False),
        ("several hundred companies", "some 500 firms", True),
    ],
)
def test_counts_agree_where_both_can_hold(one: str, other: str, agree: bool) -> None:
    a, b = counted(one), counted(other)
    assert a is not None
    assert b is not None
    assert a.agrees(b) is b.agrees(a) is agree


def attended(name: str, *participants: str) -> Any:
    sentences = [
        (f"{who} came to the Grain Forum.", "participation", {"participant": who, "event": "Grain Forum"})
        for who in participants
    ]
    return account(name, *sentences, published="2031-05-04")


def test_two_accounts_that_count_differently_contradict_each_other_about_one_fact() -> None:
    record = build(filed(attended("a", "59 states"), attended("b", "more than 60 countries")))
    (fact,) = record.of_kind("participation")
    assert (len(fact.supports), len(fact.against)) == (1, 1)
    assert [(it.type, it.kind) for it in record.conflicts] == [("count", "participation")]


def test_two_counts_of_one_account_are_two_facts_and_no_contradiction() -> None:
    record = build(
        filed(attended("a", "59 states", "30 countries at the level of ministers"), attended("b", "59 nations"))
    )
    assert sorted(len(fact.documents) for fact in record.of_kind("participation")) == [1, 2]
    assert record.conflicts == ()
