"""What is PostgreSQL's own: how it is reached, and what it tells when it is not."""

from __future__ import annotations

import os
from importlib.machinery import ModuleSpec

import pytest
from sqlalchemy import make_url

from communique.errors import SetupError, StoreError
from communique.model import Document
from communique.store import Store
from communique.store.schema import HEAD


def test_a_server_that_cannot_be_reached_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"postgresql://user@127\.0\.0\.1:9/record: the server cannot be") as refused:
        Store.open("postgresql://user:secret@127.0.0.1:9/record?password=secret")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgres://user:secret@127.0.0.1:9/record", r"postgresql://user@127\.0\.0\.1:9/record: the server cannot be"),
        ("postgresql://user:secret@127.0.0.1:none/record", "not the address of a database"),
        ("postgresql://user:secret@127.0.0.1:9/record?colour=red", 'what there is not .*"colour"'),
        ("postgresql://user:secret@127.0.0.1:9/record?sslmode=red", "what there is not .*sslmode"),
    ],
)
def test_an_address_is_understood_or_told_to_be_wrong_without_its_password(address: str, words: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=words) as refused:
        Store.open(address)
    assert "secret" not in str(refused.value)


def test_an_address_without_a_database_is_refused() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="no database is named"):
        Store.open("postgresql://user@127.0.0.1")


def test_what_is_not_installed_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none(_name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr("communique.store.place.find_spec", find_none)
    with pytest.raises(SetupError, match=r"pip install 'communique\[postgres\]'") as refused:
        Store.open("postgresql://user:secret@127.0.0.1/record")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"database": "no_such_record"}, "no such database on the server"),
        ({"password": "wrong-secret"}, "does not let this user in"),
    ],
)
def test_a_wrong_database_or_password_is_told_apart(postgres_url: str, change: dict[str, str], words: str) -> None:
    url = make_url(postgres_url)
    if not url.password:
        pytest.skip("the server asks for no password")
    with pytest.raises(StoreError, match=words) as refused:
        Store.open(url.set(**change).render_as_string(hide_password=False))  # type: ignore[arg-type]  # one of many
    assert "secret" not in str(refused.value)
    assert url.password not in str(refused.value).replace(str(url.username), "")


def test_a_server_that_is_too_old_is_refused(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.store.opening.OLDEST", 99)
    with pytest.raises(StoreError, match=r"the server is PostgreSQL 1\d.*Use a server of version 99"):
        Store.open(postgres_url)


def test_a_schema_with_other_tables_is_left_alone(postgres_url: str) -> None:
    _run(postgres_url, "CREATE TABLE bird (name text)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(postgres_url)


def test_an_empty_database_is_not_filled_unasked(postgres_url: str) -> None:
    for how in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError, match="holds no record yet"):
            Store.open(postgres_url, **how)


def test_a_reader_only_cannot_write(postgres_url: str) -> None:
    with Store.open(postgres_url) as store:
        store.add(Document("readout", "Grain will move."), [])
        health = store.health(deep=True)
        assert (health.sound, health.schema_version, health.journal_mode) == (True, HEAD, None)
        assert health.size is not None
        assert health.size > 8192
    with Store.open(postgres_url, read_only=True) as store:
        assert len(store.search("grain")) == 1
        assert store.health(deep=True).index_agrees
        with pytest.raises(StoreError, match=r"it may only be read.*Nothing of wire was filed"):
            store.add(Document("wire", "Grain."), [])


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM passage_words",
        "UPDATE passage_words SET words = ''",
        "UPDATE document SET title = 'Summer council'",
    ],
)
def test_an_index_that_does_not_agree_is_noticed_and_made_anew(postgres_url: str, sql: str) -> None:
    with Store.open(postgres_url) as store:
        store.add(Document("readout", "The co-operation goes on.", title="Winter council"), [])
        assert store.health(deep=True).index_agrees
    _run(postgres_url, sql)
    with Store.open(postgres_url) as store:
        assert store.health(deep=True).index_agrees is False
        store.reindex()
        assert store.health(deep=True).index_agrees
        assert len(store.search("co-operation")) == 1


def test_the_tables_are_those_of_the_schema(postgres_url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine

    from communique.store.schema import metadata

    Store.open(postgres_url).close()
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert [it for it in differences if "passage_words" not in str(it)] == []


def test_texts_of_any_length_of_word_can_be_filed_and_found(postgres_url: str) -> None:
    with Store.open(postgres_url) as store:
        store.add(Document("long", "ж" * 9000 + " grain " + "a b " * 9000), [])
        assert store.search("grain")
        assert store.health(deep=True).sound


def _run(url: str, sql: str) -> None:
    import psycopg

    assert os.environ["COMMUNIQUE_TEST_POSTGRES"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.encode())
