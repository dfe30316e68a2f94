"""`communique brief`, `show`, `search`, `doctor` and `demo`."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from communique.store import Store

from .conftest import Run


def test_the_brief_cites_every_account(run: Run, demo_db: Path) -> None:
    done = run("brief", "--db", demo_db)
    assert done.exit_code == 0
    for name in ("luxembourg-readout", "wire-report", "list-of-results"):
        assert name in done.stdout
    assert re.search(r"\[\d+\]", done.stdout)
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["--format", "md"], "# NATO"),
        (["--format", "html"], "<!doctype html>"),
        (["--format", "json"], "{"),
        (["--json"], "{"),
    ],
)
def test_the_brief_has_other_forms(run: Run, demo_db: Path, arguments: list[str], begins: str) -> None:
    done = run("brief", "--db", demo_db, *arguments)
    assert done.stdout.casefold().startswith(begins.casefold())
    if begins == "{":
        assert json.loads(done.stdout)["dates"] == "29–30 November 2022"


@pytest.mark.parametrize(("name", "begins"), [("b.md", "# "), ("b.html", "<!"), ("b.json", "{"), ("b.txt", "─")])
def test_the_suffix_of_the_file_chooses_the_form(run: Run, demo_db: Path, name: str, begins: str) -> None:
    done = run("brief", "--db", demo_db, "-o", name)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert name in done.stderr
    assert Path(name).read_text("utf-8").startswith(begins)


def test_a_suffix_that_tells_no_form_is_refused(run: Run, demo_db: Path) -> None:
    done = run("brief", "--db", demo_db, "-o", "b.docx")
    assert done.exit_code == 2
    assert "tells no format" in done.stderr
    assert not Path("b.docx").exists()


def test_a_file_that_cannot_be_written_is_told(run: Run, demo_db: Path) -> None:
    done = run("brief", "--db", demo_db, "-o", "no/such/folder/b.md")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_an_empty_database_says_how_to_fill_it(run: Run) -> None:
    Store.open("empty.db").close()
    done = run("brief", "--db", "empty.db")
    assert done.exit_code == 1
    assert "communique read PATH --into empty.db" in done.stderr


def test_every_number_of_the_brief_opens_a_passage(run: Run, demo_db: Path) -> None:
    numbers = sorted(set(re.findall(r"\[(\d+)\]", run("brief", "--db", demo_db).stdout)), key=int)
    assert len(numbers) > 20
    done = run("show", *numbers, "--db", demo_db, "--json")
    assert done.exit_code == 0
    with Store.open(demo_db, read_only=True) as store:
        for number, answer in zip(numbers, json.loads(done.stdout), strict=True):
            filed = store.claim(int(number))
            assert filed is not None
            assert answer["extracts"][0]["quote"] == filed.claim.quote


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("Asselborn", "Minister of Foreign and European Affairs of Luxembourg"),
        ("Luxembourg", "€1 million"),
        ("TR", "Türkiye"),
        ("Turkey", "Türkiye"),
        ("Bucharest", "29–30 November 2022"),
        ("luxembourg-readout", "luxembourg-readout"),
    ],
)
def test_people_countries_meetings_and_documents_are_shown_by_name(
    run: Run, demo_db: Path, what: str, told: str
) -> None:
    done = run("show", what, "--db", demo_db)
    assert done.exit_code == 0
    assert told in done.stdout


def test_a_name_of_two_words_needs_no_quotation_marks(run: Run, demo_db: Path) -> None:
    apart = run("show", "Jens", "Stoltenberg", "--db", demo_db)
    assert apart.exit_code == 0
    assert apart.stdout == run("show", "Jens Stoltenberg", "--db", demo_db).stdout


def test_a_claim_and_a_fact_are_shown_by_their_ids(run: Run, demo_db: Path) -> None:
    with Store.open(demo_db, read_only=True) as store:
        filed = next(store.claims(kind="commitment"))
    done = run("show", filed.claim.id, "--db", demo_db)
    assert done.stdout == run("show", str(filed.number), "--db", demo_db).stdout
    brief = json.loads(run("brief", "--db", demo_db, "--json").stdout)
    fact = brief["commitments"][0]["line"]["fact"]
    assert json.loads(run("show", fact, "--db", demo_db, "--json").stdout)[0]["extracts"]


@pytest.mark.parametrize("what", ["999999", "Nobody At All", "abcdefabcdef", "9" * 40])
def test_what_is_not_in_the_record_is_told(run: Run, demo_db: Path, what: str) -> None:
    done = run("show", what, "--db", demo_db)
    assert done.exit_code == 1
    assert "Nothing was changed" in done.stderr


def test_what_is_found_is_shown_beside_what_is_not(run: Run, demo_db: Path) -> None:
    done = run("show", "Luxembourg", "Atlantis", "--db", demo_db)
    assert done.exit_code == 1
    assert "€1 million" in done.stdout
    assert "Atlantis" in done.stderr


def test_search_marks_the_words_and_names_the_claims(run: Run, demo_db: Path) -> None:
    done = run("search", "turkiye", "--db", demo_db)
    assert done.exit_code == 0
    assert "»Türkiye«" in done.stdout
    assert "wire-report" in done.stdout
    assert "2022-11-30" in done.stdout
    hits = json.loads(run("search", "turkiye", "--db", demo_db, "--json").stdout)
    assert all("Türkiye" in hit["snippet"] for hit in hits)
    assert any(hit["claims"] for hit in hits)
    only = json.loads(run("search", "bucharest", "--db", demo_db, "--json", "--limit", "1").stdout)
    assert len(only) == 1


def test_search_can_ask_for_a_kind_of_claim(run: Run, demo_db: Path) -> None:
    hits = json.loads(run("search", "luxembourg", "--kind", "commitment", "--db", demo_db, "--json").stdout)
    assert hits
    with Store.open(demo_db, read_only=True) as store:
        for hit in hits:
            assert "commitment" in {store.claim(number).claim.kind for number in hit["claims"]}  # type: ignore[union-attr]


def test_search_without_a_hit_ends_with_one(run: Run, demo_db: Path) -> None:
    done = run("search", "xylophone", "--db", demo_db, "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == []
    assert "xylophone" in done.stderr


def test_the_doctor_finds_all_well(run: Run, demo_db: Path) -> None:
    done = run("doctor", "--db", demo_db)
    assert done.exit_code == 0
    assert "Sound" in done.stdout
    told = json.loads(run("doctor", "--db", demo_db, "--json").stdout)
    assert told["sound"]
    assert told["database"]["documents"] == 3
    english = told["installation"]["models"][0]
    assert english["language"] == "en"
    assert re.fullmatch("[0-9a-f]{64}", english["sha256"])
    assert english["changed"] == []


def test_the_doctor_needs_no_database(run: Run) -> None:
    done = run("doctor")
    assert done.exit_code == 0
    assert "communique read PATH" in done.stdout


def test_the_doctor_tells_of_a_damaged_database(run: Run, demo_db: Path) -> None:
    data = bytearray(demo_db.read_bytes())
    data[4096 * 2 : 4096 * 5] = b"\xff" * (4096 * 3)
    Path("damaged.db").write_bytes(data)
    done = run("doctor", "--db", "damaged.db")
    assert done.exit_code == 1
    assert "damaged" in done.stdout


def test_the_doctor_mends_a_search_index_that_lost_its_rows(run: Run, demo_db: Path) -> None:
    copy = Path("unindexed.db")
    copy.write_bytes(demo_db.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
        connection.commit()
    done = run("doctor", "--db", copy, "--deep")
    assert done.exit_code == 1
    assert f"doctor --mend --db {copy}" in " ".join(done.stdout.split())
    assert run("doctor", "--db", copy, "--deep", "--mend").exit_code == 0
    assert run("doctor", "--db", copy, "--deep").exit_code == 0


def test_the_doctor_tells_what_is_missing_and_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.language.pipeline import parser

    parser.cache_clear()
    monkeypatch.setenv("COMMUNIQUE_MODEL_FR", "no_such_model")
    optional = run("doctor")
    assert optional.exit_code == 0
    assert "pip install 'communique[fr]'" in optional.stdout
    monkeypatch.setenv("COMMUNIQUE_MODEL_EN", "no_such_model")
    parser.cache_clear()
    required = run("doctor")
    assert required.exit_code == 1
    assert "pip install 'communique'" in required.stdout


def test_the_demo_is_made_afresh_each_time(run: Run) -> None:
    first = run("demo")
    second = run("demo")
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout
    next_steps = re.findall(r"^  communique (.*)$", first.stdout, re.MULTILINE)
    assert len(next_steps) >= 3
    for step in next_steps:
        assert run(*step.split()).exit_code == 0


def test_the_demo_replaces_no_other_database(run: Run, account: Path) -> None:
    run("read", account, "--into", "mine.db")
    before = Path("mine.db").read_bytes()
    done = run("demo", "--db", "mine.db")
    assert done.exit_code == 1
    assert "other documents than the demo's" in done.stderr
    assert Path("mine.db").read_bytes() == before


def test_the_demo_can_be_had_as_json(run: Run) -> None:
    told = json.loads(run("demo", "--json").stdout)
    assert told["database"] == "communique-demo.db"
    assert len(told["brief"]["sources"]) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_no_color_is_respected_on_a_terminal(demo_db: Path) -> None:
    import pty

    for plain in (True, False):
        master, slave = pty.openpty()
        env = {"PATH": "", "TERM": "xterm-256color"} | ({"NO_COLOR": "1"} if plain else {})
        command = [sys.executable, "-c", "from communique.cli import main; main()", "show", "1", "--db", str(demo_db)]
        program = subprocess.Popen(command, stdout=slave, env=env)
        told = b""
        while b"In the record" not in told and b"What the claim says" not in told:
            told += os.read(master, 4096)
        program.kill()
        program.wait()
        for end in (master, slave):
            os.close(end)
        assert (b"30;43" in told) is not plain
