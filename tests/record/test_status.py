from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from communique.model import Claim, Document, FiledClaim
from communique.record import build
from communique.record.status import accession_statuses

from .telling import account, filed

FOUR = ("AA", "BB", "CC", "DD")
STEP = {"candidates": ["FI"], "to": "UNION", "step": "ratified"}


def four(organisation: str, on: date) -> tuple[str, ...]:
    return FOUR if organisation == "UNION" and on else ()


REPORT = account(
    "report",
    ("Two have ratified.", "accession", STEP | {"parties": ["AA", "BB"], "date": "2031-05-02"}),
    ("DD has not.", "accession", STEP | {"parties": ["DD"]}, "denied"),
    ("All must ratify.", "accession", {"to": "UNION", "step": "requirement", "parties": ["UNION:members"], "count": 4}),
    published="2031-05-04",
)
COUNT = account("count", ("Three of four have ratified.", "accession", STEP | {"count": 3}), published="2031-05-04")


def test_who_is_missing_and_who_is_not_reported_are_told_apart() -> None:
    (status,) = accession_statuses(build(filed(REPORT)), members=four)
    assert [party for party, _ in status.done] == ["AA", "BB"]
    assert [party for party, _ in status.missing] == ["DD"]
    assert status.not_reported == ("CC",)
    assert status.is_rule_stated


def test_a_count_that_leaves_no_other_place_infers_the_rest() -> None:
    (status,) = accession_statuses(build(filed(REPORT, COUNT)), members=four)
    assert status.inferred == ("CC",)
    assert status.not_reported == ()
    assert status.outstanding == ("DD",)


def test_the_status_of_an_earlier_day_knows_nothing_later() -> None:
    (status,) = accession_statuses(build(filed(REPORT)), on=date(2031, 5, 1), members=four)
    assert status.done == ()


def test_a_candidate_that_joined_has_nobody_missing() -> None:
    joined = account(
        "later", ("It joined.", "accession", STEP | {"step": "joined", "date": "2031-06-01"}), published="2031-06-02"
    )
    (status,) = accession_statuses(build(filed(REPORT, joined)), members=four)
    assert status.joined is not None
    assert status.outstanding == ()


EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval" / "dev" / "accession-finland-sweden"


def _claims(folder: Path) -> Iterator[FiledClaim]:
    number = 0
    for rows in sorted(folder.glob("*.claims.jsonl")):
        stem = rows.with_name(rows.name.removesuffix(".claims.jsonl"))
        known = json.loads(stem.with_suffix(".json").read_text("utf-8"))
        document = Document(stem.name, stem.with_suffix(".txt").read_text("utf-8"), published=known["published"])
        for line in rows.read_text("utf-8").splitlines():
            number += 1
            yield FiledClaim(number, Claim.from_row(json.loads(line), document))


@pytest.mark.skipif(not EVAL.exists(), reason="the evaluation texts are not here")
def test_the_status_of_a_long_accession_is_right_on_every_day_asked() -> None:
    wanted = json.loads((EVAL / "status.json").read_text("utf-8"))["candidates"]
    record = build(_claims(EVAL))
    for candidate, days in wanted.items():
        for day, expected in days.items():
            statuses = accession_statuses(record, on=date.fromisoformat(day))
            (status,) = [s for s in statuses if s.candidate == candidate]
            assert list(status.outstanding) == expected["outstanding"], (candidate, day)
            assert (status.joined is not None) is expected["joined"], (candidate, day)
            assert [p for p, _ in status.approved] == expected.get("parliament_approved", []), (candidate, day)
