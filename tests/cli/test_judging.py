from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app
from communique.model import Document
from communique.store import Store
from tests.record.telling import account

PLEDGE = {"makers": ["NO"], "recipients": ["MD"], "currency": "EUR", "stage": "pledged"}


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = tmp_path / "judging.db"
    with Store.open(path) as store:
        for document, claims in (
            account(
                "ministry",
                ("Mara Tolvaj is Foreign Minister of Slovenia.", "office",
                 {"person": "Mara Tolvaj", "title": "Foreign Minister", "of": "SI"}),
                ("Mara Tolvaj welcomed the grain talks.", "statement",
                 {"speakers": ["Mara Tolvaj"], "content": "the grain talks", "force": "welcomes"}),
                ("The session dealt with grain talks.", "session",
                 {"label": "first session", "format": "working-session", "topics": ["grain talks"]}),
                ("Norway gives Moldova 5 million euros.", "commitment", {**PLEDGE, "amount": 5_000_000}),
                published="2031-05-03",
            ),
            account(
                "wire",
                ("Norway gives Moldova 7 million euros.", "commitment", {**PLEDGE, "amount": 7_000_000}),
                ("Mara Tolvay condemned the grain talks.", "statement",
                 {"speakers": ["Mara Tolvay"], "content": "the grain talks", "force": "condemns"}),
                ("Mara Tolvay is Foreign Minister of Slovenia.", "office",
                 {"person": "Mara Tolvay", "title": "Foreign Minister", "of": "SI"}),
                published="2031-05-09",
            ),
        ):  # fmt: skip
            store.add(document, claims, reader="test")
    return str(path)


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output
    return result.output


def test_a_preference_turns_the_contradiction_and_the_ledger_and_can_be_undone(db: str) -> None:
    (conflict,) = (it for it in json.loads(run("conflicts", "--db", db, "--json")) if it["type"] == "sum")
    assert conflict["judgement"] is None
    second = conflict["sides"][1]["line"]["text"]
    run("judge", "prefer", conflict["id"], "2", "--db", db, "--user", "ada", "--reason", "the ministry knows")
    (after,) = (it for it in json.loads(run("conflicts", "--db", db, "--json")) if it["type"] == "sum")
    assert after["sides"][0]["line"]["text"] == second
    assert "judged by ada: the ministry knows" in run("conflicts", "--db", db)
    run("judge", "undo", "1", "--db", db, "--user", "boris")
    (again,) = (it for it in json.loads(run("conflicts", "--db", db, "--json")) if it["type"] == "sum")
    assert again["sides"][1]["line"]["text"] == second
    assert "withdrawn by boris" in run("judge", "list", "--all", "--db", db)
    assert "Nobody has judged" in run("judge", "list", "--db", db)


def test_a_corrected_amount_is_in_the_brief_and_a_rejected_claim_is_not(db: str) -> None:
    with Store.open(db) as store:
        numbers = [it.number for it in store.claims(kind="commitment")]
    run("judge", "correct", str(numbers[0]), "amount=7000000", "--db", db, "--user", "ada")
    assert not [it for it in json.loads(run("conflicts", "--db", db, "--json")) if it["type"] == "sum"]
    run("judge", "reject", *map(str, numbers), "--db", db, "--user", "ada")
    assert "7 million" not in run("brief", "--db", db)


def test_a_second_correction_keeps_the_first_and_the_list_shows_what_holds(db: str) -> None:
    with Store.open(db) as store:
        number = next(it.number for it in store.claims(kind="commitment"))
    run("judge", "correct", str(number), "amount=6000000", "--db", db, "--user", "ada")
    run("judge", "correct", str(number), "recipients=MD, UA", "recalled=true", "--db", db, "--user", "boris")
    (it,) = json.loads(run("judge", "list", "--db", db, "--json"))
    assert it["changes"]["fields"] == {"amount": 6000000, "recipients": ["MD", "UA"], "recalled": True}
    assert "replaced by 2" in run("judge", "list", "--all", "--db", db)
    run("judge", "undo", "2", "--db", db, "--user", "boris")
    (it,) = json.loads(run("judge", "list", "--db", db, "--json"))
    assert it["changes"]["fields"] == {"amount": 6000000}
    run("judge", "correct", str(number), "amount=5000000", "--db", db, "--user", "ada")
    (it,) = json.loads(run("judge", "list", "--db", db, "--json"))
    assert (it["verdict"], it["changes"]) == ("accepted", {})


def test_a_part_of_the_record_keeps_what_was_decided(db: str) -> None:
    with Store.open(db) as store:
        store.add(*account("readout", (
            "Norway gives Moldova 7 million euros.", "commitment", {**PLEDGE, "amount": 7_000_000}),
            ("Ministers met in Oslo.", "meeting", {"city": "Oslo", "date": "2031-05-02", "format": "ministerial"}),
            published="2031-05-03"), reader="test")  # fmt: skip
    (conflict,) = (it for it in json.loads(run("conflicts", "--db", db, "--json")) if it["type"] == "sum")
    assert [it["line"]["text"] for it in conflict["sides"]] == ["€7 million", "€5 million"]
    run("judge", "prefer", conflict["id"], "2", "--db", db, "--user", "ada")
    (line,) = json.loads(run("ledger", "--as-of", "2031-05-20", "--db", db, "--json"))["commitments"]
    assert line["amount"] == 5_000_000
    run("judge", "prefer", conflict["id"], "2", "--db", db, "--user", "ada")
    (line,) = json.loads(run("ledger", "--as-of", "2031-05-20", "--db", db, "--json"))["commitments"]
    assert line["amount"] == 7_000_000


def test_the_brief_of_one_meeting_keeps_which_names_were_told_apart(db: str) -> None:
    with Store.open(db) as store:
        for number, (name, content) in enumerate((("Ana Rott", "grain"), ("Anna Rott", "ports"))):
            store.add(*account(f"paper-{number}",
                ("Ministers met in Oslo.", "meeting", {"city": "Oslo", "date": "2031-05-02", "format": "ministerial"}),
                (f"{name} welcomed {content}.", "statement",
                 {"speakers": [name], "content": content, "force": "welcomes"}),
                published="2031-05-03"), reader="test")  # fmt: skip

    def speakers() -> int:
        made = json.loads(run("brief", "--meeting", "Oslo", "--db", db, "--json"))
        return len([it for it in made["statements"] if "Rott" in json.dumps(it)])

    run("judge", "same", "Ana Rott", "Anna Rott", "--db", db, "--user", "ada")
    assert speakers() == 1
    run("judge", "different", "Ana Rott", "Anna Rott", "--db", db, "--user", "ada")
    assert speakers() == 2


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("judge", "correct", "1", "nonsense=1"), 2, "the fields are"),
        (("judge", "correct", "1", "modality=perhaps"), 1, "makes no claim"),
        (("judge", "correct", "4", "deadline=soon"), 1, "'soon' is no date"),
        (("judge", "correct", "4", "currency=coins"), 1, "'coins' is no currency"),
        (("judge", "correct", "4", "amount=much"), 1, "'much' is no number"),
        (("judge", "correct", "4", "recalled=perhaps"), 1, "'perhaps' is neither yes nor no"),
        (("judge", "reject", "999"), 1, "no standing claim 999"),
        (("judge", "prefer", "x000", "1"), 1, "no contradiction x000"),
        (("judge", "same", "Mara Tolvaj", "Nobody Known"), 1, "Nobody of the record is called"),
        (("judge", "undo", "7"), 1, "no judgement 7"),
        (("compare", "ministry", "letter"), 1, "Nothing was compared"),
        (("conflicts", "--kind", "quarrel"), 2, "no kind of claim"),
    ],
)
def test_what_cannot_be_done_says_why_and_files_nothing(
    db: str, words: tuple[str, ...], code: int, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    output = run(*words, "--db", db, code=code) + capfd.readouterr().err
    assert told in " ".join(output.replace("│", " ").split())
    with Store.open(db) as store:
        assert store.judgements(include_withdrawn=True) == []


def test_doubtful_names_are_candidates_until_they_are_judged(db: str) -> None:
    assert "Mara Tolvay" in run("people", "--db", db)
    pairs = json.loads(run("people", "--candidates", "--db", db, "--json"))
    joined = len(json.loads(run("people", "Mara", "--db", db, "--json"))) == 1
    assert joined or ["Mara Tolvaj", "Mara Tolvay"] in [it["names"] for it in pairs]
    run("judge", "different", "Mara Tolvaj", "Mara Tolvay", "--db", db, "--user", "ada")
    assert len(json.loads(run("people", "Mara", "--db", db, "--json"))) == 2
    run("judge", "same", "Mara Tolvaj", "Mara Tolvay", "--db", db, "--user", "ada")
    assert len(json.loads(run("people", "Mara", "--db", db, "--json"))) == 1


def test_a_changed_position_is_told_with_both_days(db: str) -> None:
    (found,) = json.loads(run("positions", "Slovenia", "--topic", "grain", "--db", db, "--json"))
    assert [(it["stance"], it["day"]) for it in found["stands"]] == [
        ("supports", "2031-05-03"),
        ("opposes", "2031-05-09"),
    ]
    assert found["change"] == "supports → opposes"
    assert "changed: supports → opposes" in run("positions", "SI", "--topic", "grain", "--db", db)


def test_two_accounts_are_compared_by_what_each_has_and_where_they_differ(db: str) -> None:
    found = json.loads(run("compare", "ministry", "wire", "--db", db, "--json"))
    assert [it["type"] for it in found["differences"]] == ["sum"]
    assert "Sessions" in [group["heading"] for group in found["only"][0]]
    assert "Sessions" not in [group["heading"] for group in found["only"][1]]


def test_what_held_on_a_day_leaves_out_later_accounts(db: str) -> None:
    assert json.loads(run("conflicts", "--db", db, "--as-of", "2031-05-04", "--json")) == []
    assert "7 million" not in run("brief", "--db", db, "--as-of", "2031-05-04")


def test_what_was_known_before_a_document_was_read_leaves_it_out(db: str) -> None:
    with Store.open(db) as store:
        moment = next(iter(store.claims(document="wire"))).recorded_at
        store.add(Document("late", "Norway gives Moldova nothing.", language="en"), [], reader="test")
        before = next(iter(store.claims(document="ministry"))).recorded_at
    assert "7 million" in run("brief", "--db", db, "--known-at", moment)
    if before < moment:
        assert "7 million" not in run("brief", "--db", db, "--known-at", before)


def test_what_was_judged_is_printed_with_the_numbers_of_the_brief_and_as_it_was_typed(db: str) -> None:
    with Store.open(db) as store:
        one, other = [it.number for it in store.claims(kind="commitment")]
    (conflict,) = (it for it in json.loads(run("conflicts", "--db", db, "--json")) if it["type"] == "sum")
    preferred, aside = (it["claims"] for it in conflict["sides"])
    said = run("judge", "prefer", conflict["id"], "1", "--db", db, "--user", "ada")
    assert f"prefers  [{preferred[0]}] to [{aside[0]}]" in said
    said = run("judge", "correct", str(one), "amount=6000000", "recipients=MD,UA", "recalled=true", "--db", db)
    assert f"corrected  claim [{one}]  " in said
    assert {"amount=6000000", "recipients=MD,UA", "recalled=true"} <= set(said.split())
    assert f"rejected  claim [{other}]" in run("judge", "reject", str(other), "--db", db)
    assert "{" not in run("judge", "list", "--all", "--db", db)


def test_positions_on_a_topic_that_nobody_names_teach_the_topics(db: str) -> None:
    said = run("positions", "--topic", "whaling", "--db", db, code=1)
    assert "grain talks" in said
    assert "--topic WORDS" in said
