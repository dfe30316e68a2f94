"""`communique read` and `communique claims`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from communique.store import Store

from .conftest import ACCOUNT, Run


def test_reading_tells_what_is_new_and_what_to_do_next(run: Run, account: Path) -> None:
    done = run("read", account)
    assert done.exit_code == 0
    assert done.stdout.startswith("1 document: 1 new\n")
    assert "statement" in done.stdout
    assert "Next: communique brief\n" in done.stdout
    assert done.stderr == ""
    assert Path("communique.db").exists()


def test_reading_the_same_twice_does_nothing(run: Run, account: Path) -> None:
    run("read", account, "--into", "a.db")
    with Store.open("a.db") as store:
        before = [(filed.number, filed.claim.id) for filed in store.claims(include_superseded=True)]
    again = json.loads(run("read", account, "--into", "a.db", "--json").stdout)
    assert (again["new"], again["revised"], again["unchanged"], again["claims"]) == (0, 0, 1, 0)
    with Store.open("a.db") as store:
        assert [(filed.number, filed.claim.id) for filed in store.claims(include_superseded=True)] == before


def test_a_changed_file_supersedes_and_old_claims_can_still_be_opened(run: Run, account: Path) -> None:
    run("read", account, "--into", "a.db")
    with Store.open("a.db") as store:
        old = {filed.number for filed in store.claims()}
    account.write_text(ACCOUNT.replace("€2 million", "€3 million"), encoding="utf-8")
    assert json.loads(run("read", account, "--into", "a.db", "--json").stdout)["revised"] == 1
    with Store.open("a.db") as store:
        assert old.isdisjoint(filed.number for filed in store.claims())
        assert {filed.number for filed in store.claims(include_superseded=True)} >= old
    shown = run("show", str(min(old)), "--db", "a.db")
    assert shown.exit_code == 0
    assert "superseded" in shown.stdout


def test_the_setting_names_the_database(run: Run, account: Path) -> None:
    assert run("read", account, env={"COMMUNIQUE_DB": "elsewhere.db"}).exit_code == 0
    assert Path("elsewhere.db").exists()
    assert run("brief", env={"COMMUNIQUE_DB": "elsewhere.db"}).exit_code == 0


def test_standard_input_is_read(run: Run) -> None:
    done = run("read", "-", "--json", input=ACCOUNT.encode())
    assert json.loads(done.stdout)["new"] == 1


def _truncated_pdf() -> bytes:
    canvas = Canvas("whole.pdf")
    canvas.drawString(72, 720, "Minister Ada Orsel said that the ships will sail.")
    canvas.save()
    whole = Path("whole.pdf").read_bytes()
    Path("whole.pdf").unlink()
    return whole[: len(whole) // 4]


_BROKEN_TABLE = (
    b'{"document": "first", "text": "Minister Ada Orsel said that the ships will sail."}\n'
    b'{"document": "second", "text": \n'
    b'{"document": "third", "text": "Minister Ada Orsel said that the ships have sailed."}\n'
)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty.txt: is empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt: is not text"),
        ("binary.pdf", bytes(range(256)) * 8, "binary.pdf: is not a PDF file"),
        ("truncated.pdf", None, "truncated.pdf: "),
        ("rows.jsonl", _BROKEN_TABLE, "rows.jsonl, line 2: is not JSON"),
        ("other.docx", b"PK\x03\x04 and nothing more", "other.docx: "),
    ],
)
def test_a_bad_file_is_told_with_its_name_and_the_rest_is_read(
    run: Run, tmp_path: Path, name: str, data: bytes | None, told: str
) -> None:
    folder = tmp_path / "accounts"
    folder.mkdir()
    (folder / name).write_bytes(_truncated_pdf() if data is None else data)
    (folder / "readout.txt").write_text(ACCOUNT, encoding="utf-8")
    for command in (["read", "--into", "a.db"], ["claims"]):
        done = run(*command, folder)
        assert done.exit_code == 1
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert '"document": "readout"' in done.stdout
    with Store.open("a.db") as store:
        names = {item.document.name for item in store.documents()}
    assert names == {"readout", "first", "third"} if name == "rows.jsonl" else {"readout"}


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda _: None, "there is no such file or folder"),
        (lambda path: path.mkdir(), "the folder holds nothing that can be read"),
    ],
)
def test_what_is_not_there_is_told(run: Run, tmp_path: Path, make: object, told: str) -> None:
    assert callable(make)
    make(tmp_path / "accounts")
    for command in (["read"], ["claims"]):
        done = run(*command, "accounts")
        assert done.exit_code == 1
        assert f"accounts: {told}" in done.stderr


def test_a_document_in_a_language_without_a_reader_is_kept_and_told(run: Run, tmp_path: Path) -> None:
    german = "Die Minister trafen sich am Montag und sprachen über weitere Hilfe für das Land. "
    (tmp_path / "bericht.txt").write_text(german * 3, encoding="utf-8")
    done = run("read", "bericht.txt")
    assert done.exit_code == 1
    assert "no claims were read" in done.stderr
    with Store.open("communique.db") as store:
        assert store.document("bericht") is not None
    assert run("show", "bericht").exit_code == 0
    Path("bericht.json").write_text('{"language": "en"}', encoding="utf-8")
    assert run("read", "bericht.txt").exit_code == 0


def test_a_database_that_may_only_be_read_is_not_read_into(
    run: Run, account: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("read", account, "--into", "a.db")
    before = Path("a.db").read_bytes()
    monkeypatch.setattr("os.access", lambda *_: False)  # whoever runs the tests may be allowed everything
    done = run("read", account, "--into", "a.db")
    assert done.exit_code == 1
    assert "may only be read" in done.stderr
    assert Path("a.db").read_bytes() == before


def test_the_database_of_another_program_is_left_alone(run: Run, account: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect("theirs.db")) as connection:
        connection.execute("CREATE TABLE cups (size)")
        connection.commit()
    Path("notes.db").write_bytes(b"shopping list")
    for name, told in (("theirs.db", "of another program"), ("notes.db", "it is not a database")):
        before = Path(name).read_bytes()
        done = run("read", account, "--into", name)
        assert done.exit_code == 1
        assert f"{name}: " in done.stderr
        assert told in done.stderr
        assert Path(name).read_bytes() == before


def test_claims_are_written_in_the_documents_order(run: Run, tmp_path: Path) -> None:
    rows = [{"document": f"note {at}", "text": ACCOUNT} for at in range(3)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("claims", "rows.jsonl")
    assert done.exit_code == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["document"] for row in found] == sorted(row["document"] for row in found)
    assert {row["document"] for row in found} == {"note 0", "note 1", "note 2"}
    assert all(row["quote"] == ACCOUNT[row["start"] : row["end"]] for row in found)
    assert run("claims", "rows.jsonl").stdout == done.stdout
    assert not Path("communique.db").exists()


def test_claims_read_standard_input(run: Run) -> None:
    lines = run("claims", "-", input=ACCOUNT.encode()).stdout.splitlines()
    assert {json.loads(line)["document"] for line in lines} == {"standard-input"}
