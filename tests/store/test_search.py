from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model import Document
from communique.store import Hit, Store

from .accounts import commitment, statement

TEXT = (
    "Communiqué of the Council 😀\n\n"
    "Minister Zoë Łubieńska said that the co-operation on energy security goes on.\r\n\r\n"
    "Velmark pledged €2 million for Söderøya's grid, and NOT for roads.\n\n"
    "Le ministre a rappelé l’Accord d’Évian ; l'énergie reste chère."
)
DOCUMENT = Document("readout", TEXT, title="Winter council at Øresholm", publisher="Ministry of Lakes")


@pytest.fixture
def filled(store: Store) -> Store:
    claims = [statement(DOCUMENT, "the co-operation on energy"), commitment(DOCUMENT, "Velmark pledged €2 million", 2)]
    store.add(DOCUMENT, claims)
    store.add(Document("wire", "Velmark has a council. It meets on Monday."), [])
    return store


def words_of(hit: Hit, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in hit.matches]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("lubienska", ["Łubieńska"]),
        ("ŁUBIEŃSKA", ["Łubieńska"]),
        ("zoe minister", ["Minister", "Zoë"]),
        ("soderoya", ["Söderøya"]),
        ("Søderöya", ["Söderøya"]),
        ("cooperation", None),
        ("co-operation", ["co-operation"]),
        ("operation", ["operation"]),
        ("energie", ["énergie"]),
        ("evian accord", ["Accord", "Évian"]),
        ("l’énergie", ["l'énergie"]),
        ("lakes pledged", ["pledged"]),
        ("oresholm Łubieńska", ["Łubieńska"]),
        ("velmark roads", ["Velmark", "roads"]),
        ("velmark Monday roads", None),
        ("secur", None),
        ("2", ["2"]),
        ("", None),
        ("  – * \" ' ( ^ : + -", None),
    ],
)
def test_words_are_found_whatever_their_accents(filled: Store, asked: str, found: list[str] | None) -> None:
    hits = [hit for hit in filled.search(asked) if hit.document == "readout"]
    assert [words_of(hit) for hit in hits] == ([] if found is None else [found])


@pytest.mark.parametrize(
    "asked",
    [
        '"velmark',
        'velmark"',
        "velmark AND",
        "NOT velmark",
        "velmark NOT roads",
        "NEAR(velmark pledged)",
        "velmark*",
        "-velmark",
        "body:velmark",
        "{body}: velmark",
        "^velmark",
        "velmark + pledged",
        "(velmark",
        "velmark ; DROP TABLE claim",
        "vel'mark",
        "%velmark_",
        "velmark:",
        "\\velmark",
    ],
)
def test_signs_and_operators_of_the_user_are_no_syntax(filled: Store, asked: str) -> None:
    for hit in filled.search(asked):
        assert "velmark" in hit.span.of(TEXT).lower() or hit.document == "wire"
    assert filled.health(deep=True).sound


def test_operators_are_looked_for_as_words(filled: Store) -> None:
    (hit,) = filled.search("velmark NOT roads")
    assert words_of(hit) == ["Velmark", "NOT", "roads"]
    assert filled.search("velmark OR roads") == []


@given(asked=st.text(st.characters(exclude_categories=[]) | st.sampled_from("ab\"'*^:(){}-+ "), max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_words_break_the_search(filled: Store, asked: str) -> None:
    for prefix in (False, True):
        for hit in filled.search(asked, prefix=prefix):
            assert hit.span.end > hit.span.start


def test_the_last_word_may_be_a_beginning(filled: Store) -> None:
    assert [words_of(hit) for hit in filled.search("energy secur", prefix=True)] == [["energy", "security"]]
    assert filled.search("ener security", prefix=True) == []
    assert filled.search("secur secur", prefix=True) == []


def test_a_hit_gives_its_paragraph_its_words_and_its_claims(filled: Store) -> None:
    (hit,) = filled.search("grid")
    assert hit.span.of(TEXT) == "Velmark pledged €2 million for Söderøya's grid, and NOT for roads."
    assert (hit.document, hit.title, hit.publisher) == ("readout", DOCUMENT.title, DOCUMENT.publisher)
    assert hit.claims == (2,)
    assert "".join(piece.text for piece in hit.snippet) == hit.snippet_span.of(TEXT)
    assert [piece.text for piece in hit.snippet if piece.is_match] == ["grid"]
    found = filled.document(hit.document_number)
    assert found is not None
    assert found.document.name == "readout"


def test_only_paragraphs_with_a_claim_of_the_kind_are_given(filled: Store) -> None:
    assert [hit.claims for hit in filled.search("velmark", kind="commitment")] == [(2,)]
    assert filled.search("velmark", kind="accession") == []


def test_a_document_that_has_the_words_in_its_title_alone_is_found_by_its_beginning(filled: Store) -> None:
    (hit,) = filled.search("oresholm winter")
    assert (hit.span.of(TEXT), hit.matches) == ("Communiqué of the Council 😀", ())
    assert "".join(piece.text for piece in hit.snippet) == hit.span.of(TEXT)


def test_the_better_paragraph_comes_first(store: Store) -> None:
    filler = " Many other words about weather, roads, lakes and winter follow here." * 5
    store.add(Document("once", "Grain is a word." + filler), [])
    store.add(Document("often", "Grain, grain and grain again."), [])
    store.add(Document("never", "Roads."), [])
    hits = store.search("grain")
    assert [hit.document for hit in hits] == ["often", "once"]
    assert hits[0].score > hits[1].score
    assert [hit.document for hit in store.search("grain", limit=1)] == ["often"]


def test_the_snippet_of_a_long_paragraph_stands_around_the_words(store: Store) -> None:
    text = (
        "Zéro 😀 début. " + "The weather was fair all along. " * 30 + "Grain 😀 and pörts opened. " + "It rained. " * 40
    )
    store.add(Document("long", text), [])
    (hit,) = store.search("grain ports")
    shown = "".join(piece.text for piece in hit.snippet)
    assert shown == hit.snippet_span.of(text)
    assert [piece.text for piece in hit.snippet if piece.is_match] == ["Grain", "pörts"]
    assert len(shown) < 400
    assert hit.span.covers(hit.snippet_span)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO passage_index (passage_index) VALUES ('delete-all')",
        "INSERT INTO passage_index (rowid, body) VALUES (99, 'stray')",
        "DELETE FROM passage",
        "UPDATE document SET title = 'Summer council'",
    ],
)
def test_an_index_that_does_not_agree_is_noticed_and_made_anew(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "communique.db"
    with Store.open(path) as store:
        store.add(DOCUMENT, [])
        assert store.health(deep=True).index_agrees
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()
    with Store.open(path) as store:
        health = store.health(deep=True)
        assert (health.index_agrees, health.sound) == (False, False)
        store.reindex()
        assert store.health(deep=True).index_agrees
        assert [words_of(hit) for hit in store.search("soderoya")] == [["Söderøya"]]
