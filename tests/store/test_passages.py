from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.store.passages import passages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("One.", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("  One. \r\n\r\n Two.\r\n", ["One.", "Two."]),
        ("wrapped here\nand going on\n\nnew", ["wrapped here\nand going on", "new"]),
        ("wrapped here\r\nand going on\r\n\r\nnew", ["wrapped here\r\nand going on", "new"]),
        ("L" * 150 + "\n" + "M" * 150, ["L" * 150, "M" * 150]),
        ("page one\fpage two", ["page one\fpage two"]),
    ],
)
def test_a_text_falls_into_its_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in passages(text)] == expected


@given(st.text(st.sampled_from("ab. \n\r\f\u2028é😀"), max_size=400) | st.text(max_size=50))
def test_paragraphs_leave_nothing_out_and_stand_in_order(text: str) -> None:
    spans = list(passages(text))
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert text[at : span.start].strip() == ""
        at = span.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize("text", ["word " * 3000, "x" * 9000, "A sentence stands here. " * 400, "ab\n" * 3000])
def test_endless_paragraphs_are_cut_between_words_where_there_are_any(text: str) -> None:
    spans = list(passages(text))
    assert max(span.end - span.start for span in spans) <= 2000
    assert sum(len(span.of(text).split()) for span in spans) == (5 if text[0] == "x" else len(text.split()))
