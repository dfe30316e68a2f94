"""`communique ledger`."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from communique.model import Claim, Document
from communique.store import Store
from communique.views.ledger_rows import COLUMNS

from .conftest import Run

LISTED = (
    ("Norway will give €2.5 million to each of Moldova and Georgia through the Reef Fund by 2030.",
     {"makers": ["NO"], "recipients": ["MD", "GE"], "amount": 2_500_000, "currency": "EUR", "basis": "each",
      "stage": "pledged", "instrument": "Reef Fund", "deadline": "2030", "additional": True}, "asserted"),
    ("Poland paid NOK 75 million to Moldova.",
     {"makers": ["PL"], "recipients": ["MD"], "amount": 75_000_000, "currency": "NOK",
      "stage": "disbursed"}, "asserted"),
    ("The Reef Society promised UAH 0.10 to Moldova.",
     {"makers": ["Reef Society"], "recipients": ["MD"], "amount": "0.10", "currency": "UAH",
      "stage": "pledged"}, "asserted"),
    ("=Poland may give Georgia $9 million.",
     {"makers": ["PL"], "recipients": ["GE"], "amount": 9_000_000, "currency": "USD",
      "stage": "requested"}, "conditional"),
)  # fmt: skip


def _filed(store: Store, name: str, published: str, rows: tuple[Any, ...]) -> None:
    text = "\n".join(words for words, _, _ in rows)
    document = Document(name, text, published=published, language="en")
    claims = []
    for words, fields, modality in rows:
        at = text.index(words)
        row = {"kind": "commitment", "start": at, "end": at + len(words), "quote": words, "modality": modality}
        claims.append(Claim.from_row(row | {"fields": fields}, document))
    store.add(document, claims)


@pytest.fixture
def ledger_db(tmp_path: Path) -> Path:
    db = tmp_path / "ledger.db"
    with Store.open(db) as store:
        _filed(store, "list", "2022-11-30", LISTED)
    return db


def test_the_ledger_tells_sums_bars_deadlines_and_what_stands_apart(run: Run, ledger_db: Path) -> None:
    done = run("ledger", "--db", ledger_db)
    assert done.exit_code == 0
    for words in (
        "Norway → Moldova and Georgia",
        "= €5 million derived",
        "█",
        "through Reef Fund",
        "2030",
        "not converted",
        "Asked for, planned or under a condition: not added",
        "[1]",
    ):
        assert words in done.stdout
    assert "\x1b" not in done.stdout
    assert "“Poland paid NOK 75 million to Moldova.”" not in done.stdout


def test_verbose_shows_the_words_of_the_accounts(run: Run, ledger_db: Path) -> None:
    assert "[2] list: “Poland paid NOK 75 million to Moldova.”" in run("ledger", "--db", ledger_db, "-v").stdout


@pytest.mark.parametrize(
    ("options", "totals"),
    [
        ((), ["5000000", "75000000", "0.1", "9000000"]),
        (("--recipient", "MD"), ["2500000", "75000000", "0.1"]),
        (("--recipient", "Moldova", "--maker", "Norwegian"), ["2500000"]),
        (("-m", "no"), ["5000000"]),
        (("--maker", "reef society"), ["0.1"]),
        (("--stage", "disbursed"), ["75000000"]),
        (("--instrument", "reef fund"), ["5000000"]),
        (("--since", "2022-11"), ["5000000", "75000000", "0.1", "9000000"]),
        (("--as-of", "2022"), ["5000000", "75000000", "0.1", "9000000"]),
    ],
)
def test_the_ledger_can_be_asked_for_a_part(
    run: Run, ledger_db: Path, options: tuple[str, ...], totals: list[str]
) -> None:
    done = run("ledger", "--db", ledger_db, "--csv", *options)
    assert done.exit_code == 0
    assert sorted(row["total"] for row in csv.DictReader(io.StringIO(done.stdout))) == sorted(totals)


@pytest.mark.parametrize("options", [("--since", "2022-12"), ("--as-of", "2022-11-29"), ("--maker", "Fiji")])
def test_what_nobody_promised_is_told(run: Run, ledger_db: Path, options: tuple[str, ...]) -> None:
    done = run("ledger", "--db", ledger_db, "--json", *options)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["commitments"] == []
    assert "no such commitment" in done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--maker", "Reef Societty"), "Did you mean Reef Society?"),
        (("--recipient", "Atlantis"), "no party that is known"),
        (("--since", "yesterday"), "is not a date"),
        (("--as-of", "2022-13"), "is not a date"),
        (("--since", "../2022"), "is not a date"),
        (("--currency", "UAH!"), "publishes no rate"),
        (("--by", "colour"), "colour"),
        (("--stage", "promised"), "promised"),
        (("--json", "--csv"), "exclude each other"),
    ],
)
def test_wrong_usage_is_told_and_ends_with_two(run: Run, ledger_db: Path, options: tuple[str, ...], told: str) -> None:
    done = run("ledger", "--db", ledger_db, *options)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())


def test_csv_has_a_header_plain_figures_and_the_words(run: Run, ledger_db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("ledger", "--db", ledger_db, "--csv").stdout)))
    assert tuple(rows[0]) == COLUMNS
    norway = next(row for row in rows if row["makers"] == "NO")
    expected = {
        "recipients": "MD; GE", "amount": "2500000", "currency": "EUR", "basis": "each", "total": "5000000",
        "total_is_derived": "true", "counted": "true", "stage": "pledged", "instrument": "Reef Fund",
        "deadline": "2030", "date": "2022-11-30", "eur": "5000000", "usd": "5188000.00", "rate_date": "2022-11-30",
        "claims": "1", "documents": "list", "quote": LISTED[0][0], "maker_names": "Norway",
    }  # fmt: skip
    assert {key: norway[key] for key in expected} == expected
    poland = next(row for row in rows if row["standing"] == "uncertain")
    assert poland["quote"] == f"'{LISTED[3][0]}", "a spreadsheet must not run it as a formula"


def test_json_holds_exact_figures_sums_and_citations(run: Run, ledger_db: Path) -> None:
    done = run("ledger", "--db", ledger_db, "--json", "--by", "recipient", "--currency", "usd")
    told = json.loads(done.stdout, parse_float=Decimal)
    assert told["question"] == {"currency": "USD", "by": "recipient"}
    sums = {(it["recipient"], it["stage"]): it for it in told["sums"]}
    assert sums["Georgia", "pledged"]["converted"] == Decimal("2594000.00")
    assert sums["Moldova", "pledged"]["unconverted"] == ["UAH"]
    reef = next(it for it in told["commitments"] if it["makers"] == ["Reef Society"])
    assert (reef["amount"], reef["eur"]) == (Decimal("0.1"), None)
    assert reef["citations"] == [{"claim": 3, "document": "list", "quote": LISTED[2][0]}]
    assert run("show", reef["fact"], "--db", ledger_db).exit_code == 0


def test_the_demo_has_a_ledger(run: Run, demo_db: Path) -> None:
    done = run("ledger", "--db", demo_db, "--maker", "Luxembourg", "--csv")
    rows = [row for row in csv.DictReader(io.StringIO(done.stdout)) if row["amount"]]
    assert [(row["recipients"], row["total"], row["instrument"]) for row in rows] == [("BA; GE; MD", "3000000", "DCB")]


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_the_ledger_fits_the_terminal(run: Run, ledger_db: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = run("ledger", "--db", ledger_db)
    assert max(len(line) for line in done.stdout.splitlines()) <= int(width)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
@pytest.mark.parametrize("plain", [True, False])
def test_no_color_is_respected(ledger_db: Path, plain: bool) -> None:
    import pty

    master, slave = pty.openpty()
    env = {"PATH": "", "TERM": "xterm-256color"} | ({"NO_COLOR": "1"} if plain else {})
    command = [sys.executable, "-c", "from communique.cli import main; main()", "ledger", "--db", str(ledger_db)]
    program = subprocess.Popen(command, stdout=slave, env=env)
    told = b""
    while b"Deadlines" not in told:
        told += os.read(master, 4096)
    program.kill()
    program.wait()
    for end in (master, slave):
        os.close(end)
    assert (b"\x1b[36m" in told) is not plain
