from __future__ import annotations

from typing import Any

import pytest

from communique.claims import discussion
from tests.claims.told import has, told

TWO = "Ada Voss of Finland and Luis Roca of Peru"
PAIR = ["Ada Voss", "Luis Roca"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"{TWO} discussed fisheries, trade and the situation in the Baltic Sea.",
            {"participants": PAIR, "topics": ["fisheries", "trade", "situation in the Baltic Sea"]},
        ),
        (f"{TWO} talked about fisheries.", {"participants": PAIR, "topics": ["fisheries"]}),
        (f"{TWO} touched on fisheries.", {"participants": PAIR, "topics": ["fisheries"]}),
        (f"{TWO} took stock of the railway project.", {"participants": PAIR, "topics": ["railway project"]}),
        (
            "EU Foreign Ministers exchanged views on migration and on relations with Turkey.",
            {"participants": ["EU:foreign-ministers"], "topics": ["migration", "relations with Turkey"]},
        ),
        (
            "EU Foreign Ministers addressed issues related to migration, Turkey and energy.",
            {"participants": ["EU:foreign-ministers"], "topics": ["migration", "Turkey", "energy"]},
        ),
        (
            "EU Foreign Ministers also considered the situation in the Sahel.",
            {"participants": ["EU:foreign-ministers"], "topics": ["situation in the Sahel"]},
        ),
        (
            "On Friday, G7 leaders will discuss resilience and how to protect cables.",
            {"participants": ["G7:leaders"], "topics": ["resilience", "how to protect cables"], "modality": "expected"},
        ),
        (
            "G7 leaders did not discuss new sanctions.",
            {"participants": ["G7:leaders"], "topics": ["new sanctions"], "modality": "denied"},
        ),
        (
            "An official denied that G7 leaders had discussed new sanctions.",
            {"participants": ["G7:leaders"], "modality": "denied"},
        ),
        (
            "Minister Ada Voss raised the issue of detained journalists with Peruvian Foreign Minister Luis Roca.",
            {"participants": PAIR, "topics": ["issue of detained journalists"], "raised_by": ["Ada Voss"]},
        ),
        (
            "Finnish Prime Minister Ada Voss will travel to Riga to discuss energy with President Juris Kalns.",
            {"participants": ["Ada Voss", "Juris Kalns"], "topics": ["energy"], "modality": "expected"},
        ),
        (
            "The meeting between Finland and Peru focused on grain exports.",
            {"participants": ["FI", "PE"], "topics": ["grain exports"]},
        ),
        (
            "Finnish Foreign Minister Ada Voss met President Juris Kalns to discuss issues including fisheries.",
            {"participants": ["Ada Voss", "Juris Kalns"], "topics": ["fisheries"]},
        ),
        ("The second session addressed tailored support for partners.", {"topics": ["tailored support for partners"]}),
    ],
)
def test_a_discussion_has_its_parties_and_each_matter(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(discussion, text), **wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Les ministres des Affaires étrangères de l’Union européenne ont évoqué la Chine et la résilience.",
            {"participants": ["EU:foreign-ministers"], "topics": ["Chine", "résilience"]},
        ),
        (
            "Les ministres des Affaires étrangères de l’Union européenne ont échangé sur la pêche.",
            {"participants": ["EU:foreign-ministers"], "topics": ["pêche"]},
        ),
    ],
)
def test_french_discussions_are_read_by_the_same_rules(text: str, wanted: dict[str, Any]) -> None:
    assert has(told(discussion, text, "fr"), **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Voss addressed the General Assembly.",
        "The government is reviewing the contract.",
        "Trade should be discussed.",
        "A range of issues was discussed.",
        "Luis Roca talked about his childhood.",
        "The minister raised taxes.",
        "Finland raised its flag.",
        "It is time for the United Nations to take stock of this initiative.",
        "They shared a taxi.",
        "Finland and Peru must address climate change.",
        "Peru considered the offer.",
        "EU Foreign Ministers addressed delegates.",
    ],
)
def test_words_that_only_look_like_a_discussion_give_none(text: str) -> None:
    assert told(discussion, text) == []


def test_the_two_leaders_are_those_who_met_before() -> None:
    text = (
        "Finnish Foreign Minister Ada Voss met Peru's Foreign Minister, Luis Roca, in Lima. "
        "The two ministers discussed fisheries."
    )
    assert has(told(discussion, text), participants=PAIR, topics=["fisheries"])


def test_the_day_of_the_talks_is_no_matter_of_them() -> None:
    assert told(discussion, "The Foreign Ministers of Finland and Peru held talks on 3 May 2024.") == []
