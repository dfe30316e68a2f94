"""Whose country speaks in a text that no publisher names."""

from __future__ import annotations

import pytest

from tests.language.readings import reading_of

SPEAKING = [
    ("Canada strongly condemns the attack in Bamako. We extend our condolences to the families.", "CA"),
    ("We mourn with the families. Norway remains committed to the people of Mali.", "NO"),
    ("Minister Ada Voss said:\n\nJapan is working with its partners to support the transition in Mali.", "JP"),
    ("Ireland is committed to the talks in Geneva. Our thoughts are with the victims in Sudan.", "IE"),
    ("Foreign Office Minister Ada Voss said:\n\nI am appalled by the reports from Sudan.", "GB"),
    ("Le Canada condamne l’attaque de Bamako. Nous adressons nos condoléances aux familles.", "CA"),
]
SILENT = [
    "Canada condemns the attack in Bamako. The minister extends his condolences.",
    "Canada condemns the attack, and Mali welcomes the help. We were told of both by diplomats.",
    "Sudan has raised its flag again. We hope for peace.",
    "“We welcome the deal,” the minister said. Canada supports the transition.",
    "Russia rejects the plan. Russia continues its war. We condemn the attack. We will provide 5 million euros.",
    "Canada supports the plan. The roads are closed. The rain goes on. The market is empty. We waited for an hour.",
]


@pytest.mark.parametrize(("text", "country"), SPEAKING)
def test_a_text_in_the_first_person_speaks_for_the_country_whose_stance_it_tells(text: str, country: str) -> None:
    language = "fr" if text.startswith("Le ") else "en"
    assert reading_of(text, language).home == country


@pytest.mark.parametrize("text", SILENT)
def test_a_text_that_only_reports_speaks_for_no_country(text: str) -> None:
    assert reading_of(text, "en").home is None


def test_a_publisher_without_a_country_is_not_given_one() -> None:
    text = "Canada condemns the attack in Bamako. We extend our condolences."
    assert reading_of(text, "en", publisher="North Wire").home is None


def test_a_body_speaks_for_itself_wherever_its_text_was_written() -> None:
    text = "Kampala, 22 July 2027\n\nThe European Union recalls its earlier statement. We condemn the use of force."
    reading = reading_of(text, "en")
    assert (reading.home, reading.house, reading.own) == (None, "EU", ("EU",))


def test_a_delegation_that_publishes_speaks_for_its_body_rather_than_for_its_host() -> None:
    reading = reading_of("We condemn the use of force.", "en", publisher="Delegation of the European Union to Uganda")
    assert reading.own == ("EU",)
