from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.registry.rates import Exchange, Rate, exchange, first_day, has_rates, last_day, rate


@pytest.mark.parametrize(
    ("currency", "day", "of", "per_euro"),
    [
        ("USD", "2022-11-30", "2022-11-30", "1.0376"),
        ("GBP", "2023-06-22", "2023-06-22", "0.86115"),
        ("USD", "2022-11-27", "2022-11-25", "1.0375"),  # a Sunday
        ("USD", "2023-04-10", "2023-04-06", "1.0915"),  # Easter Monday
        ("HRK", "2022-12-30", "2022-12-30", "7.5365"),
        ("EUR", "2022-11-27", "2022-11-27", "1"),
    ],
)
def test_the_rate_is_the_days_or_the_nearest_earlier_ones(currency: str, day: str, of: str, per_euro: str) -> None:
    assert rate(currency, date.fromisoformat(day)) == Rate(currency, date.fromisoformat(of), Decimal(per_euro))


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("UAH", "2023-06-22"),  # never published
        ("RUB", "2022-06-01"),  # not since March 2022
        ("HRK", "2023-06-22"),  # Croatia has had the euro since
        ("ISK", "2012-06-15"),  # a gap of ten years
        ("USD", "1998-12-31"),  # before the euro
        ("XXX", "2023-06-22"),
    ],
)
def test_there_is_no_rate_where_the_bank_gave_none(currency: str, day: str) -> None:
    assert rate(currency, date.fromisoformat(day)) is None
    assert exchange(Decimal(1), currency, "EUR", date.fromisoformat(day)) is None


def test_after_its_end_the_table_gives_its_last_rate_and_says_so() -> None:
    found = rate("USD", date(2999, 1, 1))
    assert found is not None
    assert found.day == last_day()


def test_the_table_begins_with_the_euro() -> None:
    assert first_day() == date(1999, 1, 4)
    assert has_rates("EUR")
    assert has_rates("RUB")
    assert not has_rates("UAH")


def test_a_sum_goes_by_way_of_the_euro_and_is_rounded_to_the_cent() -> None:
    day = date(2022, 11, 30)
    assert exchange(Decimal(1_000_000), "EUR", "USD", day) == Exchange(Decimal("1037600.00"), "USD", day)
    assert exchange(Decimal(1_037_600), "USD", "EUR", day) == Exchange(Decimal("1000000.00"), "EUR", day)
    assert exchange(Decimal(7), "GBP", "GBP", date(2022, 11, 27)) == Exchange(Decimal(7), "GBP", date(2022, 11, 27))


def test_sums_beyond_all_reason_are_converted_too() -> None:
    found = exchange(Decimal(10) ** 60, "EUR", "USD", date(2022, 11, 30))
    assert found is not None
    assert found.amount == Decimal("1.0376") * Decimal(10) ** 60


@given(
    amount=st.decimals(min_value=0, max_value=10**15, places=2),
    currency=st.sampled_from(["EUR", "USD", "GBP", "JPY", "NOK"]),
    day=st.dates(date(1999, 1, 4), date(2026, 10, 30)),
)
def test_there_and_back_again_is_the_same_sum(amount: Decimal, currency: str, day: date) -> None:
    there = exchange(amount, currency, "USD", day)
    assert there is not None
    assert there.day <= day
    assert (day - there.day).days <= 10
    back = exchange(there.amount, "USD", currency, day)
    assert back is not None
    one = rate(currency, day)
    dollar = rate("USD", day)
    assert one is not None
    assert dollar is not None
    slack = Decimal("0.006") * (1 + one.per_euro / dollar.per_euro)
    assert abs(back.amount - amount) <= slack
