from __future__ import annotations

import pytest

from communique.claims import accession
from communique.model import AccessionFields
from tests.language.readings import reading_of

Told = list[tuple[str, tuple[str, ...], str | None]]


def told(text: str) -> Told:
    language = "fr" if text.startswith("Le ") else "en"
    fields = [claim.fields for claim in accession.find(reading_of(text, language))]
    found = [(it.step, it.parties or it.candidates, it.date) for it in fields if isinstance(it, AccessionFields)]
    return sorted(found, key=lambda each: (each[0], each[2] or "", each[1]))


KENYA = ("ratified", ("KE",), "2016-06-30")
CHILE = ("ratified", ("CL",), "2016-07-12")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya ratified the Paris Agreement on 30 June 2016, Chile on 12 July 2016 and Peru on 22 July 2016.",
            [KENYA, CHILE, ("ratified", ("PE",), "2016-07-22")],
        ),
        (
            "Le Kenya a ratifié l’Accord de Paris le 30 juin 2016, le Chili le 12 juillet et le Pérou le 22 juillet.",
            [KENYA, CHILE, ("ratified", ("PE",), "2016-07-22")],
        ),
        (
            "Kenya ratified the Paris Agreement in May 2016; Chile in June 2017; the Netherlands in July 2018.",
            [("ratified", ("KE",), "2016-05"), ("ratified", ("CL",), "2017-06"), ("ratified", ("NL",), "2018-07")],
        ),
        ("The Paris Agreement was ratified by Kenya on 30 June 2016 and by Chile on 12 July.", [KENYA, CHILE]),
        (
            "Finland joined NATO on 4 April 2023 and Sweden on 7 March 2024.",
            [("joined", ("FI",), "2023-04-04"), ("joined", ("SE",), "2024-03-07")],
        ),
        ("Kenya ratified the Paris Agreement on 30 June 2016, and Chile on 12 July signed a trade deal.", [KENYA]),
        ("Kenya ratified the Paris Agreement on 30 June 2016, and Chile, on 12 July, hosted a summit.", [KENYA]),
        ("Kenya ratified the Paris Agreement on 30 June 2016, and Chile met Peru on 12 July.", [KENYA]),
    ],
)
def test_those_who_follow_with_a_day_took_the_same_step(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya and Chile ratified the Paris Agreement on 30 June 2016 and 12 July 2016 respectively.",
            [KENYA, CHILE],
        ),
        (
            "Kenya, Chile and Peru ratified the Paris Agreement on 30 June, 12 July and 22 July 2016, respectively.",
            [KENYA, CHILE, ("ratified", ("PE",), "2016-07-22")],
        ),
        (
            "Le Kenya et le Chili ont ratifié l’Accord de Paris respectivement le 30 juin 2016 et le 12 juillet 2016.",
            [KENYA, CHILE],
        ),
        (
            "Finland and Sweden joined NATO on 4 April 2023 and 7 March 2024 respectively.",
            [("joined", ("FI",), "2023-04-04"), ("joined", ("SE",), "2024-03-07")],
        ),
        (
            "Kenya and Chile ratified the Paris Agreement on 11 and 12 July 2016, respectively.",
            [("ratified", ("KE",), "2016-07-11"), CHILE],
        ),
        ("Kenya and Chile ratified the Paris Agreement on 12 July 2016.", [("ratified", ("KE", "CL"), "2016-07-12")]),
        (
            "Kenya and Chile ratified the Paris Agreement on 12 July 2016 under a first and a second law respectively.",
            [("ratified", ("KE", "CL"), "2016-07-12")],
        ),
    ],
)
def test_days_told_respectively_are_each_partys_own(text: str, expected: Told) -> None:
    assert told(text) == expected
