"""What holds of every record: it depends on what was read and judged, not on when or how often."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import Claim, FiledClaim, Judgement
from communique.record import Record, build

from .telling import ALL, Telling, account, filed
from .test_any_claims import told
from .test_record import without_numbers

NEWSPAPER = account(
    "newspaper",
    ("M. Tolvay said that harbours must remain open to ships with grain.", "statement",
     {"speakers": ["M. Tolvay"], "content": "harbours must remain open to ships with grain"}),
    ("More than 60 countries came to Osaka.", "participation",
     {"participant": "more than 60 countries", "event": "meeting in Osaka"}),
    ("Slovenia gave €2 million to Kenya and Ghana, on condition that its parliament agrees.", "commitment",
     {"makers": ["SI"], "recipients": ["KE", "GH"], "amount": 2000000, "currency": "EUR", "stage": "announced",
      "content": "€2 million to Kenya and Ghana"}, "conditional"),
    published="2031-05-06", genre="newspaper", language="en",
)  # fmt: skip
ACCOUNTS: tuple[Telling, ...] = (*ALL, NEWSPAPER)


def same_pair(one: str, other: str, verdict: Any = "same") -> Judgement:
    first, second = sorted((one, other))
    return Judgement("pair", (first, second), verdict, "ada", number=1, at="2032")


def test_the_record_does_not_depend_on_the_order_of_reading() -> None:
    records = [without_numbers(build(filed(*order))) for order in permutations(ACCOUNTS)]
    assert all(record == records[0] for record in records)


def test_reading_everything_twice_changes_nothing() -> None:
    once = filed(*ACCOUNTS)
    twice = once + [FiledClaim(filed_.number + len(once), filed_.claim) for filed_ in once]
    assert build(twice) == build(once)


def test_merging_two_people_and_taking_it_back_is_the_identity() -> None:
    claims = filed(*ACCOUNTS)
    before = build(claims)
    assert before.people.canonical("M. Tolvay") != before.people.canonical("Mara Tolvaj")
    judgement = same_pair("M. Tolvay", "Mara Tolvaj")
    merged = build(claims, judgements=[judgement])
    assert merged.people.canonical("M. Tolvay") == merged.people.canonical("Mara Tolvaj")
    assert len(merged.of_kind("statement")) < len(before.of_kind("statement"))
    withdrawn = Judgement(**{**judgement.__dict__, "withdrawn_at": "2033", "withdrawn_by": "ada"})
    assert build(claims, judgements=[withdrawn]).facts == before.facts


def check_citations(record: Record) -> None:
    for fact in record.facts:
        for number in (fact.lead, *fact.supports, *fact.against, *fact.variants):
            claim = record.claims[number].claim
            assert claim.quote == claim.document.text[claim.span.start : claim.span.end]
        assert set(fact.documents) == {record.claims[number].claim.document.name for number in fact.supports}
        assert 1 <= fact.sources <= len(fact.documents)
        assert not set(fact.supports) & set(fact.against)
    for conflict in record.conflicts:
        one, other = conflict.sides
        assert one.claims
        assert other.claims
        assert not set(one.documents) & set(other.documents)
        assert 0 < conflict.weight <= 1
    weights = [conflict.weight for conflict in record.conflicts]
    assert weights == sorted(weights, reverse=True)


def test_every_fact_quotes_its_documents_and_every_contradiction_has_two_sides() -> None:
    record = build(filed(*ACCOUNTS))
    assert record.conflicts
    check_citations(record)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told())
def test_every_fact_of_any_claims_quotes_its_documents(claims: list[Claim]) -> None:
    check_citations(build(FiledClaim(at, claim) for at, claim in enumerate(claims, 1)))


NAMES = ["Mara Tolvaj", "M. Tolvaj", "Jon Tolvaj", "Tolvaj", "MARA TOLVAJ"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told(), st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["same", "different"]))
def test_any_judgement_of_two_names_can_be_taken_back(claims: list[Claim], one: str, other: str, verdict: str) -> None:
    if one == other:
        return
    listed = [FiledClaim(at, claim) for at, claim in enumerate(claims, 1)]
    judgement = same_pair(one, other, verdict)
    build(listed, judgements=[judgement])
    withdrawn = Judgement(**{**judgement.__dict__, "withdrawn_at": "2033", "withdrawn_by": "ada"})
    before, after = build(listed), build(listed, judgements=[withdrawn])
    assert (after.facts, after.people, after.conflicts) == (before.facts, before.people, before.conflicts)
