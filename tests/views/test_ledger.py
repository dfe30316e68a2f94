from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from communique.record import build
from communique.views import Ledger, Question, ledger, render_ledger
from communique.views.ledger_entry import Entry
from communique.views.ledger_sums import DIMENSIONS, Dimension

from ..record.telling import Telling, account, filed

MILLION = 1_000_000
PLEDGE = {"makers": ["SI"], "recipients": ["KE"], "currency": "EUR", "stage": "pledged"}
PLEDGES = account(
    "pledges",
    ("Slovenia will give one million through the Reef Fund.", "commitment",
     PLEDGE | {"amount": 1 * MILLION, "instrument": "Reef Fund"}),
    ("It will give Ghana and Peru two million each.", "commitment",
     PLEDGE | {"amount": 2 * MILLION, "basis": "each", "recipients": ["GH", "PE"]}),
    ("Last year it gave nine million.", "commitment", PLEDGE | {"amount": 9 * MILLION, "recalled": True}),
    ("It may give seven million.", "commitment", PLEDGE | {"amount": 7 * MILLION}, "conditional"),
    ("It will not give eight million.", "commitment", PLEDGE | {"amount": 8 * MILLION}, "denied"),
    ("It paid three million.", "commitment", PLEDGE | {"amount": 3 * MILLION, "stage": "disbursed"}),
    ("It will give four million dollars.", "commitment", PLEDGE | {"amount": 4 * MILLION, "currency": "USD"}),
    ("Croatia will give five million.", "commitment", PLEDGE | {"amount": 5 * MILLION, "makers": ["HR"]}),
    ("Croatia will go on helping Kenya.", "commitment", {"makers": ["HR"], "recipients": ["KE"], "stage": "pledged"}),
    published="2022-11-30",
)  # fmt: skip


def told(*tellings: Telling, **asked: Any) -> Ledger:
    return ledger(build(filed(*tellings)), Question(**asked))


def one(made: Ledger) -> Entry:
    (entry,) = made.entries
    return entry


def by_group(made: Ledger) -> Mapping[tuple[str, str | None], dict[str, Decimal]]:
    return {(it.group, it.stage): {a.currency: a.amount for a in it.amounts} for it in made.sums}


def pledge(
    name: str, words: str, published: str | None = "2022-11-30", modality: str = "asserted", **fields: Any
) -> Telling:
    return account(name, (words, "commitment", PLEDGE | fields, modality), published=published)


def test_sums_mix_no_stages_and_count_nothing_recalled_uncertain_or_denied() -> None:
    assert by_group(told(PLEDGES)) == {
        ("Croatia", "pledged"): {"EUR": 5 * MILLION},
        ("Slovenia", "pledged"): {"EUR": 5 * MILLION, "USD": 4 * MILLION},
        ("Slovenia", "disbursed"): {"EUR": 3 * MILLION},
    }


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("recipient", {("Kenya", "pledged"): 6 * MILLION, ("Ghana", "pledged"): 2 * MILLION,
                       ("Peru", "pledged"): 2 * MILLION, ("Kenya", "disbursed"): 3 * MILLION}),
        ("instrument", {("Reef Fund", "pledged"): MILLION, ("No instrument named", "pledged"): 9 * MILLION,
                        ("No instrument named", "disbursed"): 3 * MILLION}),
        ("stage", {("pledged", "pledged"): 10 * MILLION, ("disbursed", "disbursed"): 3 * MILLION}),
        ("year", {("2022", "pledged"): 10 * MILLION, ("2022", "disbursed"): 3 * MILLION}),
        ("meeting", {("No meeting named", "pledged"): 10 * MILLION, ("No meeting named", "disbursed"): 3 * MILLION}),
    ],
)  # fmt: skip
def test_sums_can_be_made_by_anything(by: Dimension, expected: dict[tuple[str, str], int]) -> None:
    assert {key: amounts["EUR"] for key, amounts in by_group(told(PLEDGES, by=by)).items()} == expected


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 9),
        ({"maker": "SI"}, 7),
        ({"recipient": "GH"}, 1),
        ({"maker": "HR", "recipient": "KE"}, 2),
        ({"maker": "HR", "recipient": "GH"}, 0),
        ({"stage": "disbursed"}, 1),
        ({"instrument": "reef"}, 1),
        ({"instrument": "Coral Fund"}, 0),
        ({"since": date(2022, 12, 1)}, 0),
        ({"as_of": date(2022, 11, 29)}, 0),
        ({"as_of": date(2022, 11, 30)}, 9),
    ],
)
def test_the_ledger_can_be_asked_for_a_part(asked: dict[str, Any], count: int) -> None:
    assert len(told(PLEDGES, **asked).entries) == count


def test_each_is_worked_out_and_counts_for_the_recipient_that_is_asked_for() -> None:
    entry = next(it for it in told(PLEDGES).entries if it.is_derived)
    assert (entry.total, len(entry.shares)) == (4 * MILLION, 2)
    only = one(told(PLEDGES, recipient="PE"))
    assert only.total == 2 * MILLION
    assert "derived" not in printed(told(PLEDGES, recipient="PE"))
    assert by_group(told(PLEDGES, recipient="PE")) == {("Slovenia", "pledged"): {"EUR": 2 * MILLION}}


def test_joint_makers_who_give_each_have_their_own_shares() -> None:
    made = told(
        pledge("a", "Malta and Cyprus will give one million each.", makers=["MT", "CY"], amount=MILLION, basis="each")
    )
    assert by_group(made) == {("Cyprus", "pledged"): {"EUR": MILLION}, ("Malta", "pledged"): {"EUR": MILLION}}


def test_what_several_receive_in_common_is_said_to_be_shared_and_not_multiplied() -> None:
    made = told(
        pledge("a", "Six million for Ghana and Peru.", recipients=["PE", "GH"], amount=6 * MILLION), by="recipient"
    )
    assert by_group(made) == {("Ghana and Peru (shared)", "pledged"): {"EUR": 6 * MILLION}}
    assert made.sums[0].is_shared


def test_each_of_several_that_are_not_named_counts_once_and_says_so() -> None:
    made = told(pledge("a", "One million for each partner.", recipients=[], amount=MILLION, basis="each"))
    assert one(made).total == MILLION
    assert not one(made).is_derived
    assert "counted once" in one(made).remarks[0]
    assert made.sums[0].amounts[0].is_least


def test_a_pledge_told_by_many_is_one_line() -> None:
    tellings = [pledge(f"d{at}", "Slovenia will give five million to Kenya.", amount=5 * MILLION) for at in range(5)]
    entry = one(told(*tellings))
    assert len(entry.citations) == 5
    assert by_group(told(*tellings)) == {("Slovenia", "pledged"): {"EUR": 5 * MILLION}}


def test_contradicted_sums_stand_beside_each_other_and_the_better_supported_one_counts() -> None:
    made = told(
        pledge("a", "Slovenia will give ten million to Kenya for wells.", amount=10 * MILLION),
        pledge("b", "Ten million for wells in Kenya, Slovenia said.", amount=10 * MILLION),
        pledge("c", "Slovenia will give Kenya twelve million for wells.", amount=12 * MILLION),
    )
    entry = one(made)
    assert entry.value is not None
    assert entry.value.amount == 10 * MILLION
    assert [(it.amount, [c.document for c in it.citations]) for it in entry.contradicting] == [(12 * MILLION, ["c"])]
    assert by_group(made) == {("Slovenia", "pledged"): {"EUR": 10 * MILLION}}
    assert made.sums[0].is_contested


def test_of_sums_that_agree_the_most_exact_counts() -> None:
    entry = one(told(
        pledge("a", "Slovenia gives Kenya over 1.3 billion for ports.", amount=1_300 * MILLION, basis="at-least"),
        pledge("b", "Slovenia: 1.31 billion for ports in Kenya.", amount=1_310 * MILLION),
    ))  # fmt: skip
    assert entry.total == 1_310 * MILLION
    assert [it.words for it in entry.also_told] == ["at least €1.3 billion"]
    assert not entry.contradicting


def test_a_later_recall_neither_hides_nor_repeats_a_pledge() -> None:
    first = pledge("a", "Slovenia will give five million to Kenya.", amount=5 * MILLION)
    again = pledge("b", "Slovenia had promised Kenya five million.", "2023-05-04", amount=5 * MILLION, recalled=True)
    entry = one(told(first, again))
    assert entry.counts
    assert (entry.day, entry.remarks) == (date(2022, 11, 30), ())
    assert one(told(again)).standing == "recalled"


def test_a_pledge_that_another_account_calls_old_says_so() -> None:
    made = told(
        pledge("a", "Slovenia will give five million to Kenya.", amount=5 * MILLION),
        pledge("b", "Slovenia repeated its five million for Kenya.", amount=5 * MILLION, recalled=True),
    )
    assert one(made).counts
    assert one(made).remarks == ("told as made earlier by [2]",)


@pytest.mark.parametrize(
    ("published", "stage", "is_remarked"),
    [("2022-12-05", "pledged", False), ("2023-11-30", "pledged", True), ("2023-11-30", "disbursed", False)],
)
def test_the_same_sum_told_as_new_long_after_is_remarked_on(published: str, stage: str, is_remarked: bool) -> None:
    made = told(
        pledge("a", "Slovenia will give five million to Kenya.", amount=5 * MILLION),
        pledge("b", "Slovenia: five million for Kenya.", published, amount=5 * MILLION, stage=stage),
    )
    assert ("may be another" in " ".join(one(made).remarks)) is is_remarked


@pytest.mark.parametrize(
    ("sure", "doubting", "counts"),
    [(1, 1, False), (2, 1, True), (1, 2, False), (1, 0, True), (0, 1, False)],
)
def test_a_condition_stands_unless_more_accounts_leave_it_out(sure: int, doubting: int, counts: bool) -> None:
    tellings = [
        pledge(f"s{at}", f"Slovenia will give Kenya five million, paper {at} wrote.", amount=5 * MILLION)
        for at in range(sure)
    ]
    asked = {"amount": 5 * MILLION, "stage": "requested"}
    tellings += [
        pledge(f"d{at}", f"It has been asked for, says {at}.", modality="conditional", **asked)
        for at in range(doubting)
    ]  # fmt: skip
    made = told(*tellings)
    assert one(made).counts is counts
    assert bool(made.sums) is counts
    assert one(made).stage == ("pledged" if counts else "requested")
    assert bool(one(made).remarks) is bool(sure and doubting)


def test_a_condition_is_settled_once_a_later_account_tells_of_the_commitment() -> None:
    made = told(
        pledge("a", "Parliament must still grant the five million.", modality="conditional", amount=5 * MILLION),
        pledge("b", "Slovenia signed the five million for Kenya.", "2023-02-01", amount=5 * MILLION, stage="committed"),
    )
    assert one(made).counts
    assert one(made).stage == "committed"


def test_a_commitment_is_followed_through_its_stages_and_counts_at_the_furthest() -> None:
    tellings = (
        pledge(
            "c", "Slovenia paid out its five million for Kenya.", "2024-01-10", amount=5 * MILLION, stage="disbursed"
        ),
        pledge("a", "Slovenia announced five million for Kenya.", amount=5 * MILLION, stage="announced"),
        pledge("b", "Slovenia committed five million to Kenya.", "2023-02-01", amount=5 * MILLION, stage="committed"),
    )
    entry = one(told(*tellings))
    assert [(it.stage, it.day and it.day.year) for it in entry.stages] == [
        ("announced", 2022), ("committed", 2023), ("disbursed", 2024),
    ]  # fmt: skip
    assert by_group(told(*tellings)) == {("Slovenia", "disbursed"): {"EUR": 5 * MILLION}}
    earlier = told(*tellings, as_of=date(2023, 12, 31))
    assert by_group(earlier) == {("Slovenia", "committed"): {"EUR": 5 * MILLION}}


@pytest.mark.parametrize(
    ("words", "whole", "part", "is_part"),
    [
        ("Slovenia will give €9 million, of which €4 million is for wells.", 9, 4, True),
        ("Slovenia will give €9 million, of which: wells €4m.", 9, 4, True),
        ("Slovenia will give €9 million, including some €4 million for wells.", 9, 4, True),
        ("Slovenia will give €9 million, €4 million of it for wells.", 9, 4, True),
        ("La Slovénie donnera 9 millions d'euros, dont 4 millions pour des puits.", 9, 4, True),
        ("Slovenia will give €9 million for wells and €4 million for roads.", 9, 4, False),
        ("Slovenia will give €9 million, including for wells, and €4 million to Ghana.", 9, 4, False),
        ("Slovenia will give €9 million, of which half now. It adds €4 million for roads.", 9, 4, False),
        ("Slovenia will give €4 million, of which little is new, on top of €9 million.", 9, 4, False),
    ],
)
def test_a_part_of_a_sum_stands_under_it_and_is_not_added(words: str, whole: int, part: int, is_part: bool) -> None:
    document, claims = account("a", (words, "commitment", PLEDGE | {"amount": whole * MILLION}))
    row = claims[0].to_row()
    row["fields"] = {**row["fields"], "amount": part * MILLION}
    made = told((document, [*claims, type(claims[0]).from_row(row, document)]))
    standings = {entry.total: entry.standing for entry in made.entries}
    assert standings[Decimal(whole * MILLION)] == "counted"
    assert (standings[Decimal(part * MILLION)] == "part") is is_part
    expected = whole if is_part else whole + part
    assert by_group(made) == {("Slovenia", "pledged"): {"EUR": expected * MILLION}}


def test_a_part_counts_where_its_whole_is_not_asked_for() -> None:
    words = "Slovenia will give €9 million, of which €4 million through the Reef Fund."
    document, claims = account("a", (words, "commitment", PLEDGE | {"amount": 9 * MILLION}))
    row = claims[0].to_row()
    row["fields"] = {**row["fields"], "amount": 4 * MILLION, "instrument": "Reef Fund"}
    telling = (document, [*claims, type(claims[0]).from_row(row, document)])
    assert [entry.standing for entry in told(telling).entries] == ["counted", "part"]
    assert one(told(telling, instrument="Reef Fund")).counts


@pytest.mark.parametrize("makers", [[], ["the donors"], ["Donors"], ["governments from sixty countries"]])
def test_a_headline_total_of_nobody_named_is_not_added(makers: list[str]) -> None:
    made = told(pledge("a", "Sixty million was promised.", makers=makers, amount=60 * MILLION))
    assert one(made).standing == "unnamed"
    assert not made.sums


def test_sums_are_converted_at_the_rate_of_the_day_or_the_nearest_earlier_one() -> None:
    on_sunday = one(told(pledge("a", "Slovenia will give one million.", "2022-11-27", amount=MILLION)))
    worth = on_sunday.exchanged("USD")
    assert worth is not None
    assert (worth.amount, worth.day) == (Decimal("1037500.00"), date(2022, 11, 25))
    assert "rate of 25 November 2022" in printed(
        told(pledge("a", "Slovenia will give one million.", "2022-11-27", amount=MILLION, currency="USD"))
    )


@pytest.mark.parametrize(
    ("currency", "published", "why"),
    [
        ("UAH", "2022-11-30", "the ECB gave no rate for UAH on that day"),
        ("RUB", "2022-11-30", "the ECB gave no rate for RUB on that day"),
        ("USD", None, "no day is known"),
        ("USD", "2022-11", "no day is known"),
        (None, "2022-11-30", "the currency is not told"),
    ],
)
def test_what_cannot_be_converted_says_why(currency: str | None, published: str | None, why: str) -> None:
    made = told(pledge("a", "Slovenia will give one million.", published, amount=MILLION, currency=currency))
    assert why in one(made).why_not_exchanged()
    assert made.sums[0].converted is None
    assert made.sums[0].amounts[0].amount == MILLION
    assert "not converted" in printed(made)


def test_without_a_date_of_its_own_a_document_takes_that_of_its_meeting() -> None:
    entry = one(told(account(
        "a",
        ("The Reef Conference was held in Suva on 5 May 2021.", "meeting",
         {"name": "Reef Conference", "city": "Suva", "date": "2021-05-05", "format": "conference"}),
        ("Slovenia will give one million.", "commitment", PLEDGE | {"amount": MILLION}),
    )))  # fmt: skip
    assert entry.day == date(2021, 5, 5)
    assert entry.meeting == "Reef Conference"


def test_a_meeting_still_to_come_is_not_where_it_was_promised() -> None:
    meeting = {"name": "Reef Conference", "city": "Suva", "date": "2023-05-05", "format": "conference"}
    tellings = ("The next Reef Conference will be held in Suva on 5 May 2023.", "meeting", meeting, "expected")
    promise = ("Slovenia will give one million.", "commitment", PLEDGE | {"amount": MILLION})
    assert one(told(account("a", tellings, promise, published="2022-11-30"))).meeting == ""
    assert one(told(account("a", tellings, promise, published="2023-05-05"))).meeting == "Reef Conference"


@pytest.mark.parametrize(
    ("words", "named"),
    [("Loans", "loans"), ("Bilateral aid", "bilateral aid"), ("Reef Fund", "Reef Fund"), ("CAP", "CAP"),
     ("Defence Capacity Building", "DCB")],
)  # fmt: skip
def test_instruments_go_by_one_name(words: str, named: str) -> None:
    assert (
        one(told(pledge("a", "Slovenia will give one million.", amount=MILLION, instrument=words))).instrument == named
    )


def test_deadlines_are_open_until_their_last_day_or_until_it_is_done() -> None:
    tellings = (
        pledge("a", "One million by 2023.", amount=MILLION, deadline="2023"),
        pledge("b", "Two million by June 2023.", recipients=["PE"], amount=2 * MILLION, deadline="2023-06"),
        pledge("c", "Three million paid.", recipients=["GH"], amount=3 * MILLION, deadline="2023", stage="disbursed"),
        pledge("d", "Not four by 2023.", recipients=["FJ"], amount=4 * MILLION, deadline="2023", modality="denied"),
    )
    made = told(*tellings, today=date(2023, 12, 31))
    assert [(it.entry.total, it.is_past) for it in made.deadlines] == [(2 * MILLION, True), (MILLION, False)]


def test_what_has_no_day_is_left_out_of_since_and_counted() -> None:
    made = told(PLEDGES, pledge("x", "Malta gives one.", None, makers=["MT"], amount=MILLION), since=date(2022, 1, 1))
    assert (len(made.entries), made.undated) == (9, 1)


def test_an_office_holder_promises_for_the_country() -> None:
    made = told(account(
        "a", ("Ana Kovel, Prime Minister of Slovenia, spoke.", "office",
              {"person": "Ana Kovel", "title": "Prime Minister", "of": "SI"}),
        ("Ana Kovel promised one million.", "commitment", PLEDGE | {"makers": ["Ana Kovel"], "amount": MILLION}),
        published="2022-11-30",
    ), maker="SI")  # fmt: skip
    assert by_group(made) == {("Slovenia", "pledged"): {"EUR": MILLION}}


def printed(made: Ledger, width: int = 100, **options: Any) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        render_ledger(made, console, **options)
    return capture.get()


@pytest.mark.parametrize("by", DIMENSIONS)
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_printed_ledger_keeps_its_width_and_cuts_no_figure(width: int, by: Dimension) -> None:
    shown = printed(told(PLEDGES, by=by), width)
    assert max(len(line) for line in shown.splitlines()) <= width
    for figure in ("€1 million", "5.00", "4.15", "= €4 million"):
        assert figure in shown
    assert "█" in shown
    assert "\x1b" not in shown


def test_many_bars_are_cut_and_the_rest_is_summed_up() -> None:
    codes = ("AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS",
             "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI")  # fmt: skip
    makers = [
        (f"Donor {at} gives its own sum.", "commitment", PLEDGE | {"makers": [code], "amount": (at + 1) * MILLION})
        for at, code in enumerate(codes)
    ]
    made = told(account("a", *makers, published="2022-11-30"))
    chart = printed(made).partition("as told")[0]
    assert "Slovenia" in chart
    assert "Austria" not in chart
    assert "5 others EUR 15.00 m" in " ".join(chart.split())
    assert "Austria" in printed(made, with_quotes=True).partition("as told")[0]


def test_quotations_are_shown_with_their_numbers_when_asked_for() -> None:
    shown = " ".join(printed(told(PLEDGES), with_quotes=True).split())
    assert "[8] pledges: “Croatia will give five million.”" in shown


def test_words_of_documents_cannot_become_markup_in_the_ledger() -> None:
    evil = "[red]Reef[/red] will give."
    shown = printed(
        told(account("a", (evil, "commitment", PLEDGE | {"amount": 1, "instrument": "[bold]x[/]"}))), with_quotes=True
    )
    assert "[red]Reef[/red]" in shown
    assert "[bold]x[/]" in shown
