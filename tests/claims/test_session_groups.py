"""Sittings told without a noun of sitting."""

from __future__ import annotations

import pytest

from communique.claims import session
from tests.claims.told import has, told

_MAIN = (
    "REEFS COP 4 HIGHLIGHTS\n\nTuesday, 4 May 2027\n\nThe fourth Conference on Reefs continued in Lima on 4 May 2027. "
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Two contact groups met in the afternoon.", "Two contact groups"),
        (
            "Working Group II, chaired by Ann Roe (Peru), resumed consideration of fish stocks on Tuesday.",
            "Working Group II",
        ),
        (
            "Contact groups on the budget and on sharks met through the day.",
            "Contact groups on the budget and on sharks",
        ),
        ("A contact group on finance was established, co-chaired by Ann Roe (Peru).", "contact group on finance"),
        ("Chair Ann Roe established a Friends of the Chair group, which met at noon.", "Friends of the Chair group"),
        ("Delegates met in plenary to hear reports on nets.", "plenary"),
        ("In the evening plenary, Chair Ann Roe introduced a text.", "evening plenary"),
        ("Regional groups met in the morning.", "Regional groups"),
        ("A reception hosted by the Government of Kenya followed in the evening.", "reception"),
    ],
)
def test_the_sittings_of_groups_and_plenaries_are_sessions(text: str, label: str) -> None:
    assert has(told(session, _MAIN + text, published="2027-05-04"), label=label)


@pytest.mark.parametrize(
    "text",
    [
        "The Contact Group was established in 2022.",
        "The group of experts wrote a report.",
        "Kenya will host a workshop on nets in Mombasa in October 2028.",
        "The seventh session will be held in Quito in 2030.",
        "The plenary hall was full.",
    ],
)
def test_bodies_and_later_meetings_are_no_sessions_of_this_one(text: str) -> None:
    assert told(session, _MAIN + text, published="2027-05-04") == []


def test_the_matter_of_a_group_is_its_topic() -> None:
    text = "Working Group II, chaired by Ann Roe (Peru), resumed consideration of fish stocks on Tuesday."
    assert has(told(session, _MAIN + text), topics=["fish stocks"], date="2027-05-04")


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Spokesperson's Regular Press Briefing", True),
        ("NORLAND COMMISSION – MIDDAY BRIEFING (example)", True),
        ("Briefing paper on nets for the press", False),
    ],
)
def test_a_briefing_is_named_by_the_head_of_its_transcript(head: str, found: bool) -> None:
    turns = "SPOKESPERSON ANN ROE: Good afternoon.\n\nQUESTION: What of the nets?\n\nANN ROE: They hold."
    text = f"{head}\n\nLima, April 8, 2027\n\n{turns}"
    assert has(told(session, text), format="press-conference") is found
