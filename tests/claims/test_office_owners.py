from __future__ import annotations

import pytest

from communique.language.lexicon import rows
from tests.claims.test_office import offices
from tests.language.readings import reading_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Voss, director of the Lima Women's Reading Network, spoke.",
            ("director", "Lima Women's Reading Network"),
        ),
        ("Ada Voss, chair of the expert group on tariffs, spoke.", ("chair", "expert group on tariffs")),
        (
            "Ada Voss, chair of the Committee on Trade and Transport, spoke.",
            ("chair", "Committee on Trade and Transport"),
        ),
        ("The leader of the opposition Farmers' Union, Ada Voss, spoke.", ("leader", "Farmers' Union")),
        ("Contact group Co-Chair Ada Voss (Peru) spoke.", ("Co-Chair", "Contact group")),
        (
            "Ada Voss, head of raw wool at the Peruvian weavers' federation, spoke.",
            ("head of raw wool", "Peruvian weavers' federation"),
        ),
        (
            "Ada Voss, director of programmes at the Nordic Refugee Council, spoke.",
            ("director of programmes", "Nordic Refugee Council"),
        ),
        ("COP 7 President Ada Voss spoke.", ("President", "COP 7")),
        ("The head of the World Bank, Ada Voss, spoke.", ("head", "World Bank")),
    ],
)
def test_an_office_is_of_a_body_that_no_list_knows(text: str, expected: tuple[str, str]) -> None:
    assert [(title, of) for _, title, of, _ in offices(text)] == [expected]


@pytest.mark.parametrize("row", rows("body-heads"), ids=lambda row: row["phrase"])
def test_the_examples_of_bodies_in_small_letters_are_read(row: dict[str, str]) -> None:
    found = offices(f"Ada Voss, {row['example']}, spoke.")
    assert [bool(of and of.endswith(row["phrase"])) or f"{row['phrase']} on" in (of or "") for *_, of, _ in found] == [
        True
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The chair of the group spoke.",
        "Ada Voss stood at the head of the table.",
        "The head of Nigeria's river commission spoke.",
        "Ada Voss, a member of the group, spoke.",
    ],
)
def test_no_office_is_made_of_a_place_at_table_or_of_nobody(text: str) -> None:
    assert offices(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland would not sell, its mines minister, Ada Voss, said.", ("Ada Voss", "mines minister", "FI")),
        ("Finland was represented by its Minister of Health, Ada Voss.", ("Ada Voss", "Minister of Health", "FI")),
        (
            "The World Bank was ready. Its Country Director for Chad, Ada Voss, said so.",
            ("Ada Voss", "Country Director", "World Bank"),
        ),
        (
            "Oxfam was not pleased. Ada Voss, the group's head of trade policy, said so.",
            ("Ada Voss", "head of trade policy", "Oxfam"),
        ),
        (
            "The African Development Bank, whose president, Ada Voss, wrote it, agreed.",
            ("Ada Voss", "president", "AFDB"),
        ),
        (
            "Finnish President Ada Voss said nothing. Her Europe minister, Otto Lind, met him.",
            ("Otto Lind", "Europe minister", "FI"),
        ),
        (
            "The African Development Bank lent it with the European Investment Bank. "
            "The African Development Bank will pay. Ada Voss, the Bank's Director General, signed.",
            ("Ada Voss", "Director General", "AFDB"),
        ),
    ],
)
def test_a_possessive_tells_whose_an_officer_is(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [(person, title, of) for person, title, of, _ in offices(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The finance minister, Ada Voss, praised Finland.",
        "Ada Voss met Otto Lind. Her finance minister, Jo Poe, stayed at home.",
    ],
)
def test_a_possessive_that_stands_for_nothing_named_gives_no_owner(text: str) -> None:
    assert all(of is None for _, _, of, _ in offices(text))


@pytest.mark.parametrize(
    ("head", "language", "home", "house"),
    [
        ("REPUBLIQUE DU SENEGAL", "fr", "SN", None),
        ("News | Ministry of Defence of the Republic of Estonia", "en", "EE", None),
        ("U.S. Department of State", "en", "US", None),
        ("De : Affaires mondiales Canada", "fr", "CA", None),
        ("European Commission – Midday briefing", "en", None, "European Commission"),
        ("African Development Bank Group", "en", None, "AFDB"),
        ("Minister of Health of Peru visits Chile", "en", None, None),
        ("UNHCR welcomes the grant", "en", None, None),
        ("White House says talks on the fisheries of the lake go on", "en", None, None),
    ],
)
def test_a_letterhead_tells_who_issues_a_text(head: str, language: str, home: str | None, house: str | None) -> None:
    reading = reading_of(f"{head}\n\nThe talks went on for a day.", language)
    assert (reading.home, reading.house) == (home, house)


def test_the_place_and_date_of_a_letter_tell_the_country_that_writes() -> None:
    text = "Kenya – Déplacement à Nairobi\n\nParis, le 10 juin 2027\n\n{}"
    assert reading_of(text.format("La France salue cet accord."), "fr").home == "FR"
    assert reading_of(text.format("Les deux pays saluent cet accord."), "fr").home != "FR"
