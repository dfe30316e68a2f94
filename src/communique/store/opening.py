"""Opening a database: ours or not, of which schema, and up to date when it is handed over."""

from __future__ import annotations

import logging
import re
import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError

from communique.store.connection import connect, looking, writing
from communique.store.place import Place
from communique.store.schema import APPLICATION_ID, HEAD
from communique.store.server import OLDEST
from communique.wording import phrase

_VERSION = re.compile(r"\d{4}")
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(place: Place, *, create: bool, read_only: bool) -> Engine:
    """Connect to the database at `place`, made or migrated first where that is needed.

    Raises:
        StoreError: It is not there, not ours, newer than we are, or may not be used as asked.
    """
    place.require_file(create=create, read_only=read_only)
    with place.telling("Nothing was changed."):
        engine = (
            _connect_to_read(place, place.path) if read_only and place.path else connect(place, read_only=read_only)
        )
        try:
            with looking(engine) as connection:
                version = schema_version(place, connection)
            if not read_only and place.path:
                _keep_a_log(engine)
            if version != HEAD:
                _bring_up_to_date(place, engine, version, create=create, read_only=read_only)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _connect_to_read(place: Place, path: Path) -> Engine:
    engine = connect(place, read_only=True)
    try:
        with looking(engine) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except OperationalError as error:
        engine.dispose()
        log = path.with_name(path.name + "-wal")
        whole = not log.exists() or log.stat().st_size == 0
        if whole and getattr(error.orig, "sqlite_errorname", "") in ("SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY"):
            return connect(place, read_only=True, immutable=True)
        raise
    return engine


def schema_version(place: Place, connection: Connection) -> str | None:
    """The schema of the database, None where it is empty.

    Raises:
        StoreError: The database is another program's, or newer than this program.
    """
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        ours = owner == APPLICATION_ID
        empty = owner == 0 and not tables
    else:
        require_version(place, connection)
        ours = {"alembic_version", "document", "claim"} <= tables
        empty = not tables
    if empty:
        return None
    if not ours:
        raise place.error(
            "it is a database of another program", "Name another file; Communiqué makes it where there is none."
        )
    version = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    if not _VERSION.fullmatch(version):
        raise place.error(
            phrase("its schema is called {version}, as no Communiqué calls one", version=version),
            "Restore the file from a copy, or read the documents into a new one.",
        )
    if version > HEAD:
        raise place.error(
            phrase(
                "it was written by a newer Communiqué (schema {version}, this one reads up to {head})",
                version=version,
                head=HEAD,
            ),
            "Run: pip install --upgrade communique",
        )
    return version


def require_version(place: Place, connection: Connection) -> None:
    """Refuse a PostgreSQL that is older than those we are tested on.

    Raises:
        StoreError: It is.
    """
    found = connection.dialect.server_version_info or ()
    if found < (OLDEST,):
        raise place.error(
            phrase("the server is PostgreSQL {version}", version=".".join(map(str, found))),
            phrase("Use a server of version {version} or newer.", version=OLDEST),
        )


def _keep_a_log(engine: Engine) -> None:
    """Let readers read while somebody writes; the mode stays with the file."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        for _attempt in range(100):
            cursor.execute("PRAGMA journal_mode")
            if cursor.fetchone() == ("wal",):
                return
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
                return  # a file system without shared memory keeps its own mode, and that serves too
            except sqlite3.OperationalError:
                time.sleep(0.05)  # another process is opening it; SQLite does not wait for this change
    finally:
        connection.close()


def _bring_up_to_date(place: Place, engine: Engine, version: str | None, *, create: bool, read_only: bool) -> None:
    if version is None and (read_only or not create):
        raise place.error("it holds no record yet", "Read documents into it first.")
    if read_only:
        raise place.error(
            phrase(
                "its schema is older than this program (schema {version}, needed {head}) and it is open for "
                "reading only",
                version=version,
                head=HEAD,
            ),
            "Open it once for writing: it is then brought up to date.",
        )
    with writing(engine) as connection:
        # Another process may have done it while we waited for our turn.
        if schema_version(place, connection) != HEAD:
            _migrate(place, connection)


def _migrate(place: Place, connection: Connection) -> None:
    # Late, because it takes longer to import than most databases take to open.
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it speaks while it is being imported
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise place.error(
            phrase("it cannot be brought up to date ({error})", error=str(error)),
            "Restore the file from a copy, or read the documents into a new one.",
        ) from error
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
