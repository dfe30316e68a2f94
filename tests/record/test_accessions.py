from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record import build
from communique.record.status import accession_statuses
from communique.record.when import meet, when

from .telling import account, filed

MAY, JULY = "2031-05-01", "2031-07-09"
STEP = {"candidates": ["FI"], "to": "NATO", "step": "ratified", "parties": ["HU"]}


def facts(*told: tuple[dict[str, Any], str, str | None]) -> list[tuple[str, int]]:
    """The facts of claims, each with its modality and day of publication: modality, and how many documents."""
    tellings = [
        account(f"d{at}", (f"Words of account {at}.", "accession", fields, modality), published=day)
        for at, (fields, modality, day) in enumerate(told)
    ]
    return sorted((fact.modality, len(fact.documents)) for fact in build(filed(*tellings)).of_kind("accession"))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([(STEP, "denied", MAY), (STEP, "denied", "2031-05-09")], [("denied", 2)]),
        ([(STEP, "denied", MAY), (STEP, "denied", JULY)], [("denied", 1), ("denied", 1)]),
        ([(STEP, "denied", MAY), (STEP, "denied", None)], [("denied", 2)]),
        ([(STEP, "asserted", MAY), (STEP, "asserted", JULY)], [("asserted", 2)]),
        (
            [(STEP | {"date": "2031-06"}, "expected", MAY), (STEP | {"date": "2031"}, "expected", MAY)],
            [("expected", 2)],
        ),
        (
            [(STEP | {"date": "2031-06"}, "expected", MAY), (STEP | {"date": "2031-09"}, "expected", JULY)],
            [("expected", 1), ("expected", 1)],
        ),
        # told without a day: before the day, on it, and after it
        ([(STEP | {"date": "2031-06"}, "expected", MAY), (STEP, "expected", MAY)], [("expected", 2)]),
        ([(STEP | {"date": "2031-07"}, "expected", MAY), (STEP, "expected", JULY)], [("expected", 2)]),
        ([(STEP | {"date": "2031-06"}, "expected", MAY), (STEP, "expected", None)], [("expected", 2)]),
        (
            [(STEP | {"date": "2031-06"}, "expected", MAY), (STEP, "expected", JULY)],
            [("expected", 1), ("expected", 1)],
        ),
        (
            [(STEP | {"date": "2030"}, "conditional", MAY), (STEP, "conditional", JULY), (STEP, "conditional", MAY)],
            [("conditional", 1), ("conditional", 2)],
        ),
    ],
)  # fmt: skip
def test_what_is_not_yet_done_is_a_fact_of_its_time(told: Any, found: list[tuple[str, int]]) -> None:
    assert facts(*told) == found


def test_a_count_told_beside_a_party_is_a_fact_of_its_own() -> None:
    telling = account("d", ("The 23rd to do so was Hungary.", "accession", STEP | {"count": 23}))
    counts = [fact.fields.count for fact in build(filed(telling)).of_kind("accession")]
    assert sorted(counts, key=str) == [23, None]


def test_what_candidates_join_is_taken_from_other_accounts_where_they_agree() -> None:
    unsaid = {name: value for name, value in STEP.items() if name != "to"}
    one = account("a", ("Hungary has ratified for Finland.", "accession", STEP | {"date": "2031-07-05"}))
    other = account("b", ("5 July: Hungary", "accession", unsaid | {"date": "2031-07-07"}))
    record = build(filed(one, other))
    (fact,) = record.of_kind("accession")
    assert fact.documents == ("a", "b")
    assert [conflict.type for conflict in record.conflicts] == ["date"]
    elsewhere = account("c", ("Hungary has ratified for Finland.", "accession", STEP | {"to": "EU"}))
    assert len(build(filed(one, other, elsewhere)).of_kind("accession")) == 3
    # What the account itself says goes before what the others say.
    own = account(
        "b",
        ("5 July: Hungary", "accession", unsaid | {"date": "2031-07-07"}),
        ("Finland wants to join NATO.", "accession", {"candidates": ["FI"], "to": "NATO", "step": "applied"}),
    )
    told = build(filed(one, own, elsewhere))
    assert [conflict.type for conflict in told.conflicts] == ["date"]


@pytest.mark.parametrize("step", ["applied", "invited", "signed", "joined", "in-force"])
def test_two_days_of_a_step_that_the_candidate_takes_itself_contradict_each_other(step: str) -> None:
    told = {"candidates": ["FI"], "to": "NATO", "step": step}
    one = account("a", ("It was done on 3 May.", "accession", told | {"date": "2031-05-03"}))
    other = account("b", ("It was done on 4 May.", "accession", told | {"date": "2031-05-04"}))
    same = account("c", ("It was done in May.", "accession", told | {"date": "2031-05"}))
    assert [conflict.type for conflict in build(filed(one, other)).conflicts] == ["date"]
    assert not build(filed(one, same)).conflicts


DAYS = ["2031-05-03", "2031-05-04", "2031-05", "2031", "2031-06-01", None]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ratified", "deposited"]), st.sampled_from(["HU", "TR"]), st.sampled_from(DAYS),
            st.sampled_from(["NATO", None]), st.sampled_from(["asserted", "denied"]), st.sampled_from(DAYS[:4]),
        ),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_whatever_date_the_status_tells_beside_another_is_a_contradiction_of_the_record(told: list[Any]) -> None:
    """So that a brief and a status never differ on whether accounts agree."""
    tellings = []
    for at, (step, party, day, to, modality, published) in enumerate(told):
        fields = {"candidates": ["FI"], "to": to, "step": step, "parties": [party], "date": day}
        given_fields = {name: value for name, value in fields.items() if value is not None}
        words = (f"Words of account {at}.", "accession", given_fields, modality)
        tellings.append(account(f"d{at}", words, published=published))
    record = build(filed(*tellings))
    dated = [conflict for conflict in record.conflicts if conflict.type == "date"]
    for status in accession_statuses(record):
        for row in status.members:
            for other in row.others:
                one, two = when(row.reached.date if row.reached else None), when(other.date)
                if other.modality == "asserted" and row.reached and one and two and not meet(one, two):
                    pair = {frozenset(row.reached.claims), frozenset(other.claims)}
                    assert any(pair == {frozenset(side.claims) for side in c.sides} for c in dated)
