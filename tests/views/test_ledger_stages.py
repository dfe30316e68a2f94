"""One promise through its stages, from accounts as the program reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from communique import read
from communique.views import Ledger, ledger, ledger_json, render_ledger

ACCOUNTS = {
    "2030-05-14-pledge": (
        "Harbour Conference in Osaka\n14 May 2030\n\n"
        "The Harbour Conference met in Osaka on 14 May 2030. "
        "At the conference, Norway pledged 7 million euros to Moldova for water pumps.\n"
    ),
    "2031-02-03-payment": (
        "Water Conference in Lima\n3 February 2031\n\n"
        "The Water Conference met in Lima on 3 February 2031. "
        "Norway has paid out the 7 million euros to Moldova for water pumps.\n"
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("accounts")
    for name, words in ACCOUNTS.items():
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")
    return ledger(read(_paths(folder)))


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def test_a_pledge_paid_out_later_is_one_line_with_the_source_of_each_stage(made: Ledger) -> None:
    (entry,) = made.entries
    assert [(it.stage, it.day and it.day.isoformat()) for it in entry.stages] == [
        ("pledged", "2030-05-14"),
        ("disbursed", "2031-02-03"),
    ]
    assert [[citation.document for citation in it.citations] for it in entry.stages] == [[name] for name in ACCOUNTS]
    for it in entry.stages:
        assert all(citation.quote in ACCOUNTS[citation.document] for citation in it.citations)


def test_what_was_paid_out_counts_once_and_at_that_stage_alone(made: Ledger) -> None:
    assert [(it.group, it.stage, it.converted) for it in made.sums] == [("Norway", "disbursed", 7_000_000)]


def test_each_stage_names_the_meeting_of_its_account(made: Ledger) -> None:
    (entry,) = made.entries
    assert [it.meeting for it in entry.stages] == ["Harbour Conference", "Water Conference"]
    (row,) = ledger_json(made)["commitments"]
    assert [(it["stage"], len(it["claims"])) for it in row["stages"]] == [("pledged", 1), ("disbursed", 1)]


@pytest.mark.parametrize("width", [80, 120])
def test_the_stages_stand_in_order_of_time_on_one_line(made: Ledger, width: int) -> None:
    console = Console(width=width, force_terminal=False)
    with console.capture() as printed:
        render_ledger(made, console)
    (entry,) = made.entries
    first, last = (it.citations[0].claim for it in entry.stages)
    said = f"pledged 14 May 2030 [{first}] → paid out 3 February 2031 [{last}]"
    assert said in " ".join(printed.get().split())
