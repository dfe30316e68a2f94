"""The ledger over accounts whose claims were drawn up by hand; skipped where they are not beside the project."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from communique.model import Claim, Document, FiledClaim
from communique.record import build
from communique.views import Ledger, Question, ledger

DEV = Path(__file__).resolve().parents[3] / "shared" / "eval" / "dev"
LONDON, SEEDS = DEV / "recovery-london-2023", DEV / "seeds"


def gold(folder: Path) -> list[FiledClaim]:
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not beside the project")
    found: list[FiledClaim] = []
    for path in sorted(folder.glob("*.txt")):
        sidecar = path.with_suffix(".json")
        known = json.loads(sidecar.read_text("utf-8")) if sidecar.exists() else {}
        document = Document(
            path.stem, path.read_text("utf-8"), published=known.get("published"), language=known.get("language")
        )
        for line in path.with_suffix(".claims.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            row["fields"].pop("optional", None)
            found.append(FiledClaim(len(found) + 1, Claim.from_row(row, document)))
    return found


@pytest.fixture(scope="module")
def london() -> Ledger:
    return ledger(build(gold(LONDON)))


@pytest.fixture(scope="module")
def facts() -> dict[str, dict[str, Any]]:
    if not LONDON.is_dir():
        pytest.skip(f"{LONDON.name} is not beside the project")
    made = json.loads((LONDON / "record.json").read_text("utf-8"))
    return {fact["id"]: fact for fact in made["facts"] if fact["kind"] == "commitment"}


def test_sums_by_maker_are_those_of_the_facts(london: Ledger, facts: dict[str, dict[str, Any]]) -> None:
    expected: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for name, fact in facts.items():
        fields = fact["fields"]
        counts = fact["modality"] == "asserted" and not fields.get("recalled") and "amount" in fields
        # The grid's sum is part of the United States' whole, by the words of both accounts.
        if counts and name != "commit-us-grid":
            for maker in fields.get("makers", []):
                expected[maker, fields["stage"], fields["currency"]] += fields["amount"]
    found: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for entry in london.counted:
        for share in entry.shares:
            assert entry.value is not None
            (maker,) = share.makers
            found[maker, entry.stage or "", entry.value.currency or ""] += share.amount
    assert dict(found) == dict(expected)


def test_contradicted_amounts_stand_as_contradicted(london: Ledger) -> None:
    contradicted = {
        (entry.makers[0], entry.value.amount, entry.value.currency): {
            (it.amount, it.currency) for it in entry.contradicting
        }
        for entry in london.entries
        if entry.contradicting and entry.value
    }
    assert contradicted == {
        ("GB", 3 * 10**9, "USD"): {(3 * 10**9, "GBP")},
        ("CH", 18 * 10**8, "CHF"): {(15 * 10**8, "CHF")},
        ("partners in this room", 6 * 10**10, "EUR"): {(6 * 10**10, "USD")},
    }


def test_what_is_recalled_planned_or_denied_stands_apart(london: Ledger, facts: dict[str, dict[str, Any]]) -> None:
    standings: defaultdict[tuple[str, Decimal], set[str]] = defaultdict(set)
    for it in london.entries:
        if it.value:
            standings[it.makers[0], it.value.amount].add(it.standing)
    checked = 0
    for name, fact in facts.items():
        fields = fact["fields"]
        apart = "recalled" if fields.get("recalled") else "uncertain" if fact["modality"] == "conditional" else None
        if apart and "amount" in fields:
            found = standings[fields["makers"][0], Decimal(fields["amount"])]
            assert apart in found, name
            assert "counted" not in found, name
            checked += 1
    assert checked == 9


def test_the_seeds_have_one_million_for_each_of_three() -> None:
    made = ledger(build(gold(SEEDS)), Question(maker="LU", by="recipient"))
    (entry,) = made.counted
    assert (entry.makers, entry.recipients) == (("LU",), ("BA", "GE", "MD"))
    assert entry.value is not None
    assert (entry.value.amount, entry.value.currency, entry.value.basis) == (10**6, "EUR", "each")
    assert (entry.total, entry.is_derived, entry.instrument, entry.stage) == (3 * 10**6, True, "DCB", "pledged")
    assert {(it.group, it.amounts[0].amount) for it in made.sums} == {
        ("Bosnia and Herzegovina", 10**6), ("Georgia", 10**6), ("Moldova", 10**6),
    }  # fmt: skip
