"""Where a database is, and what to tell people when it cannot be used."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from communique.errors import SetupError, StoreError
from communique.store.server import trouble_of
from communique.wording import phrase

_POSTGRES_BEFORE = re.compile(r"^postgres(?=[+:])")  # how many hosts still write it
_MAGIC = b"SQLite format 3\x00"

# By SQLite's name of the error: what failed and what to do. Longer names of the same family begin alike.
_TROUBLES = {
    "SQLITE_BUSY": (
        "another process has been writing to it for too long",
        "Try again when that process has finished.",
    ),
    "SQLITE_READONLY": (
        "it may only be read",
        "Allow writing to the file and its folder, or name another database.",
    ),
    "SQLITE_CANTOPEN": (
        "it cannot be opened",
        "See that its folder exists and that you may write to it; SQLite keeps two files beside the database.",
    ),
    "SQLITE_FULL": ("the disk is full", "Make room, then run the same command again: what was filed is kept."),
    "SQLITE_NOTADB": ("it is not a database", "Name another file, or move this one away."),
    "SQLITE_CORRUPT": (
        "the file is damaged",
        "Restore it from a copy, or read the documents again into a new database.",
    ),
    "SQLITE_IOERR": ("the disk reports an error", "See whether the disk is connected and sound."),
}


@dataclass(frozen=True)
class Place:
    """Where a database is.

    Attributes:
        url: SQLAlchemy's address.
        path: The file, where the database is one.
        name: How messages call it: the path, or the address without its password.
    """

    url: URL
    path: Path | None
    name: str

    @classmethod
    def at(cls, where: str | Path) -> Place:
        """The place that a path or an address names.

        Raises:
            StoreError: The address cannot be understood, or names no lasting database.
        """
        if isinstance(where, Path) or "://" not in where:
            return cls._of_file(Path(where))
        try:
            url = make_url(_POSTGRES_BEFORE.sub("postgresql", where))
        except (ArgumentError, ValueError) as error:
            raise StoreError(
                "This is not the address of a database (it is not shown, for it may hold a password). Nothing was "
                "opened. Write a file name, sqlite:///FILE or postgresql://USER@HOST/DATABASE."
            ) from error
        if url.get_backend_name() == "postgresql":
            return cls._of_server(url)
        if url.get_backend_name() != "sqlite":
            raise StoreError(
                "{name}: only SQLite and PostgreSQL databases can be used. "
                "Nothing was opened. Write a file name, sqlite:///FILE or postgresql://USER@HOST/DATABASE.",
                name=_without_password(url),
            )
        return cls._of_file(Path(url.database or ":memory:"))

    @classmethod
    def _of_file(cls, path: Path) -> Place:
        if str(path) == ":memory:":
            raise StoreError(
                ":memory: is not kept when the program ends. Nothing was opened. Name a file for the database."
            )
        path = path.expanduser()
        return cls(URL.create("sqlite", database=str(path)), path, str(path))

    @classmethod
    def _of_server(cls, url: URL) -> Place:
        name = _without_password(url)
        if find_spec("psycopg") is None:
            raise SetupError(
                "{name}: what speaks to PostgreSQL is not installed. Nothing was opened. "
                "Run: pip install 'communique[postgres]'",
                name=name,
            )
        if not url.database:
            raise StoreError(
                "{name}: no database is named. Nothing was opened. Write postgresql://USER@HOST/DATABASE.", name=name
            )
        return cls(url.set(drivername="postgresql+psycopg"), None, name)

    def require_file(self, *, create: bool, read_only: bool) -> None:
        """Refuse a file that cannot serve, before SQLite touches it.

        Raises:
            StoreError: There is no such file or folder, it is no database, or it may not be used as asked.
        """
        if self.path is None:
            return
        folder = self.path.absolute().parent
        if not folder.is_dir():
            raise self.error("there is no such folder", phrase("Make the folder {folder} first.", folder=folder))
        if self.path.is_dir():
            raise self.error("it is a folder", "Name a file in it.")
        exists = self.path.exists()
        if not exists and (read_only or not create):
            raise self.error(
                "there is no such database", "Name the database you mean, or read documents into a new one first."
            )
        if not read_only:
            for item in (self.path, folder) if exists else (folder,):
                if not os.access(item, os.W_OK):
                    raise self.error(
                        phrase("{file} may only be read", file=item),
                        "Allow writing to the file and its folder, open the database for reading only, "
                        "or name another one.",
                    )
        if exists:
            self._require_sqlite(self.path, create=create and not read_only)

    def _require_sqlite(self, path: Path, *, create: bool) -> None:
        try:
            with path.open("rb") as file:
                head = file.read(len(_MAGIC))
        except OSError as error:
            raise self.error(
                phrase("it cannot be read ({error})", error=error.strerror), "Allow reading the file."
            ) from error
        if head != _MAGIC and not (create and not head):
            raise self.error("it is not a database", "Name another file, or move this one away.")

    def error(self, trouble: str, remedy: str, state: str = "Nothing was changed.") -> StoreError:
        """The error that says what failed, what state we are in and what to do."""
        return StoreError(
            "{file}: {what}. {state} {remedy}",
            file=self.name, what=phrase(trouble), state=phrase(state), remedy=phrase(remedy),
        )  # fmt: skip

    @contextmanager
    def telling(self, state: str = "Nothing was changed.") -> Iterator[None]:
        """Turn the database's own errors into ones that people can act on.

        Raises:
            StoreError: In place of any error of the database.
        """
        try:
            yield
        except DBAPIError as error:
            if self.path is None:
                raise self.error(*trouble_of(error), state) from error
            code = str(getattr(error.orig, "sqlite_errorname", ""))
            for family, (trouble, remedy) in _TROUBLES.items():
                if code.startswith(family):
                    raise self.error(trouble, remedy, state) from error
            raise self.error(
                phrase("the database refused ({error})", error=str(error.orig)),
                "Run `communique doctor` on it for its state.",
                state,
            ) from error


def _without_password(url: URL) -> str:
    # The part after the question mark may hold one, too.
    return URL.create(
        url.drivername, username=url.username, host=url.host, port=url.port, database=url.database
    ).render_as_string()
