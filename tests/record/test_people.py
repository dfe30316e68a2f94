from __future__ import annotations

import pytest

from communique.record.people import group_names

HOLDERS = frozenset({"Mara Tolvaj", "Ødegård-Brun", "Tolvaj", "Brask"})


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (["Mara Tolvaj", "Tolvaj"], True),
        (["Żofia Łęcka", "Zofia Lecka"], True),
        (["Jean-Luc Avert", "Jean Luc Avert"], True),
        (["Mara Tolvaj", "M. Tolvaj"], True),
        (["Mara Ilse Tolvaj", "Mara Tolvaj"], True),
        (["MARA TOLVAJ", "Mara Tolvaj"], True),
        (["Anke von der Hagen", "von der Hagen"], True),
        (["Mara Tolvaj", "Mira Tolvaj"], False),
        (["Mara Tolvaj", "J. Tolvaj"], False),
        (["Mara Tolvaj", "Mara Brask"], False),
        (["Mara Tolvaj", "SI"], False),
        (["Mara Tolvaj", "Tolvaj Group Office"], False),
    ],
)
def test_spellings_are_one_person_only_where_they_fit(names: list[str], alike: bool) -> None:
    found = group_names(dict.fromkeys(names, 1), HOLDERS)
    assert (len({found.get(name, name) for name in names}) == 1) is alike


def test_a_surname_that_two_people_bear_stays_alone() -> None:
    found = group_names({"Mara Tolvaj": 3, "Jon Tolvaj": 3, "Tolvaj": 1}, HOLDERS)
    assert found["Tolvaj"] == "Tolvaj"


def test_the_fullest_and_most_frequent_spelling_is_the_name() -> None:
    found = group_names({"Tolvaj": 9, "Mara Tolvaj": 1, "Mára Tolvaj": 2}, HOLDERS)
    assert set(found.values()) == {"Mára Tolvaj"}
