"""Decisions by whoever stands behind a short name, told by nouns, denied, or begun again by a second verb."""

from __future__ import annotations

from typing import Any

import pytest

from communique.claims import decision
from tests.claims.told import told

PAIR = "The Minister of Peru met the Minister of Chile. "


def rows_of(text: str, language: str = "en") -> list[tuple[Any, ...]]:
    found = told(decision, text, language)
    return [
        (row["modality"], row.get("bodies", []), row["act"], (row.get("content") or {}).get("text")) for row in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Security Council met. The 15-member organ maintained the ceiling of 17,000 troops.",
            ("asserted", ["UNSC"], "maintain", "the ceiling of 17,000 troops"),
        ),
        (
            "The European Council met. It invites the Commission to present a plan.",
            ("asserted", ["European Council"], "invite", "the Commission to present a plan"),
        ),
        ("The INC met. The Committee agreed to forward the text.", ("asserted", ["INC"], "agree", "forward the text")),
        (
            "The expert group on definitions met. The group agreed on a threshold.",
            ("asserted", ["expert group on definitions"], "agree", "a threshold"),
        ),
        ("Donors agreed to set up a committee.", ("asserted", ["Donors"], "agree", "set up a committee")),
        ("The College adopted the proposal on drones.", ("asserted", ["College"], "adopt", "the proposal on drones")),
        (
            PAIR + "The two sides noted that Fiji grows rice and decided to set up a working group.",
            ("asserted", ["PE", "CL"], "decide", "set up a working group"),
        ),
        (
            PAIR + "The two sides signed the guest book. They agreed to meet again.",
            ("asserted", ["PE", "CL"], "agree", "meet again"),
        ),
        ("The Government of Peru has decided to close the port.", ("asserted", ["PE"], "decide", "close the port")),
        ("Both decisions were taken by the Government of Peru.", ("asserted", ["PE"], "decide", "Both decisions")),
        ("Lima, 5 May: The Council approved the plan.", ("asserted", ["Council"], "approve", "the plan")),
        (
            "The Board of the Fund (www.fund.org) approved a loan to Fiji to build a road.",
            ("asserted", ["Board of the Fund"], "approve", "a loan to Fiji to build a road"),
        ),
        (
            "The Council agreed to open an office and mandated the Board to report.",
            ("asserted", ["Council"], "agree", "open an office"),
        ),
        (
            "The Council accepted the offer of Fiji to host the next session.",
            ("asserted", ["Council"], "accept", "the offer of Fiji to host the next session"),
        ),
        (
            "The Walloon parliament refused to put the text on its agenda.",
            ("asserted", ["Walloon parliament"], "refuse", "put the text on its agenda"),
        ),
        (
            "The Committee voted by 31 to 9 to recommend that Fiji be heard.",
            ("asserted", ["Committee"], "recommend", "Fiji be heard"),
        ),
        (
            "The Security Council voted 13-0, with China abstaining, to extend the mandate.",
            ("asserted", ["UNSC"], "vote", "extend the mandate"),
        ),
        ("In Belgium the federal chamber voted in favour.", ("asserted", ["federal chamber"], "vote", "in favour")),
        ("The treaty, which the senate approved in June, is long.", ("asserted", ["senate"], "approve", "The treaty")),
        (
            "We welcome the decision of the African Union to send a mission.",
            ("asserted", ["AFRICAN UNION"], "decide", "send a mission"),
        ),
        (
            "We took note of Peru's decision to join the partnership.",
            ("asserted", ["PE"], "decide", "join the partnership"),
        ),
        (
            "The Foreign Minister of Fiji, Ana Roe, explained her government's decision to join.",
            ("asserted", ["FJ"], "decide", "join"),
        ),
        ("No decision was taken.", ("denied", [], "decide", None)),
        ("Nothing has been decided.", ("denied", [], "decide", None)),
        ("No agreement was reached on paragraph 4.", ("denied", [], "agree", "paragraph 4")),
        ("The Senate has not yet voted.", ("denied", ["Senate"], "vote", None)),
    ],
)
def test_who_decided_what_is_read_in_its_turn_of_phrase(text: str, expected: tuple[Any, ...]) -> None:
    assert expected in rows_of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les ministres sont convenus de créer un fonds.", ("asserted", ["ministres"], "convenir", "créer un fonds")),
        ("Le Conseil a maintenu le plafond.", ("asserted", ["Conseil"], "maintenir", "le plafond")),
        ("Le Conseil a accepté l’offre du Pérou.", ("asserted", ["Conseil"], "accepter", "l’offre du Pérou")),
        ("Aucune décision n’a été prise.", ("denied", [], "décider", None)),
        ("Aucun accord n’a été trouvé sur la pêche.", ("denied", [], "convenir", "la pêche")),
        ("Rien n’a été décidé.", ("denied", [], "décider", None)),
    ],
)
def test_french_decisions_are_read_alike(text: str, expected: tuple[Any, ...]) -> None:
    assert expected in rows_of(text, "fr")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Twenty-four Member States of the EU voted in favour.", "en"),
        ("Eleven Member States of the EU ratified the amended treaty.", "en"),
        ("We call for a decision of the Council to send a mission.", "en"),
        ("The sanctions that Peru and Chile imposed hurt the fleet.", "en"),
        ("Nothing was said.", "en"),
        ("No fish was taken.", "en"),
        ("Peru accepted the visitors.", "en"),
        ("The Government of Peru reached the coast.", "en"),
        ("L’Agence accordera un prêt de 75 millions d’euros.", "fr"),
    ],
)
def test_what_no_body_decides_is_no_decision(text: str, language: str) -> None:
    assert rows_of(text, language) == []


def test_items_under_the_name_of_a_body_are_its_decisions() -> None:
    text = "9. The European Council:\n(a) endorses the agreement on drones;\n(b) adopts the plan on ports.\n"
    assert [row[1:] for row in rows_of(text)] == [
        (["European Council"], "endorse", "the agreement on drones"),
        (["European Council"], "adopt", "the plan on ports"),
    ]


def test_a_list_ends_where_another_sort_of_list_begins() -> None:
    text = "4. The ministers agreed to:\n\n- set up a fund;\n- share the data.\n\n5. We thank the mayor.\n"
    assert [row[3] for row in rows_of(text)] == ["set up a fund", "share the data"]


def test_objections_are_votes_against() -> None:
    (row,) = told(decision, "The text was adopted with 119 votes in favour, 2 objections and 14 abstentions.")
    assert row["votes"] == {"for": 119, "against": 2, "abstained": 14}
