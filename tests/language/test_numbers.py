from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.numbers import find_counts, read_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Twenty-eight", 28),
        ("thirty", 30),
        ("fifth", 5),
        ("31st", 31),
        ("1,500", 1500),
        ("a hundred and five", 105),
        ("three hundred thousand", 300000),
        ("two dozen", 24),
        ("twenty-third", 23),
        ("cent", 100),
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept", 97),
        ("deux cent trente-quatre", 234),
        ("1er", 1),
        ("deuxième", 2),
    ],
)
def test_a_number_in_words_or_figures_has_its_value(words: str, number: int) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize("words", ["two-thirds", "one third", "five twenty", "and five", "several", "", "a five"])
def test_what_is_not_one_whole_number_has_none(words: str) -> None:
    assert read_number(words) is None


def test_counts_are_found_in_figures_and_words() -> None:
    text = "Twenty-eight of 30 states sent 1,500 troops at 17:40; 3.5 per cent and the 5th of two dozen did not."
    assert [(span.of(text), value) for span, value in find_counts(text)] == [
        ("Twenty-eight", 28),
        ("30", 30),
        ("1,500", 1500),
        ("two dozen", 24),
    ]


UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
UNITS += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return f"{spelled(number // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{UNITS[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    return UNITS[number]


@given(st.integers(0, 999_999))
def test_a_number_is_read_back_from_its_english_spelling(number: int) -> None:
    assert read_number(spelled(number)) == number


def test_a_run_of_digits_is_no_count_and_no_failure() -> None:
    assert find_counts("1" * 5000) == []
