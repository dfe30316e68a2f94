"""What stands on the page of a person, a country or an organisation."""

from __future__ import annotations

from collections.abc import Sequence

from communique.record import build
from communique.views.index import Index, Role
from communique.views.profile import profile

from ..record.telling import Telling, account, filed

JOIN = {"candidates": ["FI"], "to": "NATO"}


def lines(accounts: Sequence[Telling], entity: str, role: Role) -> list[str]:
    found = profile(Index(build(filed(*accounts))), entity)
    return [line.text for part in found.parts if part.role == role for line in part.lines]


def step(words: str, modality: str = "asserted", **fields: object) -> tuple[str, str, dict[str, object], str]:
    return words, "accession", JOIN | {"step": "ratified"} | fields, modality


def test_a_name_does_not_open_every_line_of_its_own_page() -> None:
    said = account(
        "readout",
        ("Mara Tolvaj said that grain must flow.", "statement",
         {"speakers": ["Mara Tolvaj"], "content": "grain must flow"}),
        ("Mara Tolvaj and Ada Orsel said that ports are open.", "statement",
         {"speakers": ["Mara Tolvaj", "Ada Orsel"], "content": "ports are open"}),
        ("Mara Tolvaj, Foreign Minister of Slovenia, took the floor.", "office",
         {"person": "Mara Tolvaj", "title": "Foreign Minister", "of": "SI"}),
    )  # fmt: skip
    assert lines([said], "Mara Tolvaj", "said") == ["grain must flow", "Mara Tolvaj and Ada Orsel: ports are open"]
    assert "Mara Tolvaj: grain must flow" in lines([said], "SI", "said")


def test_steps_to_join_stand_the_latest_first_and_what_came_as_announced_once() -> None:
    told = [
        account("soon", step("Norway will ratify on 5 July.", "expected", parties=["NO"], date="2022-07-05"),
                step("Hungary will ratify in February.", "expected", parties=["HU"], date="2023-02"),
                published="2022-07-04"),
        account("done", step("Norway ratified on 5 July.", parties=["NO"], date="2022-07-05"),
                step("France ratified on 2 August.", parties=["FR"], date="2022-08-02"),
                step("Türkiye has not ratified.", "denied", parties=["TR"]), published="2022-11-30"),
        account("late", step("Hungary ratified on 27 March.", parties=["HU"], date="2023-03-27"),
                published="2023-03-28"),
    ]  # fmt: skip
    assert lines(told, "FI", "joins") == [
        "Finland → NATO – Hungary: ratified (27 March 2023)",
        "Finland → NATO – Türkiye: not ratified (30 November 2022)",
        "Finland → NATO – France: ratified (2 August 2022)",
        "Finland → NATO – Norway: ratified (5 July 2022)",
        "Finland → NATO – Hungary: ratified (February 2023)",
    ]
