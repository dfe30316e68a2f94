"""What the numbered paragraphs of resolutions, conclusions and communiqués state and decide."""

from __future__ import annotations

import pytest

from communique.claims import decision, statement
from tests.claims.told import has, told

COMMUNIQUE = (
    "Final Communiqué of the Authority of Heads of State and Government of ECOWAS\nAbuja, 12 December 2027\n\n"
    "After deliberations, THE SUMMIT:\n\n1. COMMENDS the President of the Commission for her report, and TAKES NOTE of"
    " the recommendations;\n\n2. STRONGLY CONDEMNS the attacks in Kandi;\n\n3. DECIDES to activate the Standby Force."
)
RESOLUTION = (
    "Resolution 9801 (2027)\n\nThe Security Council,\n\nRecalling its previous resolutions,\n\n"
    "1. Calls upon all parties to respect the ceasefire;\n\n2. Notes with concern the increase in attacks;\n\n"
    "3. Urges Member States to contribute;\n\n4. Decides to extend the mandate of the mission until 31 December 2027;"
)
PARLIAMENT = (
    "The European Parliament,\n\nA. whereas the situation has worsened;\n\n1. Strongly condemns the violence;\n\n"
    "2. Calls on the Commission to increase its aid;"
)


def contents(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(row["speakers"]), row["content"]["text"]) for row in told(statement, text)]


def test_the_summit_of_a_communique_is_the_body_that_its_heading_names() -> None:
    leaders = ("ECOWAS:leaders",)
    assert contents(COMMUNIQUE) == [
        (leaders, "the President of the Commission for her report"),
        (leaders, "the recommendations"),
        (leaders, "the attacks in Kandi"),
    ]
    assert has(told(decision, COMMUNIQUE), bodies=["ECOWAS:leaders"], act="decide")


@pytest.mark.parametrize(
    "content",
    ["all parties to respect the ceasefire", "the increase in attacks", "Member States to contribute"],
)
def test_a_verb_that_the_parser_takes_for_a_noun_states_for_the_council(content: str) -> None:
    assert (("UNSC",), content) in contents(RESOLUTION)


def test_recitals_between_a_parliament_and_its_paragraphs_do_not_part_them() -> None:
    assert contents(PARLIAMENT) == [
        (("European Parliament",), "the violence"),
        (("European Parliament",), "the Commission to increase its aid"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The agenda:\n\n1. Notes of the last meeting\n\n2. Reports by the working groups\n\n3. Talks on the budget",
        "Donors:\n\n- Calls for tents: 3\n\n- Requests for water: 2",
    ],
)
def test_an_agenda_of_nouns_states_nothing(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Canada condemns the attack in Bamako. We extend our condolences to the families of the victims.", "CA"),
        ("The European Union congratulates Malawi. We commend the commission for its work.", "EU"),
    ],
)
def test_what_an_issuer_says_of_itself_is_told_sentence_by_sentence_in_its_own_words(text: str, speaker: str) -> None:
    rows = told(statement, text)
    assert [row["speakers"] for row in rows] == [[speaker], [speaker]]
    assert [row["form"] for row in rows] == ["indirect", "direct"]


def test_what_a_statement_is_about_does_not_speak_it() -> None:
    text = "Statement on the suspension of NGOs\n\nWe are concerned. We condemn the decision. We call on all to talk."
    assert not any(row.get("speakers") == ["NGOs"] for row in told(statement, text))


def test_a_statement_that_is_only_put_out_says_nothing() -> None:
    assert contents("The Embassy of Japan in Kenya issues the following statement.") == []
