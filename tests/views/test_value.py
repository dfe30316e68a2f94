"""A sum keeps how it was told, in the ledger, in its chart, in lines and in contradictions."""

from __future__ import annotations

from typing import Any

import pytest

from communique.record import Record, build
from communique.views import conflicts, ledger, ledger_json
from communique.views.charts import ledger_bars
from communique.views.ledger import Question
from communique.views.lines import describe

from ..record.telling import account, filed

PLEDGE = {"makers": ["SI"], "recipients": ["KE"], "currency": "USD", "stage": "pledged", "instrument": "Grain Fund"}


def told(*rows: tuple[str, dict[str, Any]]) -> Record:
    return build(
        filed(
            *(
                account(f"d{at}", (words, "commitment", PLEDGE | fields), published=f"2031-05-0{at + 1}")
                for at, (words, fields) in enumerate(rows)
            )
        )
    )


EXACT = ("Slovenia pledged $1.31 billion.", {"amount": 131e7})
LEAST = ("Slovenia pledged at least $1.3 billion.", {"amount": 13e8, "basis": "at-least"})
MOST = ("Slovenia will give up to $1.4 billion.", {"amount": 14e8, "basis": "up-to"})
ROUND = ("Slovenia pledged $1.5 billion.", {"amount": 15e8})
OTHER = ("Slovenia pledged $2 billion.", {"amount": 2e9})


@pytest.mark.parametrize(
    ("rows", "value", "also"),
    [
        ([EXACT], "$1.31 billion", []),
        ([LEAST], "at least $1.3 billion", []),
        ([MOST], "up to $1.4 billion", []),
        ([LEAST, EXACT], "$1.31 billion", ["at least $1.3 billion"]),
        ([EXACT, MOST], "$1.31 billion", ["up to $1.4 billion"]),
        ([LEAST, ROUND], "$1.5 billion", ["at least $1.3 billion"]),
        ([ROUND, LEAST], "$1.5 billion", ["at least $1.3 billion"]),
        ([("It pledged $1.3 billion in total.", {"amount": 13e8, "basis": "total"})], "$1.3 billion", []),
    ],
)
def test_a_sum_is_shown_as_it_was_told(rows: list[tuple[str, dict[str, Any]]], value: str, also: list[str]) -> None:
    record = told(*rows)
    (entry,) = ledger(record).entries
    assert entry.value
    assert entry.value.words == value
    assert [it.words for it in entry.also_told] == also
    assert not entry.contradicting
    assert not conflicts(record)
    (fact,) = record.facts
    assert describe(record, fact).text == f"Slovenia → Kenya: {value}"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([LEAST], "at least $1.3 billion"),
        ([MOST], "up to $1.4 billion"),
        ([EXACT], "$1.31 billion"),
    ],
)
def test_its_sum_and_its_bar_have_the_same_bound(rows: list[tuple[str, dict[str, Any]]], said: str) -> None:
    found = ledger(told(*rows), Question(currency="USD"))
    assert [amount.words for it in found.sums for amount in it.amounts] == [said]
    bars = ledger_bars(found)
    assert bars
    assert [bar.words for row in bars.rows for bar in row.bars] == [said]


@pytest.mark.parametrize(
    ("words", "one", "total"),
    [
        ("at least $5 million each", "at least $5 million each", "at least $10 million"),
        ("no less than $5 million each", "at least $5 million each", "at least $10 million"),
        ("up to $5 million each", "up to $5 million each", "up to $10 million"),
        ("$5 million each, at least in part as grain", "$5 million each", "$10 million"),
        ("$5 million each, and at least $1 million for roads", "$5 million each", "$10 million"),
    ],
)
def test_each_can_have_a_bound_besides(words: str, one: str, total: str) -> None:
    each = {"recipients": ["KE", "GH"], "amount": 5e6, "basis": "each"}
    record = told((f"Slovenia will give Kenya and Ghana {words}.", each))
    (entry,) = ledger(record).entries
    assert entry.value
    assert (entry.value.words, entry.total_words) == (one, total)
    (row,) = ledger_json(ledger(record))["commitments"]
    assert row["total"] in (10_000_000, "10000000")
    assert f"(total {total}, derived)" in describe(record, record.facts[0]).text


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_contradiction_gives_the_most_exact_value_of_a_side(order: tuple[int, ...]) -> None:
    rows = (LEAST, EXACT, OTHER)
    (found,) = conflicts(told(*(rows[at] for at in order)))
    assert {side.text for side in found.sides} == {"$1.31 billion", "$2 billion"}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_claim_without_currency_speaks_for_no_side_of_a_contradiction_of_currencies(order: tuple[int, ...]) -> None:
    rows = (
        ("Slovenia pledged $3 billion.", {"amount": 3e9}),
        ("Slovenia pledged three billion.", {"amount": 3e9, "currency": None}),
        ("Slovenia pledged £3 billion.", {"amount": 3e9, "currency": "GBP"}),
    )
    record = told(*(rows[at] for at in order))
    (found,) = conflicts(record)
    quotes = {side.text: [citation.quote for citation in side.citations] for side in found.sides}
    assert quotes == {"$3 billion": ["Slovenia pledged $3 billion."], "£3 billion": ["Slovenia pledged £3 billion."]}
    assert {side.sources for side in found.sides} == {1}


def test_a_claim_without_currency_does_not_make_a_side_the_stronger() -> None:
    dollars = ("Slovenia pledged $3 billion.", {"amount": 3e9})
    pounds = ("Slovenia pledged £3 billion.", {"amount": 3e9, "currency": "GBP"})
    bare = ("Slovenia pledged three billion.", {"amount": 3e9, "currency": None})
    (alone,) = ledger(told(dollars, pounds)).entries
    (beside,) = ledger(told(dollars, pounds, bare)).entries
    assert alone.value
    assert beside.value
    assert alone.value.currency == beside.value.currency


def test_sources_of_a_contested_sum_are_those_that_tell_it() -> None:
    record = told(
        ("Slovenia pledged $3 billion.", {"amount": 3e9}),
        ("Slovenia pledged three billion.", {"amount": 3e9, "currency": None}),
        ("Slovenia pledged £3 billion.", {"amount": 3e9, "currency": "GBP"}),
    )
    (fact,) = record.facts
    assert (fact.is_disputed, fact.sources, len(fact.supports)) == (True, 1, 2)
    agreed = told(
        ("Slovenia pledged $3 billion.", {"amount": 3e9}),
        ("It pledged three billion.", {"amount": 3e9, "currency": None}),
    )
    assert [it.sources for it in agreed.facts] == [2]


def test_a_contradiction_opens_with_a_capital() -> None:
    makers = {"makers": ["partners in the room"]}
    (found,) = conflicts(told((EXACT[0], EXACT[1] | makers), (OTHER[0], OTHER[1] | makers)))
    assert found.about == "Partners in the room → Kenya"
