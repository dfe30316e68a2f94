"""Meetings told without a name of their own: by who hosts, by "its meeting", by the present tense, by their length."""

from __future__ import annotations

import pytest

from communique.claims import meeting
from tests.claims.told import has, told

_PUBLISHED = "2027-05-04"  # a Tuesday


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Japan said it would host a workshop on peat in October.", {"date": "2027-10", "host": ["JP"]}),
        ("CHILE will host an intersessional workshop in Quito in early 2028.", {"city": "Quito", "host": ["CL"]}),
        ("Norway hosted a round table on fish in Oslo in April.", {"city": "Oslo", "host": ["NO"]}),
        ("Speaking at a seminar in Tokyo on Monday, Minister Ann Roe warned of delays.", {"city": "Tokyo"}),
        ("At its meeting in Lima on 3 May, the Forest Council adopted the plan.", {"bodies": ["Forest Council"]}),
        ("The Forest Council adopted the plan at its annual meeting.", {"bodies": ["Forest Council"]}),
        ("European Council meeting (18 and 19 December 2025)", {"date": "2025-12-18/2025-12-19"}),
        ("The two-day conference on water ended in Lima on 4 May 2027.", {"date": "2027-05-03/2027-05-04"}),
        ("The three-day conference on water opened in Lima on 4 May 2027.", {"date": "2027-05-04/2027-05-06"}),
        ("The conference on water ended in Lima on 4 May 2027.", {"date": "2027-05-04"}),
        ("EU foreign ministers met in Luxembourg on Monday.", {"city": "Luxembourg", "date": "2027-05-03"}),
        (
            "Envoy Dana Kow of Chile and Minister Jo Poe of Peru discussed the matter in Geneva on May 2.",
            {"bodies": ["Dana Kow", "Jo Poe"], "city": "Geneva"},
        ),
        ("The Security Council met in New York on 3 May 2027.", {"bodies": ["UNSC"]}),
        ("The Council met in Lima on 3 May 2027.", {"bodies": ["Council"], "city": "Lima"}),
    ],
)
def test_a_meeting_is_told_by_who_hosts_it_whose_it_is_and_how_long_it_takes(
    text: str, fields: dict[str, object]
) -> None:
    rows = told(meeting, text, published=_PUBLISHED)
    assert has(rows, **fields), rows


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The leaders of the G7 gather in Kanazawa on Thursday and Friday.", "2027-05-06/2027-05-07"),
        ("EU foreign ministers meet in Luxembourg on Monday to discuss the plan.", "2027-05-10"),
        ("Minister Ann Roe travels to Lima on Friday.", "2027-05-07"),
    ],
)
def test_what_is_told_in_the_present_of_a_day_to_come_is_expected(text: str, date: str) -> None:
    (row,) = told(meeting, text, published=_PUBLISHED)
    assert (row["date"], row["modality"]) == (date, "expected")


@pytest.mark.parametrize(
    "text",
    [
        "A workshop on peat took place beside the plenary.",
        "Experts discussed the matter in Geneva on May 2.",
        "Envoy Dana Kow and Minister Jo Poe discussed the matter.",
        "The mayor hosted a workshop.",
        "The council adopted its meeting documents.",
    ],
)
def test_workshops_of_nobody_and_talk_without_place_and_day_are_no_meeting(text: str) -> None:
    assert told(meeting, text, published=_PUBLISHED) == []


def test_a_next_meeting_is_told_by_its_year_alone_in_french() -> None:
    text = (
        "La conférence sur le lac s’est tenue à Genève le 27 février 2031. La prochaine conférence se tiendra en 2032."
    )
    rows = told(meeting, text, language="fr")
    assert has(rows, name="prochaine conférence", date="2032", modality="expected"), rows


_BESIDE = "The Forest Council met in Lima on 3 May 2027. On the margins, Minister Ann Roe met Minister Jo Poe. "


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The next meeting will be held in Quito in 2028.", ["Forest Council"]),
        ("Their next meeting will be held in Quito in 2028.", ["Ann Roe", "Jo Poe"]),
    ],
)
def test_the_next_meeting_follows_the_main_one_and_theirs_is_of_the_two(text: str, bodies: list[str]) -> None:
    rows = told(meeting, _BESIDE + text, published=_PUBLISHED)
    assert has(rows, name="next meeting", city="Quito", bodies=bodies), rows


@pytest.mark.parametrize(
    "text",
    [
        "I join the calls of fellow small island developing States for reform of the bank.",
        "The call by Peru to act was heard.",
        "The G7's call on all parties to act was heard.",
    ],
)
def test_a_call_for_something_is_no_meeting(text: str) -> None:
    assert told(meeting, text) == []


def test_a_french_compound_past_is_no_present() -> None:
    text = "Les ministres de l’Union européenne se sont réunis mercredi à Barcelone."
    (row,) = told(meeting, text, language="fr", published="2023-10-11")
    assert (row["date"], row["modality"]) == ("2023-10-11", "asserted")
