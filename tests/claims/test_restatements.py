from __future__ import annotations

import pytest

from communique.claims import decision, discussion, meeting, participation, session
from tests.claims.told import has, told

SUMMIT = "The Sixth Rivers Summit opened in Lima on 4 May 2028."


def test_a_bare_meeting_with_a_chair_is_the_large_one_told_before() -> None:
    rows = told(
        meeting, "Energy ministers of the G7 met in Lima on 4 May 2028. The meeting was co-chaired by Luka Marević."
    )
    assert len(rows) == 1
    assert has(rows, bodies=["G7:energy-ministers"], chair=["Luka Marević"], city="Lima")


def test_a_bare_meeting_alone_is_still_told() -> None:
    assert has(told(meeting, "The meeting was chaired by Luka Marević."), chair=["Luka Marević"])


def test_a_bilateral_meeting_takes_no_chair_from_a_bare_one() -> None:
    text = "Minister Rosa Ibarra met Minister Luka Marević in Lima. The meeting was chaired by Tove Berg."
    assert not has(told(meeting, text), bodies=["Rosa Ibarra", "Luka Marević"], chair=["Tove Berg"])


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Energy and foreign ministers from eight states met in Oslo on 3 May 2028.", ["Energy and foreign ministers"]),
        ("Peru and Chile met in Oslo on 3 May 2028.", ["PE", "CL"]),
        ("Trade and Environment Ministers of Peru and Chile met in Oslo on 3 May 2028.", ["PE", "CL"]),
    ],
)
def test_a_group_of_two_portfolios_is_one_party(text: str, bodies: list[str]) -> None:
    assert has(told(meeting, text), bodies=bodies)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "Peru and Chile discussed fish quotas, the river fund and grain exports on the margins of the council.",
            ["fish quotas", "river fund", "grain exports"],
        ),
        ("Peru and Chile discussed fish quotas, a matter of survival.", ["fish quotas"]),
    ],
)
def test_margins_and_appositions_are_no_topics(text: str, topics: list[str]) -> None:
    assert has(told(discussion, text), topics=topics)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        (
            "Minister Rosa Ibarra held a bilateral meeting with Minister Luka Marević. "
            "After the meeting, the two ministers held a press conference.",
            "bilateral meeting with Minister Luka Marević",
        ),
        (
            "Minister Rosa Ibarra held a press conference after the second working session.",
            "Sixth Rivers Summit",
        ),
    ],
)
def test_a_press_conference_belongs_to_the_meeting_that_it_followed(text: str, of: str) -> None:
    rows = told(session, f"{SUMMIT} {text}")
    assert has(rows, format="press-conference", of=of)


JOINT = """Third G20 Energy Ministers Meeting
Communiqué, Lima, 13-14 October 2027

1. We met at a time when prices are low.

2. We endorse the Roadmap on Grids (Annex I). We have not taken a decision on tariffs.
"""


def test_the_group_that_a_heading_says_meets_issues_its_communique() -> None:
    rows = told(decision, JOINT)
    assert has(rows, bodies=["G20:energy-ministers"], act="endorse", modality="asserted")
    assert has(rows, bodies=["G20:energy-ministers"], act="decide", modality="denied")
    assert [row["content"]["text"] for row in rows] == ["the Roadmap on Grids (Annex I)", "tariffs"]


@pytest.mark.parametrize(
    ("opening", "bodies"),
    [
        ("We, the ministers of Peru, Chile and Kenya, met in Oslo.", ["PE", "CL", "KE"]),
        ("Ministers of Peru, Chile and Kenya met in Oslo.", None),
    ],
)
def test_who_says_we_in_the_opening_decides_below(opening: str, bodies: list[str] | None) -> None:
    rows = told(decision, f"1. {opening}\n\n2. We agreed to open an office.\n")
    assert has(rows, act="agree", bodies=bodies) == (bodies is not None)


@pytest.mark.parametrize(
    ("text", "bodies", "act"),
    [
        ("On Friday the Seimas ratified the convention on rivers by 71 votes to 58.", ["Seimas"], "ratify"),
        ("The Riksdag approved the treaty on Monday.", ["Riksdag"], "approve"),
        ("The Committee elected Rosa Ibarra (Peru) as Vice-Chair by acclamation.", ["Committee"], "elect"),
        ("Rosa Ibarra was elected Chair of the Assembly.", None, "elect"),
        ("The Senate turned down the proposal.", ["Senate"], "turn down"),
    ],
)
def test_parliaments_by_name_and_elections_of_officers(text: str, bodies: list[str] | None, act: str) -> None:
    rows = told(decision, text)
    assert [(row.get("bodies"), row["act"]) for row in rows] == [(bodies, act)]


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Ibarra was elected President of Peru in May.",
        "Voters elected a new parliament.",
        "Minister Rosa Ibarra turned down the offer.",
        "Board Approves Loan of the Year",
    ],
)
def test_elections_of_states_and_refusals_of_one_person_are_no_decisions(text: str) -> None:
    assert told(decision, text) == []


def test_a_session_of_a_french_commission_is_a_meeting_of_its_own() -> None:
    text = (
        "Les deux ministres ont coprésidé, le 6 juin 2028, la cinquième session de la Grande Commission mixte à Dakar."
    )
    assert has(told(meeting, text, "fr"), city="Dakar", date="2028-06-06", format="session")
    assert told(session, text, "fr") == []
    assert told(session, "La première session de travail a porté sur la pêche.", "fr") != []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("French Minister Delegate Tove Berg met Minister Luka Marević in Paris.", "Tove Berg"),
        ("The French Minister Delegate, Tove Berg, met Minister Luka Marević in Paris.", "Tove Berg"),
        ("French Minister Tove Berg met Minister Luka Marević in Paris.", "Tove Berg"),
    ],
)
def test_a_minister_delegate_goes_by_the_name_behind(text: str, person: str) -> None:
    assert has(told(meeting, text), bodies=[person, "Luka Marević"])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("We look forward to the Rivers Summit, to be hosted by Peru in Lima in February.", "2029-02"),
        ("The Rivers Summit will be held in Lima in November.", "2028-11"),
        ("The Rivers Summit was held in Lima in July.", "2028-07"),
        ("The Rivers Summit was due to be held in Lima in February 2028.", "2028-02"),
    ],
)
def test_a_month_of_what_is_to_come_lies_ahead(text: str, date: str) -> None:
    assert has(told(meeting, text, published="2028-10-14"), date=date)


@pytest.mark.parametrize(
    ("text", "present"),
    [
        (
            "We, the ministers of Peru and Chile, in the presence of the envoys of Kenya and Ghana, met in Oslo.",
            ["KE", "GH"],
        ),
        (
            "Ministers of Peru and Chile met in Oslo in the presence of Minister Tove Berg, and Fiji sent a note.",
            ["Tove Berg"],
        ),
        ("Ministers of Peru and Chile met in Oslo to discuss the presence of Kenya in the strait.", []),
    ],
)
def test_who_is_present_where_others_meet_takes_part(text: str, present: list[str]) -> None:
    assert [row["participant"] for row in told(participation, f"1. {text}")] == present
