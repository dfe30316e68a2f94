"""The application over a database of the demo's accounts and two that contradict each other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique import corpus
from communique.pipeline import read_into
from communique.store import Store
from communique.web.accounts import Accounts
from communique.web.app import create_app
from communique.web.settings import Settings

HERE = "http://127.0.0.1:8321"
ELSEWHERE = "https://record.example"
ACCOUNTS = {
    "oslo-readout": (
        "Foreign Minister Ada Orsel of Norway met Foreign Minister Bela Tarn of Poland in Oslo on 4 March 2024.\n\n"
        "Norway pledged €5 million to Moldova for grain ships on 4 March 2024.\n"
    ),
    "oslo-wire": (
        "OSLO, March 4, 2024 (North Wire) - Norway pledged €8 million to Moldova for grain ships, "
        "Foreign Minister Ada Orsel said on Monday, 4 March 2024.\n"
    ),
}
PASSWORD = "a long enough password"


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database, read once; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("web")
    for name, text in ACCOUNTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text('{"published": "2024-03-04"}', encoding="utf-8")
    with corpus.folder("bucharest-2022") as demo, Store.open(folder / "read.db") as store:
        assert not read_into(store, [demo, folder / "oslo-readout.txt", folder / "oslo-wire.txt"]).failures
    return folder / "read.db"


@pytest.fixture
def db(read_once: Path, tmp_path: Path) -> Path:
    """A database of one's own."""
    with Store.open(read_once):  # whoever closes it last leaves one whole file
        pass
    copy = tmp_path / "record.db"
    shutil.copy(read_once, copy)
    return copy


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    """The open database."""
    with Store.open(db) as opened:
        yield opened


@pytest.fixture
def local(store: Store) -> Iterator[TestClient]:
    """A browser on the machine itself, which follows no redirects."""
    with TestClient(create_app(store, Settings(waiting=60)), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def shared(store: Store) -> Iterator[TestClient]:
    """A browser elsewhere, nobody logged in; there are accounts rhea (reader), vic (reviewer) and ada (admin)."""
    accounts = Accounts(store)
    for name, role in (("rhea", "reader"), ("vic", "reviewer"), ("ada", "admin")):
        accounts.add(name, role, PASSWORD)
    settings = Settings(host="0.0.0.0", waiting=60)
    with TestClient(create_app(store, settings), base_url=ELSEWHERE, follow_redirects=False) as client:
        yield client


def token(client: TestClient, path: str = "/") -> str:
    """The token of the forms on a page."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(path).text)
    assert found, f"{path} has no form"
    return unescape(found[1])


def log_in(client: TestClient, name: str, password: str = PASSWORD, following: str = "/") -> int:
    """Log in; the status that is answered."""
    data = {"token": token(client, "/login"), "name": name, "password": password, "next": following}
    return client.post("/login", data=data).status_code


@pytest.fixture
def pledge(store: Store) -> int:
    """The number of the claim of a pledge of money."""
    return next(it.number for it in store.claims(kind="commitment") if "€5 million" in it.claim.quote)


