"""Meetings told by the body that meets."""

from __future__ import annotations

import pytest

from communique.claims import meeting
from tests.claims.told import has, told


@pytest.mark.parametrize(
    ("text", "body", "city"),
    [
        ("The next Forestry Council is scheduled for 16 November 2028 in Riga.", "Forestry Council", "Riga"),
        ("It is for the Committee of Envoys, which will meet in Oslo in May.", "Committee of Envoys", "Oslo"),
        (
            "The Herring Contact Group ate. The group will meet again in Riga in April.",
            "Herring Contact Group",
            "Riga",
        ),
        ("The next Ministerial Council will take place in Oslo on 3 May 2028.", "Ministerial Council", "Oslo"),
    ],
)
def test_the_next_meeting_of_a_body_is_read(text: str, body: str, city: str) -> None:
    assert has(told(meeting, text, published="2027-10-19"), bodies=[body], city=city, modality="expected")


def test_the_session_is_that_of_the_council_that_acted() -> None:
    text = "Riga, 3 May 2027\n\nThe Forestry Council adopted a plan today. The session was chaired by Ann Roe of Peru."
    rows = told(meeting, text, published="2027-05-03")
    assert has(rows, name="Forestry Council", date="2027-05-03", city="Riga", chair=["Ann Roe"]), rows


@pytest.mark.parametrize(
    "text",
    [
        "A committee will meet in May.",
        "The council is planned by Peru.",
        "The group was set in its ways.",
        "The session was chaired by Ann Roe.",
    ],
)
def test_bodies_that_nobody_named_make_no_meeting(text: str) -> None:
    assert told(meeting, text) == []


@pytest.mark.parametrize("venue", ["Kalobeyei refugee camp", "Lima Hospital", "Ann Roe Memorial"])
def test_a_visit_to_a_place_with_a_name_is_one(venue: str) -> None:
    text = f"Minister Jo Poe visited the {venue} on Monday."
    assert has(told(meeting, text, published="2027-10-19"), bodies=["Jo Poe"], venue=venue, format="visit")


@pytest.mark.parametrize(
    "text", ["Minister Jo Poe visited a school.", "The state of play in the talks with Chile was not discussed."]
)
def test_places_and_talks_in_passing_are_no_meetings(text: str) -> None:
    assert told(meeting, text) == []
