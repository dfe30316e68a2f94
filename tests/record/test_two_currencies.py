"""One promise told in two currencies, payments that name nobody, and what was not delivered."""

from __future__ import annotations

from typing import Any

import pytest

from communique.model import CommitmentFields, Judgement
from communique.record import build
from tests.record.telling import account, filed
from tests.record.test_promises import told

DAY = "2024-05-03"  # one euro was 11.7 kroner
GRID = {"makers": ["NO"], "recipients": ["MD"], "stage": "pledged"}
KRONER = GRID | {"amount": 200e6, "currency": "NOK"}
EUROS = GRID | {"amount": 17e6, "currency": "EUR"}


def types_of(*accounts: Any) -> tuple[int, list[str]]:
    record = told(*accounts)
    return len(record.of_kind("commitment")), [conflict.type for conflict in record.conflicts]


@pytest.mark.parametrize(
    ("other", "words", "day", "facts", "types"),
    [
        (EUROS, "17 million euros for the power grid", DAY, 1, []),
        (EUROS, "17 million euros", "2024-05-05", 1, []),
        (EUROS | {"amount": 22e6}, "22 million euros for the power grid", DAY, 1, ["amount"]),
        # another purpose, another recipient, another time, another scale, a currency without rates
        (EUROS | {"amount": 22e6}, "22 million euros for schools", DAY, 2, []),
        (EUROS | {"recipients": ["GE"]}, "17 million euros for the power grid", DAY, 2, []),
        (EUROS, "17 million euros for the power grid", "2024-08-05", 2, []),
        (EUROS | {"amount": 90e6}, "90 million euros for the power grid", DAY, 2, []),
        (EUROS | {"currency": "UAH", "amount": 700e6}, "700 million hryvnias for the power grid", DAY, 2, []),
    ],
)
def test_a_sum_in_another_currency_is_the_same_a_rival_or_another(
    other: dict[str, Any], words: str, day: str, facts: int, types: list[str]
) -> None:
    one = ("200 million kroner for the power grid", KRONER, "asserted", DAY)
    assert types_of(one, (words, other, "asserted", day)) == (facts, types)
    assert types_of((words, other, "asserted", day), one) == (facts, types)


def test_a_document_that_gives_two_sums_in_two_currencies_makes_two_promises() -> None:
    both = ("200 million kroner for the power grid", KRONER, "asserted", DAY)
    other = ("17 million euros for schools", EUROS, "asserted", DAY)
    third = ("17 million euros for schools", EUROS, "asserted", DAY)
    record = told(both, other, third)
    assert len(record.of_kind("commitment")) == 2


PAID = {"makers": ["NO"], "amount": 200e6, "currency": "NOK", "stage": "disbursed"}


@pytest.mark.parametrize(
    ("payment", "day", "facts"),
    [
        (PAID, "2024-07-03", 1),
        (PAID | {"amount": 150e6}, "2024-07-03", 2),
        (PAID, "2024-02-03", 2),
        (PAID, "2029-07-03", 2),
        (PAID | {"makers": ["SE"]}, "2024-07-03", 2),
        (PAID | {"recipients": ["GE"]}, "2024-07-03", 2),
    ],
)
def test_a_payment_to_nobody_named_is_of_the_one_promise_of_that_sum(
    payment: dict[str, Any], day: str, facts: int
) -> None:
    pledge = ("200 million kroner", KRONER, "asserted", DAY)
    record = told(pledge, ("the 200 million kroner", payment, "asserted", day))
    found = record.of_kind("commitment")
    assert len(found) == facts
    if facts == 1:
        (fact,) = found
        assert isinstance(fact.fields, CommitmentFields)
        assert {fact.fields.stage, *(stage for _, stages in fact.also for stage in stages)} == {"pledged", "disbursed"}


def test_a_payment_that_could_be_of_two_promises_stays_apart() -> None:
    one = ("200 million kroner for schools", KRONER, "asserted", DAY)
    other = ("200 million kroner for roads", KRONER | {"recipients": ["GE"]}, "asserted", DAY)
    record = told(one, other, ("the 200 million kroner", PAID, "asserted", "2024-07-03"))
    assert len(record.of_kind("commitment")) == 3


def test_what_one_account_has_delivered_and_another_not_yet_is_contradicted() -> None:
    handed = GRID | {"stage": "delivered"}
    yes = ("the thirty generators it pledged", handed, "asserted", DAY)
    no = ("the thirty generators it pledged", handed, "denied", DAY)
    record = told(yes, no)
    (conflict,) = record.conflicts
    assert conflict.type == "done-or-not"
    assert {side.value for side in conflict.sides} == {"delivered", "not delivered"}


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        (
            "train 10,000 Ukrainian soldiers in its camps by next summer",
            "train 8,000 Ukrainian troops in camps by summer",
            ["count"],
        ),
        ("train 10,000 Ukrainian soldiers", "train 10,000 Ukrainian troops", []),
        ("train 10,000 Ukrainian soldiers", "former 10 000 soldats ukrainiens", []),
        ("train 10,000 Ukrainian soldiers in 2024", "train Ukrainian soldiers in 2024", []),
    ],
)
def test_the_people_whom_a_promise_counts_are_compared(one: str, other: str, types: list[str]) -> None:
    fields = {"makers": ["NO"], "recipients": ["UA"], "stage": "pledged"}
    record = told((one, fields, "asserted", DAY), (other, fields, "asserted", DAY))
    assert [conflict.type for conflict in record.conflicts] == types


def test_a_sum_that_a_person_decided_on_stays_paid_where_another_account_told_the_payment() -> None:
    words = "for the power grid"
    pledge = (f"200 million kroner {words}", KRONER, "asserted", DAY)
    rival = (f"22 million euros {words}", EUROS | {"amount": 22e6}, "asserted", DAY)
    paid = (f"the 200 million kroner {words}", KRONER | {"stage": "disbursed"}, "asserted", "2024-07-03")
    told_claims = filed(
        *(
            account(f"d{at}", (said, "commitment", {"content": said} | fields, modality), published=day)
            for at, (said, fields, modality, day) in enumerate((pledge, rival, paid))
        )
    )
    anchors = {it.claim.id: {**it.claim.to_row(), "number": it.number} for it in told_claims}
    chosen = Judgement(
        "conflict",
        tuple(sorted(anchors)),
        "prefers",
        "ada",
        changes={"claims": [told_claims[1].claim.id]},
        anchors=anchors,
        number=1,
        at="2026",
    )
    (fact,) = build(told_claims, judgements=[chosen]).of_kind("commitment")
    assert isinstance(fact.fields, CommitmentFields)
    assert (fact.fields.amount, fact.fields.stage, dict(fact.also)) == (22e6, "pledged", {"stage": ("disbursed",)})


def test_a_later_account_that_recalls_a_promise_does_not_make_it_old() -> None:
    anew = ("200 million kroner", KRONER, "asserted", DAY)
    later = ("the 200 million kroner pledged in May", KRONER | {"recalled": True}, "asserted", "2024-09-02")
    at_once = ("the 200 million kroner pledged before", KRONER | {"recalled": True}, "asserted", DAY)
    record = told(anew, later)
    (fact,) = record.of_kind("commitment")
    assert isinstance(fact.fields, CommitmentFields)
    assert (fact.fields.recalled, record.conflicts) == (None, ())
    assert [conflict.type for conflict in told(anew, at_once).conflicts] == ["new-or-recalled"]


def given(number: int, words: str, **fields: Any) -> tuple[str, dict[str, Any], str, str]:
    items = [{"quantity": number, "item": "generators"}]
    return words, GRID | {"items": items} | fields, "asserted", DAY


def test_goods_of_one_kind_that_two_accounts_count_otherwise_are_one_promise_and_contradicted() -> None:
    record = told(given(40, "will also send 40 generators and ambulances"), given(30, "will deliver 30 generators"))
    assert len(record.of_kind("commitment")) == 1
    assert [conflict.type for conflict in record.conflicts] == ["count"]
    apart = told(given(40, "will send 40 generators"), given(30, "will deliver 30 generators", recipients=["GE"]))
    assert len(apart.of_kind("commitment")) == 2


def test_two_sums_paid_of_one_pledge_contradict_each_other_though_one_is_recalled() -> None:
    paid = {"makers": ["FR"], "recipients": ["MD"], "currency": "EUR", "stage": "disbursed"}
    one = ("5 million of the 15 million euros", paid | {"amount": 5e6}, "asserted", DAY)
    other = ("10 million of the 15 million euros", paid | {"amount": 10e6, "recalled": True}, "asserted", DAY)
    assert [conflict.type for conflict in told(one, other).conflicts] == ["amount"]


def test_what_one_of_several_got_does_not_keep_the_promise_to_all() -> None:
    each = {"makers": ["LU"], "amount": 1e6, "currency": "EUR", "stage": "pledged", "basis": "each"}
    promise = ("1 million euros each", each | {"recipients": ["MD", "GE", "AM"]}, "asserted", DAY)
    payment = {"makers": ["LU"], "amount": 1e6, "currency": "EUR", "stage": "disbursed", "recipients": ["MD"]}
    record = told(promise, ("the 1 million euros", payment, "asserted", "2024-05-09"))
    assert len(record.of_kind("commitment")) == 2
    assert record.conflicts == ()
