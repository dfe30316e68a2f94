"""Who decides, and what: pairs, organs named in full before, opening participles, what is asked of an organ."""

from __future__ import annotations

import pytest

from communique.claims import decision, discussion, meeting
from tests.claims.told import has, told

_MET = "The Prime Minister of Peru, Ann Roe, met the President of Chile, Jo Poe, in Lima. "


@pytest.mark.parametrize(
    ("text", "bodies", "act", "content"),
    [
        (_MET + "The two leaders agreed to open an office.", ["Ann Roe", "Jo Poe"], "agree", "open an office"),
        (_MET + "Rain fell. The two sides decided to open an office.", ["PE", "CL"], "decide", "open an office"),
        (_MET + "Both leaders concurred on a calendar.", ["Ann Roe", "Jo Poe"], "concur", "a calendar"),
        (
            "The Security Council met on Monday. The Council requested the Secretary-General to report by May.",
            ["UNSC"],
            "request",
            "the Secretary-General to report by May",
        ),
        (
            "The Security Council met. Earlier, it rejected an amendment by a vote of 4 in favour to 8 against.",
            ["UNSC"],
            "reject",
            "an amendment",
        ),
        (
            "Adopting a resolution by 13 votes to 2, the Security Council asked Peru to withdraw.",
            ["UNSC"],
            "adopt",
            "a resolution",
        ),
        (
            "Peru reached an agreement with its creditors.",
            ["PE", "creditors"],
            "agree",
            "an agreement with its creditors",
        ),
        ("A working group, co-chaired by Peru and Chile, was established.", None, "establish", "A working group"),
    ],
)
def test_who_decides_is_taken_from_what_was_told_before(
    text: str, bodies: list[str] | None, act: str, content: str
) -> None:
    rows = [{**row, "content": row["content"]["text"]} for row in told(decision, text)]
    assert has(rows, bodies=bodies, act=act, content=content), rows


@pytest.mark.parametrize(
    "text",
    [
        "Delegates insisted that decisions be taken by consensus.",
        "Peru recommended that the plan be adopted in May.",
    ],
)
def test_what_is_only_insisted_on_is_not_decided(text: str) -> None:
    assert told(decision, text) == []


def test_the_count_belongs_to_the_decision_that_it_is_told_of() -> None:
    text = "Adopting a resolution by 13 votes to 2, the Security Council asked Peru to withdraw."
    counted = {row["act"]: row.get("votes") for row in told(decision, text)}
    assert counted["adopt"] == {"for": 13, "against": 2}
    assert counted["ask"] is None


def test_two_leaders_meet_and_talk_under_their_names() -> None:
    text = _MET + "On 4 May the two leaders held talks in Santiago. The two leaders discussed fish and copper."
    assert has(told(meeting, text, published="2027-05-05"), bodies=["Ann Roe", "Jo Poe"], city="Santiago")
    assert has(told(discussion, text), participants=["Ann Roe", "Jo Poe"], topics=["fish", "copper"])


def test_two_ministers_of_many_stay_two_ministers() -> None:
    text = "Ministers from ten countries met in Lima. Two ministers discussed fish and copper."
    assert not any("Ann Roe" in row.get("participants", ()) for row in told(discussion, text))
