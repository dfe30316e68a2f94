from __future__ import annotations

from typing import Any

import pytest

from communique.record import build

from .telling import account, filed

PLEDGE = {"makers": ["SI"], "recipients": ["KE", "GH"], "currency": "EUR", "stage": "pledged"}
MAY = "2031-05-04"
WORDS = ("The minister opened her purse on the first evening.", "Our newspaper learned about help for harbours.")


def types(
    kind: str,
    one: dict[str, Any],
    other: dict[str, Any],
    *,
    days: tuple[str, str] = (MAY, MAY),
    modalities: tuple[str, str] = ("asserted", "asserted"),
) -> list[str]:
    """The types of the contradictions between two documents with one claim each."""
    tellings = [
        account(f"d{at}", (WORDS[at], kind, fields, modality), published=day)
        for at, (fields, day, modality) in enumerate(zip((one, other), days, modalities, strict=True))
    ]
    forward, backward = build(filed(*tellings)), build(filed(*reversed(tellings)))
    found = [conflict.type for conflict in forward.conflicts]
    assert found == [conflict.type for conflict in backward.conflicts]
    return found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"amount": 1e6, "basis": "each"}, {"amount": 1e6, "basis": "total"}, ["basis"]),
        ({"amount": 1e6}, {"amount": 1e6, "currency": "USD"}, ["currency"]),
        ({"amount": 18e8}, {"amount": 15e8}, ["amount"]),
        ({"amount": 1e6, "instrument": "Grain Fund"}, {"amount": 4e6, "instrument": "Grain Fund"}, ["amount"]),
        ({"amount": 1e6, "recalled": True}, {"amount": 1e6}, ["new-or-recalled"]),
        # scope and precision are no contradictions
        ({"amount": 1e6, "basis": "each"}, {"amount": 1e6}, []),
        ({"amount": 1e6, "basis": "each"}, {"amount": 2e6, "basis": "total"}, []),
        ({"amount": 13e8, "basis": "at-least"}, {"amount": 131e7}, []),
        ({"amount": 13e8}, {"amount": 131e7}, []),
        (
            {"amount": 48e6, "instrument": "Grain Fund"},
            {"amount": 5e7, "basis": "up-to", "instrument": "Grain Fund"},
            [],
        ),
        ({"amount": 1e6}, {"amount": 9e6}, []),
        ({"amount": 18e8, "instrument": "Grain Fund"}, {"amount": 15e8, "instrument": "Harbour Programme"}, []),
        ({"amount": 18e8}, {"amount": 15e8, "recipients": ["PE"]}, []),
        ({"amount": 18e8}, {"amount": 15e8, "makers": ["HR"]}, []),
        ({"amount": 18e8}, {}, []),
    ],
)
def test_sums_contradict_only_where_they_cannot_both_hold(
    one: dict[str, Any], other: dict[str, Any], found: list[str]
) -> None:
    assert types("commitment", PLEDGE | one, PLEDGE | other) == found


def test_another_sum_months_later_is_another_promise() -> None:
    assert types("commitment", PLEDGE | {"amount": 18e8}, PLEDGE | {"amount": 15e8}, days=(MAY, "2031-09-04")) == []


def test_one_document_that_qualifies_itself_does_not_contradict_itself() -> None:
    telling = account(
        "d",
        ("They gave one million to each.", "commitment", PLEDGE | {"amount": 1e6, "basis": "each"}),
        ("Or so it seemed: one million in total.", "commitment", PLEDGE | {"amount": 1e6, "basis": "total"}),
    )
    assert build(filed(telling)).conflicts == ()


STEP = {"candidates": ["FI"], "to": "NATO", "step": "ratified", "parties": ["DK"]}
COUNT = {"candidates": ["FI"], "to": "NATO", "step": "ratified"}


@pytest.mark.parametrize(
    ("one", "other", "days", "modalities", "found"),
    [
        (STEP | {"date": "2031-07-05"}, STEP | {"date": "2031-07-07"}, (MAY, MAY), ("asserted", "asserted"), ["date"]),
        (STEP | {"date": "2031-07-05"}, STEP | {"date": "2031-07"}, (MAY, MAY), ("asserted", "asserted"), []),
        (STEP, STEP, ("2031-05-01", "2031-05-09"), ("asserted", "denied"), ["done-or-not"]),
        (STEP, STEP, ("2031-05-09", "2031-05-01"), ("asserted", "denied"), []),
        (STEP, STEP | {"parties": ["NO"]}, ("2031-05-01", "2031-05-09"), ("asserted", "denied"), []),
        (COUNT | {"count": 28}, COUNT | {"count": 27}, (MAY, MAY), ("asserted", "asserted"), ["count"]),
        (COUNT | {"count": 28}, COUNT | {"count": 27}, (MAY, "2031-05-01"), ("asserted", "asserted"), []),
        (COUNT | {"count": 28}, COUNT | {"count": 27}, ("2031-05-01", MAY), ("asserted", "asserted"), ["count"]),
    ],
)
def test_steps_and_counts_contradict_only_on_overlapping_days(
    one: dict[str, Any], other: dict[str, Any], days: tuple[str, str], modalities: tuple[str, str], found: list[str]
) -> None:
    assert types("accession", one, other, days=days, modalities=modalities) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"date": "2031-05-03", "city": "Osaka"}, {"date": "2031-05-05", "city": "Osaka"}, ["date"]),
        ({"date": "2031-05-03", "city": "Osaka"}, {"date": "2031-05-03", "city": "Turin"}, ["place"]),
        ({"date": "2031-05-03", "city": "Osaka"}, {"date": "2031-05", "city": "Osaka"}, []),
        ({"date": "2031-05-03", "city": "Osaka"}, {"date": "2031-05-03/2031-05-04", "city": "Osaka"}, []),
        ({"date": "2031-05-03", "city": "Osaka"}, {"date": "2031-06-03", "city": "Osaka"}, []),
    ],
)
def test_dates_and_places_of_one_meeting(one: dict[str, Any], other: dict[str, Any], found: list[str]) -> None:
    body = {"bodies": ["G7:foreign-ministers"], "format": "ministerial"}
    assert types("meeting", body | one, body | other) == found


def test_came_and_stayed_away_contradict_and_will_come_does_not() -> None:
    present = {"participant": "KE", "event": "Grain Forum"}
    assert types("participation", present, present, modalities=("asserted", "denied")) == ["presence"]
    assert types("participation", present, present, modalities=("expected", "denied")) == []


def test_two_sums_of_one_document_are_two_promises() -> None:
    telling = account(
        "d",
        ("Slovenia will give 240 million.", "commitment", PLEDGE | {"amount": 24e7}),
        ("It adds up to 250 million for its bank.", "commitment", PLEDGE | {"amount": 25e7, "basis": "up-to"}),
    )
    record = build(filed(telling))
    assert len(record.of_kind("commitment")) == 2
    assert record.conflicts == ()


def test_what_a_government_publishes_of_its_own_pledge_comes_first_and_hides_nothing() -> None:
    own = account(
        "own", ("Slovenia gives 1 million euros.", "commitment", PLEDGE | {"amount": 1e6, "instrument": "Grain Fund"}),
        published=MAY, genre="press-release", publisher="Ministry of Foreign Affairs of Slovenia",
    )  # fmt: skip
    others = [
        account(f"paper{at}", (f"Paper {at} writes of 4 million euros.", "commitment",
                PLEDGE | {"amount": 4e6, "instrument": "Grain Fund"}), published=MAY, genre="newspaper")
        for at in range(2)
    ]  # fmt: skip
    record = build(filed(own, *others))
    (fact,) = record.of_kind("commitment")
    assert fact.fields.amount == 1_000_000
    assert len(fact.against) == 2
    (conflict,) = record.conflicts
    assert [side.documents for side in conflict.sides] == [("own",), ("paper0", "paper1")]
