"""The gazetteer finds names in running text."""

import pytest

from communique.registry import gazetteer


@pytest.mark.parametrize(
    ("text", "words", "canonical", "kind"),
    [
        ("talks with Romania.", "Romania", "RO", "country"),
        ("the Alliance’s leaders agreed", "Alliance’s leaders", "NATO:leaders", "members"),
        ("the delegation of JAMAICA asked", "JAMAICA", "JM", "country"),
    ],
)
def test_a_name_is_found_in_english(text, words, canonical, kind):
    match = gazetteer("en").find(text)[0]
    assert (match.words, match.canonical, match.kind) == (words, canonical, kind)
    assert text[match.start : match.end] == words
