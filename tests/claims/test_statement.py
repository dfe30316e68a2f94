from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.claims import statement
from communique.language.lexicon import rows
from communique.language.pipeline import read_many
from communique.model import Claim, Document
from communique.registry import gazetteer

_TABLE = Path(__file__).with_name("statement-sentences.tsv")


def _examples() -> list[tuple[str, str, str, str]]:
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cells = [tuple(line.split("\t")) for line in lines[1:]]
    return [(construction, language, text, told) for construction, language, text, told in cells]


@cache
def _read(texts: tuple[tuple[str, str], ...]) -> tuple[tuple[Claim, ...], ...]:
    """The statements of each text, read in one go."""
    documents = [Document(f"account-{index}", text, language=language) for index, (language, text) in enumerate(texts)]
    gazetteers = {language: gazetteer(language) for language in ("en", "fr")}
    return tuple(tuple(statement.find(reading)) for reading in read_many(documents, gazetteers))


def _statements(text: str, language: str = "en") -> tuple[Claim, ...]:
    return _read(((language, text),))[0]


def _told(claims: tuple[Claim, ...]) -> set[tuple[str, str]]:
    return {(", ".join(claim.fields.speakers), claim.fields.content.text) for claim in claims}  # type: ignore[attr-defined]


_EXAMPLES = _examples()
_TEXTS = tuple((language, text.replace("\\n", "\n")) for _, language, text, _ in _EXAMPLES)


@pytest.mark.parametrize("index", range(len(_EXAMPLES)), ids=[example[0] for example in _EXAMPLES])
def test_each_construction_gives_its_statements_and_no_other(index: int) -> None:
    expected = {
        tuple(part.strip() for part in told.replace("\\n", "\n").split("=>"))
        for told in _EXAMPLES[index][3].split("||")
        if told.strip()
    }
    assert _told(_read(_TEXTS)[index]) == expected


def test_the_table_has_near_misses_and_enough_constructions() -> None:
    assert len(_EXAMPLES) >= 150
    assert sum(not told.strip() for *_, told in _EXAMPLES) >= 30


_VERBS = rows("reporting-verbs")
_VERB_TEXTS = tuple((row["language"], row["example"]) for row in _VERBS)


@pytest.mark.parametrize(
    "index", range(len(_VERBS)), ids=[f"{row['language']}-{row['phrase'].replace(' ', '-')}" for row in _VERBS]
)
def test_each_reporting_verb_reports_in_its_example(index: int) -> None:
    speakers = {speaker for speaker, _ in _told(_read(_VERB_TEXTS)[index])}
    assert speakers == {"Orla Brandt"}


def test_the_lexicon_is_wide_in_both_languages() -> None:
    assert sum(row["language"] == "en" for row in _VERBS) >= 150
    assert sum(row["language"] == "fr" for row in _VERBS) >= 60


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“The dam is full,” Orla Brandt said.", "direct"),
        ("Orla Brandt said the dam was “a wonder” of its time.", "mixed"),
        ("Orla Brandt said the dam was full.", "indirect"),
    ],
)
def test_the_form_follows_from_the_quotation_marks(text: str, form: str) -> None:
    assert [claim.fields.form for claim in _statements(text)] == [form]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Orla Brandt would not say which towns were cut off.", "denied"),
        ("Orla Brandt will announce a new fund.", "expected"),
        ("Orla Brandt denied that the dam had failed.", "asserted"),
    ],
)
def test_what_is_refused_or_to_be_said_is_marked(text: str, modality: str) -> None:
    assert [claim.modality for claim in _statements(text)] == [modality]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content", "modality"),
    [
        ("en", "A binding target was not supported by Norway.", "NO", "A binding target", "denied"),
        ("en", "The proposal was never backed by Malta.", "MT", "The proposal", "denied"),
        ("en", "The text would not be endorsed by Orla Brandt.", "Orla Brandt", "The text", "denied"),
        ("en", "The text has not been backed by Peru.", "PE", "The text", "denied"),
        ("fr", "Le texte n’a pas été soutenu par la Grèce.", "GR", "Le texte", "denied"),
        ("fr", "L’objectif n’est pas soutenu par le Portugal.", "PT", "L’objectif", "denied"),
        ("en", "The proposal was not only backed by Malta.", "MT", "The proposal", "asserted"),
        ("en", "The text, not a long one, was backed by Malta.", "MT", "The text, not a long one", "asserted"),
        ("fr", "Le texte a été soutenu par la Grèce.", "GR", "Le texte", "asserted"),
    ],
)
def test_a_negated_passive_tells_what_its_agent_did_not_say(
    language: str, text: str, speaker: str, content: str, modality: str
) -> None:
    (claim,) = _statements(text, language)
    assert _told((claim,)) == {(speaker, content)}
    assert claim.modality == modality


def test_the_words_that_name_the_speaker_stand_in_the_mention() -> None:
    (claim,) = _statements("Orla Brandt, the foreign minister, said the dam was full.")
    assert claim.fields.mention.text.startswith("Orla Brandt")  # type: ignore[attr-defined]


def test_whom_somebody_urges_is_the_addressee() -> None:
    (claim,) = _statements("KENYA called on Norway to finish the text.")
    assert claim.fields.addressees == ("NO",)  # type: ignore[attr-defined]


_PIECES = st.sampled_from(
    [
        "Orla Brandt said the dam was full.",
        "“The dam is full,” she added.",
        "“Unclosed words of Ida Roe",
        "Q: Will it hold this winter?",
        "MINISTER ORLA BRANDT: It will hold for years.",
        "He called on Norway",
        "“”",
        "said said: said",
        "According to the fund, the cost rose; it fell.",
        "Ida Roe: we will build",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_PIECES, st.sampled_from([" ", "\n", "\n\n"])), min_size=1, max_size=8))
def test_any_run_of_pieces_gives_statements_that_quote_the_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(words + gap for words, gap in pieces)
    for claim in _statements(text):
        assert text[claim.span.start : claim.span.end] == claim.quote
        assert claim.fields.content.text.strip()  # type: ignore[attr-defined]
