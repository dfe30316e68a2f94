from __future__ import annotations

import pytest

from communique.claims import decision
from tests.claims.told import told

JOINT = (
    "G7 Leaders' Communiqué\n\nWe, the Leaders of the G7, met in Lima on 4-5 May 2027.\n\n"
    "To this end, we:\n- agree to set up a hub for seeds;\n- endorse the Lima Principles.\n"
)
RESOLUTION = (
    "The Security Council,\nRecalling its resolution 2000,\n"
    "1. Decides to extend the mandate of the mission until 4 May 2028;\n2. Decides to remain seized of the matter.\n"
)


def decided(text: str, language: str = "en") -> list[tuple[tuple[str, ...], str, str]]:
    return [
        (tuple(row.get("bodies", ())), row["act"], row["content"]["text"]) for row in told(decision, text, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministers agreed:\n- to open a joint office;\n- to share radar data.",
            [(("ministers",), "agree", "open a joint office"), (("ministers",), "agree", "share radar data")],
        ),
        (
            "The Council agreed to:\n- open a joint office; and\n- share radar data.",
            [(("Council",), "agree", "open a joint office"), (("Council",), "agree", "share radar data")],
        ),
        (
            JOINT,
            [(("G7:leaders",), "agree", "set up a hub for seeds"), (("G7:leaders",), "endorse", "the Lima Principles")],
        ),
        (
            RESOLUTION,
            [
                (("UNSC",), "decide", "extend the mandate of the mission until 4 May 2028"),
                (("UNSC",), "decide", "remain seized of the matter"),
            ],
        ),
        (
            "Member states of the EU voted in favour of a new levy.",
            [(("EU:members",), "vote", "a new levy")],
        ),
        (
            "The leaders directed finance ministers to prepare a plan.",
            [(("leaders",), "direct", "finance ministers to prepare a plan")],
        ),
        (
            "Ministers tasked senior officials with drafting a roadmap.",
            [(("Ministers",), "task", "senior officials with drafting a roadmap")],
        ),
        (
            "Officials have been tasked with drawing up the rules.",
            [((), "task", "Officials have been tasked with drawing up the rules")],
        ),
        (
            "EU ambassadors gave the green light to a new package of sanctions.",
            [(("EU:ambassadors",), "consent", "a new package of sanctions")],
        ),
        ("EU finance ministers signed off on the plan.", [(("EU:finance-ministers",), "approve", "the plan")]),
        ("The Board named Ana Hoxha as its president.", [(("Board",), "name", "Ana Hoxha as its president")]),
        ("The Parties elected Ana Hoxha as Chair.", [(("Parties",), "elect", "Ana Hoxha as Chair")]),
        ("The bill passed the Senate by 45 votes to 12.", [(("Senate",), "pass", "The bill")]),
        (
            "The summit, chaired by Peru, also resolved to send a team.",
            [(("summit",), "resolve", "send a team")],
        ),
        (
            "Ministers did, however, adopt a plan and extended the mandate of the envoy.",
            [(("Ministers",), "adopt", "a plan"), (("Ministers",), "extend", "the mandate of the envoy")],
        ),
        (
            "The meeting of the African Union in Lima on 4 May decided to open an office.",
            [(("AFRICAN UNION",), "decide", "open an office")],
        ),
        (
            "The Executive Board of the IMF approved a loan for Peru.",
            [(("IMF Executive Board",), "approve", "a loan for Peru")],
        ),
        (
            "Peruvian Senate President Ana Hoxha met Chilean Minister Luis Roca. "
            "The two sides agreed to open a joint office.",
            [(("PE", "CL"), "agree", "open a joint office")],
        ),
    ],
)
def test_a_decision_is_read_in_whatever_form_it_is_told(
    text: str, expected: list[tuple[tuple[str, ...], str, str]]
) -> None:
    assert decided(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discussed:\n- the price of seeds;\n- the state of the roads.",
        "The mayor named her dog after a minister.",
        "Officials were tasked.",
        "The bill passed through many hands.",
        "He gave the child a green light.",
        "The path, closed by snow and described in the guide, leads to Peru.",
    ],
)
def test_words_of_deciding_alone_decide_nothing(text: str) -> None:
    assert decided(text) == []


@pytest.mark.parametrize(
    ("text", "content", "rule"),
    [
        ("The Council adopted by consensus the Lima Declaration on Forests.", "the Lima Declaration", "consensus"),
        ("The Assembly approved by acclamation the budget.", "the budget", "acclamation"),
    ],
)
def test_how_it_was_decided_may_stand_before_what_was_decided(text: str, content: str, rule: str) -> None:
    (row,) = told(decision, text)
    assert row["content"]["text"].startswith(content)
    assert row["rule"] == rule
