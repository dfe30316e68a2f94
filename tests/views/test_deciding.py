"""A decision on one contradiction decides nothing else, though the same claims contradict each other twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model import Judgement
from communique.model.judgement import standing
from communique.record import Record, build
from communique.record.conflicts import Conflict
from communique.views.disputes import disputes
from communique.views.index import Index
from communique.views.judging import on_conflict
from communique.views.trail import choice

from ..record.telling import account, filed

PLEDGE = {
    "makers": ["GB"],
    "recipients": ["UA"],
    "amount": "3000000000",
    "stage": "pledged",
    "instrument": "guarantees",
}
STOCK = filed(
    account(
        "host", ("Britain will give $3 billion of guarantees if parliament agrees.", "commitment",
                 {**PLEDGE, "currency": "USD"}, "conditional"), published="2023-06-22",
    ),
    account("wire", ("Britain promised £3 billion of guarantees.", "commitment", {**PLEDGE, "currency": "GBP"}),
            published="2023-06-21"),
    account("list", ("Britain: $3 billion of guarantees.", "commitment", {**PLEDGE, "currency": "USD"}),
            published="2023-06-23"),
)  # fmt: skip


def recorded(*judgements: Judgement) -> Record:
    return build(STOCK, judgements=judgements)


def conflict(record: Record, type_: str) -> Conflict:
    (found,) = (it for it in record.conflicts if it.type == type_)
    return found


def pounds(record: Record, number: int = 1) -> Judgement:
    it = conflict(record, "currency")
    side = next(at for at, side in enumerate(it.sides) if side.value.startswith("3000000000 GBP"))
    return replace(on_conflict(Index(record), it, side, "ada", "as the wire heard it"), number=number, at="2026")


def typeless(judgement: Judgement) -> Judgement:
    """As judgements were filed before they said what they were about."""
    return replace(judgement, changes={"claims": judgement.changes["claims"]})


@pytest.mark.parametrize("old", [False, True], ids=["as filed now", "as filed of old"])
def test_preferring_a_currency_does_not_decide_whether_it_is_promised(old: bool) -> None:
    before = recorded()
    assert set(conflict(before, "currency").claims) == set(conflict(before, "certainty").claims)
    made = typeless(pounds(before)) if old else pounds(before)
    after = recorded(made)
    assert (conflict(after, "currency").judgement, conflict(after, "certainty").judgement) == (1, None)
    decided = {it.type: it.judgement for it in disputes(Index(after))}
    assert (decided["currency"], decided["promised or not yet decided"]) == (made, None)


def test_the_ledger_keeps_the_note_that_it_was_told_as_not_yet_decided() -> None:
    before = recorded()
    (entry,) = Index(recorded(pounds(before))).entries
    assert entry.value
    assert (entry.value.currency, entry.standing) == ("GBP", "counted")
    assert "told as not yet decided by [1]" in entry.remarks


def test_two_decisions_on_the_same_claims_stand_beside_each_other() -> None:
    before = recorded()
    open_ = conflict(before, "certainty")
    for side in (0, 1):
        other = replace(on_conflict(Index(before), open_, side, "vic"), number=2, at="2026")
        assert [it.number for it in standing([pounds(before), other])] == [1, 2]
        after = recorded(pounds(before), other)
        assert (conflict(after, "currency").judgement, conflict(after, "certainty").judgement) == (1, 2)
        (fact,) = after.of_kind("commitment")
        assert fact.fields.currency == "GBP"  # type: ignore[union-attr]


def test_whether_it_is_promised_is_decided_for_the_ledger_too() -> None:
    before = recorded()
    open_ = conflict(before, "certainty")
    told = {}
    for at, side in enumerate(open_.sides):
        judgement = replace(on_conflict(Index(before), open_, at, "vic"), number=1, at="2026")
        (entry,) = Index(recorded(judgement)).entries
        told[side.value] = entry.standing
    assert told == {"promised": "counted", "not yet decided": "uncertain"}


def test_a_decision_filed_anew_takes_the_place_of_the_same_one_filed_of_old() -> None:
    before = recorded()
    old, new = typeless(pounds(before)), pounds(before, number=2)
    assert standing([old, new]) == [new]
    open_ = replace(on_conflict(Index(before), conflict(before, "certainty"), 0, "vic"), number=3, at="2026")
    assert standing([old, open_]) == [old, open_]


def test_the_trail_tells_which_value_was_preferred_to_which_whatever_became_of_the_contradiction() -> None:
    made = pounds(recorded())
    for record, judgement in (
        (recorded(made), made),
        (recorded(typeless(made)), typeless(made)),
        (recorded(), made),  # taken back
        (recorded(), typeless(made)),
        (build(STOCK[:1]), made),  # the record has it no more
    ):
        told = choice(Index(record), judgement)
        assert told
        assert (told.about, told.type) == ("United Kingdom → Ukraine", "currency")
        assert (told.preferred.text, told.other.text) == ("£3 billion", "$3 billion")
        assert [it.document for it in told.preferred.citations] == ["wire"]
        assert [it.document for it in told.other.citations] == ["host", "list"]
    gone = choice(Index(build(STOCK[:1])), typeless(made))
    assert gone
    assert (gone.type, gone.preferred.text) == ("", "Britain promised £3 billion of guarantees.")


@pytest.mark.parametrize("kind", ["grant", "loan"])
def test_a_decision_on_a_grant_or_a_loan_is_the_value_of_the_promise_and_sets_the_other_aside(kind: str) -> None:
    given = {"makers": ["SI"], "recipients": ["KE"], "amount": "60000000", "currency": "EUR", "stage": "pledged"}
    stock = filed(
        *(
            account(name, (f"Slovenia gives Kenya a {it} of 60 million.", "commitment", {**given, "instrument": it}),
                    published="2031-05-04")
            for name, it in (("a", "grant"), ("b", "loan"))
        )
    )  # fmt: skip
    before = build(stock)
    open_ = conflict(before, "instrument")
    at = next(at for at, side in enumerate(open_.sides) if side.value == kind)
    made = replace(on_conflict(Index(before), open_, at, "ada"), number=1, at="2026")
    after = build(stock, judgements=[made])
    (entry,) = Index(after).entries
    assert entry.instrument == kind
    assert conflict(after, "instrument").judgement == 1
    told = choice(Index(after), made)
    assert told
    assert (told.type, told.preferred.text) == ("grant, loan or guarantee", kind)
