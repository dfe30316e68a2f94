"""Dependencies told by shares, by nouns and by the names that bodies have for short."""

from __future__ import annotations

from typing import Any

import pytest

from communique.claims import dependency
from tests.claims.told import told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Peru imports over 60 per cent of its cereals.",
            "en",
            {"holder": ["PE"], "on": ["imports"], "for": "over 60 per cent of its cereals"},
        ),
        ("Peru imports nine-tenths of its tin from one country.", "en", {"holder": ["PE"], "on": ["one country"]}),
        ("Europe buys more than 90 per cent of its magnets from China.", "en", {"holder": ["Europe"], "on": ["CN"]}),
        ("Europe bought 40% of its gas from Russia before 2022.", "en", {"holder": ["Europe"], "on": ["RU"]}),
        (
            "In 2021 Finland still relied on Russia for two thirds of its imported gas.",
            "en",
            {"holder": ["FI"], "on": ["RU"], "for": "two thirds of its imported gas"},
        ),
        (
            "Peru depends on foreign aid for about a third of its budget.",
            "en",
            {"holder": ["PE"], "on": ["foreign aid"], "for": "about a third of its budget"},
        ),
        (
            "Chad depends on a single road from Douala for nearly all relief supplies.",
            "en",
            {"holder": ["TD"], "on": ["single road from Douala"], "for": "nearly all relief supplies"},
        ),
        (
            "Dependence on a single shipping line leaves Kiribati exposed to fuel shortages.",
            "en",
            {"holder": ["KI"], "on": ["single shipping line"]},
        ),
        ("Over-reliance on one supplier makes Peru vulnerable.", "en", {"holder": ["PE"], "on": ["one supplier"]}),
        ("Reliance on Russia exposed Fiji to shortages.", "en", {"holder": ["FJ"], "on": ["RU"]}),
        (
            "A third of Peru's export revenue comes from copper.",
            "en",
            {"holder": ["PE"], "on": ["copper"], "for": "export revenue"},
        ),
        (
            "Peru, where half of public revenue comes from copper, is worried.",
            "en",
            {"holder": ["PE"], "on": ["copper"]},
        ),
        (
            "Several ASEAN Member States remain dependent on imported rice.",
            "en",
            {"holder": ["Several ASEAN Member States"], "on": ["imported rice"]},
        ),
        (
            "CARICOM met. The Community relies on foreign suppliers for its wheat.",
            "en",
            {"holder": ["CARICOM"], "on": ["foreign suppliers"]},
        ),
        (
            "The Council extended UNMISS. The Mission depends on a handful of contributors for its helicopters.",
            "en",
            {"holder": ["UNMISS"], "on": ["handful of contributors"]},
        ),
        (
            "Peru wants to reduce its reliance on imported uranium from Chile.",
            "en",
            {"holder": ["PE"], "on": ["CL"], "stance": "reduce"},
        ),
        (
            "Peru wants to halve its reliance on a single source of refined tin.",
            "en",
            {"holder": ["PE"], "on": ["single source"], "for": "refined tin", "stance": "reduce"},
        ),
        (
            "L’Albanie dépend encore trop de l’hydroélectricité pour son courant.",
            "fr",
            {"holder": ["AL"], "on": ["hydroélectricité"]},
        ),
        (
            "La sous-région dépend presque entièrement de financements extérieurs.",
            "fr",
            {"holder": ["sous-région"], "on": ["financements extérieurs"]},
        ),
        (
            "La dépendance du Niger à l’égard du port de Cotonou reste forte.",
            "fr",
            {"holder": ["NE"], "on": ["port de Cotonou"]},
        ),
        ("Le Niger est tributaire du Bénin pour ses importations.", "fr", {"holder": ["NE"], "on": ["BJ"]}),
        (
            "Plus de la moitié de la population haïtienne dépend de l’aide alimentaire.",
            "fr",
            {"holder": ["Plus de la moitié de la population haïtienne"], "on": ["aide alimentaire"]},
        ),
        (
            "Le ministre camerounais a dit que le nord du pays dépendait du Nigeria pour son eau.",
            "fr",
            {"holder": ["CM"], "on": ["NG"]},
        ),
    ],
)
def test_a_dependency_is_read_in_its_turn_of_phrase(text: str, language: str, expected: dict[str, Any]) -> None:
    (found,) = told(dependency, text, language)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Our countries no longer depend on Russia for gas.", "en"),
        ("Peru does not depend on Chile for its water.", "en"),
        ("Italy’s offer depends on a budget law.", "en"),
        ("The new line will allow Peru to import power from Chile.", "en"),
        ("Peru buys tickets from Chile.", "en"),
        ("A visit to China depends on the season.", "en"),
        ("A third of Peru's delegates come from Lima.", "en"),
        ("Reliance on committees makes work slow.", "en"),
        ("Le Niger ne dépend plus du Bénin.", "fr"),
    ],
)
def test_what_is_denied_or_no_supply_is_no_dependency(text: str, language: str) -> None:
    assert told(dependency, text, language) == []
