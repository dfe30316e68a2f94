"""The SQLite library that Python brings."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import NamedTuple


class Library(NamedTuple):
    """SQLite's version, and whether it can search in full text."""

    version: str
    has_fts5: bool


def library() -> Library:
    """Which SQLite there is, tried out rather than asked: some report what they cannot do."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE tried USING fts5(body)")
        except sqlite3.OperationalError:
            return Library(sqlite3.sqlite_version, False)
    return Library(sqlite3.sqlite_version, True)
