from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import communique
from communique.cli.app import app
from communique.errors import SourceError

LAKE = (
    "Lakeland, 4 May 2031\n\n"
    "EU foreign ministers met in Vienna on 4 May 2031. Ministers agreed that the lake is deep. "
    "Austria pledged €2 million for the lake.\n"
)
HILL = (
    "Hillside, 9 June 2031\n\n"
    "ASEAN foreign ministers met in Jakarta on 9 June 2031. Ministers agreed that the hill is high.\n"
)


@pytest.fixture
def database(tmp_path: Path) -> str:
    (tmp_path / "lake.txt").write_text(LAKE, encoding="utf-8")
    (tmp_path / "austria.txt").write_text(HILL, encoding="utf-8")
    made = str(tmp_path / "two.db")
    assert run("read", str(tmp_path), "--into", made).exit_code == 0
    return made


def run(*arguments: str):  # type: ignore[no-untyped-def]  # Typer's result class is not public
    return CliRunner().invoke(app, list(arguments))


def test_a_brief_can_be_of_one_meeting_of_several(database: str) -> None:
    told = run("brief", "--db", database, "--meeting", "Jakarta").output
    assert "the hill is high" in told
    assert "the lake is deep" not in told
    assert run("brief", "--db", database, "--meeting", "Lima").exit_code == 1


def test_a_country_is_shown_before_a_document_of_its_name(database: str) -> None:
    shown = run("show", "Austria", "--db", database).output
    assert "€2 million" in shown
    assert "hill is high" not in shown


def test_a_file_whose_suffix_tells_no_format_is_refused(database: str, tmp_path: Path) -> None:
    done = run("brief", "--db", database, "-o", str(tmp_path / "brief.docx"))
    assert done.exit_code == 2
    assert not (tmp_path / "brief.docx").exists()


def test_in_python_one_bad_file_is_warned_of_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(LAKE, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"empty\.txt"):
        record = communique.read(tmp_path)
    assert list(record.documents) == ["good"]
    with pytest.raises(SourceError, match=r"empty\.txt"):
        communique.read(tmp_path / "empty.txt")
