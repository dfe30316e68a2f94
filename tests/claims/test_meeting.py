from __future__ import annotations

from typing import Any

import pytest

from communique.claims import meeting
from communique.claims.lexicon import rows
from communique.model.fields import MeetingFormat
from tests.claims.told import has, told

WEDNESDAY = "2024-05-15"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Foreign Minister Ada Voss of Finland met Peru's Foreign Minister, Luis Roca, in Lima on Tuesday.",
            {"bodies": ["Ada Voss", "Luis Roca"], "date": "2024-05-14", "city": "Lima", "format": "bilateral"},
        ),
        (
            "Finnish Prime Minister Ada Voss will meet with President Luis Roca of Peru in Helsinki on Friday.",
            {"bodies": ["Ada Voss", "Luis Roca"], "date": "2024-05-17", "city": "Helsinki", "modality": "expected"},
        ),
        (
            "President Juris Kalns received Peru's Foreign Minister, Luis Roca, in Riga on 3 May 2024.",
            {"bodies": ["Juris Kalns", "Luis Roca"], "date": "2024-05-03", "city": "Riga"},
        ),
        (
            "U.S. Secretary of State John Hale today hosted Finnish Foreign Minister Ada Voss in Washington.",
            {"bodies": ["John Hale", "Ada Voss"], "date": "2024-05-15", "city": "Washington"},
        ),
        (
            "Minister Ada Voss of Finland travelled to Riga, Latvia, where she met President Juris Kalns.",
            {"bodies": ["Ada Voss", "Juris Kalns"], "city": "Riga", "country": "LV"},
        ),
        (
            "Finland's Foreign Minister, Ada Voss, said she would meet President Juris Kalns in Riga.",
            {"bodies": ["Ada Voss", "Juris Kalns"], "modality": "expected"},
        ),
        (
            "An official denied that Finnish Foreign Minister Ada Voss had met President Juris Kalns.",
            {"bodies": ["Ada Voss", "Juris Kalns"], "modality": "denied"},
        ),
        (
            "Finnish Foreign Minister Ada Voss hopes to meet President Juris Kalns.",
            {"bodies": ["Ada Voss", "Juris Kalns"], "modality": "conditional"},
        ),
    ],
)
def test_a_verb_of_meeting_tells_who_met_when_and_where(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(meeting, text, published=WEDNESDAY), **wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "EU Foreign Ministers gathered in Tallinn on 30-31 August 2024.",
            {"bodies": ["EU:foreign-ministers"], "date": "2024-08-30/2024-08-31", "city": "Tallinn"},
        ),
        (
            "G7 finance ministers and central bank governors met in Niigata, Japan, on May 11-13, 2023.",
            {"bodies": ["G7:finance-ministers"], "city": "Niigata", "country": "JP", "format": "ministerial"},
        ),
        (
            "The Committee on Fisheries met for the second time on Thursday 6 June 2024.",
            {"bodies": ["Committee on Fisheries"], "date": "2024-06-06"},
        ),
        (
            "The Joint Committee of Finland, Latvia and Peru will convene in Riga on 3 May 2025.",
            {"bodies": ["FI", "LV", "PE"], "name": "Joint Committee", "city": "Riga", "modality": "expected"},
        ),
        (
            "We, the Leaders of the G7, met in Hiroshima for our annual Summit on May 19-21, 2023.",
            {"bodies": ["G7:leaders"], "date": "2023-05-19/2023-05-21", "city": "Hiroshima", "format": "summit"},
        ),
        (
            "The North Atlantic Council met in Vilnius on 11 July 2023.",
            {"bodies": ["NAC"], "date": "2023-07-11", "city": "Vilnius"},
        ),
        (
            "ASEAN leaders will convene in Jakarta, Indonesia, in September 2025.",
            {"bodies": ["ASEAN:leaders"], "date": "2025-09", "city": "Jakarta", "format": "summit"},
        ),
    ],
)
def test_a_group_that_gathers_has_met(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(meeting, text), **wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Foreign Ministers of Finland, Latvia and Peru held talks in Riga on 3 May 2024.",
            {"bodies": ["FI", "LV", "PE"], "date": "2024-05-03", "city": "Riga"},
        ),
        (
            "The summit of ASEAN leaders took place in Jakarta, Indonesia, from 5 to 7 September 2023.",
            {"name": "summit of ASEAN leaders", "date": "2023-09-05/2023-09-07", "country": "ID", "format": "summit"},
        ),
        (
            "Norway will host the next meeting of the Nordic Council in Bergen in October 2025.",
            {"host": ["NO"], "date": "2025-10", "city": "Bergen", "modality": "expected"},
        ),
        (
            "The planned meeting between President Kalns and President Roca did not take place.",
            {"bodies": ["Kalns", "Roca"], "modality": "denied"},
        ),
        (
            "A conference on forests will be held in Porto on 3 May 2025.",
            {"name": "conference on forests", "date": "2025-05-03", "city": "Porto", "modality": "expected"},
        ),
        (
            "The Fourth Adriatic Water Conference, co-hosted by Slovenia and Albania, closed in Ljubljana.",
            {"name": "Fourth Adriatic Water Conference", "host": ["SI", "AL"], "format": "conference"},
        ),
        (
            "The 60th session of the Human Rights Council opened in Geneva on 8 September 2025.",
            {"name": "60th session of the Human Rights Council", "date": "2025-09-08", "format": "session"},
        ),
        (
            "The Riga Security Conference was chaired by Latvian Foreign Minister Inese Ozola.",
            {"name": "Riga Security Conference", "chair": ["Inese Ozola"]},
        ),
        (
            "The ASEAN Foreign Ministers' Meeting was convened in Lima on 25 July 2024.",
            {"name": "ASEAN Foreign Ministers' Meeting", "bodies": ["ASEAN:foreign-ministers"], "date": "2024-07-25"},
        ),
        (
            "President Kalns arrived in Lima, where he is due to hold talks with President Luis Roca.",
            {"bodies": ["Kalns", "Luis Roca"], "city": "Lima", "modality": "expected"},
        ),
        (
            "On 3 May 2024 Peru and Chile signed the pact at the end of the G20 summit in Lima.",
            {"name": "G20 summit", "bodies": ["G20"], "city": "Lima", "format": "summit"},
        ),
        (
            "The talks with Minister Luis Roca of Peru were cancelled.",
            {"modality": "denied"},
        ),
        (
            "Finland welcomes the upcoming Riga Water Summit.",
            {"name": "upcoming Riga Water Summit", "modality": "expected"},
        ),
    ],
)
def test_a_noun_of_occasion_is_a_meeting_where_it_is_one_occasion(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(meeting, text), **wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Latvian President Juris Kalns spoke by telephone with Peruvian President Luis Roca on 3 May 2024.",
            {"bodies": ["Juris Kalns", "Luis Roca"], "date": "2024-05-03", "format": "call"},
        ),
        (
            "Finnish Foreign Minister Ada Voss spoke today with Peruvian Foreign Minister Luis Roca.",
            {"bodies": ["Ada Voss", "Luis Roca"], "format": "call"},
        ),
        (
            "Finnish Foreign Minister Ada Voss had a phone call with Ukrainian Foreign Minister Oleh Marchuk.",
            {"bodies": ["Ada Voss", "Oleh Marchuk"], "format": "call"},
        ),
        (
            "Ada Voss, Finland's Foreign Minister, visited Peru on 3 May 2024.",
            {"bodies": ["Ada Voss"], "country": "PE", "date": "2024-05-03", "format": "visit"},
        ),
        (
            "The Prime Minister of Finland, Ada Voss, paid an official visit to Peru on 3-4 May 2024.",
            {"bodies": ["Ada Voss"], "country": "PE", "date": "2024-05-03/2024-05-04", "format": "visit"},
        ),
        (
            "Finland's Foreign Minister, Ada Voss, visited Peru on 3 May and Chile on 5 May 2024.",
            {"bodies": ["Ada Voss"], "country": "CL", "date": "2024-05-05", "format": "visit"},
        ),
        (
            "Finland and Peru signed a trade agreement in Lima on 3 May 2024.",
            {"bodies": ["FI", "PE"], "date": "2024-05-03", "city": "Lima", "format": "ceremony"},
        ),
    ],
)
def test_calls_visits_and_signings_are_told_apart(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(meeting, text), **wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le ministre, M. Paul Morel, s’est entretenu le 3 mai 2024 à Riga avec le président, M. Juris Kalns.",
            {"bodies": ["Paul Morel", "Juris Kalns"], "date": "2024-05-03", "city": "Riga", "format": "bilateral"},
        ),
        (
            "Les ministres des Affaires étrangères de l’Union européenne se sont réunis à Lima les 30 et 31 août 2024.",
            {"bodies": ["EU:foreign-ministers"], "date": "2024-08-30/2024-08-31", "city": "Lima"},
        ),
        (
            "La Finlande accueillera le sommet de l’OTAN en 2027.",
            {"name": "sommet de l’OTAN", "bodies": ["NATO"], "host": ["FI"], "date": "2027", "modality": "expected"},
        ),
        (
            "Le président Jean Morel a reçu le Premier ministre finlandais, M. Otto Lind, le 3 mai 2024.",
            {"bodies": ["Jean Morel", "Otto Lind"], "date": "2024-05-03"},
        ),
        (
            "Mme Claire Dumas se rendra en Lettonie le 3 mai 2024.",
            {"bodies": ["Claire Dumas"], "country": "LV", "format": "visit", "modality": "expected"},
        ),
        ("La réunion prévue avec M. Luis Roca a été annulée.", {"bodies": ["Luis Roca"], "modality": "denied"}),
    ],
)
def test_french_meetings_are_read_by_the_same_rules(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(meeting, text, "fr"), **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Voss urged both sides to meet the requirements of the treaty.",
        "Finland meets the criteria for membership.",
        "Ministers should meet more often.",
        "Ada Voss met the challenge of reform.",
        "We need meetings like this one.",
        "The minister called the vote a farce.",
        "She spoke to reporters in Lima.",
        "The two parties signed up for the plan.",
        "The committee room is next to the conference centre.",
        "Finland and Peru agreed on a common text.",
        "He visited the exhibition with his family.",
        "Every meeting of ministers ends with a photograph.",
        "The Summit Hotel has two hundred rooms.",
        "They met with resistance.",
        "The company hosted a website for the city.",
        "Wages were called unfair in the report.",
    ],
)
def test_words_that_only_look_like_a_meeting_give_none(text: str) -> None:
    assert told(meeting, text) == []


def test_cette_reunion_in_general_is_no_meeting() -> None:
    assert told(meeting, "Cette réunion de famille est sans importance.", "fr") == []


def test_a_list_of_bilateral_meetings_gives_one_for_each_person() -> None:
    text = (
        "Finnish Foreign Minister Ada Voss met bilaterally with:\n\n"
        "• Luis Roca, Minister of Foreign Affairs of Peru (3 May 2024);\n"
        "• Inese Ozola, Minister of Foreign Affairs of Latvia (4 May 2024).\n"
    )
    rows = told(meeting, text)
    assert [(row["bodies"], row["date"]) for row in rows] == [
        (["Ada Voss", "Luis Roca"], "2024-05-03"),
        (["Ada Voss", "Inese Ozola"], "2024-05-04"),
    ]


def test_a_meeting_told_again_stays_one_claim_with_what_both_passages_tell() -> None:
    text = (
        "The meeting of EU Foreign Ministers took place in Tallinn on 30 August 2024.\n\n"
        "EU Foreign Ministers met at the Kadriorg Palace on 30 August 2024.\n"
    )
    rows = told(meeting, text)
    assert len(rows) == 1
    assert (rows[0]["city"], rows[0]["venue"]) == ("Tallinn", "Kadriorg Palace")


def test_meetings_on_other_days_or_with_others_stay_apart() -> None:
    text = (
        "Finnish Foreign Minister Ada Voss met President Juris Kalns in Riga on 3 May 2024. "
        "Ada Voss met President Juris Kalns in Riga on 9 June 2024. "
        "Ada Voss met Peru's Foreign Minister, Luis Roca, in Riga on 3 May 2024."
    )
    assert len(told(meeting, text)) == 3


def test_a_meeting_on_the_margins_is_where_the_larger_one_is() -> None:
    text = (
        "The meeting of EU Foreign Ministers took place in Tallinn on 30 August 2024. "
        "On the margins of the meeting, Minister Ada Voss met with her Peruvian counterpart, Luis Roca."
    )
    assert has(told(meeting, text), bodies=["Ada Voss", "Luis Roca"], city="Tallinn")


def test_another_meeting_in_the_same_breath_is_on_the_same_day_and_at_the_same_place() -> None:
    text = (
        "In Riga on 3 May 2024, Foreign Minister Ada Voss will meet with President Juris Kalns. "
        "She will also meet with Prime Minister Inese Ozola."
    )
    assert has(told(meeting, text), bodies=["Ada Voss", "Inese Ozola"], date="2024-05-03", city="Riga")


def test_a_joint_statement_tells_of_the_meeting_in_its_heading() -> None:
    text = "Joint statement of G7 Foreign Ministers\nLima, 3-4 May 2024\n\n1. We condemn the attack of last week.\n"
    assert has(told(meeting, text), bodies=["G7:foreign-ministers"], date="2024-05-03/2024-05-04", city="Lima")


def test_a_meeting_told_beside_where_somebody_was_is_there_on_those_days() -> None:
    text = "Minister Ada Voss was in Lima on 3-4 May 2024 and represented Finland at the G20 Trade Ministers Meeting."
    assert has(told(meeting, text), date="2024-05-03/2024-05-04", city="Lima", format="ministerial")


def test_the_session_of_a_body_is_one_meeting() -> None:
    rows_found = told(meeting, "In 2025, Peru will host the 43rd session of the World Forestry Conference in Lima.")
    assert [row["name"] for row in rows_found] == ["43rd session of the World Forestry Conference"]


def test_every_meeting_quotes_words_of_its_passage() -> None:
    text = "EU Foreign Ministers gathered in Tallinn on 30 August 2024. Norway will host the next meeting in Bergen."
    assert all(row["modality"] in ("asserted", "expected") for row in told(meeting, text))


def test_the_formats_of_the_lexicon_are_the_models() -> None:
    formats = set(MeetingFormat.__args__)  # type: ignore[attr-defined]  # a Literal lists its values
    for language in ("en", "fr"):
        given = {row["format"] for row in rows("occasion-nouns", language) if row["kind"] == "meeting"}
        assert given <= formats


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_intent_has_a_modality_of_the_model(language: str) -> None:
    assert {row["modality"] for row in rows("intents", language)} <= {"expected", "conditional", "denied"}
