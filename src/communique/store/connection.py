"""Connections to the database, and the two kinds of transaction over them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event

from communique.store.place import Place
from communique.store.server import begin_on_server, connect_to_server

PATIENCE: Final = 60.0
"""Seconds that a process waits for another one's transaction to end."""

_OPTION = "communique_writes"


def connect(place: Place, *, read_only: bool, immutable: bool = False) -> Engine:
    """An engine whose transactions are ours to begin.

    Args:
        place: Where the database is.
        read_only: Whether the connections can write.
        immutable: Whether SQLite may take for granted that nobody writes: the only way to read a database in a
            folder where it cannot put its own files.
    """
    if place.path is None:
        return connect_to_server(place.url, PATIENCE, read_only=read_only, begin=_begin)
    address = _address(place.path, read_only=read_only, immutable=immutable)

    def open_file() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address,
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,  # or Python would begin transactions of its own
            check_same_thread=False,  # the pool hands a connection to one thread at a time
            cached_statements=256,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = create_engine(place.url, creator=open_file)
    event.listen(engine, "begin", _begin)
    return engine


def _address(path: Path, *, read_only: bool, immutable: bool) -> str:
    mode = "ro" if read_only else "rwc"
    return f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could fail half-way when another process
    # has written in between; one that is to write therefore waits for its turn at the beginning.
    writes = connection.get_execution_options().get(_OPTION, False)
    if connection.dialect.name == "postgresql":
        begin_on_server(connection, writes=writes)
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing."""
    with engine.connect().execution_options(**{_OPTION: True}) as connection, connection.begin():
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """One transaction that reads: what others write meanwhile does not show."""
    with engine.connect() as connection, connection.begin():
        yield connection
