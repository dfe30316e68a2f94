from __future__ import annotations

import pytest

from communique.language.lexicon import rows
from tests.language.readings import reading_of

_BEFORE = {"en": "France and Italy signed a pact. ", "fr": "La France et l’Italie ont signé un pacte. "}
_PRONOUNS = ("they", "ils", "elles")


def they(text: str, language: str = "en") -> list[tuple[str, ...]]:
    reading = reading_of(_BEFORE[language] + text, language)
    mentions = (mention for sentence in reading.sentences for mention in sentence.mentions)
    return [mention.entities for mention in mentions if mention.kind == "pronoun" and mention.name in _PRONOUNS]


@pytest.mark.parametrize("row", rows("meeting-verbs"), ids=lambda row: row["lemma"])
def test_those_who_meet_are_they_in_the_clause_after(row: dict[str, str]) -> None:
    assert they(row["example"], row["language"]) == [("Ada Voss", "Jens Ozols")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Peru’s minister, Ada Voss, met Chile’s Jens Ozols, and they signed an accord.", ("Ada Voss", "Jens Ozols")),
        ("Mr Jens Ozols of Peru met Ms Ada Voss of Chile on 10 May; they signed a note.", ("Jens Ozols", "Ada Voss")),
        ("Chile and Peru met in Lima, where they signed a memorandum.", ("CL", "PE")),
        ("Chile and Peru said they would sign a memorandum.", ("CL", "PE")),
        ("Ms Ada Voss met Mr Jens Ozols. They signed a memorandum.", ("Ada Voss", "Jens Ozols")),
    ],
)
def test_they_are_the_parties_of_the_clause_before(text: str, names: tuple[str, ...]) -> None:
    assert they(text) == [names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ms Ada Voss met reporters, and they wrote a letter.", ()),
        ("They signed a letter when Ms Ada Voss met Mr Jens Ozols.", ("FR", "IT")),
        ("Ms Ada Voss did not meet Mr Jens Ozols. They signed a letter.", ("FR", "IT")),
    ],
)
def test_they_are_not_those_who_met_nobody_named_or_met_later(text: str, names: tuple[str, ...]) -> None:
    assert they(text) == [names]
