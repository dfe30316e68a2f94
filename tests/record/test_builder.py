from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from bench.accounts import accounts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import KINDS, Claim, FiledClaim, Kind
from communique.record import Builder, Record, build
from communique.record.status import accession_statuses
from tests.record.telling import everything_about
from tests.record.test_any_claims import told

ACCOUNTS = [list(claims) for claims in accounts(documents=36, meetings=6)]


def filed(order: Sequence[int]) -> dict[int, list[FiledClaim]]:
    """Each account's claims, numbered in the order in which the accounts are read."""
    numbers = iter(range(1, 10_000))
    return {at: [FiledClaim(next(numbers), claim) for claim in ACCOUNTS[at]] for at in order}


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(ACCOUNTS))), st.data())
def test_a_record_kept_up_to_date_is_the_record_built_afresh(order: list[int], data: st.DataObject) -> None:
    stock = filed(order)
    builder, standing = Builder(), set[int]()
    for at in order[:24]:
        builder.update((), stock[at])
        standing.add(at)
        if data.draw(st.booleans()) and len(standing) > 2:
            leaving = data.draw(st.sampled_from(sorted(standing)))
            standing.discard(leaving)
            builder.update([it.number for it in stock[leaving]], ())
    kept = [it for at in standing for it in stock[at]]
    random.Random(len(kept)).shuffle(kept)
    assert everything_about(builder.record()) == everything_about(build(kept))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told(), st.data())
def test_a_record_of_any_claims_kept_up_to_date_is_the_one_built_afresh(
    claims: list[Claim], data: st.DataObject
) -> None:
    stock = [FiledClaim(at, claim) for at, claim in enumerate(claims, 1)]
    builder, standing = Builder(), set[int]()
    some = st.sets(st.integers(0, len(stock) - 1), min_size=1)
    for exchanged in data.draw(st.lists(some, min_size=1, max_size=8)):
        builder.update(
            [stock[at].number for at in exchanged & standing], [stock[at] for at in sorted(exchanged - standing)]
        )
        standing ^= exchanged
        kept = [stock[at] for at in sorted(standing)]
        assert everything_about(builder.record()) == everything_about(build(kept))


def test_what_comes_and_goes_again_leaves_the_record_as_it_was() -> None:
    stock = filed(range(len(ACCOUNTS)))
    builder = Builder()
    builder.update((), [it for at in range(20) for it in stock[at]])
    before = builder.record()
    builder.update((), stock[25])
    assert everything_about(builder.record()) != everything_about(before)
    builder.update([it.number for it in stock[25]], ())
    assert everything_about(builder.record()) == everything_about(before)


def test_reading_an_account_twice_changes_nothing() -> None:
    stock = filed(range(12))
    builder = Builder()
    builder.update((), [it for claims in stock.values() for it in claims])
    before = everything_about(builder.record())
    again = [FiledClaim(it.number + 5_000, it.claim) for it in stock[3]]
    builder.update((), again)
    assert everything_about(builder.record()) == before


@pytest.mark.parametrize("kind", ["participation", "statement", "commitment", "decision", "office", "accession"])
def test_every_fact_cites_claims_that_quote_their_documents(kind: str) -> None:
    stock = filed(range(18))
    record: Record = build([it for claims in stock.values() for it in claims])
    facts = record.of_kind(kind)
    assert facts
    for fact in facts:
        for number in (*fact.supports, *fact.against):
            claim = record.claims[number].claim
            assert claim.document.text[claim.span.start : claim.span.end] == claim.quote


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told(), st.sets(st.sampled_from(KINDS)))
def test_the_record_of_some_kinds_has_just_what_the_whole_record_has_of_them(
    claims: list[Claim], kinds: set[Kind]
) -> None:
    stock = [FiledClaim(at, claim) for at, claim in enumerate(claims, 1)]
    whole, part = build(stock), build(stock, kinds=kinds)
    assert part.facts == tuple(fact for fact in whole.facts if fact.kind in kinds)
    assert {it for it in part.conflicts if it.kind in kinds} == {it for it in whole.conflicts if it.kind in kinds}
    assert (part.people, part.meetings, part.sessions) == (whole.people, whole.meetings, whole.sessions)
    assert (part.claims, part.source_of) == (whole.claims, whole.source_of)
    if "accession" in kinds:
        assert accession_statuses(part) == accession_statuses(whole)
