"""PostgreSQL: its connections and transactions, and what its errors mean to people."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from communique.wording import phrase

OLDEST: Final = 15
"""The oldest version that the tests run on."""

_ANSWER: Final = 10  # seconds that a server may take to answer

_TROUBLES: Final = {
    "55P03": ("another process has been writing to it for too long", "Try again when that process has finished."),
    "25006": ("it may only be read", "Open it for writing, or name another database."),
    "42501": (
        "its user may not do this",
        "Let the database's owner grant it: GRANT CREATE, USAGE ON SCHEMA public TO the user.",
    ),
    "53100": ("the server's disk is full", "Make room, then run the same command again: what was filed is kept."),
    "53300": ("the server has no connection left", "Try again later, or let it take more (max_connections)."),
    "22021": ("it is not kept in UTF-8", "Make one that is: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0."),
}

_WRONG_OPTION: Final = re.compile(r"invalid (?:connection option|\w+ value|integer value)|unrecognized configuration")


def connect_to_server(url: URL, patience: float, *, read_only: bool, begin: Callable[[Connection], None]) -> Engine:
    """An engine whose transactions start with `begin`."""
    engine = create_engine(url, connect_args={"connect_timeout": _ANSWER}, pool_pre_ping=True)

    def prepare(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = '{max(1, int(patience * 1000))}ms'")
        if read_only:
            connection.execute("SET default_transaction_read_only = on")
        connection.autocommit = False

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def begin_on_server(connection: Connection, *, writes: bool) -> None:
    """Give a reader one state of the database to look at, and let writers write one after the other.

    As on SQLite: numbers and moments then come in one order, and whoever waited sees what the others did.
    """
    if writes:
        lock = "SELECT pg_advisory_xact_lock(hashtext('communique'), hashtext(current_schema()))"
        connection.exec_driver_sql(lock)
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def server_size(connection: Connection) -> int:
    """Bytes that the tables and their indexes take."""
    asked = text(
        "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class "
        "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
    )
    return int(connection.execute(asked).scalar_one())


def trouble_of(error: DBAPIError) -> tuple[str, str]:
    """What failed and what to do."""
    code = str(getattr(error.orig, "sqlstate", None) or "")
    words = " ".join(str(error.orig).split())
    if code in _TROUBLES:
        return _TROUBLES[code]
    if code == "3D000" or ("database" in words and "does not exist" in words):
        return "there is no such database on the server", "Make it first: createdb NAME, or name another one."
    if code.startswith("28") or "authentication failed" in words or "no password supplied" in words:
        return (
            "the server does not let this user in",
            "See that user and password are right; the password may be in the address, PGPASSWORD or ~/.pgpass.",
        )
    if not code and _WRONG_OPTION.search(words):
        return (
            phrase("its address asks for what there is not ({error})", error=words.removeprefix("invalid dsn: ")),
            "Correct what stands in the address after the question mark.",
        )
    if not code or code.startswith("08") or code.startswith("57P"):
        return (
            "the server cannot be reached, or ended the connection",
            "See that it runs and takes connections at that host and port, then run the same command again.",
        )
    return phrase("the database refused ({error})", error=words), "Run `communique doctor` on it for its state."
