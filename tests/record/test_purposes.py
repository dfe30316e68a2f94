"""Equal sums for different ends are two promises; a sum told again is one."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from communique.model import CommitmentFields
from communique.record import build
from tests.record.telling import Telling, account, filed

PLEDGE: dict[str, Any] = {"makers": ["NO"], "recipients": ["MD"], "amount": 5e6, "currency": "EUR", "stage": "pledged"}


def tells(name: str, day: str, *sentences: tuple[str, tuple[str, dict[str, Any]]]) -> Telling:
    """An account; each row is a sentence and one claim of it: the words of its content, and fields of its own."""
    return account(
        name,
        *((said, "commitment", PLEDGE | fields | {"content": content}) for said, (content, fields) in sentences),
        published=day,
    )


SCHOOLS = ("Norway gives 5 million euros through the School Fund.", ("5 million euros", {"instrument": "School Fund"}))
HARBOURS = (
    "It gives 5 million euros through the Harbour Fund.",
    ("5 million euros through the Harbour Fund", {"instrument": "Harbour Fund"}),
)
BY_FUND = tells("m", "2031-05-04", (SCHOOLS[0], (SCHOOLS[0][:-1], SCHOOLS[1][1])), HARBOURS)
ONE_FUND = tells("a", "2031-05-06", HARBOURS)
NO_FUND = tells("b", "2031-05-06", ("Moldova gets 5 million euros from Norway.", ("5 million euros", {})))


@pytest.mark.parametrize("others", [(), (ONE_FUND,), (NO_FUND,), (ONE_FUND, NO_FUND)])
def test_two_sums_of_one_size_to_two_funds_stay_two_whoever_tells_one_of_them(others: tuple[Telling, ...]) -> None:
    made = []
    for order in permutations((BY_FUND, *others)):
        found = build(filed(*order)).of_kind("commitment")
        assert len(found) == 2
        made.append({(it.id, it.documents) for it in found})
    assert all(each == made[0] for each in made)


def test_who_tells_of_one_fund_supports_the_promise_to_that_fund() -> None:
    found = build(filed(BY_FUND, ONE_FUND)).of_kind("commitment")
    told_by = {it.fields.instrument: it.documents for it in found if isinstance(it.fields, CommitmentFields)}
    assert told_by == {"School Fund": ("m",), "Harbour Fund": ("a", "m")}


def one_sentence(said: str, first: str, second: str) -> Telling:
    telling, claims = account(
        "m", (said, "commitment", PLEDGE | {"content": first}), published="2031-05-04", language="en"
    )
    at = said.index(second)
    row = claims[0].to_row()
    row["fields"]["content"] = {"start": at, "end": at + len(second)}
    return telling, [*claims, type(claims[0]).from_row(row, telling)]


@pytest.mark.parametrize(
    ("first", "between", "second", "promises"),
    [
        ("5 million euros for schools", " and ", "5 million euros for harbours", 2),
        ("5 million euros for schools", "; ", "5 million euros for harbours", 2),
        # told again: the same end, words that point back, another sentence
        ("5 million euros for schools", ", that is, ", "5 million euros for school buildings", 1),
        ("5 million euros for schools", ", and ", "the 5 million euros will mend roofs", 1),
        ("5 million euros for schools", ". In all, ", "5 million euros will mend roofs", 1),
    ],
)
def test_two_sums_of_one_sentence_are_two_promises_where_their_ends_differ(
    first: str, between: str, second: str, promises: int
) -> None:
    telling = one_sentence(f"Norway gives {first}{between}{second}.", first, second)
    assert len(build(filed(telling)).of_kind("commitment")) == promises


def test_one_promise_told_in_other_words_by_others_stays_one() -> None:
    grid = tells(
        "m", "2031-05-04", ("Norway gives 5 million euros for the grid.", ("5 million euros for the grid", {}))
    )
    light = tells("a", "2031-05-05", ("It gives 5 million euros for light.", ("5 million euros for light", {})))
    assert len(build(filed(grid, light)).of_kind("commitment")) == 1


def test_a_promise_keeps_its_id_when_a_later_account_tells_another_of_the_same_sum() -> None:
    def ids(*told: Telling) -> dict[str | None, str]:
        found = build(filed(*told)).of_kind("commitment")
        return {it.fields.instrument: it.id for it in found if isinstance(it.fields, CommitmentFields)}

    before = ids(BY_FUND)
    assert len(set(before.values())) == 2
    assert ids(BY_FUND, ONE_FUND) == ids(ONE_FUND, BY_FUND) == before
