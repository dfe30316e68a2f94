from __future__ import annotations

from importlib.resources import files
from itertools import permutations
from typing import Any

import pytest

from communique.record import Record, build
from communique.record.instruments import is_yearly, kind_of_money, tells_of_payment

from .telling import account, filed

MAY = "2031-05-04"
SUM = {"makers": ["SI"], "recipients": ["KE"], "stage": "pledged", "currency": "EUR", "amount": 6e7}
PAID = SUM | {"stage": "disbursed"}
FUND = SUM | {"instrument": "Lake Recovery Fund"}


def told(*accounts: tuple[str, list[tuple[str, dict[str, Any]]], str | None]) -> Record:
    """The record of accounts: name, sentences with the fields of each, day of publication."""
    return build(
        filed(
            *(
                account(name, *((words, "commitment", fields) for words, fields in sentences), published=day)
                for name, sentences, day in accounts
            )
        )
    )


def pair(one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]], days: Any = (MAY, MAY)) -> Record:
    return told(("a", [one], days[0]), ("b", [other], days[1]))


def shape(record: Record) -> list[tuple[set[str], set[str]]]:
    """The promises, each by the words of what speaks for it and against it."""
    quote = {number: filed.claim.quote for number, filed in record.claims.items()}
    found = [({quote[n] for n in f.supports}, {quote[n] for n in f.against}) for f in record.of_kind("commitment")]
    return sorted(found, key=lambda it: sorted(it[0]))


def test_no_promise_is_lost_in_a_rival_figure_and_names_of_documents_decide_nothing() -> None:
    one = [("Slovenia gives the lake fund 7 million.", FUND | {"amount": 7e6})]
    two = [
        ("Slovenia gives the lake fund 8 million.", FUND | {"amount": 8e6}),
        ("Slovenia also gives the lake fund 15 million.", FUND | {"amount": 15e6}),
    ]
    three = [("Slovenia gives the lake fund 9 million.", FUND | {"amount": 9e6})]
    made = [
        shape(told(*((name, sentences, MAY) for name, sentences in zip(names, (one, two, three), strict=True))))
        for names in permutations("abc")
    ]
    assert all(each == made[0] for each in made)
    assert len(made[0]) == 2
    assert ({"Slovenia also gives the lake fund 15 million."}, set()) in made[0]


def test_a_document_that_tells_both_of_two_sums_makes_neither_a_rival_of_the_other() -> None:
    both = [
        ("Slovenia gives the lake fund 7 million.", FUND | {"amount": 7e6}),
        ("Slovenia gives the lake fund 8 million.", FUND | {"amount": 8e6}),
    ]
    record = told(("a", both, MAY), ("b", both[:1], MAY), ("c", both[1:], MAY))
    assert len(record.of_kind("commitment")) == 2
    assert record.conflicts == ()


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        ({"instrument": "grant"}, {"instrument": "loan"}, ["instrument"]),
        ({"instrument": "don"}, {"instrument": "concessional loan"}, ["instrument"]),
        ({"instrument": "guarantee"}, {"instrument": "prêt"}, ["instrument"]),
        ({"instrument": "loan"}, {"instrument": "prêt"}, []),
        ({"instrument": "loan"}, {"instrument": "support"}, []),
        ({"instrument": "grant"}, {"instrument": "grants and loans"}, []),
        ({"instrument": "grant"}, {"instrument": "loan", "amount": 9e6}, []),
        ({"instrument": "grant"}, {"instrument": "loan", "recipients": ["GH"]}, []),
    ],
)
def test_a_grant_is_not_a_loan(one: dict[str, Any], other: dict[str, Any], types: list[str]) -> None:
    record = pair(("Slovenia gives Kenya money.", SUM | one), ("Slovenia helps the country.", SUM | other))
    assert [conflict.type for conflict in record.conflicts] == types
    for fact in record.of_kind("commitment"):
        assert len(fact.supports) == 1 or not types


def test_a_grant_and_a_loan_of_one_sum_that_one_account_tells_stay_two() -> None:
    grant, loan = (
        (f"Slovenia gives Kenya a {kind} of 60 million.", SUM | {"instrument": kind}) for kind in ("grant", "loan")
    )
    bare = ("Slovenia gives Kenya 60 million.", SUM)
    record = told(("a", [grant, loan], MAY), ("b", [loan], MAY), ("c", [bare], MAY))
    assert record.conflicts == ()
    assert len(record.of_kind("commitment")) == 2


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        # bounds that are kept
        (SUM, SUM | {"amount": 5e7, "basis": "at-least"}, []),
        (SUM, SUM | {"amount": 55e6, "basis": "at-least"}, []),
        (SUM | {"amount": 5e7}, SUM | {"amount": 6e7, "basis": "at-least"}, ["amount"]),
        (SUM | {"amount": 9e7}, SUM | {"amount": 5e7, "basis": "at-least"}, ["amount"]),
        (SUM | {"amount": 45e6}, SUM | {"basis": "up-to"}, []),
        (SUM | {"amount": 7e7}, SUM | {"basis": "up-to"}, ["amount"]),
        (SUM | {"amount": 35e6}, SUM | {"basis": "up-to"}, ["amount"]),
        (SUM | {"basis": "at-least"}, SUM | {"amount": 7e7, "basis": "at-least"}, []),
        (SUM | {"basis": "at-least"}, SUM | {"amount": 7e7, "basis": "up-to"}, []),
        (SUM | {"basis": "at-least"}, SUM | {"amount": 7e7, "basis": "total"}, []),
        (SUM | {"basis": "up-to"}, SUM | {"amount": 7e7, "basis": "at-least"}, ["amount"]),
        (SUM | {"basis": "up-to"}, SUM | {"amount": 7e7, "basis": "up-to"}, ["amount"]),
        # what is to be paid, and what has been
        (SUM | {"amount": 2e7}, PAID | {"amount": 1e7}, []),
        (PAID | {"amount": 2e7}, PAID | {"amount": 1e7}, ["amount"]),
        # a payment that is recalled is no earlier promise
        (SUM, PAID | {"recalled": True}, []),
        (SUM, SUM | {"recalled": True}, ["new-or-recalled"]),
    ],
)
def test_sums_that_can_both_hold_are_no_contradiction(
    one: dict[str, Any], other: dict[str, Any], types: list[str]
) -> None:
    record = pair(("The minister opened her purse.", one), ("Our paper heard of help for silos.", other))
    assert [conflict.type for conflict in record.conflicts] == types


def test_a_bound_that_two_rival_sums_keep_speaks_for_neither() -> None:
    bound = ("Slovenia gives Kenya at least 60 million.", SUM | {"basis": "at-least"})
    sums = [(f"Slovenia gives Kenya {n} million.", SUM | {"amount": n * 1_000_000}) for n in (60, 75)]
    (conflict,) = told(("a", [bound], MAY), ("b", [sums[0]], MAY), ("c", [sums[1]], MAY)).conflicts
    assert [side.value for side in conflict.sides] == ["60000000 EUR", "75000000 EUR"]
    assert [side.documents for side in conflict.sides] == [("b",), ("c",)]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Slovenia has paid half of the 60 million it pledged.", []),
        ("Of the 60 million that it had promised, Slovenia delivered a part.", []),
        ("La Slovénie a versé la moitié des 60 millions promis.", []),
        ("The 60 million had been pledged in March.", ["new-or-recalled"]),
        ("Slovenia confirmed the 60 million of last year.", ["new-or-recalled"]),
    ],
)
def test_a_promise_named_beside_its_payment_is_not_said_to_be_old(sentence: str, types: list[str]) -> None:
    record = pair(("Slovenia pledged Kenya 60 million.", SUM), (sentence, SUM | {"recalled": True}))
    assert [conflict.type for conflict in record.conflicts] == types


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        ("10 million euros a year for silos", "50 million euros for silos", []),
        ("an annual 10 million euros for silos", "50 million euros for silos over five years", []),
        ("10 millions d'euros par an pour des silos", "50 million euros for silos", []),
        ("10 million euros for silos this year", "50 million euros for silos", ["amount"]),
        ("10 million euros a year for silos", "50 million euros a year for silos", ["amount"]),
    ],
)
def test_a_yearly_sum_is_not_a_rival_of_the_sum_of_several_years(one: str, other: str, types: list[str]) -> None:
    record = pair((one, FUND | {"amount": 1e7}), (other, FUND | {"amount": 5e7}))
    assert [conflict.type for conflict in record.conflicts] == types


@pytest.mark.parametrize(
    ("days", "types"),
    [((MAY, MAY), ["stage"]), ((MAY, "2031-05-09"), []), ((None, MAY), []), ((MAY, None), [])],
)
def test_a_promise_that_was_kept_later_is_progress(days: Any, types: list[str]) -> None:
    words = ("Slovenia gives Kenya 60 million for silos.", "Kenya has 60 million for silos from Slovenia.")
    record = pair((words[0], SUM), (words[1], PAID), days)
    assert len(record.of_kind("commitment")) == 1
    assert [conflict.type for conflict in record.conflicts] == types


def test_an_undated_account_of_a_promise_does_not_make_a_later_look_back_a_contradiction() -> None:
    record = told(
        ("a", [("Slovenia pledged Kenya 60 million.", SUM)], MAY),
        ("b", [("Slovenia: 60 million for Kenya.", SUM)], None),
        ("c", [("The 60 million for Kenya were pledged in May.", SUM | {"recalled": True})], "2031-08-04"),
    )
    assert record.conflicts == ()


PLEDGE = ("Slovenia pledged Kenya 60 million.", SUM)
PAYMENT = PAID | {"recipients": []}


@pytest.mark.parametrize(
    ("accounts", "facts"),
    [
        ([("b", [("Slovenia has paid 60 million.", PAYMENT)])], 1),
        ([("b", [("Slovenia has paid 60 million.", PAYMENT)]), ("c", [("It paid the 60 million.", PAYMENT)])], 1),
        ([("b", [("It paid 61 million.", PAYMENT | {"amount": 61e6})])], 2),
    ],
)
def test_a_payment_without_recipient_is_of_the_one_earlier_promise_of_the_sum(accounts: Any, facts: int) -> None:
    for first in ("a", "z"):
        later = [(name, sentences, "2031-09-04") for name, sentences in accounts]
        assert len(told((first, [PLEDGE], MAY), *later).of_kind("commitment")) == facts


def rows(name: str) -> list[list[str]]:
    text = files("communique.record").joinpath(f"data/{name}").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


@pytest.mark.parametrize(("kind", "words", "example"), rows("instrument_kinds.tsv"))
def test_every_kind_of_money_is_known_by_each_of_its_words(kind: str, words: str, example: str) -> None:
    assert kind_of_money(example) == kind
    assert {kind_of_money(f"a {word} for silos") for word in words.split()} == {kind}


@pytest.mark.parametrize(("words", "example"), rows("yearly.tsv"))
def test_every_yearly_sum_is_known_by_its_words(words: str, example: str) -> None:
    assert words in example
    assert is_yearly(example)


@pytest.mark.parametrize("words", ["10 million euros this year", "a yearling for the farm", "an anniversary gift"])
def test_a_sum_of_one_year_is_not_yearly(words: str) -> None:
    assert not is_yearly(words)


@pytest.mark.parametrize(("words", "example"), rows("paid_words.tsv"))
def test_every_word_of_payment_tells_of_one(words: str, example: str) -> None:
    assert words
    assert tells_of_payment(example)


@pytest.mark.parametrize(
    "fields", [SUM, {"makers": ["SI"], "stage": "pledged", "items": [{"quantity": 25, "item": "pumps"}]}]
)
def test_who_names_no_recipient_does_not_make_one_promise_of_two(fields: dict[str, Any]) -> None:
    bare = fields | {"recipients": []}
    kenya, ghana = fields | {"recipients": ["KE"]}, fields | {"recipients": ["GH"]}
    tellings = [("Slovenia will help Kenya with it.", kenya), ("It is for Ghana.", ghana), ("Slovenia gives it.", bare)]
    for names in permutations("abc"):
        record = told(*((name, [it], MAY) for name, it in zip(names, tellings, strict=True)))
        found = record.of_kind("commitment")
        assert sorted(it.fields.recipients for it in found) == [("GH",), ("KE",)]
        both = told((names[0], [("It is for both.", fields | {"recipients": ["KE", "GH"]})], MAY),
                    (names[1], [tellings[0]], MAY), (names[2], [tellings[2]], MAY))  # fmt: skip
        assert len(both.of_kind("commitment")) == 1


@pytest.mark.parametrize(
    ("words", "language", "stage"),
    [
        ("None of the 25 pumps has been delivered to Kenya.", "en", "delivered"),
        ("Aucune des 25 pompes n'a été livrée au Kenya.", "fr", "delivered"),
        ("Slovenia has not disbursed the 60 million for Kenya.", "en", "disbursed"),
        ("La Slovénie n'a pas versé les 60 millions au Kenya.", "fr", "disbursed"),
        ("Les 60 millions pour le Kenya n'ont pas été engagés au budget.", "fr", "allocated"),
    ],
)
def test_given_and_not_given_contradict_each_other(words: str, language: str, stage: str) -> None:
    what = (
        {"items": [{"quantity": 25, "item": "pumps"}]} if stage == "delivered" else {"amount": 6e7, "currency": "EUR"}
    )
    fields = {"makers": ["SI"], "recipients": ["KE"], "stage": stage} | what
    yes = account("a", ("Kenya has it from Slovenia.", "commitment", fields), published=MAY, language="en")
    no = account("b", (words, "commitment", fields, "denied"), published=MAY, language=language)
    pledged = account("c", ("Slovenia pledged it.", "commitment", fields | {"stage": "pledged"}), published=MAY)
    (conflict,) = build(filed(yes, no)).conflicts
    assert conflict.type == "done-or-not"
    assert {side.value for side in conflict.sides} == {stage, f"not {stage}"}
    # That it has not been given does not deny that it was promised.
    assert build(filed(pledged, no)).conflicts == ()


@pytest.mark.parametrize("many", [3, 80])
def test_what_is_told_without_a_sum_is_found_among_few_promises_and_among_many(many: int) -> None:
    ends = [f"for the harbour of {chr(97 + at % 26)}{at}ville" for at in range(many)]
    sums = [
        (
            f"Slovenia gives {at + 1} million {end}.",
            {"content": f"{at + 1} million {end}"} | SUM | {"amount": at * 3e7 + 1e6},
        )
        for at, end in enumerate(ends)
    ]
    bare = {"makers": ["SI"], "recipients": ["KE"], "stage": "pledged"}
    words = "more money and new cranes for the harbour"
    record = told(
        ("a", [*sums, (f"Slovenia gives 900 million of {words}.", {"content": words} | SUM | {"amount": 9e8})], MAY),
        ("b", [(f"Slovenia promised {words}.", bare | {"content": words})], MAY),
    )
    assert len(record.of_kind("commitment")) == many + 1
    (found,) = (fact for fact in record.of_kind("commitment") if "b" in fact.documents)
    assert found.fields.amount == 9e8


@pytest.mark.parametrize(
    ("recipients", "days", "types"),
    [
        (["KE"], (None, None), ["amount"]),
        (["KE"], (None, MAY), ["amount"]),
        ([], (None, MAY), []),
        ([], (MAY, MAY), ["amount"]),
        (["KE"], (MAY, "2031-05-30"), []),
    ],
)
def test_rival_figures_are_told_at_one_time_or_for_one_recipient(
    recipients: list[str], days: Any, types: list[str]
) -> None:
    one, other = (SUM | {"recipients": recipients, "amount": amount} for amount in (15e6, 18e6))
    record = pair(("The minister opened her purse.", one), ("Our paper heard of help for silos.", other), days)
    assert [conflict.type for conflict in record.conflicts] == types
