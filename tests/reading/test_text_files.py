"""Plain text is kept as it is: offsets must agree with every other program's."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_files import source_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.source import Source
from communique.reading import read
from communique.sources import find

PROSE = "Le ministre Söderblå a déclaré : « Ça suffit » – et l’a répété à Łódź, dit-on. Les autres ont salué l'accord."


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")).filter(str.strip))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_a_text_file_is_kept_as_any_program_reads_it(tmp_path: Path, text: str) -> None:
    controls = sum((character < " " and character not in "\t\n\r\v\f\x1b") or character == "\x7f" for character in text)
    if controls > 2 or "\0" in text:
        return
    path = tmp_path / "note.txt"
    path.write_bytes(text.encode())
    (source,) = find([path])
    assert isinstance(source, Source)
    document = read(source)
    assert document.text == path.read_text(encoding="utf-8")
    assert (document.name, document.source, document.source_sha256) == ("note", str(path), source.sha256)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
@settings(max_examples=100)
def test_the_text_of_a_row_is_kept_as_it_is(text: str) -> None:
    assert read(source_of("table, line 1", text=text)).text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"], ids=["utf-8", "utf-8 with mark", "utf-16", "utf-32"]
)
def test_unicode_is_read_by_its_mark(encoding: str) -> None:
    document = read(source_of("a.txt", PROSE.encode(encoding)))
    assert document.text == PROSE
    assert "notes" not in document.extra


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a déclaré : « Ça suffit » – et l’a répété.",
        "Söder, Müller und Groß trafen sich in Köln für €5 Millionen.",
        "“Enough”, she said…",
    ],
)
def test_western_text_in_windows_1252_is_read_right_and_noted(text: str) -> None:
    document = read(source_of("a.txt", text.encode("windows-1252")))
    assert document.text == text
    assert "windows-1252" in document.extra["notes"][0]


def test_cyrillic_in_an_old_encoding_is_not_taken_for_western_text() -> None:
    text = "Министры иностранных дел встретились во вторник в столице и договорились о поставках зерна. " * 5
    document = read(source_of("a.txt", text.encode("windows-1251")))
    assert document.text == text


def test_a_few_broken_bytes_in_utf8_do_not_spoil_its_accents_and_are_noted() -> None:
    document = read(source_of("a.txt", PROSE.encode() + b" caf\xe9 fin"))
    assert document.text == PROSE + " caf\ufffd fin"
    assert "1 places" in document.extra["notes"][0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"\n\n one \n", "\n\n one \n"),
        (b"# Heading\n\n- *item*\n", "# Heading\n\n- *item*\n"),
        (b"one\x0ctwo", "one\x0ctwo"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_only_line_ends_are_changed(name: str, data: bytes, text: str) -> None:
    assert read(source_of(name, data)).text == text
