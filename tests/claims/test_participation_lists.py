from __future__ import annotations

import pytest

from communique.claims import office, participation
from communique.claims.lexicon import rows
from tests.claims.told import told

HEAD = "Council of River States meets in Lima\n\nThe Lima River Summit was held in Lima on 4 May 2024.\n\n"


def attendees(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    return {(row["participant"], row["capacity"], row["modality"]) for row in told(participation, text, language)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Summit was attended by the following Heads of State or their representatives:\n\n"
            "Chad: H.E. President Musa Tombaye\nPeru: Hon. Rosa Quispe, Minister of Foreign Affairs\n\n"
            "The Summit adopted a plan.",
            {("Musa Tombaye", "unspecified", "asserted"), ("Rosa Quispe", "unspecified", "asserted")},
        ),
        (
            "Participants:\n– Ada Voss, Minister of Health of Norway\n– European Commission\n\nApologies: Chad",
            {
                ("Ada Voss", "unspecified", "asserted"),
                ("European Commission", "unspecified", "asserted"),
                ("TD", "unspecified", "denied"),
            },
        ),
        (
            "Observers:\n– Japan\n– African Development Bank",
            {("JP", "observer", "asserted"), ("AFDB", "observer", "asserted")},
        ),
        ("The plan has three parts:\n– Norway pays\n– Chad builds", set()),
        ("The Summit thanked its donors:\n– Japan\n– Norway", set()),
    ],
)
def test_a_list_of_attendees_names_each_that_was_there(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert attendees(HEAD + text) == expected


EXAMPLES = [row for language in ("en", "fr") for row in rows("attendance-leads", language)]
STANDING = {"observer": "observer", "guest": "guest"}


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: str(row["example"]))
def test_each_lead_of_the_lexicon_opens_its_list(row: dict[str, str]) -> None:
    head = HEAD if row["language"] == "en" else "Le Sommet de Lima s’est tenu à Lima le 4 mai 2024.\n\n"
    modality = "denied" if row["role"] == "away" else "asserted"
    assert ("NO", STANDING.get(row["role"], "unspecified"), modality) in attendees(
        f"{head}{row['example']}\n– Norvège\n" if row["language"] == "fr" else f"{head}{row['example']}\n– Norway\n",
        row["language"],
    )


FLOOR = "SECURITY COUNCIL\n812TH MEETING (PM)\n\n4 MAY 2024\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Briefing the Council, Ada Voss, Special Envoy for the Lakes, said that the truce held.",
            {("Ada Voss", "unspecified", "asserted")},
        ),
        (
            "Also taking the floor were the representatives of Peru, Chad and Fiji, the latter as President.",
            {("PE", "unspecified", "asserted"), ("TD", "unspecified", "asserted"), ("FJ", "chair", "asserted")},
        ),
        (
            "Also speaking were the delegates of Peru and Chad.",
            {("PE", "unspecified", "asserted"), ("TD", "unspecified", "asserted")},
        ),
        ("Crossing the river, Ada Voss said that the truce held.", set()),
        ("Also killed were two soldiers of Chad.", set()),
    ],
)
def test_who_had_the_floor_took_part(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert attendees(FLOOR + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Heads of State in attendance were President Ana Roe of Peru; and President Jo Poe of Fiji.",
            {"Ana Roe", "Jo Poe"},
        ),
        ("Peru was represented by Ambassador Ana Roe and Chad by Minister Jo Poe.", {"Ana Roe", "Jo Poe"}),
    ],
)
def test_who_represented_each_took_part(text: str, expected: set[str]) -> None:
    assert {who for who, _, _ in attendees(HEAD + text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad: H.E. President Musa Tombaye", ("Musa Tombaye", "President", "TD")),
        ("– Ada Voss, Minister of Health, Norway", ("Ada Voss", "Minister of Health", "NO")),
        ("The guest was the Prime Minister of Fiji, the Honourable Jone Vula.", ("Jone Vula", "Prime Minister", "FJ")),
    ],
)
def test_a_list_says_whose_office_it_is(text: str, expected: tuple[str, str, str]) -> None:
    found = told(office, HEAD + "Participants:\n" + text)
    assert [(row["person"], row["title"], row.get("of")) for row in found] == [expected]
