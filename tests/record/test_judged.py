from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model import Claim, CommitmentFields, Document, FiledClaim, Judgement, OfficeFields, Span
from communique.record import Builder, build
from communique.record.judged import judge
from tests.record.telling import account, filed

TEXT = "Norland will give €5 million to Moldova. Minister Ana Rott spoke. Norland will give €5 million."


def pledge(text: str = TEXT, amount: int = 5_000_000, start: int = 0, end: int = 40) -> Claim:
    document = Document("readout", text, language="en")
    fields = CommitmentFields(makers=("LU",), recipients=("MD",), amount=amount, currency="EUR", stage="pledged")
    return Claim.at(document, Span(start, end), fields)


def pledged(amount: int) -> dict[str, object]:
    return {"makers": ["NO"], "recipients": ["MD"], "amount": amount, "currency": "EUR", "stage": "pledged"}


def on(it: FiledClaim, verdict: str, number: int = 1, **changes: object) -> Judgement:
    anchor = {**it.claim.to_row(), "number": it.number}
    name = it.claim.id
    return Judgement(
        "claim", (name,), verdict, "ada", changes=changes, anchors={name: anchor}, number=number, at="2026"
    )


def test_a_rejected_claim_is_not_in_the_record_and_comes_back_when_the_judgement_is_withdrawn() -> None:
    read = FiledClaim(1, pledge())
    rejected = on(read, "rejected")
    assert not build([read], judgements=[rejected]).of_kind("commitment")
    withdrawn = replace(rejected, withdrawn_at="2027", withdrawn_by="ada")
    assert build([read], judgements=[withdrawn]).facts == build([read]).facts


def test_a_correction_changes_the_value_and_keeps_the_words_and_the_number() -> None:
    read = FiledClaim(7, pledge())
    record = build([read], judgements=[on(read, "corrected", fields={"amount": "6000000"})])
    (fact,) = record.of_kind("commitment")
    assert fact.fields.amount == 6_000_000
    assert record.claims[7].claim.quote == read.claim.quote
    assert read.claim.fields.amount == 5_000_000


def test_the_later_of_two_judgements_on_one_claim_holds() -> None:
    read = FiledClaim(1, pledge())
    both = [on(read, "rejected", 1), on(read, "corrected", 2, modality="conditional")]
    for judgements in (both, both[::-1]):
        (fact,) = build([read], judgements=judgements).of_kind("commitment")
        assert fact.modality == "conditional"


def test_a_correction_finds_its_claim_again_after_the_document_was_read_anew() -> None:
    old = FiledClaim(1, pledge())
    anew = FiledClaim(9, pledge(amount=50_000_000))
    assert anew.claim.id != old.claim.id
    judged = judge([anew], [on(old, "corrected", fields={"amount": "6000000"})])
    assert [it.claim.fields.amount for it in judged.claims] == [6_000_000]
    assert [it.number for it in judged.claims] == [9]


def test_what_was_corrected_stays_where_a_new_reading_misses_it() -> None:
    old = FiledClaim(1, pledge())
    document = old.claim.document
    other = FiledClaim(9, Claim.at(document, Span(41, 65), OfficeFields(person="Ana Rott", title="Minister")))
    judged = judge([other], [on(old, "corrected", fields={"amount": "6000000"})])
    assert {it.claim.kind for it in judged.claims} == {"office", "commitment"}


def test_words_moved_in_a_new_version_of_the_text_are_found_and_words_gone_are_not() -> None:
    old = FiledClaim(1, pledge())
    judgement = on(old, "accepted")
    moved = Document("readout", "Updated. " + TEXT, language="en")
    judged = judge([], [judgement], documents={"readout": moved})
    assert [it.claim.span for it in judged.claims] == [Span(9, 49)]
    gone = judge([], [judgement], documents={"readout": replace(moved, text="Nothing of it.")})
    assert not gone.claims
    assert gone.lost == (judgement,)


def test_a_preference_names_the_claims_of_both_sides() -> None:
    one, other = FiledClaim(1, pledge()), FiledClaim(2, pledge(amount=4_000_000))
    names = tuple(sorted((one.claim.id, other.claim.id)))
    anchors = {it.claim.id: {**it.claim.to_row(), "number": it.number} for it in (one, other)}
    judgement = Judgement(
        "conflict", names, "prefers", "ada", changes={"claims": [one.claim.id]}, anchors=anchors, number=1, at="2026"
    )
    assert judge([one, other], [judgement]).preferences == ((judgement, frozenset({1}), frozenset({2})),)


@pytest.mark.parametrize(
    ("about", "subjects", "verdict"),
    [
        ("pair", ("a", "b"), "accepted"),
        ("pair", ("a", "a"), "same"),
        ("claim", (), "rejected"),
        ("claim", ("x",), "same"),
    ],
)
def test_a_judgement_that_makes_no_sense_cannot_be_made(about: str, subjects: tuple[str, ...], verdict: str) -> None:
    with pytest.raises(ValueError, match="judgement about a"):
        Judgement(about, subjects, verdict, "ada")


def test_the_value_that_a_person_prefers_stands_and_the_other_is_kept_against_it() -> None:
    stock = filed(
        account("ministry", ("Norway gives Moldova 5 million euros.", "commitment", pledged(5_000_000))),
        account("wire", ("Norway gives Moldova 7 million euros in aid.", "commitment", pledged(7_000_000))),
        account("paper", ("Norway gives 7 million euros to Moldova.", "commitment", pledged(7_000_000))),
    )
    before = build(stock)
    (conflict,) = before.conflicts
    assert conflict.sides[0].documents == ("paper", "wire")
    claims = {it.number: it.claim for it in stock}
    anchors = {it.id: {**it.to_row(), "number": number} for number, it in claims.items()}
    judgement = Judgement(
        "conflict",
        tuple(sorted(claims[number].id for number in conflict.claims)),
        "prefers",
        "ada",
        changes={"claims": [claims[1].id]},
        anchors=anchors,
        number=4,
        at="2026",
    )
    after = build(stock, judgements=[judgement])
    (fact,) = after.of_kind("commitment")
    assert (fact.fields.amount, fact.against) == (5_000_000, (2, 3))
    assert after.conflicts[0].judgement == 4
    assert after.conflicts[0].sides[0].documents == ("ministry",)
    builder = Builder()
    builder.update((), stock, judge(stock, [judgement]))
    assert builder.record().facts == after.facts
    builder.update((), (), judge(stock, []))
    assert builder.record().facts == before.facts
    assert builder.record().conflicts == before.conflicts


@pytest.mark.parametrize(("verdict", "amounts"), [("rejected", []), ("corrected", [6_000_000])])
def test_what_is_decided_of_a_claim_that_is_filed_twice_is_decided_of_both(verdict: str, amounts: list[int]) -> None:
    first, twin = FiledClaim(1, pledge()), FiledClaim(2, pledge())
    builder = Builder()
    builder.update((), [first, twin])
    changes = {"fields": {"amount": "6000000"}} if verdict == "corrected" else {}
    decided = judge([first, twin], [on(first, verdict, **changes)])
    builder.update([1, 2], decided.claims, decided)
    found = builder.record().of_kind("commitment")
    assert [fact.fields.amount for fact in found if isinstance(fact.fields, CommitmentFields)] == amounts
