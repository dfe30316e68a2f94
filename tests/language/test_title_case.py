"""Headlines in title case are read as sentences."""

from __future__ import annotations

import pytest

from communique.language.title_case import as_sentence


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Brandt Vows To Close Old Ports", "Brandt vows to Close Old Ports"),
        ("Brandt Says She Will Sell the Harbour", "Brandt says she will Sell the Harbour"),
        ("Dall Denies Claims Over Lost Files", "Dall denies claims over Lost Files"),
    ],
)
def test_verbs_of_saying_and_small_words_lose_their_capital(title: str, read: str) -> None:
    assert as_sentence(title) == read
    assert len(as_sentence(title)) == len(title)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Orla Brandt said that the bridge would open in May.",
        "Brandt Says No",
        "REMARKS BY THE MINISTER TO THE PRESS",
        "Says Orla",
        "",
    ],
)
def test_sentences_capitals_and_short_titles_stay_as_they_are(text: str) -> None:
    assert as_sentence(text) == text
