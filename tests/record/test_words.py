from __future__ import annotations

import pytest

from communique.record.words import fold, is_acronym_of, is_excerpt, say_the_same, stems

LONG = (
    "The harbour of Osaka will stay open to every ship that carries grain, and the government will pay for the pilots, "
    "because support for the farmers of Kenya is a duty that all of us share in the fight against hunger."
)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ports must stay open to grain ships", "ports must stay open to all grain ships", True),
        ("ships may pass the strait by night", "By night, ships may pass the strait", True),
        ("partners share the costs of grain", "partnership in sharing grain costs", True),
        ("ports must stay open to grain ships", "ports must be closed at night", False),
        ("responsibility", "responsibility", False),
        (LONG, "support for Kenya in the fight against hunger", False),
        ("", "", False),
    ],
)
def test_passages_say_the_same_where_most_of_their_words_are_common(one: str, other: str, alike: bool) -> None:
    assert say_the_same(stems(one), stems(other)) is alike


@pytest.mark.parametrize(
    ("short", "excerpt"),
    [
        ("the government will pay for the pilots", True),
        ("“support for the farmers of Kenya is a duty”", True),
        ("support for Kenya in the fight against hunger", False),
        ("the government", False),
    ],
)
def test_an_excerpt_stands_word_for_word_in_the_longer_passage(short: str, excerpt: bool) -> None:
    assert is_excerpt(short, LONG) is excerpt
    assert is_excerpt(LONG, short) is excerpt


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Çavuşoğlu", "cavusoglu"),
        ("Łęcka-Ødegård", "lecka odegard"),
        ("U.S.", "u s"),
        ("Türkiye’s", "turkiye s"),
        ("ı", "i"),
    ],
)
def test_words_are_compared_without_accents_and_case(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_an_acronym_is_known_by_its_initials() -> None:
    assert is_acronym_of("HRC 2031", "Harbour Recovery Conference")
    assert not is_acronym_of("HR", "Harbour Recovery Conference")
    assert not is_acronym_of("XYZ", "Harbour Recovery Conference")
