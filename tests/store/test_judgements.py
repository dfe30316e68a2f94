from __future__ import annotations

import subprocess
import sys

import pytest

from communique.errors import NotFoundError, StaleError, StoreError
from communique.model import Document, Judgement
from communique.model.judgement import standing
from communique.store import Store

from .accounts import statement

REJECTED = Judgement("claim", ("a1",), "rejected", "Mira", "The words are a headline's.")
ACCEPTED = Judgement("claim", ("a1",), "accepted", "Tomas")
PAIR = Judgement("pair", ("Zoë Łubieńska", "Z. Lubienska"), "same", "Mira")


def test_a_judgement_comes_back_as_it_was_filed(store: Store) -> None:
    judgement = Judgement(
        "conflict",
        ("a1", "b2"),
        "prefers",
        "Mira",
        "The readout is the maker's own — “€3 million”.",
        {"claims": ["a1"]},
        {"a1": {"document": "readout", "fields": {"amount": "3000000"}, "number": 7, "start": 4}},
    )
    filed = store.judge(judgement)
    assert (filed.number, filed.at[:2], filed.withdrawn_at) == (1, "20", None)
    assert store.judgements() == [filed]
    assert (filed.subjects, filed.reason, filed.changes, filed.anchors) == (
        judgement.subjects,
        judgement.reason,
        judgement.changes,
        judgement.anchors,
    )


def test_the_subjects_of_a_pair_are_one_matter_in_any_order(store: Store) -> None:
    store.judge(PAIR)
    turned = Judgement("pair", PAIR.subjects[::-1], "different", "Tomas")
    with pytest.raises(StaleError):
        store.judge(turned, after=None)
    store.judge(turned)
    (last,) = standing(store.judgements())
    assert (last.verdict, last.subjects) == ("different", ("Z. Lubienska", "Zoë Łubieńska"))


def test_a_withdrawn_judgement_stays_in_the_audit_trail(store: Store) -> None:
    store.judge(REJECTED)
    withdrawn = store.withdraw(1, "Tomas", "It is a sentence.")
    assert withdrawn.withdrawn_at is not None
    assert withdrawn.withdrawn_at >= withdrawn.at
    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_because) == ("Tomas", "It is a sentence.")
    assert store.judgements() == []
    assert store.judgements(include_withdrawn=True) == [withdrawn]


def test_a_judgement_cannot_be_withdrawn_twice_or_where_there_is_none(store: Store) -> None:
    store.judge(REJECTED)
    store.withdraw(1, "Tomas")
    with pytest.raises(StaleError, match=r"withdrawn by Tomas on \d{4}-\d\d-\d\d at \d\d:\d\d UTC"):
        store.withdraw(1, "Mira")
    with pytest.raises(NotFoundError, match="no judgement 2"):
        store.withdraw(2, "Mira")
    assert [it.withdrawn_by for it in store.judgements(include_withdrawn=True)] == ["Tomas"]


def test_who_has_not_seen_what_another_decided_is_told_and_nothing_is_filed(store: Store) -> None:
    first = store.judge(REJECTED, after=None)
    with pytest.raises(StaleError, match=r"Mira decided the same matter on .* UTC: rejected \(judgement 1\)"):
        store.judge(ACCEPTED, after=None)
    assert store.judgements(include_withdrawn=True) == [first]
    second = store.judge(ACCEPTED, after=first.number)
    with pytest.raises(StaleError, match="Tomas decided"):
        store.judge(REJECTED, after=first.number)
    store.withdraw(second.number, "Tomas")
    assert store.judge(REJECTED, after=first.number).number == 3
    assert store.judge(Judgement("claim", ("b2",), "accepted", "Mira"), after=None).number == 4


def test_judgements_are_chosen_by_matter_subject_and_person(store: Store) -> None:
    for judgement in (REJECTED, ACCEPTED, PAIR):
        store.judge(judgement)
    assert [it.number for it in store.judgements(about="claim")] == [1, 2]
    assert [it.number for it in store.judgements(user="Mira")] == [1, 3]
    assert [it.number for it in store.judgements(subject="Zoë Łubieńska")] == [3]
    assert [it.number for it in store.judgements(subject="a1", user="Tomas", about="claim")] == [2]
    assert store.judgements(subject="a") == []


def test_what_was_decided_at_an_earlier_moment_can_be_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, act in [
        ("01", lambda: store.judge(REJECTED)),
        ("03", lambda: store.withdraw(1, "Mira")),
        ("05", lambda: store.judge(ACCEPTED)),
    ]:
        monkeypatch.setattr("communique.store.judgements.now", lambda day=day: f"2031-05-{day}T12:00:00.000000Z")
        act()
    assert [it.number for it in store.judgements(known_at="2031-05-02")] == [1]
    assert [it.number for it in store.judgements(known_at="2031-05-04")] == []
    assert [it.number for it in store.judgements(known_at="2031-05-05")] == [2]
    (early,) = store.judgements(known_at="2031-05-02", include_withdrawn=True)
    assert early.withdrawn_at is None


def test_a_clock_that_was_set_back_does_not_put_a_judgement_before_the_last(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = store.judge(REJECTED)
    monkeypatch.setattr("communique.store.judgements.now", lambda: "2001-01-01T00:00:00.000000Z")
    assert store.judge(ACCEPTED).at == first.at
    assert store.withdraw(2, "Mira").withdrawn_at == first.at


def test_the_revision_changes_with_every_judgement_and_withdrawal(store: Store) -> None:
    seen = [store.revision()]
    store.judge(REJECTED)
    seen.append(store.revision())
    store.withdraw(1, "Mira")
    seen.append(store.revision())
    document = Document("readout", "Grain will move.")
    store.add(document, [statement(document, "Grain")])
    seen.append(store.revision())
    assert len(set(seen)) == 4


def test_characters_that_no_database_keeps_are_refused(store: Store) -> None:
    for words in ("a\x00b", "a\ud800b"):
        with pytest.raises(StoreError, match="no database keeps"):
            store.judge(Judgement("claim", ("a1",), "rejected", "Mira", words))
    assert store.judgements() == []


_JUDGE = """
import sys
from communique.errors import StaleError
from communique.model import Judgement
from communique.store import Store
filed = 0
with Store.open(sys.argv[1]) as store:
    for number in range(25):
        try:
            store.judge(Judgement("claim", (f"c{number}",), "accepted", sys.argv[2]), after=None)
            filed += 1
        except StaleError:
            pass
print(filed)
"""


def test_of_several_processes_that_judge_the_same_claims_one_is_heard_on_each(store_url: str) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", _JUDGE, store_url, user], stdout=subprocess.PIPE, text=True)
        for user in ("Mira", "Tomas", "Ines")
    ]
    told = [int(process.communicate()[0]) for process in processes]
    assert sum(told) == 25
    with Store.open(store_url) as store:
        filed = store.judgements(include_withdrawn=True)
        assert sorted(it.subjects[0] for it in filed) == sorted(f"c{number}" for number in range(25))
        assert [it.at for it in filed] == sorted(it.at for it in filed)
