"""Member by step: what was "not yet" on one day is not shown once it was done; the day is the accession's own."""

from __future__ import annotations

from datetime import date

from communique.record import Record, build
from communique.views.index import Index
from communique.views.state_matrix import Matrix, matrix

from ..record.telling import account, filed

JOIN = {"candidates": ["FI"], "to": "NATO"}


def ratified(party: str, day: str, step: str = "ratified") -> tuple[str, str, dict[str, object]]:
    return f"{party} did it on {day}.", "accession", {**JOIN, "parties": [party], "step": step, "date": day}


def record(*more) -> Record:
    """Hungary and Türkiye are told to be missing; later one deposits, one ratifies, and Finland joins."""
    missing = (
        "Hungary and Türkiye have not ratified.", "accession", {**JOIN, "parties": ["HU", "TR"], "step": "ratified"},
        "denied",
    )  # fmt: skip
    soon = ("Hungary will ratify.", "accession", {**JOIN, "parties": ["HU"], "step": "ratified"}, "expected")
    return build(
        filed(
            account("early", ratified("NO", "2022-07-05"), missing, soon, published="2022-11-30"),
            account(
                "late", ratified("HU", "2023-04-04", "deposited"), ratified("TR", "2023-03-31"),
                ("Finland joined NATO on 4 April 2023.", "accession", {**JOIN, "step": "joined", "date": "2023-04-04"}),
                published="2023-04-04",
            ),
            account("elsewhere", ("Rain fell.", "statement", {"speakers": ["Ada Orsel"]}), published="2024-03-12"),
            *more,
        )
    )  # fmt: skip


def grid(of: Record, on: date | None = None) -> Matrix:
    made = matrix(Index(of), "FI", "NATO", on)
    assert made
    return made


def test_what_was_not_yet_done_is_overtaken_by_the_deposit_the_ratification_and_the_accession() -> None:
    made = grid(record())
    assert not any(cell.is_denied or cell.is_expected for row in made.rows for cell in row.cells if cell)
    cells = {row.code: dict(zip(made.steps, row.cells, strict=True)) for row in made.rows}
    implied = cells["HU"]["ratified"]
    assert implied
    assert implied.is_implied
    assert implied.line.citations
    assert cells["HU"]["deposited"]
    assert cells["HU"]["deposited"].date == "2023-04-04"
    assert cells["TR"]["ratified"]
    assert cells["TR"]["ratified"].date == "2023-03-31"


def test_on_the_earlier_day_they_are_missing() -> None:
    made = grid(record(), date(2022, 12, 1))
    cells = {row.code: dict(zip(made.steps, row.cells, strict=True)) for row in made.rows}
    assert all((cell := cells[code]["ratified"]) and cell.is_denied for code in ("HU", "TR"))


def test_a_denial_after_the_deed_stays_beside_it() -> None:
    late = ("Türkiye has not ratified.", "accession", {**JOIN, "parties": ["TR"], "step": "ratified"}, "denied")
    index = Index(record(account("later", late, published="2023-06-01")))
    (state,) = index.states
    assert [note.text for row in state.members if row.code == "TR" for note in row.notes] == [
        "told otherwise: not ratified (said 1 June 2023)"
    ]


def test_the_state_is_of_the_last_day_on_which_the_accession_was_told_of() -> None:
    (state,) = Index(record()).states
    assert (state.as_of, state.joined) == ("2023-04-04", True)


def test_what_only_the_registry_knows_is_of_the_day_since_when_it_holds() -> None:
    told = build(
        filed(
            account("early", ratified("NO", "2022-07-05"), published="2022-11-30"),
            account("elsewhere", ("Rain fell.", "statement", {"speakers": ["Ada Orsel"]}), published="2024-03-12"),
        )
    )
    (state,) = Index(told).states
    assert (state.as_of, state.heads[0].text) == ("2023-04-04", "member since 4 April 2023")
