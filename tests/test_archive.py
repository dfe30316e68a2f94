from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bench.accounts import accounts

from communique.archive import Archive
from communique.model import Judgement
from communique.pipeline import record_of
from communique.store import Store
from tests.record.telling import everything_about

ACCOUNTS = [list(claims) for claims in accounts(documents=14, meetings=3)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "archive.db")


def add(store: Store, at: int, *, without: int = 0) -> None:
    claims = ACCOUNTS[at]
    store.add(claims[0].document, claims[without:], reader=f"test {without}")


def same(archive: Archive) -> None:
    assert everything_about(archive.record()) == everything_about(record_of(archive.store))


def test_an_archive_follows_what_is_filed_and_reread(store: Store) -> None:
    archive = Archive(store)
    assert archive.record().facts == ()
    for at in range(6):
        add(store, at)
    same(archive)
    add(store, 7)
    add(store, 3, without=5)  # read anew, with fewer claims
    same(archive)
    assert len([number for number, it in archive.record().claims.items() if it.claim.document.name.endswith("3")]) == (
        len(ACCOUNTS[3]) - 5
    )


def test_an_archive_gives_the_same_record_while_nothing_changes(store: Store) -> None:
    add(store, 0)
    archive = Archive(store)
    assert archive.record() is archive.record()


def test_an_archive_follows_judgements_and_their_withdrawal(store: Store) -> None:
    for at in range(8):
        add(store, at)
    archive = Archive(store)
    before = everything_about(archive.record())
    filed = next(it for it in store.claims(kind="commitment"))
    anchors = {filed.claim.id: {**filed.claim.to_row(), "number": filed.number}}
    corrected = store.judge(
        Judgement("claim", (filed.claim.id,), "corrected", "ada", changes={"fields": {"amount": "1"}}, anchors=anchors)
    )
    assert everything_about(archive.record()) != before
    same(archive)
    rejected = store.judge(Judgement("claim", (filed.claim.id,), "rejected", "ada", anchors=anchors))
    assert filed.number not in archive.record().claims
    same(archive)
    store.withdraw(rejected.number, "ada")
    store.withdraw(corrected.number, "ada")
    assert everything_about(archive.record()) == before


def test_a_correction_outlives_the_reading_that_it_corrected(store: Store) -> None:
    add(store, 0)
    archive = Archive(store)
    filed = next(it for it in store.claims(kind="commitment"))
    anchors = {filed.claim.id: {**filed.claim.to_row(), "number": filed.number}}
    changes = {"fields": {"amount": "1"}}
    store.judge(Judgement("claim", (filed.claim.id,), "corrected", "ada", changes=changes, anchors=anchors))
    add(store, 0, without=1)
    same(archive)
    assert any(fact.fields.amount == 1 for fact in archive.record().of_kind("commitment"))


def test_an_archive_answers_for_a_day_and_for_a_moment(store: Store) -> None:
    add(store, 0)
    moment = next(iter(store.claims())).recorded_at
    add(store, 1)
    archive = Archive(store)
    assert set(archive.record(known_at=moment).documents) == {"account-000000"}
    assert set(archive.record(as_of=date(2015, 1, 8)).documents) <= {"account-000000", "account-000003"}
    assert len(archive.record().documents) == 2
