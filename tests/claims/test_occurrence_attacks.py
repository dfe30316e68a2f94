"""Attacks told under the noun that names them, tributes laid, and elections that are a meeting's own."""

from __future__ import annotations

from typing import Any

import pytest

from communique.claims import occurrence
from tests.claims.told import told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The Council condemned the attack of 21 June 2027 on the port, in which gunmen seized four barges.",
            "en",
            {"actors": ["gunmen"], "date": "2027-06-21", "action": "gunmen seized four barges"},
        ),
        (
            "Peru condemns the attack of 3 May 2027 on the camp, in which gunmen killed nine civilians.",
            "en",
            {"actors": ["gunmen"], "date": "2027-05-03", "action": "gunmen killed nine civilians"},
        ),
        (
            "The Council condemned the attack of 3 May 2027 on a convoy, in which four miners lost their lives.",
            "en",
            {"date": "2027-05-03", "action": "four miners lost their lives"},
        ),
        (
            "On Monday the Minister of Peru laid flowers at the memorial in Lima.",
            "en",
            {"actors": ["PE"], "action": "the Minister of Peru laid flowers at the memorial in Lima"},
        ),
        (
            "Le ministre du Pérou a déposé une gerbe au mémorial de Lima.",
            "fr",
            {"actors": ["PE"], "action": "Le ministre du Pérou a déposé une gerbe au mémorial de Lima"},
        ),
        (
            "Des hommes armés venus du nord ont tué deux pêcheurs à Lima.",
            "fr",
            {"actors": ["hommes armés venus du nord"]},
        ),
    ],
)
def test_what_was_done_is_dated_by_the_noun_that_names_it(text: str, language: str, expected: dict[str, Any]) -> None:
    (found,) = told(occurrence, text, language)
    found["action"] = found["action"]["text"]
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe was elected President of the Assembly.",
        "The Committee elected Ana Roe (Iceland) as Rapporteur on 3 May.",
        "The minister laid the foundation for peace in Peru in May.",
        "The team lost the match in Peru in May.",
    ],
)
def test_what_a_meeting_does_by_itself_happens_nowhere_else(text: str) -> None:
    assert told(occurrence, text) == []
