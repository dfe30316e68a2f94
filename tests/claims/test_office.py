from __future__ import annotations

import pytest

from communique.claims import office
from communique.model import OfficeFields
from tests.language.readings import reading_of


def offices(text: str, **known: str) -> list[tuple[str, str, str | None, str]]:
    found = []
    for claim in office.find(reading_of(text, **known)):
        assert isinstance(claim.fields, OfficeFields)
        found.append((claim.fields.person, claim.fields.title, claim.fields.of, claim.modality))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finnish Foreign Minister Ada Voss spoke.", ("Ada Voss", "Foreign Minister", "FI", "asserted")),
        ("Former Finnish President Ada Voss spoke.", ("Ada Voss", "President", "FI", "denied")),
        (
            "Finland will host the talks, Foreign Minister Ada Voss said.",
            ("Ada Voss", "Foreign Minister", "FI", "asserted"),
        ),
        (
            "Finland was represented by Prime Minister Ada Voss.",
            ("Ada Voss", "Prime Minister", "FI", "asserted"),
        ),
        (
            "The Foreign Office Minister, Ada Voss, spoke.",
            ("Ada Voss", "Foreign Office Minister", "Foreign Office", "asserted"),
        ),
        (
            "Minister of Foreign Affairs of the friendly Republic of Kazakhstan Mr. Otto Lind met the envoy.",
            ("Otto Lind", "Minister of Foreign Affairs", "KZ", "asserted"),
        ),
        (
            "The Permanent Representative of Ghana to the United Nations, Ambassador Ada Voss, spoke.",
            ("Ada Voss", "Permanent Representative", "GH", "asserted"),
        ),
    ],
)
def test_an_office_is_read_with_what_it_is_of(text: str, expected: tuple[str, str, str | None, str]) -> None:
    assert offices(text)[0] == expected


def test_a_counterpart_holds_the_same_office_of_another_country() -> None:
    text = "Finnish Foreign Minister Ada Voss met his Swedish counterpart, Otto Lind."
    assert ("Otto Lind", "Foreign Minister", "SE", "asserted") in offices(text)


def test_an_office_is_told_once_however_often_it_is_named() -> None:
    text = "Finnish Foreign Minister Ada Voss spoke. Foreign Minister Voss left. Minister Voss came back."
    assert len(offices(text)) == 1


def test_the_publishers_country_is_that_of_its_own_ministers() -> None:
    found = offices("Foreign Minister Ada Voss spoke.", publisher="Ministry of Foreign Affairs of Finland")
    assert found == [("Ada Voss", "Foreign Minister", "FI", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke to the press.",
        "Russia will attack again, Foreign Minister Ada Voss said.",
        "The President of the General Assembly spoke.",
    ],
)
def test_no_country_is_made_up_and_nobody_unnamed_holds_an_office(text: str) -> None:
    assert all(of is None for _, _, of, _ in offices(text))


@pytest.mark.parametrize(
    ("publisher", "text", "expected"),
    [
        (
            "Ministère de l’Europe et des Affaires étrangères",
            "Foreign Minister Ada Voss spoke.",
            ("Ada Voss", "Foreign Minister", "FR", "asserted"),
        ),
        (
            "Ministry of Foreign Affairs of Finland",
            "The minister met the Prime Minister, Ada Voss, in Amman.",
            ("Ada Voss", "Prime Minister", None, "asserted"),
        ),
        (
            "Council press office",
            "Ada Voss, High Representative of the Union for Foreign Affairs and Security Policy, spoke.",
            ("Ada Voss", "High Representative of the Union for Foreign Affairs and Security Policy", "EU", "asserted"),
        ),
    ],
)
def test_the_house_that_publishes_tells_whose_minister_acts_and_nothing_of_whom_they_meet(
    publisher: str, text: str, expected: tuple[str, str, str | None, str]
) -> None:
    assert offices(text, publisher=publisher)[0] == expected


def test_two_french_titles_parted_by_a_comma_are_of_one_person_and_country() -> None:
    text = "Le ministre d’État, ministre des Affaires étrangères du Niger, M. Otto Lind, a reçu la presse."
    found = [claim.fields for claim in office.find(reading_of(text, "fr"))]
    assert [(each.title, each.of) for each in found if isinstance(each, OfficeFields)] == [
        ("ministre d’État", "NE"),
        ("ministre des Affaires étrangères", "NE"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minister for Peace Ada Voss said:\n\nI am appalled by the attack in Syria. Syria must protect the Syrians.",
        "The Foreign Secretary Ada Voss said:\n\nIraq has voted. I congratulate Iraq and the people of Iraq.",
    ],
)
def test_who_speaks_about_a_country_is_not_of_it(text: str) -> None:
    assert [found[2] for found in offices(text)] == [None]
