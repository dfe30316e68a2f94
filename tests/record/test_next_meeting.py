"""What accounts of one meeting say of the next."""

from __future__ import annotations

from typing import Any

import pytest

from communique.record import build

from .telling import Telling, account, filed

BODY = {"bodies": ["NB8:foreign-ministers"], "format": "ministerial"}
NEXT = BODY | {"name": "next meeting", "city": "Helsinki", "country": "FI"}


def planned(*dates: tuple[str, str, str]) -> list[str]:
    """The types of the contradictions between accounts: date and city of the next meeting, and day of publication."""
    told = [
        account(
            f"d{at}",
            ("They will meet next.", "meeting", NEXT | {"date": date, "city": city}, "expected"),
            published=day,
        )
        for at, (date, city, day) in enumerate(dates)
    ]
    return [conflict.type for conflict in build(filed(*told)).conflicts]


MAY = "2031-05-03"


@pytest.mark.parametrize(
    ("dates", "types"),
    [
        ([("2031-09-12", "Helsinki", MAY), ("2031-09-19", "Helsinki", MAY)], ["date"]),
        ([("2031-09-12", "Helsinki", MAY), ("2031-09", "Helsinki", MAY)], []),
        ([("2031-09-12", "Helsinki", MAY), ("2031-09-19", "Oslo", MAY)], []),
        ([("2031-09-12", "Helsinki", MAY), ("2032-05-19", "Helsinki", MAY)], []),
        ([("2031-09-12", "Helsinki", MAY), ("2031-09-19", "Helsinki", "2031-08-01")], []),
    ],
)
def test_two_days_for_the_next_meeting_in_one_city_contradict_each_other(
    dates: list[tuple[str, str, str]], types: list[str]
) -> None:
    assert planned(*dates) == types
    assert planned(*reversed(dates)) == types


def test_a_next_conference_without_parties_is_compared_by_its_name() -> None:
    told = [
        account(
            f"d{at}",
            ("The next conference will be in Vienna.", "meeting",
             {"name": "next conference", "date": date, "city": "Vienna", "format": "conference"}, "expected"),
            published=MAY,
        )
        for at, date in enumerate(("2031-10-09", "2031-10-16"))
    ]  # fmt: skip
    assert [conflict.type for conflict in build(filed(*told)).conflicts] == ["date"]


@pytest.mark.parametrize(
    ("dates", "types"),
    [
        ([("2031-09", "Helsinki", MAY), ("2031-09", "Oslo", MAY)], ["place"]),
        ([("2031-09", "Helsinki", MAY), ("2031-09-12", "Oslo", MAY)], ["place"]),
        # another month, a year in which there are several, the same city, told much later
        ([("2031-09", "Helsinki", MAY), ("2031-11", "Oslo", MAY)], []),
        ([("2032", "Helsinki", MAY), ("2032", "Oslo", MAY)], []),
        ([("2031-09", "Helsinki", MAY), ("2031-09-12", "Helsinki", MAY)], []),
        ([("2031-09", "Helsinki", MAY), ("2031-09", "Oslo", "2031-08-01")], []),
    ],
)
def test_two_cities_for_the_next_meeting_of_one_month_contradict_each_other(
    dates: list[tuple[str, str, str]], types: list[str]
) -> None:
    assert planned(*dates) == types
    assert planned(*reversed(dates)) == types


def test_a_body_that_plans_two_meetings_in_one_month_contradicts_nobody() -> None:
    one = NEXT | {"date": "2031-09", "city": "Helsinki"}
    two = NEXT | {"date": "2031-09", "city": "Oslo", "country": "NO"}
    both = account(
        "a", ("They meet in Helsinki.", "meeting", one, "expected"), ("They meet in Oslo.", "meeting", two, "expected"),
        published=MAY,
    )  # fmt: skip
    alone = account("b", ("They will meet in Oslo.", "meeting", two, "expected"), published=MAY)
    assert not build(filed(both, alone)).conflicts


def plan(name: str, words: str, fields: dict[str, str], **known: str) -> Telling:
    held = ("The Lake Forum met in Varna on 3 May 2031.", "meeting",
            {"name": "Lake Forum", "date": "2031-05-03", "city": "Varna", "format": "summit"})  # fmt: skip
    return account(name, held, (words, "meeting", fields, "expected"), **({"published": MAY} | known))


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        # another language, another name, no name beside a body
        ({"name": "next Summit", "date": "2031-06-12", "city": "Batumi"},
         {"name": "prochain sommet", "date": "2031-06-21", "city": "Batumi"}, ["date"]),
        ({"name": "our next Summit", "date": "2031-06-12", "city": "Batumi"},
         {"name": "The next meeting", "date": "2031-06-21", "city": "Batumi"}, ["date"]),
        ({"name": "next meeting", "date": "2031-06-12", "city": "Batumi"},
         {"bodies": ["NB8:foreign-ministers"], "date": "2031-06-21", "city": "Batumi"}, ["date"]),
        ({"name": "next Summit", "bodies": ["NB8:foreign-ministers"], "date": "2031-06-12", "city": "Batumi"},
         {"name": "prochain sommet", "date": "2031-06-21", "city": "Batumi"}, ["date"]),
        # without a day, and where only one account knows of what kind it is
        ({"name": "next meeting", "city": "Batumi"}, {"name": "next meeting", "city": "Varna"}, ["place"]),
        ({"name": "next meeting", "date": "2031-06", "city": "Batumi", "format": "other"},
         {"name": "next meeting", "date": "2031-06", "city": "Varna", "format": "summit"}, ["place"]),
        ({"name": "next meeting", "date": "2031-06"}, {"name": "next meeting", "date": "2031-06", "city": "Varna"}, []),
        ({"name": "next meeting", "date": "2031-06"}, {"name": "next meeting", "date": "2031-06-12"}, []),
        # the same in two languages; a meeting that is not called the next one; bodies that have each one
        ({"name": "next Summit", "date": "2031-06-12", "city": "Batumi"},
         {"name": "prochain sommet", "date": "2031-06-12", "city": "Batumi"}, []),
        ({"name": "next meeting", "date": "2031-06-12", "city": "Batumi"},
         {"name": "grain fair", "date": "2031-06-21", "city": "Batumi"}, []),
        ({"name": "next meeting", "bodies": ["G7:foreign-ministers"], "date": "2031-06-12", "city": "Batumi"},
         {"name": "next meeting", "bodies": ["NB8:foreign-ministers"], "date": "2031-06-21", "city": "Batumi"}, []),
    ],
)  # fmt: skip
def test_the_next_meeting_is_compared_under_other_names(
    one: dict[str, str], other: dict[str, str], types: list[str]
) -> None:
    for names in ("ab", "ba"):
        told = [plan(name, "They plan another.", fields) for name, fields in zip(names, (one, other), strict=True)]
        assert [conflict.type for conflict in build(filed(*told)).conflicts] == types


def test_a_next_meeting_that_no_common_meeting_links_is_compared_in_its_city_only() -> None:
    def alone(name: str, fields: dict[str, Any]) -> Telling:
        return account(name, ("They plan another.", "meeting", fields, "expected"), published=MAY)

    body = {"bodies": ["NB8:foreign-ministers"], "format": "summit"}
    one = alone("a", body | {"name": "next Summit", "date": "2031-06-12", "city": "Batumi"})
    for city, types in (("Batumi", ["date"]), ("Varna", [])):
        other = alone("b", {"name": "prochain sommet", "date": "2031-06-21", "city": city, "format": "summit"})
        assert [conflict.type for conflict in build(filed(one, other)).conflicts] == types
