from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.claims import occurrence
from communique.claims.lexicon import rows
from communique.model import Claim, OccurrenceFields
from tests.language.readings import reading_of


def occurrences(text: str, **known: str) -> list[Claim]:
    return list(occurrence.find(reading_of(text, **known)))


def told(claim: Claim) -> OccurrenceFields:
    assert isinstance(claim.fields, OccurrenceFields)
    return claim.fields


@pytest.mark.parametrize(
    ("text", "actors", "targets", "date", "action"),
    [
        ("Chile attacked Peru on 3 May 2023.", ("CL",), ("PE",), "2023-05-03", "attacked Peru"),
        (
            "Chilean shelling killed two people in Lima on 3 May 2023.",
            ("CL",),
            ("two people",),
            "2023-05-03",
            "Chilean shelling killed two people in Lima",
        ),
        ("Peru was attacked by Chile on 3 May 2023.", ("CL",), ("PE",), "2023-05-03", "Peru was attacked"),
        ("Chile invaded Peru in 2021.", ("CL",), ("PE",), "2021", "invaded Peru"),
        (
            "Chile has been carrying out missile attacks on Peru since 2021.",
            ("CL",),
            ("PE",),
            "2021/..",
            "carrying out missile attacks on Peru",
        ),
        ("Chile launched a missile on 3 May 2023.", ("CL",), (), "2023-05-03", "launched a missile"),
        (
            "Chile and Peru conducted a joint exercise in May 2023.",
            ("CL", "PE"),
            (),
            "2023-05",
            "conducted a joint exercise",
        ),
        ("Peru held elections on 3 May 2023.", ("PE",), (), "2023-05-03", "held elections"),
        (
            "Peru expelled two Chilean diplomats.",
            ("PE",),
            ("two Chilean diplomats",),
            None,
            "expelled two Chilean diplomats",
        ),
        ("A bomb exploded in Lima on 3 May 2023.", (), (), "2023-05-03", "A bomb exploded in Lima"),
        (
            "Peruvian Foreign Minister Ana Ruiz inaugurated a consulate in Oslo.",
            ("Ana Ruiz",),
            ("consulate",),
            None,
            "inaugurated a consulate",
        ),
        ("Peru cancelled the visit of the Chilean president.", ("PE",), (), None, "cancelled the visit"),
        ("Fighting broke out in Lima on 3 May 2023.", (), (), "2023-05-03", "Fighting broke out in Lima"),
        ("Peru will hold elections on 3 May 2023.", ("PE",), (), "2023-05-03", "hold elections"),
    ],
)
def test_an_act_is_read_with_who_did_it_to_whom_and_when(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...], date: str | None, action: str
) -> None:
    found = [told(claim) for claim in occurrences(text)]
    assert len(found) == 1, found
    fields = found[0]
    assert (fields.actors, fields.date) == (actors, date)
    assert set(targets) <= set(fields.targets)
    assert fields.action is not None
    assert action in fields.action.text


@pytest.mark.parametrize(
    "text",
    [
        "The minister attacked the proposal in Lima.",
        "The two sides struck a deal in Lima on 3 May 2023.",
        "The talks struck a balance between Peru and Chile.",
        "Peru must not attack Chile.",
        "If Chile attacks Peru, allies will help.",
        "Chile could invade Peru.",
        "The programme targets poverty in Peru.",
        "Peru launched a campaign for road safety awareness on 3 May 2023.",
        "The minister held talks in Lima on 3 May 2023.",
        "Attacks hurt everybody.",
        "Those who were killed in Peru will be remembered.",
        "He was elated by the result in Peru.",
        "We condemn the attack on Lima.",
        "Prices in Peru hit a record on 3 May 2023.",
        "They seized the opportunity to visit Peru.",
        "Peru called off the search.",
        "Mr Otto Lind attacked Peru in a speech on 3 May 2023.",
        "Exports of Peru hit $3 billion in May 2023.",
        "Peru postponed the vote on the budget.",
        "The population of Peru exploded in 1990.",
    ],
)
def test_what_did_not_happen_or_is_no_act_gives_nothing(text: str) -> None:
    assert [told(claim) for claim in occurrences(text)] == []


def test_a_reported_act_is_read_too() -> None:
    text = "The governor said that Chile had attacked Lima on 3 May 2023."
    assert [told(claim).actors for claim in occurrences(text)] == [("CL",)]


def test_acts_told_in_one_breath_are_one_occurrence() -> None:
    assert len(occurrences("Chile attacked Lima and destroyed a school on 3 May 2023.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Le Chili a attaqué le Pérou le 3 mai 2023.",
        "Des tirs chiliens ont tué deux personnes à Lima le 3 mai 2023.",
        "La police a arrêté deux personnes à Lima le 3 mai 2023.",
    ],
)
def test_acts_are_read_in_french(text: str) -> None:
    assert len(occurrences(text, language="fr")) == 1


EXAMPLES = [row for language in ("en", "fr") for row in rows("occurrence-verbs", language) if row["example"]]


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{row['language']}-{row['lemma']}" for row in EXAMPLES])
def test_each_verb_of_the_lexicon_reads_its_example(row: dict[str, str]) -> None:
    sentence = row["example"][0].upper() + row["example"][1:] + "."
    assert len(occurrences(sentence, language=row["language"])) == 1


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 28), st.integers(2001, 2024))
def test_the_day_of_an_act_is_the_one_that_stands_in_its_sentence(day: int, year: int) -> None:
    found = occurrences(f"Chile attacked Peru on {day} May {year}.")
    assert [told(claim).date for claim in found] == [f"{year}-05-{day:02}"]
