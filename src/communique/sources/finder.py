"""From what the user names to what there is to read, in order, one at a time."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.model.source import Failure, Source
from communique.sources.columns import hash_of_row, told_apart
from communique.sources.limits import Limits, words_of_size
from communique.sources.naming import Names
from communique.sources.tables import ROWS_TRIED, TABLES, Broken, Row, Rows, holds_documents, json_lines, rows_of
from communique.wording import joined, phrase

FILES = frozenset({".txt", ".md", ".markdown", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml"})
SUFFIXES = FILES | TABLES
"""Every suffix that is read."""

_OF_THE_FOLDER = frozenset({"README", "LICENSE", "LICENCE"})
_READABLE = "text, Markdown, HTML, PDF, DOCX, EML, JSON Lines, CSV, Parquet"


def find(paths: Iterable[str | Path], *, limits: Limits | None = None) -> Iterator[Source | Failure]:
    """Everything there is to read under `paths`, in order; what cannot be read is told, and the rest goes on.

    A folder is searched in depth, sorted by name; hidden files, sidecars, unknown suffixes and what tells
    of the folder itself (README, LICENSE) are passed over, and so are tables without a `text` column
    (claims, figures). A table gives one source a row and is never held in memory. "-" is standard input:
    plain text, or JSON Lines if its first line is a row. A file `report.json` beside `report.pdf` is its
    sidecar and says what is known of it.

    A file's name is its stem; where two sources of one call share a stem, the later is "folder/stem".
    A file that is named twice is read once.

    Args:
        paths: Files, folders, "-".
        limits: Bounds on size and depth.

    Yields:
        A Source for each document, a Failure for each thing that could not be read.
    """
    return _Search(limits or Limits()).run(paths)


class _Search:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._names = Names()
        self._seen: set[Path] = set()

    def run(self, paths: Iterable[str | Path]) -> Iterator[Source | Failure]:
        for path in paths:
            if str(path) == "-":
                yield from self._standard_input()
            else:
                yield from self._path(str(path))

    def _path(self, name: str) -> Iterator[Source | Failure]:
        path = Path(name)
        try:
            if path.is_dir():
                yield from self._folder(path)
            elif path.exists():
                yield from self._named_file(path)
            elif name.partition("://")[0] in {"http", "https"}:
                yield _failure(name, "is a web address, which is not fetched", "Save the page, then read the file.")
            else:
                yield _failure(name, "there is no such file or folder", "Check the path.")
        except (OSError, ValueError) as error:
            yield _unreadable(name, error)

    def _folder(self, folder: Path) -> Iterator[Source | Failure]:
        found = False
        for path in self._files_under(folder):
            try:
                if path.suffix.lower() in TABLES and path.is_file() and not holds_documents(path, self._limits):
                    continue
            except OSError as error:
                yield _unreadable(str(path), error)
                found = True
                continue
            found = True
            yield from self._file(path)
        if not found:
            yield _failure(
                str(folder),
                "the folder holds nothing that can be read",
                phrase("Readable are: {kinds}.", kinds=_READABLE),
            )

    def _files_under(self, folder: Path) -> Iterator[Path]:
        base = len(folder.parts)
        for here, folders, files in os.walk(folder):
            deep = len(Path(here).parts) - base >= self._limits.depth
            folders[:] = [] if deep else sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                path = Path(here) / name
                # "~$" marks the lock files that word processors leave beside open documents.
                passed_over = name.startswith((".", "~$")) or path.stem.upper() in _OF_THE_FOLDER
                if path.suffix.lower() in SUFFIXES and not passed_over:
                    yield path

    def _named_file(self, path: Path) -> Iterator[Source | Failure]:
        suffix = path.suffix.lower()
        if suffix in SUFFIXES:
            yield from self._file(path)
        elif suffix == ".json":
            yield _failure(
                str(path), "a .json file is only read as a sidecar", "Name the document beside it, or write JSON Lines."
            )
        else:
            what = phrase("files of the kind {suffix!r} are not read", suffix=suffix)
            what = what if suffix else phrase("a file without a suffix is not read")
            yield _failure(str(path), what, phrase("Convert it; readable are: {kinds}.", kinds=_READABLE))

    def _file(self, path: Path) -> Iterator[Source | Failure]:
        real = path.resolve()
        if real in self._seen:
            return
        self._seen.add(real)
        try:
            if not path.is_file():
                yield _failure(str(path), "is not a regular file", "Copy its content into a file.")
            elif path.suffix.lower() in TABLES:
                yield from self._rows(rows_of(path, self._limits), path.stem, str(path), path)
            else:
                yield from self._document(path)
        except (OSError, ValueError) as error:
            yield _unreadable(str(path), error)

    def _document(self, path: Path) -> Iterator[Source | Failure]:
        with path.open("rb") as stream:
            # Read rather than asked for: the size that the file system tells is not always the truth.
            data = stream.read(self._limits.bytes + 1)
        if len(data) > self._limits.bytes:
            size = words_of_size(path.stat().st_size)
            yield _failure(
                str(path),
                phrase("has {size}, more than the limit of {limit}", size=size, limit=self._limits.size),
                "Split the document.",
            )
            return
        said = _sidecar_of(path)
        if isinstance(said, Failure):
            yield said
            said = {}
        metadata, extra = told_apart(said)
        yield Source(
            name=self._names.of_file(path),
            locator=str(path),
            sha256=hashlib.sha256(data).hexdigest(),
            data=data,
            path=path,
            media=path.suffix.lower(),
            metadata=metadata,
            extra=extra,
        )

    def _rows(self, rows: Rows, table: str, locator: str, path: Path | None) -> Iterator[Source | Failure]:
        count = without_text = 0
        for count, row in enumerate(rows, start=1):
            place = f"{locator}, {row.place}" if row.place else locator
            if isinstance(row, Broken):
                yield _failure(place, row.what, row.remedy, state=_ROW_LEFT_OUT)
                continue
            without_text += "text" not in row.columns
            # A table of something else is told once or a few times, not a million.
            if without_text == count and (count == ROWS_TRIED or {"kind", "quote"} <= row.columns.keys()):
                what = "the rows have no `text`, so this is no table of documents"
                yield _failure(place, what, "Give a table with the columns `document` and `text`.", state=_TABLE_LEFT)
                return
            yield self._row(row, table, place, path)
        if not count:
            yield _failure(locator, "the table has no rows", "Give a table with the columns `document` and `text`.")

    def _row(self, row: Row, table: str, place: str, path: Path | None) -> Source | Failure:
        for column in ("document", "text"):
            value = row.columns.get(column)
            if not isinstance(value, str) or not value.strip():
                what = (
                    phrase("the row has no `{column}`", column=column)
                    if value in (None, "")
                    else phrase("the row has an unusable `{column}`", column=column)
                )
                remedy = phrase("Fill in `{column}` with words.", column=column)
                return _failure(place, what, remedy, state=_ROW_LEFT_OUT)
        others = {name: value for name, value in row.columns.items() if name not in ("document", "text")}
        metadata, extra = told_apart(others)
        return Source(
            name=self._names.of_row(row.columns["document"], table, row.number),
            locator=place,
            sha256=hash_of_row(row.columns),
            text=row.columns["text"],
            path=path,
            metadata=metadata,
            extra=extra,
        )

    def _standard_input(self) -> Iterator[Source | Failure]:
        place = "standard input"
        stream = sys.stdin.buffer
        first = stream.readline(self._limits.bytes + 1)
        if _is_row(first):
            yield from self._rows(json_lines(stream, self._limits, first), "standard-input", place, None)
            return
        data = first + stream.read(max(0, self._limits.bytes + 1 - len(first)))
        if len(data) > self._limits.bytes:
            yield _failure(
                place, phrase("has more than the limit of {limit}", limit=self._limits.size), "Split the document."
            )
            return
        yield Source(
            name=self._names.of_file(Path("standard-input")),
            locator=place,
            sha256=hashlib.sha256(data).hexdigest(),
            data=data,
            media=_media_of(data),
        )


def _is_row(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "text" in value


def _media_of(data: bytes) -> str:
    head = data[:512].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return ".pdf"
    return ".html" if head.startswith((b"<!doctype html", b"<html")) else ".txt"


def _sidecar_of(path: Path) -> dict[str, Any] | Failure:
    sidecar = path.with_suffix(".json")
    if not sidecar.is_file():
        return {}
    remedy = phrase("Correct or remove the sidecar; {file} was read without it.", file=path.name)
    try:
        with sidecar.open("rb") as stream:
            said = json.loads(stream.read(_SIDECAR_LIMIT).decode("utf-8-sig"))
    except OSError as error:
        return _failure(str(sidecar), phrase("cannot be read ({error})", error=error.strerror), remedy, state="")
    except (ValueError, RecursionError):
        return _failure(str(sidecar), "is not valid JSON", remedy, state="")
    if not isinstance(said, dict):
        return _failure(str(sidecar), "is not a JSON object", remedy, state="")
    return said


_SIDECAR_LIMIT = 1024 * 1024
_ROW_LEFT_OUT = "It was left out; the rest was read."
_TABLE_LEFT = "The rest of the table was not read."


def _unreadable(locator: str, error: Exception) -> Failure:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return _failure(
        locator,
        phrase("cannot be read ({error})", error=reason),
        "Check that the file is there and that you may read it.",
    )


def _failure(locator: str, what: str, remedy: str, *, state: str = "Nothing was read from it.") -> Failure:
    failed = phrase("{file}: {what}.", file=locator, what=phrase(what))
    return Failure(locator, joined(" ", (failed, phrase(state), phrase(remedy))))
