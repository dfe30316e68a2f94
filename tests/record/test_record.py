from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import CommitmentFields, FiledClaim
from communique.record import Record, build

from .telling import ALL, MINISTRY, WIRE, Telling, account, filed


def without_numbers(record: Record) -> Any:
    """The record with every claim number replaced by what the claim is."""
    names = {number: (it.claim.document.name, it.claim.id) for number, it in record.claims.items()}

    def named(numbers: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(names[number] for number in numbers))

    return (
        [
            (f.id, f.kind, f.fields, f.modality, names[f.lead], named(f.supports), named(f.against), f.event, f.total)
            for f in record.facts
        ],
        [replace(m, claims=(), dates=(), cities=()) for m in record.meetings],
        [replace(s, claims=()) for s in record.sessions],
        [(c.id, c.type, c.about, [(s.value, s.documents, named(s.claims)) for s in c.sides]) for c in record.conflicts],
        [(p.name, p.spellings, [(q.title, q.of) for q in p.posts]) for p in record.people.persons],
    )


@settings(max_examples=30, deadline=None)
@given(st.permutations(ALL), st.randoms())
def test_the_record_does_not_depend_on_the_order_of_reading(tellings: list[Telling], random: Any) -> None:
    claims = filed(*tellings)
    random.shuffle(claims)
    assert without_numbers(build(claims)) == without_numbers(build(filed(*ALL)))


def test_a_claim_filed_twice_changes_nothing() -> None:
    once = filed(*ALL)
    twice = once + [FiledClaim(it.number + 1000, it.claim) for it in once]
    assert build(twice) == build(once)


def test_a_superseded_claim_is_no_part_of_the_record() -> None:
    gone = [FiledClaim(it.number, it.claim, superseded_at="2031-06-01T00:00:00Z") for it in filed(WIRE)]
    assert build([*filed(MINISTRY), *[replace(it, number=it.number + 100) for it in gone]]) == build(filed(MINISTRY))


def test_every_citation_is_a_claim_and_every_claim_is_cited() -> None:
    claims = filed(*ALL)
    record = build(claims)
    numbers = {it.number for it in claims}
    cited = {n for f in record.facts for n in (*f.supports, *f.against)}
    cited |= {n for m in record.meetings for n in m.claims} | {n for s in record.sessions for n in s.claims}
    assert cited == numbers
    assert {n for c in record.conflicts for n in c.claims} <= numbers
    assert all(fact.lead in fact.supports for fact in record.facts)


def test_no_claims_make_an_empty_record() -> None:
    record = build([])
    assert (record.facts, record.meetings, record.conflicts, record.main) == ((), (), (), None)


def test_fact_ids_are_unique() -> None:
    record = build(filed(*ALL))
    ids = [fact.id for fact in record.facts]
    assert len(ids) == len(set(ids))


def test_an_amount_for_each_gives_a_derived_total() -> None:
    record = build(filed(MINISTRY))
    (fact,) = record.of_kind("commitment")
    assert fact.total is not None
    assert (fact.total.amount, fact.total.factor) == (4_000_000, 2)


def test_each_against_in_total_is_one_disputed_promise() -> None:
    record = build(filed(*ALL))
    (fact,) = record.of_kind("commitment")
    assert isinstance(fact.fields, CommitmentFields)
    assert fact.is_disputed
    assert [c.type for c in record.conflicts if c.kind == "commitment"] == ["basis"]


def test_one_text_under_two_names_is_one_source() -> None:
    document, claims = WIRE
    copy = account(
        "copy",
        *[(c.quote, c.kind, c.to_row()["fields"] | _words(c), c.modality) for c in claims],
        published="2031-05-04",
    )
    record = build(filed(WIRE, copy))
    assert record.source_of["copy"] == record.source_of["wire"]
    assert all(fact.sources == 1 for fact in record.facts)
    assert any(len(fact.documents) == 2 for fact in record.facts)
    assert document.name == "wire"


def _words(claim: Any) -> dict[str, str]:
    return {name: passage.text for name, passage in claim.passages()}


def test_a_session_that_is_last_stands_at_the_end() -> None:
    labels = [session.label for session in build(filed(*ALL)).sessions]
    assert labels == ["first session", "dinner", "last session"]


def test_statements_of_one_speaker_with_the_same_words_are_one_fact() -> None:
    record = build(filed(MINISTRY, WIRE))
    (fact,) = record.of_kind("statement")
    assert fact.documents == ("ministry", "wire")
    assert fact.is_confirmed
