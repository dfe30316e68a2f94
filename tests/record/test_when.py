from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record.when import may_meet, say, when


@pytest.mark.parametrize(
    ("one", "other", "compatible"),
    [
        ("2031-05-03", "2031-05", True),
        ("2031-05-03", "2031-05-03/2031-05-04", True),
        ("XXXX-05-03", "2031-05-03", True),
        ("XXXX-05-03", "2031-05", True),
        ("XXXX-05-03", "2031", False),
        ("2031-21", "2031-04-02", True),
        ("2031-05/..", "2033", True),
        (None, "2031", True),
        ("next week", "2031", True),
        ("2031-05-03", "2031-05-04", False),
        ("2031-05", "2031-06", False),
        ("XXXX-05-03", "2031-06-03", False),
        ("2031", "2032", False),
    ],
)
def test_dates_meet_where_one_event_can_have_both(one: str | None, other: str | None, compatible: bool) -> None:
    assert may_meet(one, other) is compatible
    assert may_meet(other, one) is compatible


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-03/2031-05-04", "3–4 May 2031"),
        ("2031-05-31/2031-06-01", "31 May – 1 June 2031"),
        ("2031-12-31/2032-01-01", "31 December 2031 – 1 January 2032"),
        ("2031-21", "spring 2031"),
        ("XXXX-05-03", "3 May"),
        ("2031-05/..", "since May 2031"),
        ("../2031-05", "until May 2031"),
        ("2031", "2031"),
        (None, ""),
    ],
)
def test_dates_are_said_as_people_say_them(edtf: str | None, words: str) -> None:
    assert say(edtf) == words


@given(st.dates(), st.dates())
def test_two_days_meet_only_where_they_are_one(one: object, other: object) -> None:
    assert may_meet(str(one), str(other)) is (one == other)


@pytest.mark.parametrize("words", ["0000", "0000-01", "0000-01-01"])
def test_a_year_that_the_calendar_has_not_is_no_date(words: str) -> None:
    assert when(words) is None


@pytest.mark.parametrize("words", ["0001", "1000-01", "9999-12-31"])
def test_years_at_the_ends_of_the_calendar_are_dates(words: str) -> None:
    assert when(words) is not None
