from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from communique.errors import StoreError
from communique.model import Document
from communique.store import Store
from communique.store.schema import APPLICATION_ID, HEAD, metadata


def make_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bird (name TEXT)")
        connection.commit()


def make_branded(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 77")
        connection.commit()


def make_of_schema(path: Path, sql: str) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def make_newer(path: Path) -> None:
    make_of_schema(path, "UPDATE alembic_version SET version_num = '9001'")


def make_nameless(path: Path) -> None:
    make_of_schema(path, "DELETE FROM alembic_version")


def make_text(path: Path) -> None:
    path.write_text("A communiqué, not a database.\n" * 20, encoding="utf-8")


def make_torn(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_foreign, "another program"),
        (make_branded, "another program"),
        (make_newer, r"newer Communiqué \(schema 9001.*pip install --upgrade communique"),
        (make_nameless, "no Communiqué calls one"),
        (make_text, "not a database"),
        (make_torn, "not a database"),
        (Path.mkdir, "is a folder"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], words: str, read_only: bool
) -> None:
    path = tmp_path / "birds.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=rf"birds\.db: .*{words}"):
        Store.open(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize(
    ("read_only", "words"),
    [(True, "older than this program.*Open it once for writing"), (False, "cannot be brought up to date")],
)
def test_an_older_schema_is_not_read_as_if_it_were_ours(tmp_path: Path, read_only: bool, words: str) -> None:
    path = tmp_path / "communique.db"
    make_of_schema(path, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreError, match=words):
        Store.open(path, read_only=read_only)


def test_a_database_that_was_not_finished_is_made_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "communique.db"
    with monkeypatch.context() as patch:
        patch.setattr("communique.store.opening.APPLICATION_ID", "no number")  # fails after the tables are made
        with pytest.raises(StoreError, match="refused"):
            Store.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    with Store.open(path) as store:
        assert store.health(deep=True).sound


@pytest.mark.parametrize("how", [{"create": False}, {"read_only": True}])
def test_a_database_that_is_not_there_is_not_made_unasked(tmp_path: Path, how: dict[str, bool]) -> None:
    for name, words in [("none.db", "no such database"), ("empty.db", "database")]:
        path = tmp_path / name
        if name == "empty.db":
            path.touch()
        with pytest.raises(StoreError, match=rf"{name}: .*{words}"):
            Store.open(path, **how)
    assert not (tmp_path / "none.db").exists()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "communique.db"
    path.touch()
    with Store.open(path) as store:
        assert store.health(deep=True).sound


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no such folder.*Make the folder .*missing"):
        Store.open(tmp_path / "missing" / "communique.db")


@pytest.mark.parametrize("where", [":memory:", "sqlite://", "sqlite:///:memory:"])
def test_a_record_in_memory_alone_is_refused(where: str) -> None:
    with pytest.raises(StoreError, match="not kept"):
        Store.open(where)


def test_an_address_that_cannot_be_understood_is_refused() -> None:
    with pytest.raises(StoreError, match="not the address"):
        Store.open("://")


@pytest.mark.parametrize("where", ["mysql://user:secret@host/record", "nosuchdatabase://user:secret@host/record"])
def test_a_database_of_another_kind_is_refused_without_telling_its_password(where: str) -> None:
    with pytest.raises(StoreError, match="only SQLite and PostgreSQL") as refused:
        Store.open(where)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("name", ["communique.db", "a b#c%20?.db", "протокол.db"])
def test_a_path_and_its_address_open_the_same_database(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Store.open(path) as store:
        store.add(Document("readout", "Grain."), [])
        assert store.where == str(path)
    assert path.exists()
    with Store.open(str(path), create=False) as store:
        assert store.document("readout") is not None


def test_a_new_database_has_our_mark_a_log_and_the_tables_of_the_schema(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine

    import communique.store

    path = tmp_path / "communique.db"
    with Store.open(path) as store:
        health = store.health()
        assert (health.schema_version, health.journal_mode, health.sound) == (HEAD, "wal", True)
        assert (health.where, health.documents, health.claims) == (str(path), 0, {})
        assert health.size is not None
        assert health.size > 4096
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connected:
        differences = compare_metadata(MigrationContext.configure(connected), metadata)
    engine.dispose()
    ours = [item for item in differences if not (item[0] == "remove_table" and item[1].name.startswith("passage_"))]
    assert ours == []
    config = Config()
    config.set_main_option("script_location", str(Path(communique.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_alembic_is_not_imported_for_a_database_that_is_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "communique.db"
    Store.open(path).close()
    code = (
        "import sys; from communique.store import Store; Store.open(sys.argv[1]).close(); "
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_making_a_database_prints_nothing(tmp_path: Path) -> None:
    code = (
        "import logging, sys; logging.basicConfig(level=logging.INFO); "
        "from communique.store import Store; Store.open(sys.argv[1]).close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "communique.db")], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_a_reader_only_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "communique.db"
    with Store.open(path) as store:
        store.add(Document("readout", "Grain will move."), [])
    with Store.open(path, read_only=True) as store:
        assert len(store.search("grain")) == 1
        assert store.health().index_agrees is None
        with pytest.raises(StoreError, match=r"communique\.db: it may only be read.*Nothing of wire was filed"):
            store.add(Document("wire", "Grain."), [])


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that other users can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


_AS_NOBODY = """
import os, sys
from communique.errors import StoreError
from communique.store import Store
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = sys.argv[1]
try:
    Store.open(path)
    print("opened")
except StoreError as error:
    print(error)
with Store.open(path, read_only=True) as store:
    print([item.document.name for item in store.documents()], len(store.search("grain")), store.health().sound)
"""


def test_a_write_protected_file_in_a_write_protected_folder_can_be_read(public_folder: Path) -> None:
    path = public_folder / "communique.db"
    with Store.open(path) as store:
        store.add(Document("readout", "Grain will move."), [])
    path.chmod(0o444)
    public_folder.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", _AS_NOBODY, str(path)], capture_output=True, text=True, check=False)
    if "Permission" in done.stderr and os.getuid() == 0:
        pytest.skip("other users cannot reach this Python")
    refused, read = done.stdout.splitlines()
    assert refused.startswith(f"{path}: {path} may only be read. Nothing was changed. Allow writing")
    assert read == "['readout'] 1 True"


def test_a_database_of_the_first_schema_is_brought_up_to_date_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "communique.db"
    with Store.open(path) as store:
        store.add(Document("readout", "Grain will move."), [])
    with closing(sqlite3.connect(path)) as connection:
        for table in ("withdrawal", "judgement", "token", "account"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    with Store.open(path) as store:
        assert store.health(deep=True).sound
        assert store.health().schema_version == HEAD
        assert len(store.search("grain")) == 1
        assert (store.judgements(), store.accounts.all()) == ([], [])
