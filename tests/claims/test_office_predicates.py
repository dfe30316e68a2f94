from __future__ import annotations

import pytest

from communique.claims import office
from tests.claims.told import told


def offices(text: str) -> set[tuple[str, str, str | None]]:
    return {(row["person"], row["title"], row.get("of")) for row in told(office, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Luis Roca was sworn in as president of Peru.", {("Luis Roca", "president", "PE")}),
        ("Luis Roca became Peru's foreign minister in May.", {("Luis Roca", "foreign minister", "PE")}),
        ("The Council appointed Ana Hoxha as Executive Director.", {("Ana Hoxha", "Executive Director", None)}),
        (
            "Foreign Ministers Ana Hoxha (Albania) and Luis Roca (Peru) met in Riga.",
            {("Ana Hoxha", "Foreign Minister", "AL"), ("Luis Roca", "Foreign Minister", "PE")},
        ),
        (
            "The OSCE Chairperson-in-Office, Albania's Foreign Minister Ana Hoxha, said so.",
            {("Ana Hoxha", "Foreign Minister", "AL"), ("Ana Hoxha", "Chairperson-in-Office", "OSCE")},
        ),
        ("Ana Hoxha, Albania's newly appointed foreign minister, said so.", {("Ana Hoxha", "foreign minister", "AL")}),
        ("The newly elected president of Peru, Luis Roca, said so.", {("Luis Roca", "president", "PE")}),
        ("Albanian PM Ana Hoxha said so.", {("Ana Hoxha", "PM", "AL")}),
        ("Peruvian Senate President Luis Roca said so.", {("Luis Roca", "Senate President", "PE")}),
        (
            "Paul Lind, the UN Secretary-General's Special Envoy for Yemen, said so.",
            {("Paul Lind", "Special Envoy", "UN")},
        ),
        ("Premier Ana Hoxha, Albania, spoke first.", {("Ana Hoxha", "Premier", "AL")}),
        (
            "Minister Luis Roca will travel to Tirana, where Prime Minister Ana Hoxha receives him.",
            {("Luis Roca", "Minister", None), ("Ana Hoxha", "Prime Minister", "AL")},
        ),
        (
            "Rosa Poe, a spokeswoman for the German foreign ministry, said so.",
            {("Rosa Poe", "spokeswoman for the foreign ministry", "DE")},
        ),
    ],
)
def test_an_office_is_read_wherever_it_is_told(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert offices(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Luis Roca was not appointed minister.",
        "Luis Roca wants to become rich.",
        "Luis Roca named the ministers who had left.",
        "The ministers met Luis Roca and Ana Hoxha.",
    ],
)
def test_no_office_is_read_where_none_is_given(text: str) -> None:
    assert offices(text) == set()
