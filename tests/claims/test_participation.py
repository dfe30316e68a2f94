from __future__ import annotations

import pytest

from communique.claims import participation
from communique.claims.lexicon import rows
from communique.model.fields import Capacity
from tests.claims.told import told

EVENT = "Riga Security Conference"


def parts(text: str, language: str = "en") -> list[tuple[str, str | None, str, str]]:
    return [
        (row["participant"], row.get("event"), row["capacity"], row["modality"])
        for row in told(participation, text, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Finnish Foreign Minister Ada Voss attended the Riga Security Conference.",
            [("Ada Voss", EVENT, "unspecified", "asserted")],
        ),
        (
            "Peru and Chile took part in the Riga Security Conference as observers.",
            [("PE", EVENT, "observer", "asserted"), ("CL", EVENT, "observer", "asserted")],
        ),
        (
            "Albania was represented at the Riga Security Conference by its Deputy Prime Minister, Ana Hoxha.",
            [("Ana Hoxha", EVENT, "unspecified", "asserted")],
        ),
        (
            "President Luis Roca of Peru did not attend the Riga Security Conference.",
            [("Luis Roca", EVENT, "unspecified", "denied")],
        ),
        (
            "Ministers from Georgia and Moldova will join the Riga Security Conference.",
            [("GE", EVENT, "unspecified", "expected"), ("MD", EVENT, "unspecified", "expected")],
        ),
        (
            "The Riga Security Conference brought together Finland, Peru and Chile.",
            [(country, EVENT, "unspecified", "asserted") for country in ("FI", "PE", "CL")],
        ),
        (
            "The Riga Security Conference was chaired by Latvian Foreign Minister Inese Ozola.",
            [("Inese Ozola", EVENT, "chair", "asserted")],
        ),
        (
            "Latvian Foreign Minister Inese Ozola chaired the Riga Security Conference.",
            [("Inese Ozola", EVENT, "chair", "asserted")],
        ),
        (
            "President Luis Roca addressed the Riga Security Conference by video link.",
            [("Luis Roca", EVENT, "unspecified", "asserted")],
        ),
        (
            "President Luis Roca told the Riga Security Conference that the river was rising.",
            [("Luis Roca", EVENT, "unspecified", "asserted")],
        ),
        (
            "President Luis Roca spoke at the Riga Security Conference.",
            [("Luis Roca", EVENT, "unspecified", "asserted")],
        ),
        (
            "Taking the floor at the Riga Security Conference, President Luis Roca called for calm.",
            [("Luis Roca", EVENT, "unspecified", "asserted")],
        ),
        (
            "Luis Roca of Peru was invited to the Riga Security Conference.",
            [("Luis Roca", EVENT, "invitee", "asserted")],
        ),
        ("Peru boycotted the Riga Security Conference.", [("PE", EVENT, "unspecified", "denied")]),
        ("Peru stayed away from the Riga Security Conference.", [("PE", EVENT, "unspecified", "denied")]),
        (
            "Finnish Foreign Minister Ada Voss participated in the Riga Security Conference.",
            [("Ada Voss", EVENT, "unspecified", "asserted")],
        ),
        (
            "Ada Voss represented Finland at the Riga Security Conference.",
            [("Ada Voss", EVENT, "unspecified", "asserted")],
        ),
        (
            "Peru took part in the Riga Security Conference, alongside Chile.",
            [("PE", EVENT, "unspecified", "asserted"), ("CL", EVENT, "unspecified", "asserted")],
        ),
        ("Peru might attend the Riga Security Conference.", [("PE", EVENT, "unspecified", "conditional")]),
    ],
)
def test_who_took_part_is_read_with_capacity_and_certainty(
    text: str, expected: list[tuple[str, str | None, str, str]]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first session was held in the presence of the invited countries, Peru and Chile.",
            [("PE", "first session", "invitee", "asserted"), ("CL", "first session", "invitee", "asserted")],
        ),
        (
            "The last session was devoted to partnerships and was held in the presence of Peru and Chile.",
            [("PE", "last session", "partner", "asserted"), ("CL", "last session", "partner", "asserted")],
        ),
        (
            "The session was followed by an informal dinner with Peru's Foreign Minister, Luis Roca.",
            [("Luis Roca", "informal dinner with Peru’s Foreign Minister", "unspecified", "asserted")],
        ),
        (
            "In the last session, with Peru and Chile, ministers agreed to do more.",
            [("PE", "last session", "unspecified", "asserted"), ("CL", "last session", "unspecified", "asserted")],
        ),
        (
            "Peru and Chile, whose ministers joined the closing session, thanked Finland.",
            [
                ("PE", "closing session", "unspecified", "asserted"),
                ("CL", "closing session", "unspecified", "asserted"),
            ],
        ),
        (
            "The session of 3 May 2024, in which Peru and Chile participated, addressed trade.",
            [(country, "session of 3 May 2024", "unspecified", "asserted") for country in ("PE", "CL")],
        ),
        ("Yesterday we met Minister Luis Roca over dinner.", [("Luis Roca", "dinner", "unspecified", "asserted")]),
    ],
)
def test_who_was_at_a_session_is_read_from_the_phrases_about_it(
    text: str, expected: list[tuple[str, str | None, str, str]]
) -> None:
    found = parts(text)
    assert [(who, capacity, modality) for who, _, capacity, modality in found] == [
        (who, capacity, modality) for who, _, capacity, modality in expected
    ]
    for (_, event, *_), (_, wanted, *_) in zip(found, expected, strict=True):
        assert event is not None
        assert wanted is not None
        assert event.startswith(wanted.split()[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La ministre, Mme Claire Dumas, a participé à la Conférence de Riga.",
            [("Claire Dumas", "unspecified", "asserted")],
        ),
        ("Le Pérou participera au sommet de Riga.", [("PE", "unspecified", "expected")]),
        ("La réunion de Riga a été présidée par M. Juris Kalns.", [("Juris Kalns", "chair", "asserted")]),
        ("Le Pérou n’a pas participé à la Conférence de Riga.", [("PE", "unspecified", "denied")]),
    ],
)
def test_french_participation_is_read_by_the_same_rules(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(who, capacity, modality) for who, _, capacity, modality in parts(text, "fr")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They attended to the wounded.",
        "Finland joined NATO in 2023.",
        "She took part of the blame.",
        "Finland can participate in and benefit from trade.",
        "Peru congratulates him on his election to preside over the session.",
        "Türkiye has not told us when it will decide.",
        "The minister addressed the problem of floods.",
        "Norway will host the Riga Security Conference.",
        "He opened the door.",
        "Zambia joins calls for reform of the bank.",
        "Children attend school in Lima.",
    ],
)
def test_words_that_only_look_like_taking_part_give_none(text: str) -> None:
    assert parts(text) == []


def test_an_unnamed_occasion_is_the_documents_main_meeting() -> None:
    text = "The meeting of EU Foreign Ministers took place in Tallinn on 30 August 2024. Peru also attended."
    assert parts(text) == [("PE", "meeting of EU Foreign Ministers", "unspecified", "asserted")]


def test_those_by_whom_a_group_is_joined_take_part() -> None:
    text = (
        "The meeting of EU Foreign Ministers takes place in Tallinn on 30 August 2024. "
        "EU Foreign Ministers will be joined by their Peruvian and Chilean counterparts as invitees."
    )
    assert parts(text) == [
        ("PE", "meeting of EU Foreign Ministers", "invitee", "expected"),
        ("CL", "meeting of EU Foreign Ministers", "invitee", "expected"),
    ]


def test_those_named_among_the_participants_took_part() -> None:
    text = "Among the participants were Luis Roca, Peru's Minister of Energy, and Inese Ozola of Latvia."
    assert [who for who, *_ in parts(text)] == ["Luis Roca", "Inese Ozola"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_capacities_of_the_lexicons_are_the_models(language: str) -> None:
    capacities = set(Capacity.__args__)  # type: ignore[attr-defined]  # a Literal lists its values
    assert {row["capacity"] for row in rows("capacities", language)} <= capacities
    assert {row["capacity"] for row in rows("participation-verbs", language)} <= capacities


def test_the_meeting_is_the_one_that_was_held_not_the_next_one() -> None:
    text = (
        "Foreign ministers of Latvia, Poland and Moldova met in Riga on 12 March 2024. Minister Karlis Berzins chaired "
        "the meeting. The next meeting will take place in Warsaw on 10 September 2024. Estonia attended as an observer."
    )
    events = {row["participant"]: row.get("event") for row in told(participation, text, published="2024-03-12")}
    assert events == {"Karlis Berzins": "meeting", "EE": "meeting"}
