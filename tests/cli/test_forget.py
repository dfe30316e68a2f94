"""`communique forget` tells what the record loses."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run

_FIRST = "Norway will give €2 million to Moldova. Norway will give €9 million to Georgia."
_SECOND = "Norway will give €2 million to Moldova, the agency wrote from Oslo after a long day of talks."


def _read(run: Run, tmp_path: Path) -> None:
    for name, text in (("readout", _FIRST), ("wire", _SECOND)):
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    assert run("read", "readout.txt", "wire.txt").exit_code == 0


def test_what_only_the_document_supported_is_told_apart_from_what_others_say_too(run: Run, tmp_path: Path) -> None:
    _read(run, tmp_path)
    told = json.loads(run("forget", "readout", "--json").stdout)
    assert told["documents"] == ["readout"]
    assert [(it["kind"], "Georgia" in it["quote"]) for it in told["withdrawn"]] == [("commitment", True)]
    (left,) = told["weakened"]
    assert (left["kind"], left["documents"], left["lost"]) == ("commitment", ["wire"], ["readout"])
    assert told["claims"] == 2


def test_a_forgotten_document_is_restored_by_reading_it_again(run: Run, tmp_path: Path) -> None:
    _read(run, tmp_path)
    before = run("ledger", "--json").stdout
    told = run("forget", "readout")
    assert told.exit_code == 0
    assert "readout: withdrawn, with 2 claims" in told.stdout
    assert "1 fact that nothing else supports:" in told.stdout
    assert "lost: readout" in told.stdout
    assert "Georgia" not in run("ledger", "--json").stdout
    assert "1 new" in run("read", "readout.txt").stdout
    assert run("ledger", "--json").stdout.count("Georgia") == before.count("Georgia") > 0


def test_a_name_that_is_not_there_leaves_all_as_it_was(run: Run, tmp_path: Path) -> None:
    _read(run, tmp_path)
    refused = run("forget", "readout", "memo")
    assert refused.exit_code == 1
    assert "no document memo stands. Nothing was withdrawn" in refused.stderr
    assert "Georgia" in run("ledger", "--json").stdout
