"""A database to try things on. Other kinds of database join by a further parameter of `store_url`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.store import Store


@pytest.fixture(params=["sqlite"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    assert request.param == "sqlite"
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
