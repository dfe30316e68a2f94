"""Parts of promised wholes: how much was given, and that the whole stays a promise."""

from __future__ import annotations

from decimal import Decimal

import pytest

from communique.claims import commitment
from communique.language.fractions import read_fraction
from communique.language.lexicon import rows
from communique.model import CommitmentFields
from tests.language.readings import reading_of

Told = dict[str, tuple[Decimal | None, str | None]]


def told(text: str, language: str = "en") -> Told:
    """Amount and currency of each commitment by its stage."""
    found: Told = {}
    for claim in commitment.find(reading_of(text, language)):
        assert isinstance(claim.fields, CommitmentFields)
        found[claim.fields.stage or ""] = (claim.fields.amount, claim.fields.currency)
    return found


PARTS = [
    ("Norland has paid 1,500 of the 10,000 euros that it promised to Chad.", 1500, "EUR"),
    ("Norway has paid 5 of the 10 million euros promised to Chad.", 5_000_000, "EUR"),
    ("Norway has paid 2.5 of the $10 million it promised to Chad.", 2_500_000, "USD"),
    ("Norway has disbursed 12.5% of the 10 million euros it pledged to Chad.", 1_250_000, "EUR"),
    ("Norway has disbursed 10 per cent of the €10 million it pledged to Chad.", 1_000_000, "EUR"),
    ("Norway paid a third of the 30 million euros promised to Chad.", 10_000_000, "EUR"),
    ("Norway paid 1/3 of the €30 million promised to Chad.", 10_000_000, "EUR"),
    ("Of the 10 million euros promised to Chad, Norway has paid 4.", 4_000_000, "EUR"),
    ("Of the 10 billion euros promised to Chad, 3.2 billion has been disbursed.", 3_200_000_000, "EUR"),
    ("Norway disbursed €5 million of the $10 million pledged to Chad.", 5_000_000, "EUR"),
]


@pytest.mark.parametrize(("text", "amount", "currency"), PARTS)
def test_what_was_given_of_a_whole_is_the_part_and_the_whole_stays_promised(
    text: str, amount: int, currency: str
) -> None:
    found = told(text)
    assert found["disbursed"] == (Decimal(amount), currency)
    whole, _ = found["pledged"]
    assert whole is not None
    assert whole > amount or currency == "EUR"


FRENCH = [
    ("La Norvège a versé 5 des 10 millions d’euros promis au Tchad.", 5_000_000),
    ("La Norvège a versé le tiers des 30 millions d’euros promis au Tchad.", 10_000_000),
    ("La Norvège a versé 12,5 % des 10 millions d’euros promis au Tchad.", 1_250_000),
]


@pytest.mark.parametrize(("text", "amount"), FRENCH)
def test_parts_are_read_in_french(text: str, amount: int) -> None:
    assert told(text, "fr")["disbursed"] == (Decimal(amount), "EUR")


NO_PARTS = [
    "Of the 10 million euros promised to Chad, Norway will pay in 2 to 3 years.",
    "Of the 10 million euros promised to Chad, Norway said on 4 May that more was to come.",
    "Norway still owes EUR 4 million of the 10 million it pledged to Chad.",
]


@pytest.mark.parametrize("text", NO_PARTS)
def test_years_days_and_what_is_still_owed_are_no_part_that_was_given(text: str) -> None:
    assert all(amount == Decimal(10_000_000) for amount, _ in told(text).values())


def test_a_part_that_does_not_come_out_even_has_no_amount() -> None:
    assert told("Norway paid a third of the €10 million promised to Chad.")["disbursed"] == (None, "EUR")


@pytest.mark.parametrize("row", rows("fractions"), ids=lambda row: f"{row['language']} {row['words']}")
def test_every_fraction_of_the_lexicon_is_read_in_its_example(row: dict[str, str]) -> None:
    value = read_fraction(row["words"], row["language"])
    assert value is not None
    assert row["example"].startswith(row["words"])
    whole = next(int(word) for word in row["example"].replace("€", " ").split() if word.isdigit())
    text = {
        "en": f"Norway paid {row['example']} promised to Chad.",
        "fr": f"La Norvège a versé {row['example']} promis au Tchad.",
    }
    amount, _ = told(text[row["language"]], row["language"])["disbursed"]
    assert amount == Decimal(int(value * whole * 10**6))
