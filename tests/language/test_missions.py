"""Missions abroad act for those who sent them."""

from __future__ import annotations

import pytest

from communique.language.missions import is_mission
from tests.language.readings import reading_of


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("The Delegation of the European Union to Uganda welcomed the vote.", "EU"),
        ("The Embassy of Japan in Kenya welcomed the vote.", "JP"),
        ("The Permanent Mission of Kenya to the United Nations welcomed the vote.", "KE"),
        ("The EU Delegation to Malawi welcomed the vote.", "EU"),
        ("The Norwegian Embassy in Nairobi welcomed the vote.", "NO"),
        ("L’ambassade du Japon au Kenya a salué le vote.", "JP"),
        ("La Délégation de l’Union européenne au Mali a salué le vote.", "EU"),
    ],
)
def test_a_mission_is_the_country_or_body_that_sent_it(text: str, sender: str) -> None:
    (sentence,) = reading_of(text, "fr" if text.startswith(("L’", "La ")) else "en").sentences
    assert [mention.entities for mention in sentence.mentions] == [(sender,)]


@pytest.mark.parametrize(
    "text",
    ["The delegation from Japan went to Kenya.", "The mission of Japan is peace.", "Kenya asked Japan for help."],
)
def test_other_missions_and_delegations_stay_as_they_are(text: str) -> None:
    (sentence,) = reading_of(text, "en").sentences
    assert ("JP",) in [mention.entities for mention in sentence.mentions]
    assert not any(mention.span.of(text).casefold().startswith("the ") for mention in sentence.mentions)


def test_the_name_of_a_house_tells_whether_it_is_a_mission() -> None:
    assert is_mission("Delegation of the European Union to Uganda")
    assert not is_mission("Ministry of Foreign Affairs")
