"""A database to try things on. Every kind of database is a parameter of `store_url`."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.store import Store


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A schema of its own on the server that COMMUNIQUE_TEST_POSTGRES names."""
    server = os.environ.get("COMMUNIQUE_TEST_POSTGRES")
    if not server:
        pytest.skip("COMMUNIQUE_TEST_POSTGRES names no PostgreSQL server; .ci/run starts one")
    import psycopg

    schema = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
    yield f"{server}?options=-csearch_path%3D{schema}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'communique.db'}"


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database as SQLite keeps it, made once because making it is the slowest step."""
    path = tmp_path_factory.mktemp("fresh") / "communique.db"
    Store.open(path).close()
    return path


@pytest.fixture
def store(store_url: str, fresh_file: Path) -> Iterator[Store]:
    if store_url.startswith("sqlite:///"):
        shutil.copy(fresh_file, store_url.removeprefix("sqlite:///"))
    with Store.open(store_url) as store:
        yield store
