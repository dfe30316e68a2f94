"""Looking a database over: whether what is filed still is what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, func, select, text
from sqlalchemy.exc import DBAPIError

from communique.errors import StoreError
from communique.store.connection import looking, writing
from communique.store.health import Health
from communique.store.place import Place
from communique.store.rows import claim_of_row, document_of_row
from communique.store.schema import claim, document, original
from communique.store.search import SearchIndex
from communique.store.server import server_size
from communique.store.shelf import Shelf

_SAMPLE: Final = 200


def check(place: Place, engine: Engine, index: SearchIndex | None, *, deep: bool) -> Health:
    """The health of the database at `place`; `deep` compares every claim, else about two hundred."""
    with looking(engine) as connection:
        checked, damaged = _compare(place, connection, deep=deep)
        on_sqlite = connection.dialect.name == "sqlite"
        standing = claim.c.superseded_at.is_(None)
        by_kind = connection.execute(
            select(claim.c.kind, func.count()).where(standing).group_by(claim.c.kind).order_by(claim.c.kind)
        )
        health: dict[str, Any] = {
            "where": place.name,
            "schema_version": connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one(),
            "documents": _count(connection, document, superseded=False),
            "superseded_documents": _count(connection, document, superseded=True),
            "claims": {row[0]: row[1] for row in by_kind},
            "superseded_claims": _count(connection, claim, superseded=True),
            "originals": connection.execute(select(func.count()).select_from(original)).scalar_one(),
            "size": _size(place.path) if place.path else server_size(connection),
            "journal_mode": connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() if on_sqlite else None,
            "integrity": _integrity(connection) if on_sqlite else (),
        }
    return Health(**health, checked=checked, damaged=damaged, index_agrees=_index_agrees(engine, index, deep=deep))


def _count(connection: Connection, table: Table, *, superseded: bool) -> int:
    column = table.c.superseded_at
    asked = select(func.count()).select_from(table)
    asked = asked.where(column.is_not(None) if superseded else column.is_(None))
    return int(connection.execute(asked).scalar_one())


def _size(path: Path) -> int:
    files = (path.with_name(path.name + ending) for ending in ("", "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _integrity(connection: Connection) -> tuple[str, ...]:
    messages = connection.exec_driver_sql("PRAGMA quick_check(20)").scalars().all()
    return tuple(message for message in messages if message != "ok")


def _compare(place: Place, connection: Connection, *, deep: bool) -> tuple[int, tuple[str, ...]]:
    checked, damaged = 0, list(_changed_texts(place, connection)) if deep else []
    shelf = Shelf()
    total = connection.execute(select(func.count()).select_from(claim)).scalar_one()
    step = 1 if deep else max(1, total // _SAMPLE)
    asked = select(claim).where(claim.c.number % step == 0).order_by(claim.c.number)
    for row in connection.execute(asked, execution_options={"yield_per": 500}).mappings():
        checked += 1
        try:
            claim_of_row(row, shelf.get(connection, row["document"]), place.name)
        except StoreError as error:
            damaged.append(str(error))
    return checked, tuple(damaged)


def _changed_texts(place: Place, connection: Connection) -> Iterator[str]:
    asked = select(document).order_by(document.c.number)
    for row in connection.execute(asked, execution_options={"yield_per": 50}).mappings():
        if document_of_row(row).sha256 != row["text_sha256"]:
            yield str(
                place.error(
                    f"the text of document {row['number']} ({row['name']}) is not the one that was filed",
                    "The database was changed by something else than Communiqué. Read the document again.",
                )
            )


def _index_agrees(engine: Engine, index: SearchIndex | None, *, deep: bool) -> bool | None:
    """None where the database is open for reading only: SQLite's check of the index is a kind of writing."""
    if index is None:
        return None
    try:
        with writing(engine) as connection:
            return index.agrees(connection, deep=deep)
    except DBAPIError as error:
        if str(getattr(error.orig, "sqlite_errorname", "")).startswith("SQLITE_READONLY"):
            return None
        raise
