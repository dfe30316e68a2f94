from __future__ import annotations

import pytest

from communique.claims import occurrence
from tests.claims.told import told


def acts(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(row.get("actors", ())), row["action"]["text"]) for row in told(occurrence, text)]


@pytest.mark.parametrize(
    ("text", "actors", "action"),
    [
        (
            "Cyclone Ana made landfall near Lima on 4 May, killing 40 people.",
            ("Cyclone Ana",),
            "Cyclone Ana made landfall near Lima on 4 May, killing 40 people",
        ),
        ("Peru imposed sanctions on two commanders on 4 May.", ("PE",), "Peru imposed sanctions on two commanders"),
        ("RSF fighters attacked a camp in Sudan on 4 May.", ("RSF",), "RSF fighters attacked a camp in Sudan"),
        ("Peru recalled its ambassador on 4 May.", ("PE",), "Peru recalled its ambassador"),
        ("Chile closed its border with Peru on 4 May.", ("CL",), "Chile closed its border with Peru"),
        (
            "Forty people were killed in Lima on 4 May, according to the mayor.",
            (),
            "Forty people were killed in Lima on 4 May",
        ),
        (
            "A shell destroyed a school, a clinic and a bridge in Lima on 4 May.",
            (),
            "A shell destroyed a school, a clinic and a bridge in Lima",
        ),
    ],
)
def test_the_action_is_the_whole_clause_and_its_actor_by_name(text: str, actors: tuple[str, ...], action: str) -> None:
    found = acts(text)
    assert len(found) == 1
    assert found[0][0] == actors
    assert found[0][1].startswith(action)


@pytest.mark.parametrize(
    "text",
    [
        "Chile closes its border at night.",
        "Exports were cut by a third on 4 May.",
        "The Council imposed sanctions on two commanders on 4 May.",
        "Ana left 14 letters in Lima on 4 May.",
        "The minister closed the meeting on 4 May.",
    ],
)
def test_habits_measures_and_decisions_of_bodies_are_no_occurrence(text: str) -> None:
    assert acts(text) == []
