from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language.lines import split_lines
from communique.language.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text, split_lines(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We agree,” she said.", ["We agree,"]),
        ('She said: "We agree. We sign."', ["We agree. We sign."]),
        ("Elle a dit : « Nous sommes d’accord ».", ["Nous sommes d’accord"]),
        ("„Wir sind einig“, sagte sie.", ["Wir sind einig"]),
        ("‘We agree,’ she said of Rurland’s offer.", ["We agree,"]),
        ('"We agree," she said. "We sign."', ["We agree,", "We sign."]),
        ("She wrote “they called it ‘a gift’ to us” later.", ["they called it ‘a gift’ to us"]),
        ("“First part.\n\n“Second part,” she said.", ["First part.\n\n“Second part,"]),
        ("Rurland's minister and Mirland's envoy met.", []),
        ('The boat was 12" long and the net 9" wide.', []),
        ("It’s the ministers’ own choice.", []),
        ("'We agree. It is the ministers' own choice,' she said.", ["We agree. It is the ministers' own choice,"]),
        ("She said: 'We agree.' They left.", ["We agree."]),
        ("The ministers' talks and the envoys' notes were long, 'so to speak' at least.", []),
    ],
)
def test_quotations_are_found_with_their_marks_left_outside(text: str, inner: list[str]) -> None:
    assert quoted(text) == inner


def test_a_quotation_whose_closing_mark_is_missing_ends_with_its_paragraph() -> None:
    text = "“We agree with all that was said here today.\n\nThe talks end on Friday."
    assert quoted(text) == ["We agree with all that was said here today."]


def test_a_line_of_many_opening_marks_takes_no_longer_than_its_length() -> None:
    text = "‘b “a” " * 40_000
    started = perf_counter()
    assert quoted(text) == ["a"] * 40_000
    assert perf_counter() - started < 30  # minutes, where each mark looks for its end anew


@given(st.text(alphabet='ab .,“”"«»‘’\n', max_size=120))
def test_quotations_are_in_order_and_never_overlap(text: str) -> None:
    found = find_quotations(text, split_lines(text))
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))
    assert all(quotation.outer.covers(quotation.inner) for quotation in found)
