"""What several give together is not counted again for each."""

from __future__ import annotations

import random
from decimal import Decimal
from importlib.resources import files
from itertools import product
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record import build
from communique.registry import country_codes
from communique.views.ledger_parts import parts, shares_of
from tests.record.telling import account, filed

DAY = "2028-04-11"
TOGETHER = {"makers": ["JP", "KR"], "amount": 500e6, "currency": "USD", "basis": "total", "stage": "pledged"}


def alone(maker: str, amount: float, **fields: object) -> dict[str, object]:
    return {"makers": [maker], "amount": amount, "currency": "USD", "stage": "pledged"} | fields


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ([alone("JP", 300e6), alone("KR", 200e6)], 2),
        ([alone("JP", 300e6), alone("KR", 250e6)], 0),
        ([alone("JP", 300e6)], 0),
        ([alone("JP", 300e6, currency="EUR"), alone("KR", 200e6)], 0),
        ([alone("JP", 300e6, stage="disbursed"), alone("KR", 200e6)], 0),
    ],
)
def test_sums_that_come_to_a_joint_one_are_parts_of_it(shares: list[dict[str, object]], found: int) -> None:
    told = [account("wire", ("Half a billion dollars was pledged.", "commitment", TOGETHER), published=DAY)]
    told += [
        account(f"list{at}", (f"{share['makers']} gives.", "commitment", share), published=DAY)
        for at, share in enumerate(shares)
    ]
    record = build(filed(*told))
    joint = next(fact for fact in record.of_kind("commitment") if len(fact.documents) == 1 and "wire" in fact.documents)
    assert list(parts(record).values()) == [joint.id] * found


def _openings() -> list[list[str]]:
    text = files("communique.views").joinpath("part_openings.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]


def _told_in_two_sentences(text: str) -> tuple[int, int]:
    """How many sums of an account count as parts, and how many it has."""
    first, second = text.split(". ")
    sums = [alone("NO", 90e6, currency="EUR"), alone("NO", 30e6, currency="EUR")]
    told = account("wire", (f"{first}.", "commitment", sums[0]), (second, "commitment", sums[1]), published=DAY)
    record = build(filed(told))
    return len(parts(record)), len(list(record.of_kind("commitment")))


@pytest.mark.parametrize(("phrase", "example"), _openings())
def test_a_sum_told_as_the_first_of_one_before_is_part_of_it(phrase: str, example: str) -> None:
    assert phrase in example.casefold()
    assert _told_in_two_sentences(example) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged EUR 90 million. For the first time it also gave EUR 30 million to Georgia.",
        "Norway pledged EUR 90 million. It will lend EUR 30 million to Georgia.",
        "Norway pledged EUR 90 million. In the first round it gave EUR 30 million to Georgia.",
    ],
)
def test_a_sum_of_its_own_in_the_next_sentence_is_no_part(text: str) -> None:
    assert _told_in_two_sentences(text)[0] == 0


EACH = {"makers": ["NO", "SE"], "amount": 15e6, "currency": "EUR", "basis": "each", "stage": "pledged"}


@pytest.mark.parametrize(
    ("share", "found"),
    [
        (alone("SE", 15e6, currency="EUR"), 1),
        (alone("NO", 15e6, currency="EUR"), 1),
        (alone("SE", 15e6, currency="EUR", recipients=["GE"]), 1),
        (alone("SE", 25e6, currency="EUR"), 0),
        (alone("SE", 15e6, currency="SEK"), 0),
        (alone("DK", 15e6, currency="EUR"), 0),
        (alone("SE", 15e6, currency="EUR", stage="disbursed"), 0),
    ],
)
def test_what_one_gives_is_not_counted_again_where_several_each_give_it(share: dict[str, object], found: int) -> None:
    told = [
        account("wire", ("Norway and Sweden each pledged EUR 15 million.", "commitment", EACH), published=DAY),
        account("list", ("One of them pledged EUR 15 million.", "commitment", share), published=DAY),
    ]
    assert len(parts(build(filed(*told)))) == found


AMOUNTS = st.lists(st.lists(st.decimals(0, 50, places=1), max_size=4), max_size=5)


@given(told=AMOUNTS, whole=st.decimals(0, 150, places=1), data=st.data())
def test_shares_are_found_where_trying_every_choice_finds_them_and_the_earliest_of_them(
    told: list[list[Decimal]], whole: Decimal, data: st.DataObject
) -> None:
    if told and all(told) and data.draw(st.booleans()):
        whole = sum((data.draw(st.sampled_from(sums)) for sums in told), Decimal(0))
    choices = product(*(range(len(sums)) for sums in told))
    fits = (it for it in choices if it and sum(sums[at] for sums, at in zip(told, it, strict=True)) == whole)
    assert shares_of(whole, told) == next(fits, None)


@pytest.mark.parametrize("unit", ["1000000", "100000", "0.01"])
@pytest.mark.parametrize("seed", range(3))
def test_thirty_with_four_tellings_each_are_looked_through_at_once(unit: str, seed: int) -> None:
    chance = random.Random(seed)
    told = [[chance.randint(1, 900) * Decimal(unit) for _ in range(4)] for _ in range(30)]
    whole = sum((chance.choice(sums) for sums in told), Decimal(0))
    began = process_time()
    found = shares_of(whole, told)
    assert found
    assert sum(sums[at] for sums, at in zip(told, found, strict=True)) == whole
    assert shares_of(whole + Decimal(unit) / 3, told) is None
    assert process_time() - began < 2


def test_amounts_to_the_cent_of_any_size_take_no_longer() -> None:
    chance = random.Random(7)
    told = [[Decimal(chance.randint(1, 10**13)) / 100 for _ in range(4)] for _ in range(30)]
    first = sum((sums[0] for sums in told), Decimal(0))
    began = process_time()
    assert shares_of(first, told) == (0,) * 30
    shares_of(first + Decimal("0.01"), told)
    assert process_time() - began < 4


def test_a_joint_pledge_of_thirty_is_told_apart_from_those_of_each() -> None:
    makers = country_codes()[:30]
    sums = [list(range(at + 1, at + 5)) for at in range(30)]
    whole = {"makers": makers, "amount": sum(each[1] for each in sums) * 1e6, "currency": "EUR", "stage": "pledged"}
    told = [account("joint", ("The thirty pledge it together.", "commitment", whole), published=DAY)]
    told += [
        account(f"list{n}", *((f"{maker} gives {each[n]}.", "commitment", alone(maker, each[n] * 1e6, currency="EUR"))
                              for maker, each in zip(makers, sums, strict=True)), published=f"2028-0{n + 4}-11")
        for n in range(4)
    ]  # fmt: skip
    began = process_time()
    found = parts(build(filed(*told)))
    assert process_time() - began < 20
    assert (len(found), len(set(found.values()))) == (30, 1)
