from __future__ import annotations

from typing import Any

import pytest

from communique.record import Record, build

from .telling import account, filed

MAY = "2031-05-04"
GRAIN = {"makers": ["SI"], "recipients": ["KE"], "stage": "pledged"}


def told(*accounts: tuple[str, dict[str, Any], str, str | None]) -> Record:
    """The record of accounts: words, fields, modality and day of publication of each."""
    return build(
        filed(
            *(
                account(f"d{at}", (words, "commitment", {"content": words} | fields, modality), published=day)
                for at, (words, fields, modality, day) in enumerate(accounts)
            )
        )
    )


SUM = GRAIN | {"amount": 6e7, "currency": "EUR"}


@pytest.mark.parametrize(
    ("one", "other", "facts"),
    [
        # other words, another language, a later account of the same
        (("keep up our help for as long as it is needed", GRAIN, MAY),
         ("continue to support Kenya for as long as it takes", GRAIN, MAY), 1),
        (("will deliver a hundred generators to schools by winter", GRAIN, MAY),
         ("livrera cent groupes électrogènes aux écoles avant l'hiver", GRAIN, MAY), 1),
        (("60 million for grain silos", SUM, MAY), ("60 million for silos", SUM, "2032-05-04"), 1),
        # other promises
        (("will build a new harbour for Kenya", GRAIN, MAY), ("will train a hundred pilots", GRAIN, MAY), 2),
        (("60 million for the fund against losses", GRAIN | {"amount": 6e7, "currency": "EUR", "recipients": []}, MAY),
         ("60 million of winter clothing", SUM, "2032-01-04"), 2),
        (("a further 18 million for drones", SUM | {"amount": 18e6}, MAY),
         ("25 million for silos and roads", SUM | {"amount": 25e6}, MAY), 2),
        (("18 million", SUM | {"amount": 18e6}, MAY), ("25 million", SUM | {"amount": 25e6}, "2031-05-30"), 2),
        # several of a group; a fund of its own name
        (("new money for the Lake Recovery Fund",
          {"makers": ["Several Allies"], "instrument": "Lake Recovery Fund", "stage": "pledged"}, MAY),
         ("contributions to the Lake Recovery Fund",
          {"makers": ["NATO:members"], "recipients": ["KE"], "instrument": "Lake Recovery Fund", "stage": "pledged"},
          MAY), 1),
        (("do more for each of them", GRAIN | {"recipients": ["KE", "GH", "TG"]}, MAY),
         ("step up tailored training in ports", GRAIN | {"recipients": ["GH", "KE", "TG"]}, MAY), 1),
    ],
)  # fmt: skip
def test_accounts_tell_of_one_promise_or_of_two(one: Any, other: Any, facts: int) -> None:
    record = told(*((words, fields, "asserted", day) for words, fields, day in (one, other)))
    assert len(record.of_kind("commitment")) == facts
    assert record.conflicts == ()


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        ((SUM, "asserted", MAY), (SUM, "conditional", MAY), ["certainty"]),
        ((SUM, "asserted", MAY), (SUM, "denied", MAY), ["certainty"]),
        ((SUM, "asserted", MAY), (SUM | {"stage": "disbursed"}, "denied", MAY), []),
        ((SUM, "asserted", MAY), (SUM | {"stage": "committed"}, "asserted", MAY), ["stage"]),
        ((SUM, "asserted", MAY), (SUM | {"stage": "committed"}, "asserted", "2031-06-04"), []),
        ((SUM | {"deadline": "2032-06"}, "asserted", MAY), (SUM | {"deadline": "2032-09"}, "asserted", MAY), ["date"]),
        ((SUM | {"deadline": "2032-06"}, "asserted", MAY), (SUM | {"deadline": "2032"}, "asserted", MAY), []),
        ((SUM | {"makers": ["more than 40 firms"]}, "asserted", MAY),
         (SUM | {"makers": ["some 50 companies"]}, "asserted", MAY), ["count"]),
        ((SUM | {"makers": ["more than 40 firms"]}, "asserted", MAY),
         (SUM | {"makers": ["some 43 companies"]}, "asserted", MAY), []),
    ],
)  # fmt: skip
def test_accounts_of_one_promise_contradict_each_other(one: Any, other: Any, types: list[str]) -> None:
    words = ("60 million for grain silos", "the 60 million for silos")
    accounts = [(said, fields, how, day) for said, (fields, how, day) in zip(words, (one, other), strict=True)]
    assert [it.type for it in told(*accounts).conflicts] == types


def test_three_partners_are_the_three_that_another_account_names() -> None:
    three = SUM | {"recipients": ["KE", "GH", "TG"], "basis": "each"}
    record = told(
        ("60 million to each of the three", three, "asserted", MAY),
        ("60 million to each of three partners", three | {"recipients": ["three partners"]}, "asserted", MAY),
    )
    (fact,) = record.of_kind("commitment")
    assert fact.fields.recipients == ("KE", "GH", "TG")
    assert len(fact.documents) == 2


def test_two_cities_in_which_an_old_promise_was_made_contradict_each_other() -> None:
    old = SUM | {"recalled": True}
    accounts = [
        (f"It recalled the 60 million first promised in {city}.", old, "asserted", MAY) for city in ("Osaka", "Turin")
    ]
    assert [it.type for it in told(*accounts).conflicts] == ["place"]


def test_that_money_is_the_sum_that_the_same_document_has_just_named() -> None:
    answer = account(
        "talk",
        ("Has Slovenia promised 60 million here?", "commitment", SUM | {"content": "60 million"}),
        ("That is money which was set aside before.", "commitment",
         {"makers": ["SI"], "recalled": True, "stage": "allocated", "content": "money which was set aside before"}),
        published=MAY,
    )  # fmt: skip
    wire = account("wire", ("Slovenia gave 60 million.", "commitment", SUM | {"content": "60 million"}), published=MAY)
    record = build(filed(answer, wire))
    assert len(record.of_kind("commitment")) == 1
    assert [it.type for it in record.conflicts] == ["new-or-recalled"]


def test_what_differs_most_stands_first() -> None:
    record = told(
        ("60 million for grain silos", SUM, "asserted", MAY),
        ("60 million dollars for grain silos", SUM | {"currency": "USD"}, "asserted", MAY),
        ("the 60 million for silos", SUM, "conditional", MAY),
    )
    assert [it.type for it in record.conflicts] == ["currency", "certainty"]
    assert record.conflicts[0].weight > record.conflicts[1].weight


@pytest.mark.parametrize(
    ("given", "promised", "fields", "facts"),
    [
        ("unprecedented aid to Kenya", "they will continue to provide unprecedented aid to schools and ports", {}, 1),
        ("shelter for families", "will keep giving shelter to families in the hills and on the coast", {}, 1),
        ("une aide médicale inédite", "continuera de fournir une aide médicale inédite aux ports et aux villes", {}, 1),
        # nothing goes on, something else does, for somebody else
        ("unprecedented aid to Kenya", "they will provide unprecedented aid to schools and ports next year", {}, 2),
        ("unprecedented aid to Kenya", "they will continue to train pilots and guards of ports", {}, 2),
        ("aid", "they will continue to provide aid to schools and ports next year", {}, 2),
        ("unprecedented aid", "they will continue to provide unprecedented aid to schools", {"recipients": ["GH"]}, 2),
        (
            "unprecedented aid",
            "will continue to provide 5 million of unprecedented aid",
            {"amount": 5_000_000, "currency": "EUR"},
            2,
        ),
    ],
)
def test_what_is_given_and_will_go_on_in_the_words_of_one_document_is_one_promise(
    given: str, promised: str, fields: dict[str, Any], facts: int
) -> None:
    document, claims = account(
        "a",
        (given, "commitment", GRAIN | {"content": given, "stage": "delivered"}),
        (promised, "commitment", GRAIN | {"content": promised} | fields),
        published=MAY,
    )
    assert len(build(filed((document, claims))).of_kind("commitment")) == facts
