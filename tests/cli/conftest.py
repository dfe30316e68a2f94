"""The program, run in this process, and a database of the demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from communique.cli.app import app

Run = Callable[..., Result]

ACCOUNT = """\
Foreign Minister Ada Orsel of Norway met Foreign Minister Bela Tarn of Poland in Oslo on 4 March 2024.

"We need more grain ships", Minister Orsel said. Norway will give €2 million to Moldova.
"""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, at a known width, without settings of the machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run() -> Run:
    """Run the program with some arguments."""

    def runs(*arguments: str | Path, **settings: Any) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], **settings)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return runs


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the demo's accounts."""
    db = tmp_path_factory.mktemp("demo") / "demo.db"
    assert CliRunner().invoke(app, ["demo", "--db", str(db)]).exit_code == 0
    return db


@pytest.fixture
def account(tmp_path: Path) -> Path:
    """A file with one account."""
    path = tmp_path / "readout.txt"
    path.write_text(ACCOUNT, encoding="utf-8")
    return path
