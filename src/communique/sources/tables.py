"""Tables (JSON Lines, CSV, Parquet) to rows, one at a time, so that their size does not matter."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from communique.sources.limits import Limits
from communique.wording import phrase

TABLES = frozenset({".jsonl", ".ndjson", ".csv", ".parquet"})
ROWS_TRIED = 20
"""A table whose first rows, this many, have no text is a table of something else."""


@dataclass(frozen=True)
class Row:
    """One row of a table: its number, from 1, as the reader of the file counts ("line 12", "row 3")."""

    number: int
    place: str
    columns: Mapping[str, Any]


@dataclass(frozen=True)
class Broken:
    """A row, or a whole table, that cannot be read; `place` is empty where it is the table."""

    place: str
    what: str
    remedy: str


Rows = Iterator[Row | Broken]


def rows_of(path: Path, limits: Limits) -> Rows:
    """The rows of a table on disk, by its suffix."""
    match path.suffix.lower():
        case ".csv":
            return _csv_file(path, limits)
        case ".parquet":
            return _parquet(path)
        case _:
            return _json_lines_file(path, limits)


def holds_documents(path: Path, limits: Limits) -> bool:
    """Whether one of the first rows of a table has a text; a table of claims or figures has none.

    A table that cannot be read at all counts, so that somebody is told.
    """
    rows = list(islice(rows_of(path, limits), ROWS_TRIED))
    if any(isinstance(row, Row) for row in rows):
        return any(isinstance(row, Row) and "text" in row.columns for row in rows)
    return bool(rows)


def _json_lines_file(path: Path, limits: Limits) -> Rows:
    with path.open("rb") as stream:
        yield from json_lines(stream, limits)


def json_lines(stream: BinaryIO, limits: Limits, first: bytes | None = None) -> Rows:
    """The rows of JSON Lines; a broken line is told and the rest goes on.

    Args:
        stream: The bytes, read a line at a time.
        limits: The longest line that is taken.
        first: The first line, where it has been taken from the stream already.
    """
    taken = [(first, False)] if first is not None else []
    lines = chain(taken, _bounded_lines(stream, limits.bytes))
    for number, (line, too_long) in enumerate(lines, start=1):
        place = f"line {number}"
        if too_long:
            yield Broken(
                place, phrase("is longer than {limit}", limit=limits.size), "Split the document, or raise the limit."
            )
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            value = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError:
            yield Broken(place, "is not UTF-8", "Save the table as UTF-8.")
        except json.JSONDecodeError as error:
            yield Broken(
                place,
                phrase("is not JSON ({error} at column {at})", error=error.msg, at=error.colno),
                "Correct the line.",
            )
        except (RecursionError, ValueError):
            yield Broken(place, "is not JSON that can be read (nested too deep, or a number too long)", "Correct it.")
        else:
            if isinstance(value, dict):
                yield Row(number, place, value)
            else:
                yield Broken(place, "is not a JSON object", 'Write {"document": …, "text": …} on each line.')


def _bounded_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, bool]]:
    while line := stream.readline(limit + 1):
        too_long = len(line) > limit and not line.endswith(b"\n")
        rest = line
        while too_long and rest and not rest.endswith(b"\n"):
            rest = stream.readline(limit)
        yield (b"" if too_long else line), too_long


def _csv_file(path: Path, limits: Limits) -> Rows:
    # The default of 128 KB a cell is shorter than many a transcript; the setting is the module's, for all readers.
    csv.field_size_limit(max(csv.field_size_limit(), limits.bytes))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            yield from _csv_rows(stream)
        except UnicodeDecodeError:
            yield Broken("", "is not UTF-8 from here on", 'Save the table as "CSV UTF-8".')


def _csv_rows(stream: TextIO) -> Rows:
    head = stream.readline()
    delimiter = max(",;\t", key=head.count)
    header = next(csv.reader([head], delimiter=delimiter), [])
    reader = csv.reader(stream, delimiter=delimiter)
    before = 1
    while True:
        place = f"line {before + 1}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Broken(place, phrase("is not CSV ({error})", error=str(error)), "Correct the line.")
            return
        before = reader.line_num + 1
        if not cells:
            continue
        if len(cells) != len(header):
            yield Broken(
                place,
                phrase("has {n} cells where the header has {all}", n=len(cells), all=len(header)),
                "Quote cells that hold commas.",
            )
            continue
        yield Row(int(place.removeprefix("line ")), place, dict(zip(header, cells, strict=True)))


def _parquet(path: Path) -> Rows:
    # Imported here because it takes longer than the rest of the command line's start.
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path, pre_buffer=False) as table:
            number = 0
            for batch in table.iter_batches(batch_size=256):
                for columns in batch.to_pylist():
                    number += 1
                    yield Row(number, f"row {number}", columns)
    except (pyarrow.ArrowException, ValueError) as error:
        first = str(error).partition("\n")[0]
        yield Broken("", phrase("is not a Parquet file that can be read ({error})", error=first), "Write it again.")
