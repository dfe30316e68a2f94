"""Finding what there is to read: files, folders, sidecars, tables, standard input."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.source import Failure, Source
from communique.sources import Limits, find


def sources(*paths: str | Path, limits: Limits | None = None) -> list[Source]:
    found = list(find(paths, limits=limits))
    assert all(isinstance(each, Source) for each in found), found
    return [each for each in found if isinstance(each, Source)]


def failure(*paths: str | Path, limits: Limits | None = None) -> Failure:
    failures = [each for each in find(paths, limits=limits) if isinstance(each, Failure)]
    assert len(failures) == 1, failures
    return failures[0]


def write_rows(path: Path, *rows: Any) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows))
    return path


def row(name: str, **columns: Any) -> dict[str, Any]:
    return {"document": name, "text": f"The text of {name}.", **columns}


def test_a_file_is_found_with_its_bytes_hash_and_kind(tmp_path: Path) -> None:
    path = tmp_path / "Readout.TXT"
    path.write_bytes(b"Arlen met Borduria.\r\n")
    (source,) = sources(path)
    assert source.name == "Readout"
    assert source.locator == str(path)
    assert source.data == b"Arlen met Borduria.\r\n"
    assert source.sha256 == hashlib.sha256(source.data).hexdigest()
    assert source.media == ".txt"


def test_a_folder_is_searched_in_depth_and_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.html", ".hidden.txt", ".git/d.txt", "picture.png", "~$a.docx", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    assert [source.name for source in sources(tmp_path)] == ["a", "b", "c"]


def test_a_sidecar_says_what_is_known_and_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("words")
    said = {"publisher": "Ministry of Arlen", "published": "2021-05-03", "url": None, "desk": "north", "tags": ["a"]}
    (tmp_path / "note.json").write_text(json.dumps(said))
    (source,) = sources(tmp_path)
    assert source.metadata == {"publisher": "Ministry of Arlen", "published": "2021-05-03"}
    assert source.extra == {"desk": "north", "tags": ["a"]}


@pytest.mark.parametrize("content", ["{broken", "[1, 2]", '"words"', "[" * 100_000])
def test_a_broken_sidecar_is_told_and_the_document_read_all_the_same(tmp_path: Path, content: str) -> None:
    (tmp_path / "note.txt").write_text("words")
    (tmp_path / "note.json").write_text(content)
    told, source = list(find([tmp_path]))
    assert isinstance(told, Failure)
    assert "note.json" in told.message
    assert "sidecar" in told.message
    assert isinstance(source, Source)
    assert source.metadata == {}


def test_claims_and_figures_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("words")
    write_rows(tmp_path / "note.claims.jsonl", {"kind": "meeting", "document": "note", "quote": "words"})
    write_rows(tmp_path / "empty.claims.jsonl")
    (tmp_path / "note.gold.json").write_text("[]")
    (tmp_path / "figures.csv").write_text("party,amount\nArlen,5\n")
    assert [source.name for source in sources(tmp_path)] == ["note"]


def test_a_claims_file_named_explicitly_is_told_once(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "x.claims.jsonl", *[{"kind": "meeting", "document": "x", "quote": "w"}] * 50)
    assert "no table of documents" in failure(path).message


def test_files_of_one_stem_get_names_of_their_own(tmp_path: Path) -> None:
    for name in ("one/note.txt", "two/note.txt", "two/note.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    assert [source.name for source in sources(tmp_path)] == ["note", "two/note", "two/note.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("words")
    assert len(sources(path, tmp_path, tmp_path / "." / "note.txt")) == 1


def make_missing(folder: Path) -> Path:
    return folder / "missing.txt"


def make_empty_folder(folder: Path) -> Path:
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder


def make_foreign(folder: Path) -> Path:
    path = folder / "photo.png"
    path.write_bytes(b"\x89PNG")
    return path


def make_bare(folder: Path) -> Path:
    path = folder / "README"
    path.write_text("words")
    return path


def make_json(folder: Path) -> Path:
    path = folder / "note.json"
    path.write_text("{}")
    return path


def make_csv_in_latin(folder: Path) -> Path:
    path = folder / "table.csv"
    path.write_bytes("document,text\na,Söder\n".encode("windows-1252"))
    return path


def make_broken_parquet(folder: Path) -> Path:
    path = folder / "table.parquet"
    path.write_bytes(b"PAR1 but not really PAR1")
    return path


def make_empty_table(folder: Path) -> Path:
    path = folder / "table.jsonl"
    path.write_bytes(b"")
    return path


def make_pipe(folder: Path) -> Path:
    import os

    path = folder / "pipe.txt"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    ("make", "what", "remedy"),
    [
        (make_missing, "there is no such file", "Check the path"),
        (make_empty_folder, "holds nothing that can be read", "Readable are"),
        (make_foreign, "'.png' are not read", "Convert it"),
        (make_bare, "without a suffix", "Convert it"),
        (make_json, "only read as a sidecar", "JSON Lines"),
        (make_csv_in_latin, "is not UTF-8", "CSV UTF-8"),
        (make_broken_parquet, "is not a Parquet file", "Write it again"),
        (make_empty_table, "has no rows", "`document` and `text`"),
        (make_pipe, "not a regular file", "Copy"),
    ],
)
def test_what_cannot_be_found_is_told_with_its_place_and_remedy(
    tmp_path: Path, make: Callable[[Path], Path], what: str, remedy: str
) -> None:
    path = make(tmp_path)
    told = failure(path)
    assert str(path) in told.message
    assert what in told.message
    assert remedy in told.message
    assert "\n" not in told.message


def test_a_web_address_is_told_not_to_be_fetched() -> None:
    assert "not fetched" in failure("https://ministry.example/readout").message


def test_one_bad_file_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("words")
    found = list(find([tmp_path / "missing.txt", good]))
    assert [type(each) for each in found] == [Failure, Source]


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in failure(path).message


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 2048)
    assert sources(path, limits=Limits(bytes=2048))
    told = failure(path, limits=Limits(bytes=2047))
    assert "2 KB" in told.message
    assert "Split" in told.message


def test_rows_of_json_lines_keep_their_columns(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "t.jsonl", row("one", published="2021-05-03", url=None, desk="north"), "", row("two"))
    one, two = sources(path)
    assert (one.name, one.text, one.data) == ("one", "The text of one.", None)
    assert one.metadata == {"published": "2021-05-03"}
    assert one.extra == {"desk": "north"}
    assert one.locator == f"{path}, line 1"
    assert two.locator == f"{path}, line 3"


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ('{"document": "x", "text": ', "is not JSON"),
        ("[1, 2]", "is not a JSON object"),
        ("[" * 50_000, "is not JSON"),
        ({"document": "x"}, "has no `text`"),
        ({"text": "words"}, "has no `document`"),
        ({"document": "x", "text": "  "}, "unusable `text`"),
        ({"document": "x", "text": 5}, "unusable `text`"),
        ({"document": ["x"], "text": "words"}, "unusable `document`"),
    ],
)
@pytest.mark.parametrize("where", [0, 1])
def test_a_broken_row_is_told_by_its_line_and_the_rest_is_read(
    tmp_path: Path, bad: object, what: str, where: int
) -> None:
    rows: list[Any] = [row("one"), row("two")]
    rows.insert(where, bad)
    path = write_rows(tmp_path / "t.jsonl", *rows)
    found = list(find([path]))
    told = found.pop(where)
    assert isinstance(told, Failure)
    assert f"{path}, line {where + 1}" in told.message
    assert what in told.message
    assert "the rest was read" in told.message
    assert [each.name for each in found if isinstance(each, Source)] == ["one", "two"]


def test_a_line_that_is_not_utf8_or_too_long_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    good = json.dumps(row("good")).encode() + b"\n"
    path.write_bytes(b'{"document": "x", "text": "S\xf6der"}\n' + b"x" * 5000 + b"\n" + good)
    latin, long, source = list(find([path], limits=Limits(bytes=1000)))
    assert isinstance(latin, Failure)
    assert "line 1: is not UTF-8" in latin.message
    assert isinstance(long, Failure)
    assert "line 2: is longer than" in long.message
    assert isinstance(source, Source)
    assert source.locator.endswith("line 3")


def test_rows_of_csv_are_read_with_any_usual_delimiter_and_long_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    long = "word " * 40_000
    path.write_text(f'document;text;desk\none;"Two lines;\nhere";north\ntwo;{long};\nthree;too;many;cells\n')
    one, two, told = list(find([path]))
    assert isinstance(one, Source)
    assert (one.text, one.extra) == ("Two lines;\nhere", {"desk": "north"})
    assert isinstance(two, Source)
    assert two.text == long
    assert two.locator.endswith("line 4")
    assert isinstance(told, Failure)
    assert "line 5" in told.message


def test_rows_of_parquet_are_read_with_dates_as_dates(tmp_path: Path) -> None:
    import datetime

    path = tmp_path / "t.parquet"
    table = pyarrow.table(
        {
            "document": ["one", "two"],
            "text": ["words", None],
            "published": [datetime.date(2021, 5, 3), None],
            "count": [7, 8],
        }
    )
    pyarrow.parquet.write_table(table, path)
    one, told = list(find([path]))
    assert isinstance(one, Source)
    assert (one.metadata, one.extra) == ({"published": "2021-05-03"}, {"count": 7})
    assert isinstance(told, Failure)
    assert "row 2" in told.message


def test_rows_of_one_name_get_names_of_their_own(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "t.jsonl", row("one"), row("one"), row("one"))
    assert [source.name for source in sources(path)] == ["one", "t/one", "t/one#3"]


def test_a_table_is_never_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    with path.open("w") as stream:
        for number in range(4000):
            stream.write(json.dumps({"document": f"d{number}", "text": "word " * 1000}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in find([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4000
    assert peak < path.stat().st_size / 5


@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), min_size=1, max_size=4
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_rows_of_json_lines_come_back_as_they_were_written(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "t.jsonl"
    rows = [json.dumps({"document": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(texts)]
    path.write_bytes("\n".join(rows).encode())
    assert [source.text for source in sources(path)] == texts


def test_the_hash_of_a_row_does_not_depend_on_the_order_of_its_columns(tmp_path: Path) -> None:
    one = write_rows(tmp_path / "1.jsonl", {"document": "a", "text": "b", "desk": 1})
    two = write_rows(tmp_path / "2.jsonl", {"desk": 1, "text": "b", "document": "a"})
    other = write_rows(tmp_path / "3.jsonl", {"desk": 2, "text": "b", "document": "a"})
    first, second, third = sources(one)[0], sources(two)[0], sources(other)[0]
    assert first.sha256 == second.sha256 != third.sha256


@pytest.mark.parametrize(
    ("given_bytes", "media", "names"),
    [
        (b"Arlen met Borduria.\nThey agreed.", ".txt", ["standard-input"]),
        (b"{not a row}\nwords", ".txt", ["standard-input"]),
        (b"<!DOCTYPE html><p>words", ".html", ["standard-input"]),
        (b'{"document": "a", "text": "b"}\n{"document": "c", "text": "d"}', "", ["a", "c"]),
    ],
)
def test_standard_input_is_text_or_rows(
    monkeypatch: pytest.MonkeyPatch, given_bytes: bytes, media: str, names: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given_bytes)))
    found = sources("-")
    assert [source.name for source in found] == names
    assert {source.media for source in found} == {media}
    assert found[0].locator.startswith("standard input")


def test_standard_input_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"word\n" * 100)))
    assert "limit" in failure("-", limits=Limits(bytes=100)).message
