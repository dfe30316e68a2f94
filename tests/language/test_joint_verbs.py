"""Verbs of doing together stay one word and are parsed as verbs."""

from __future__ import annotations

import pytest

from tests.language.readings import reading_of


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Peru and Chile co-chaired the meeting.", "co-chair"),
        ("The talks were co-hosted by Peru.", "co-host"),
        ("A group co-led by Peru and Chile met in Riga.", "co-lead"),
        ("Peru is co-sponsoring the text.", "co-sponsor"),
        ("Peru will co-organise the summit.", "co-organise"),
    ],
)
def test_a_hyphenated_verb_of_doing_together_is_one_verb(text: str, lemma: str) -> None:
    assert lemma in [clause.lemma for sentence in reading_of(text).sentences for clause in sentence.clauses]


@pytest.mark.parametrize("text", ["The well-chaired meeting ended.", "The meeting re-opened in the mid-term."])
def test_other_hyphens_still_split_words(text: str) -> None:
    assert "-" in [token.text for sentence in reading_of(text).sentences for token in sentence.doc]
