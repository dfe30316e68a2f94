"""The program itself: starting, versions, endings."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique import __version__
from communique.store import Store

from .conftest import Run

_HEAVY = ("spacy", "sqlalchemy", "pydantic", "trafilatura", "numpy", "rich", "pypdf", "alembic")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\nfrom communique.cli import main\nsys.argv = ['communique', '--help']\n"
        f"try:\n    main()\nexcept SystemExit:\n    print([it for it in {_HEAVY!r} if it in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "Usage: communique" in done.stdout


@pytest.mark.parametrize("command", ["read", "brief", "show", "search", "claims", "demo", "doctor"])
def test_every_command_has_its_help(run: Run, command: str) -> None:
    assert command in run("--help").stdout
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"communique {command}" in done.stdout


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout == f"communique {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["claims"],
        ["show"],
        ["nonsense"],
        ["brief", "--format", "xml"],
        ["search", "grain", "--kind", "gossip"],
        ["search", "grain", "--limit", "0"],
        ["read", "x.txt", "--processes", "0"],
    ],
)
def test_wrong_usage_ends_with_two(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Error" in done.stderr
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize("command", [["brief"], ["show", "1"], ["search", "grain"]])
def test_without_a_database_the_remedy_is_told(run: Run, command: list[str]) -> None:
    done = run(*command)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "communique.db: there is no such database" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_enough_ends_the_program_quietly(demo_db: Path) -> None:
    for command in (["brief", "--db", str(demo_db)], ["brief", "--json", "--db", str(demo_db)]):
        program = subprocess.Popen(_program(*command), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 0


def _heed_interrupts() -> None:
    """Undo what a shell does to those it runs in the background: they ignore SIGINT, and so would the program."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_tells_what_is_kept(tmp_path: Path) -> None:
    table, db = tmp_path / "many.jsonl", tmp_path / "many.db"
    write_many(table, 3000)
    program = subprocess.Popen(
        _program("read", str(table), "--into", str(db), "--processes", "1"),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_interrupts,
    )
    wait_for_documents(db, 1)
    program.send_signal(signal.SIGINT)
    _, told = program.communicate(timeout=60)
    assert program.returncode == 130
    assert "Traceback" not in told
    assert f"Stopped. What was read until now is on file in {db}" in told
    with Store.open(db) as store:
        assert 0 < store.health().documents < 3000


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL to send")
def test_after_a_kill_the_next_run_finishes_the_rest(tmp_path: Path) -> None:
    table, db = tmp_path / "many.jsonl", tmp_path / "many.db"
    write_many(table, 700)
    command = _program("read", str(table), "--into", str(db), "--processes", "1")
    program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    wait_for_documents(db, 1)
    program.kill()
    program.wait()
    with Store.open(db) as store:
        kept = [item.document.name for item in store.documents()]
        before = [filed.claim.id for filed in store.claims()]
    assert 0 < len(kept) < 700
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{700 - len(kept)} new, {len(kept)} on file already" in done.stdout
    with Store.open(db) as store:
        assert [item.version for item in store.documents(include_superseded=True)] == [1] * 700
        assert [filed.claim.id for filed in store.claims()][: len(before)] == before
        assert len(list(store.claims(include_superseded=True))) == len(list(store.claims()))
        assert store.health(deep=True).sound


def write_many(table: Path, count: int) -> None:
    """A table of many short documents."""
    row = '{{"document": "note-{0}", "language": "en", "text": "Minister Ada Orsel said that {0} ships will sail."}}\n'
    table.write_text("".join(row.format(number) for number in range(count)), encoding="utf-8")


def wait_for_documents(db: Path, count: int) -> None:
    """Wait until some documents are on file."""
    for _ in range(1200):
        if db.exists() and _documents(db) >= count:
            return
        time.sleep(0.05)
    pytest.fail("nothing was filed in a minute")


def _documents(db: Path) -> int:
    from communique.errors import StoreError

    try:
        with Store.open(db, create=False, read_only=True) as store:
            return sum(1 for _ in store.documents())
    except StoreError:  # the other process is still making it
        return 0


def _program(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from communique.cli import main; main()", *arguments]
