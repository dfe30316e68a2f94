from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from communique.errors import NotFoundError, StaleError, StoreError
from communique.model import Document, Judgement
from communique.pipeline import record_of
from communique.store import Store
from tests.store.accounts import commitment


def about_claim(verdict: str = "rejected", user: str = "ada", **changes: object) -> Judgement:
    return Judgement("claim", ("c0ffee",), verdict, user, "misread", changes=changes)


def test_a_judgement_comes_back_as_it_was_filed(store: Store) -> None:
    made = Judgement("pair", ("Ana Rott", "Anna Rott"), "same", "ada", "one minister", number=0)
    filed = store.judge(made)
    assert filed.number == 1
    assert filed.at
    assert store.judgements() == [filed]
    assert (filed.subjects, filed.verdict, filed.user, filed.reason) == (
        made.subjects,
        "same",
        "ada",
        "one minister",
    )


def test_a_withdrawn_judgement_stays_in_the_audit_trail_and_is_told_as_it_was(store: Store) -> None:
    filed = store.judge(about_claim())
    withdrawn = store.withdraw(filed.number, "boris", "it was right")
    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_because) == ("boris", "it was right")
    assert store.judgements() == []
    assert store.judgements(include_withdrawn=True) == [withdrawn]
    assert store.judgements(known_at=filed.at)[0].number == filed.number


def test_a_judgement_is_withdrawn_once_and_must_exist(store: Store) -> None:
    filed = store.judge(about_claim())
    store.withdraw(filed.number, "ada")
    with pytest.raises(StaleError, match="ada has already withdrawn"):
        store.withdraw(filed.number, "boris")
    with pytest.raises(NotFoundError, match="no judgement 99"):
        store.withdraw(99, "ada")


def test_nobody_is_overruled_unseen(store: Store) -> None:
    first = store.judge(about_claim(), after=None)
    with pytest.raises(StaleError, match="ada has judged this in the meantime"):
        store.judge(about_claim("accepted", "boris"), after=None)
    second = store.judge(about_claim("accepted", "boris"), after=first.number)
    assert [it.number for it in store.judgements()] == [first.number, second.number]


def test_of_two_who_decide_at_once_one_is_told_of_the_other(store: Store) -> None:
    def decide(user: str) -> bool:
        try:
            store.judge(about_claim("accepted", user), after=None)
        except StaleError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(decide, "abcdef"))
    assert outcomes.count(True) == 1
    assert len(store.judgements()) == 1


def test_every_judgement_and_withdrawal_changes_the_revision(store: Store) -> None:
    seen = {store.revision()}
    filed = store.judge(about_claim())
    seen.add(store.revision())
    store.withdraw(filed.number, "ada")
    seen.add(store.revision())
    assert len(seen) == 3


def test_judgements_are_found_by_matter_subject_and_user(store: Store) -> None:
    store.judge(about_claim())
    store.judge(Judgement("pair", ("A", "B"), "different", "boris"))
    assert [it.about for it in store.judgements(about="pair")] == ["pair"]
    assert [it.user for it in store.judgements(subject="B")] == ["boris"]
    assert [it.user for it in store.judgements(user="ada")] == ["ada"]


def test_what_no_database_keeps_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="reason"):
        store.judge(Judgement("claim", ("x",), "rejected", "ada", "a\x00b"))
    assert store.judgements() == []


def test_a_correction_on_file_is_in_the_record_until_it_is_withdrawn(store: Store) -> None:
    document = Document("readout", "Velmark will give €5 million.", language="en")
    store.add(document, [commitment(document, "Velmark will give €5 million", 5_000_000)])
    filed = next(iter(store.claims()))
    anchor = {**filed.claim.to_row(), "number": filed.number}
    made = Judgement(
        "claim",
        (filed.claim.id,),
        "corrected",
        "ada",
        changes={"fields": {"amount": "6000000"}},
        anchors={filed.claim.id: anchor},
    )
    judgement = store.judge(made)
    assert [fact.fields.amount for fact in record_of(store).of_kind("commitment")] == [6_000_000]
    before = record_of(store, known_at=filed.recorded_at)
    assert [fact.fields.amount for fact in before.of_kind("commitment")] == [5_000_000]
    store.withdraw(judgement.number, "ada")
    assert [fact.fields.amount for fact in record_of(store).of_kind("commitment")] == [5_000_000]
    then = record_of(store, known_at=judgement.at)
    assert [fact.fields.amount for fact in then.of_kind("commitment")] == [6_000_000]


def test_what_was_filed_and_taken_back_blocks_nobody(store: Store) -> None:
    first = store.judge(about_claim(), after=None)
    store.withdraw(first.number, "ada")
    assert store.judge(about_claim("accepted", "boris"), after=None).number == first.number + 1
