"""The ledger over accounts as the program reads them; skipped where they are not beside the project."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal

import pytest

from communique import read
from communique.views import Ledger, ledger
from tests.views.test_ledger_of_gold import LONDON

Sums = dict[tuple[str, str, str], Decimal]


@pytest.fixture(scope="module")
def london() -> Ledger:
    if not LONDON.is_dir():
        pytest.skip(f"{LONDON.name} is not beside the project")
    return ledger(read(sorted(LONDON.glob("*.txt"))))


def facts() -> Sums:
    """The sums by maker, stage and currency that the facts of the record come to."""
    found: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for fact in json.loads((LONDON / "record.json").read_text("utf-8"))["facts"]:
        fields = fact["fields"]
        counts = fact["kind"] == "commitment" and fact["modality"] == "asserted" and not fields.get("recalled")
        if counts and "amount" in fields and fact["id"] != "commit-us-grid":
            for maker in fields.get("makers", []):
                found[maker, fields["stage"], fields["currency"]] += fields["amount"]
    return dict(found)


def test_sums_by_maker_of_the_accounts_as_read_are_those_of_the_facts(london: Ledger) -> None:
    found: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for entry in london.counted:
        for share in entry.shares:
            assert entry.value is not None
            found[" ".join(share.makers), entry.stage or "", entry.value.currency or ""] += share.amount
    assert dict(found) == facts()


def test_a_contradicted_guarantee_is_not_counted_twice(london: Ledger) -> None:
    guarantees = [
        entry for entry in london.counted if entry.makers == ("GB",) and entry.value and entry.value.amount == 3 * 10**9
    ]
    assert [[it.currency for it in entry.contradicting] for entry in guarantees] == [["GBP"]]
