"""`communique status`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from communique.store import Store

from .conftest import Run

BOTH = "the accession of Finland and Sweden to NATO"
REPORTS = {
    "signing": ("2022-07-05", f"The protocols on {BOTH} were signed on 5 July 2022.\n"),
    "copenhagen": ("2022-07-05", f"Denmark and Norway ratified {BOTH} on 5 July 2022.\n"),
    "berlin": ("2022-07-08", f"Germany ratified {BOTH} on 8 July 2022. "
               f"France is expected to ratify {BOTH} on 2 August 2022.\n"),
    "review": ("2022-11-30", f"Hungary and Türkiye still have not ratified {BOTH}. "
               "Unanimous consent of all 30 members is required before a state can join NATO.\n"),
    "helsinki": ("2023-04-04", "Finland joined NATO on 4 April 2023.\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a few invented reports of two accessions."""
    from typer.testing import CliRunner

    from communique.cli.app import app

    folder = tmp_path_factory.mktemp("reports")
    for name, (published, text) in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        known = {"published": published, "language": "en", "genre": "wire"}
        (folder / f"{name}.json").write_text(json.dumps(known), encoding="utf-8")
    path = folder / "status.db"
    done = CliRunner().invoke(app, ["read", *(str(folder / f"{name}.txt") for name in REPORTS), "--into", str(path)])
    assert done.exit_code == 0, done.output
    return path


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("words", [["Sweden → NATO"], ["Sweden -> NATO"], ["Sweden", "NATO"], ["SE", "NATO"],
                                   ["Sweden to NATO"], ["stockholm nato"], ["Suède OTAN"], ["Sweden"]])  # fmt: skip
def test_an_accession_is_found_by_many_names(run: Run, db: Path, words: list[str]) -> None:
    done = run("status", *words, "--db", db, "--as-of", "2022-11-30")
    assert done.exit_code == 0
    assert "Sweden → NATO" in done.stdout
    assert "Finland → NATO" not in done.stdout


@pytest.mark.parametrize("words", [[], ["NATO"], ["Finland and Sweden → NATO"], ["Finland, Sweden"]])
def test_several_accessions_are_told_one_after_the_other(run: Run, db: Path, words: list[str]) -> None:
    done = run("status", *words, "--db", db, "--as-of", "2022-11-30")
    assert "Finland → NATO" in done.stdout
    assert "Sweden → NATO" in done.stdout


def test_the_first_line_says_who_is_outstanding_and_by_which_rule(run: Run, db: Path) -> None:
    done = run("status", "Sweden → NATO", "--db", db, "--as-of", "2022-11-30")
    first = re.compile(
        r"Sweden → NATO \(as of 30 November 2022\): outstanding: Hungary, Türkiye \[\d+\]; "
        r"rule: unanimous consent of all 30 members \[\d+\]; reported as ratified: 3 of 30, not reported: 25"
    )
    assert first.search(flat(done.stdout)), done.stdout
    assert "\x1b" not in done.stdout


def test_each_member_stands_with_its_step_date_and_passage(run: Run, db: Path) -> None:
    words = flat(run("status", "Sweden NATO", "--db", db, "--as-of", "2022-11-30").stdout)
    assert re.search(r"✓ Denmark ratified 5 July 2022 \[\d+\]", words)
    assert re.search(r"✗ Hungary not ratified \(said 30 November 2022\) \[\d+\]", words)
    assert re.search(r"\? 24 members Albania,", words)
    assert re.search(r"\? France not reported; announced: ratified 2 August 2022 \(expected\)", words)


def test_the_numbers_are_those_of_the_passages(run: Run, db: Path) -> None:
    state = json.loads(run("status", "Sweden", "--db", db, "--as-of", "2022-11-30", "--json").stdout)[0]
    with Store.open(db, read_only=True) as store:
        cited = [c for row in state["members"] for c in row["line"]["citations"]]
        cited += [c for line in state["heads"] for c in line["citations"]]
        assert cited
        for citation in cited:
            filed = store.claim(citation["claim"])
            assert filed is not None
            assert filed.claim.quote == citation["quote"]


@pytest.mark.parametrize(
    ("as_of", "done", "outstanding"),
    [("2022-07-04", 0, 0), ("2022-07-05", 2, 28), ("2022-07-08", 3, 27), ("2022-07", 3, 27), ("2023-04-04", 3, 28)],
)
def test_only_what_held_at_the_end_of_the_day_counts(
    run: Run, db: Path, as_of: str, done: int, outstanding: int
) -> None:
    state = json.loads(run("status", "Sweden", "--db", db, "--as-of", as_of, "--json").stdout)[0]
    assert sum(row["state"] == "done" for row in state["members"]) == done
    assert len(state["outstanding"]) == outstanding
    assert ("FI" in state["outstanding"]) is (as_of == "2023-04-04")


def test_who_has_joined_is_a_member_with_nobody_outstanding(run: Run, db: Path) -> None:
    done = run("status", "Finland", "--db", db)
    assert re.search(r"Finland → NATO \(as of 4 April 2023\): member since 4 April 2023 \[\d+\]", done.stdout)
    assert "outstanding" not in done.stdout


def test_without_a_document_that_says_so_the_registry_tells_of_membership(run: Run, db: Path) -> None:
    words = flat(run("status", "Sweden", "--db", db, "--as-of", "2024-04-01").stdout)
    assert "member since 7 March 2024 (by the registry; no document here says so)" in words


def test_the_timeline_draws_the_steps_by_date(run: Run, db: Path) -> None:
    lines = run("status", "Sweden", "--db", db, "--as-of", "2022-11-30", "--timeline").stdout.splitlines()
    (fifth,) = [line for line in lines if "Denmark and Norway: ratified" in line]
    (eighth,) = [line for line in lines if "Germany: ratified" in line]
    assert eighth.startswith("8 July 2022")
    assert "2/30" in fifth
    assert "3/30" in eighth
    assert eighth.count("█") > fifth.count("█") > 0
    assert not [line for line in lines if "France: ratified" in line and "expected" not in line]
    marks = json.loads(run("status", "Sweden", "--db", db, "--timeline", "--json").stdout)[0]["timeline"]
    assert [mark["done"] for mark in marks if mark["counts"]] == [2, 3]


def test_what_is_not_in_the_record_is_told_with_what_is(run: Run, db: Path) -> None:
    done = run("status", "Kosovo → NATO", "--db", db)
    assert done.exit_code == 1
    assert "there: Finland → NATO; Sweden → NATO" in done.stderr


@pytest.mark.parametrize("words", ["yesterday", "2022-13-01", "30.11.2022", "XXXX-11-30", "2022/.."])
def test_a_day_that_is_none_is_wrong_usage(run: Run, db: Path, words: str) -> None:
    done = run("status", "--db", db, "--as-of", words)
    assert done.exit_code == 2
    assert "2022-11-30" in done.output


def test_the_brief_says_it_at_once(run: Run, db: Path) -> None:
    words = flat(run("brief", "--db", db).stdout)
    assert re.search(r"Sweden → NATO: outstanding: Hungary, Türkiye \[\d+\]; rule: unanimous consent of all 30", words)


def test_a_count_without_names_is_cited_and_the_rest_is_told_as_unknown(run: Run) -> None:
    Path("vienna.txt").write_text(
        "VIENNA, 12 November 2019 - So far 22 of 29 allies have ratified North Macedonia's accession to NATO.\n",
        "utf-8",
    )
    assert run("read", "vienna.txt", "--into", "v.db").exit_code == 0
    words = flat(run("status", "North Macedonia", "--db", "v.db").stdout)
    assert "outstanding: up to 7 not named (by the count stated)" in words
    assert re.search(r"reported as ratified: 22 \(count stated\), not reported by name: 29 \[\d+\]", words)
    assert "rule: consent of every member (North Atlantic Treaty, Article 10) (rule on file;" in words
    assert "inferred" not in words


def test_a_rule_that_is_not_met_puts_nothing_in_force_and_the_brief_says_a_step_once(run: Run) -> None:
    Path("lima.txt").write_text(
        "LIMA, 12 November 2029 - The Lagoon Protocol was signed in Lima. Three participants have ratified it: "
        "Chile, Kenya and Peru. The Protocol enters into force after ratification by nine participants.\n\n"
        "Georgia was promised membership of NATO in 2008. NATO leaders recalled that Georgia was promised membership "
        "of NATO. Spain and Italy have not ratified the accession of Georgia to NATO.\n",
        "utf-8",
    )
    assert run("read", "lima.txt", "--into", "l.db").exit_code == 0
    words = flat(run("status", "Lagoon Protocol", "--db", "l.db").stdout)
    assert "rule: 9 parties" in words
    assert "still needed by what is reported: 6 more (derived)" in words
    assert all(party in words for party in ("Chile", "Kenya", "Peru"))
    assert "in force" not in words
    brief = flat(run("brief", "--db", "l.db").stdout)
    assert brief.count("Membership promised") == 1
    assert "(denied)" not in brief
