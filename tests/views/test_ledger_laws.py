"""What holds for every ledger, whatever is promised."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import FiledClaim
from communique.record import build
from communique.views import Ledger, Question, ledger
from communique.views.ledger_sums import DIMENSIONS

from ..record.telling import Telling, account, filed

MAKERS = ("SI", "HR", "NO", "JP")
RECIPIENTS = ("KE", "GH", "PE")
DAYS = ("2022-11-27", "2022-11-30", "2023-06-22", None)
Promise = tuple[str, dict[str, Any], str]


@st.composite
def promises(draw: st.DrawFn, *, alone: bool = False) -> list[Promise]:
    """Promises that differ in maker or sum, so that each is one of its own."""
    made: list[Promise] = []
    for at in range(draw(st.integers(1, 6))):
        basis = draw(st.sampled_from([None, "each", "up-to", "at-least"]))
        several = 1 if alone and basis != "each" else 3
        fields: dict[str, Any] = {
            "makers": [MAKERS[at % 4]],
            "recipients": draw(st.lists(st.sampled_from(RECIPIENTS), min_size=1, max_size=several, unique=True)),
            "amount": (at + 1) * 7**at * draw(st.sampled_from([1, 1000, 10**6])),
            "currency": draw(st.sampled_from(["EUR", "USD", "NOK", "UAH"])),
            "basis": basis,
            "stage": draw(st.sampled_from(["announced", "pledged", "committed", "disbursed", None])),
            "instrument": draw(st.sampled_from(["Reef Fund", "loan", None])),
            "recalled": draw(st.sampled_from([None, None, True])),
        }
        modality = draw(st.sampled_from(["asserted", "asserted", "asserted", "conditional", "denied"]))
        made.append((f"Number {at}: {fields['amount']} is promised here.", fields, modality))
    return made


def telling(name: str, made: list[Promise], day: str | None) -> Telling:
    return account(name, *((words, "commitment", fields, modality) for words, fields, modality in made), published=day)


def ledger_of(claims: list[FiledClaim], **asked: Any) -> Ledger:
    return ledger(build(claims), Question(**asked))


def exact(made: Ledger) -> dict[tuple[str | None, str], Decimal]:
    """What each stage comes to in each currency."""
    found: defaultdict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for it in made.sums:
        for amount in it.amounts:
            found[it.stage, amount.currency] += amount.amount
    return dict(found)


def converted(made: Ledger) -> dict[str | None, Decimal]:
    found: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    for it in made.sums:
        found[it.stage] += it.converted or 0
    return dict(found)


@settings(max_examples=40, deadline=None)
@given(made=promises(), day=st.sampled_from(DAYS), data=st.data())
def test_the_order_of_claims_does_not_change_the_ledger(
    made: list[Promise], day: str | None, data: st.DataObject
) -> None:
    claims = filed(telling("a", made, day), telling("b", made[:2], "2023-01-02"))
    shuffled = data.draw(st.permutations(claims))
    assert ledger_of(shuffled) == ledger_of(claims)


@settings(max_examples=60, deadline=None)
@given(made=promises(), day=st.sampled_from(DAYS), currency=st.sampled_from(["EUR", "USD", "JPY"]))
def test_sums_come_to_the_same_by_whatever_they_are_made(made: list[Promise], day: str | None, currency: str) -> None:
    claims = filed(telling("a", made, day))
    ledgers = [ledger_of(claims, by=by, currency=currency) for by in DIMENSIONS]
    assert all(exact(it) == exact(ledgers[0]) for it in ledgers)
    assert all(converted(it) == converted(ledgers[0]) for it in ledgers)
    lines: defaultdict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for entry in ledgers[0].counted:
        assert entry.value is not None
        assert entry.total is not None
        lines[entry.stage, entry.value.currency or ""] += entry.total
    assert exact(ledgers[0]) == dict(lines)


@settings(max_examples=60, deadline=None)
@given(made=promises(), data=st.data())
def test_a_recalled_repeat_never_changes_a_sum(made: list[Promise], data: st.DataObject) -> None:
    claims = filed(telling("a", made, "2022-11-30"))
    words, fields, modality = data.draw(st.sampled_from(made))
    day = data.draw(st.sampled_from(["2022-11-01", "2022-11-30", "2024-05-05", None]))
    repeat = telling("later", [(f"Once more: {words}", fields | {"recalled": True}, modality)], day)
    repeated = [replace(it, number=it.number + len(claims)) for it in filed(repeat)]
    before, after = ledger_of(claims), ledger_of([*claims, *repeated])
    assert (exact(after), converted(after)) == (exact(before), converted(before))
    assert len(after.entries) == len(before.entries)


@settings(max_examples=60, deadline=None)
@given(made=promises(), again=st.lists(st.integers(0, 5)), day=st.sampled_from(DAYS))
def test_a_repeat_by_another_account_never_changes_a_sum(
    made: list[Promise], again: list[int], day: str | None
) -> None:
    first = telling("a", made, "2022-11-30")
    others = [
        telling(f"b{at}", [(f"As others tell: {words}", fields, modality)], day)
        for at, (words, fields, modality) in enumerate(made[which % len(made)] for which in again)
    ]
    assert exact(ledger_of(filed(first, *others))) == exact(ledger_of(filed(first)))


@settings(max_examples=40, deadline=None)
@given(made=promises(alone=True))
def test_the_parts_by_recipient_make_up_the_whole(made: list[Promise]) -> None:
    claims = filed(telling("a", made, "2022-11-30"))
    whole = exact(ledger_of(claims))
    parts: defaultdict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for recipient in RECIPIENTS:
        for key, amount in exact(ledger_of(claims, recipient=recipient)).items():
            parts[key] += amount
    assert dict(parts) == whole
