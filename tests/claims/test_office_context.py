from __future__ import annotations

import pytest

from communique.claims import office
from communique.language.lexicon import rows
from communique.model import OfficeFields
from tests.language.readings import reading_of


def owner_of(person: str, text: str, language: str = "en") -> tuple[str, str | None]:
    for claim in office.find(reading_of(text, language)):
        assert isinstance(claim.fields, OfficeFields)
        if claim.fields.person == person:
            return claim.fields.title, claim.fields.of
    raise AssertionError(f"no office of {person}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru joined the pact on Tuesday. President Ada Voss signed it.", ("President", "PE")),
        ("Peru's senate agreed on 3 March and President Ada Voss signed the act.", ("President", "PE")),
        ("Peru had completed its procedure on 5 March when President Ada Voss signed the act.", ("President", "PE")),
        ("Peru is the riddle. President Ada Voss has not said whether she will sign.", ("President", "PE")),
        ("Lima said little; Peru was represented by Ambassador Ada Voss.", ("Ambassador", "PE")),
        ("Peru attacked on Monday. Foreign Minister Ada Voss said it was a crime.", ("Foreign Minister", None)),
        ("Peru is wrong, Foreign Minister Ada Voss said.", ("Foreign Minister", None)),
        ("Peru and Chile joined. President Ada Voss signed the act.", ("President", None)),
    ],
)
def test_an_officer_who_acts_is_of_the_country_whose_act_stands_before(
    text: str, expected: tuple[str, str | None]
) -> None:
    assert owner_of("Ada Voss", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le ministre français Otto Lind s’est rendu en Arménie mardi. Il y est resté un jour. "
            "Il a été reçu par le président de la République, Mme Ada Voss.",
            ("président de la République", "AM"),
        ),
        (
            "Le ministre a effectué une visite de travail à Bogota et a été reçu par la vice-présidente, Ada Voss.",
            ("vice-présidente", "CO"),
        ),
        (
            "La Présidente de la République, Mme Ada Voss, a reçu aujourd’hui à l’Élysée M. Otto Lind.",
            ("Présidente de la République", "FR"),
        ),
        ("Il a visité l’école d’Erevan en présence de la maire, Mme Ada Voss.", ("maire", "Erevan")),
        (
            "La coordinatrice humanitaire de l'ONU pour la région, Ada Voss, a parlé.",
            ("coordinatrice humanitaire", "UN"),
        ),
        ("Le chef de l'Etat sénégalais, Ada Voss, a parlé.", ("chef de l'Etat", "SN")),
        ("L'ambassadrice d'Allemagne au Niger, Ada Voss, a parlé.", ("ambassadrice", "DE")),
        ("La directrice du Réseau des femmes du Lac, Ada Voss, a parlé.", ("directrice", "Réseau des femmes du Lac")),
        ("La directrice, Ada Voss, a parlé du Réseau.", ("directrice", None)),
        ("La présidente de la République, Mme Ada Voss, a parlé de l’Arménie.", ("présidente de la République", None)),
    ],
)
def test_french_words_tell_whose_an_officer_is(text: str, expected: tuple[str, str | None]) -> None:
    assert owner_of("Ada Voss", text, "fr") == expected


def test_a_counterpart_holds_the_office_of_the_one_who_meets() -> None:
    text = (
        "Le ministre norvégien des Affaires étrangères, M. Jo Poe, est venu. "
        "Il a parlé avec son homologue arménienne, Mme Ada Voss."
    )
    assert owner_of("Ada Voss", text, "fr") == ("ministre des Affaires étrangères", "AM")


@pytest.mark.parametrize(
    "row", [each for each in rows("regions") if each["language"] == "en"], ids=lambda row: row["phrase"]
)
def test_the_adjective_of_a_region_stands_for_the_region(row: dict[str, str]) -> None:
    assert owner_of("Ada Voss", f"{row['phrase']} First Minister Ada Voss spoke.") == ("First Minister", row["region"])


_SPEECH = (
    "I thank the host. We came to help. I am glad. We know the way. We will stay. Denmark is ready. My country helps. "
)


def test_a_head_of_state_named_in_a_speech_is_not_of_the_speakers_country() -> None:
    assert owner_of("Orlov", f"{_SPEECH}President Orlov began this war.") == ("President", None)


def test_a_secretary_general_is_of_no_state_by_the_words_around_him() -> None:
    text = f"{_SPEECH}Denmark welcomed Secretary-General Antonio Vale."
    assert owner_of("Antonio Vale", text) == ("Secretary-General", None)
