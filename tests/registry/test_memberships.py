"""Memberships are counted by the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.registry import expand, is_member, members, memberships, organisations_with_members


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "1949-08-23", 0),
        ("NATO", "1949-08-24", 12),
        ("NATO", "2022-11-30", 30),
        ("NATO", "2023-04-03", 30),
        ("NATO", "2023-04-04", 31),
        ("NATO", "2024-03-06", 31),
        ("NATO", "2024-03-07", 32),
        ("EU", "1995-01-01", 15),
        ("EU", "2004-05-01", 25),
        ("EU", "2007-01-01", 27),
        ("EU", "2020-01-31", 28),
        ("EU", "2020-02-01", 27),
        ("EUROZONE", "2023-01-01", 20),
        ("EUROZONE", "2026-01-01", 21),
        ("SCHENGEN", "2024-12-31", 29),
        ("EEA", "2023-01-01", 30),
        ("EFTA", "2023-01-01", 4),
        ("G7", "2022-11-30", 7),
        ("G8", "2010-01-01", 8),
        ("G8", "2015-01-01", 0),
        ("G20", "2022-11-15", 20),
        ("G20", "2023-09-09", 21),
        ("BENELUX", "2022-11-30", 3),
        ("NORDIC", "2022-11-30", 5),
        ("NB8", "2022-11-30", 8),
        ("V4", "2022-11-30", 4),
        ("B9", "2022-11-30", 9),
        ("E3", "2022-11-30", 3),
        ("QUAD", "2022-11-30", 4),
        ("AUKUS", "2022-11-30", 3),
        ("BRICS", "2010-01-01", 4),
        ("BRICS", "2023-12-31", 5),
        ("BRICS", "2024-01-01", 9),
        ("BRICS", "2025-01-06", 10),
        ("ASEAN", "2025-10-25", 10),
        ("ASEAN", "2025-10-26", 11),
        ("GCC", "2022-11-30", 6),
        ("UNSC", "2019-06-01", 15),
        ("UNSC", "2022-11-30", 15),
        ("UNSC", "2023-01-01", 15),
        ("UNSC", "2026-06-01", 15),
        ("P5", "2022-11-30", 5),
        ("MERCOSUR", "2013-01-01", 5),
        ("MERCOSUR", "2020-01-01", 4),
        ("Arab League", "2010-01-01", 22),
        ("Arab League", "2015-01-01", 21),
        ("Arab League", "2024-01-01", 22),
        ("OECD", "2022-11-30", 38),
        ("Council of Europe", "2022-03-15", 47),
        ("Council of Europe", "2022-03-16", 46),
        ("OSCE", "2022-11-30", 57),
        ("AFRICAN UNION", "2022-11-30", 55),
        ("ECOWAS", "2024-12-31", 15),
        ("ECOWAS", "2025-01-29", 12),
        ("CARICOM", "2022-11-30", 15),
        ("SCO", "2024-07-04", 10),
        ("CPTPP", "2024-12-15", 12),
    ],
)
def test_the_members_of_a_day_are_as_many_as_history_says(organisation, day, count):
    assert len(members(organisation, date.fromisoformat(day))) == count


def test_a_member_of_the_day_before_leaving_is_none_on_the_day_after():
    assert is_member("EU", "GB", date(2020, 1, 31))
    assert not is_member("EU", "GB", date(2020, 2, 1))
    assert not is_member("EU", "GB")


@pytest.mark.parametrize(
    ("organisation", "status", "day", "expected"),
    [
        ("NATO", "invitee", "2022-11-30", ("FI", "SE")),
        ("NATO", "invitee", "2023-05-01", ("SE",)),
        ("NATO", "aspirant", "2022-11-30", ("BA", "GE", "UA")),
        ("EU", "candidate", "2022-11-30", ("AL", "MD", "ME", "MK", "RS", "TR", "UA")),
        ("UNSC", "permanent-member", "2022-11-30", ("CN", "FR", "GB", "RU", "US")),
        ("BRICS", "invitee", "2024-02-01", ("SA",)),
    ],
)
def test_other_ways_of_belonging_have_their_dates_too(organisation, status, day, expected):
    assert members(organisation, date.fromisoformat(day), status) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BENELUX", ("BE", "LU", "NL")),
        ("BENELUX:foreign-ministers", ("BE", "LU", "NL")),
        ("V4:leaders", ("CZ", "HU", "PL", "SK")),
        ("RO", ("RO",)),
        ("Harbour Club:members", ("Harbour Club:members",)),
    ],
)
def test_a_group_expands_to_its_members(name, expected):
    assert expand(name, date(2022, 11, 30)) == expected


def test_an_organisation_is_found_by_any_of_its_names():
    assert members("the Alliance", date(2022, 11, 30)) == members("NATO", date(2022, 11, 30))
    assert memberships("Harbour Club") == ()


@given(
    organisation=st.sampled_from(organisations_with_members()),
    day=st.dates(date(1945, 1, 1), date(2030, 1, 1)),
)
def test_membership_changes_only_on_the_days_of_the_table(organisation, day):
    before, after = members(organisation, day), members(organisation, day + timedelta(days=1))
    if before != after:
        next_day = (day + timedelta(days=1)).isoformat()
        changes = {moment for each in memberships(organisation) for moment in (each.since, each.until)}
        assert any(next_day.startswith(moment) for moment in changes if moment)
