from __future__ import annotations

from typing import Any

import pytest

from communique.record import build

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
