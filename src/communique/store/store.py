"""The record's database: what was read, by whom, when, and what it claims."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Engine, Select, and_, func, or_, select

from communique.errors import NotFoundError
from communique.model import Claim, Document, FiledClaim, Judgement, Kind
from communique.model.judgement import About
from communique.model.source import GIVEN
from communique.store import filing, judgements, schema
from communique.store.accounts import Accounts
from communique.store.added import Added
from communique.store.changes import Changes
from communique.store.checkup import check
from communique.store.connection import looking, writing
from communique.store.filed_document import FiledDocument
from communique.store.health import Health
from communique.store.hit import Hit
from communique.store.judgements import UNSEEN, Unseen
from communique.store.moments import moment
from communique.store.opening import open_engine
from communique.store.place import Place
from communique.store.rows import METADATA, can_be_kept, claim_of_row, document_of_row, reader_of
from communique.store.search import SearchIndex
from communique.store.search_postgres import PostgresIndex
from communique.store.search_sqlite import SqliteIndex
from communique.store.shelf import Shelf
from communique.store.tokens import counts
from communique.store.withdrawn import Withdrawn
from communique.wording import phrase

_AT_A_TIME = 500


class Store:
    """A database of documents and claims, in which nothing is overwritten.

    A new version of a document supersedes the old one, which stays on file with its claims: what was
    known on an earlier day can always be asked. Open one with `Store.open`; it is a context manager.
    Several threads and several processes may use one database at once.
    """

    def __init__(self, place: Place, engine: Engine) -> None:
        self._place = place
        self._engine = engine
        self._shelf = Shelf()
        self._index: SearchIndex = SqliteIndex() if place.path else PostgresIndex()

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, read_only: bool = False) -> Store:
        """Open a database, made or brought up to date first where that is needed.

        Args:
            where: A file, or an address (`sqlite:///FILE`, `postgresql://USER@HOST/DATABASE`).
            create: Whether to make the database where there is none.
            read_only: Whether to promise that nothing will be written; the file may then be write-protected.

        Raises:
            StoreError: It is not there, not ours, newer than we are, or may not be used as asked.
            SetupError: What speaks to this kind of database is not installed.
        """
        place = Place.at(where)
        return cls(place, open_engine(place, create=create, read_only=read_only))

    def close(self) -> None:
        """Let go of the database. What was added is already safe."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def where(self) -> str:
        """The path of the database, or its address without the password."""
        return self._place.name

    # -- writing -------------------------------------------------------------------------------

    def add(
        self, document: Document, claims: Sequence[Claim], original: bytes | None = None, *, reader: str | None = None
    ) -> Added:
        """File a document with its claims: all of it or, where anything fails, nothing.

        What says the same as the standing version of the name is left as it is. Other bytes, text or metadata
        supersede that version and its claims; other claims, or another reader, supersede its claims alone.

        Args:
            document: The document.
            claims: What it asserts, in the order in which it should be numbered.
            original: The bytes that the document was read from, kept once however many documents share them.
            reader: Name and version of whoever read it; taken from the claims where it is not given.

        Raises:
            StoreError: It could not be filed. Nothing of it was.
        """
        entry = filing.Entry.of(document, claims, original, reader_of(claims) if reader is None else reader)
        with (
            self._place.telling(phrase("Nothing of {name} was filed.", name=document.name)),
            writing(self._engine) as connection,
        ):
            return filing.file(connection, entry, self._index)

    def withdraw_document(self, name: str) -> Withdrawn:
        """Let a document and its claims stand no longer, though no new version takes its place.

        All of it stays on file, as what was known until now; reading the document again restores it as a new version.

        Raises:
            NotFoundError: No document of that name stands.
            StoreError: It could not be withdrawn.
        """
        with self._place.telling(phrase("{name} was not withdrawn.", name=name)):
            with writing(self._engine) as connection:
                done = filing.withdraw(connection, name, self._index) if can_be_kept(name) else None
            if done is None:
                raise NotFoundError(
                    "{file}: no document {name} stands. Nothing was withdrawn. "
                    "Look up how it is called: communique search WORDS.",
                    file=self.where,
                    name=name,
                )
            number, when = done
            column = schema.claim.c
            asked = select(schema.claim).where(column.document == number, column.superseded_at == when)
            return Withdrawn(name, number, tuple(self._claims(asked.order_by(column.number))), when)

    def reindex(self) -> None:
        """Make the search index anew, where `health` found that it does not agree."""
        with self._place.telling(), writing(self._engine) as connection:
            self._index.rebuild(connection)

    # -- reading -------------------------------------------------------------------------------

    def has(self, name: str, source_sha256: str, reader: str, *, beside: Mapping[str, Any] | None = None) -> bool:
        """Whether these very bytes stand under this name as read by this reader, so that reading can be spared.

        Args:
            name: Name of the document.
            source_sha256: Hash of its bytes.
            reader: Name and version of the reader, as given to `add`.
            beside: What came with the bytes (a sidecar, further columns), by the names that `Document` gives
                or, for others, as in `extra`; where it differs from what is on file, or is gone, the answer is no.
        """
        if not can_be_kept(name):
            return False
        document, reading = schema.document.c, schema.reading.c
        asked = (
            select(schema.document)
            .join(schema.reading, reading.document == document.number)
            .where(document.name == name, document.superseded_at.is_(None), document.source_sha256 == source_sha256)
            .where(reading.superseded_at.is_(None), reading.reader == reader)
        )
        with self._place.telling(), looking(self._engine) as connection:
            row = connection.execute(asked).mappings().first()
        if row is None:
            return False
        extra = document_of_row(row).extra
        beside = beside or {}
        if GIVEN in extra and sorted(beside) != list(extra[GIVEN]):
            return False
        return all((row[key] if key in METADATA else extra.get(key)) == value for key, value in beside.items())

    def document(self, name_or_number: str | int) -> FiledDocument | None:
        """The standing version of a name, or the version of a number; None where there is none."""
        if isinstance(name_or_number, str) and not can_be_kept(name_or_number):
            return None
        column = schema.document.c
        asked = _documents().where(
            column.number == name_or_number
            if isinstance(name_or_number, int)
            else and_(column.name == name_or_number, column.superseded_at.is_(None))
        )
        with closing(self._documents(asked)) as found:
            return next(found, None)

    def documents(
        self, include_superseded: bool = False, *, name: str | None = None, as_of_recorded: str | None = None
    ) -> Iterator[FiledDocument]:
        """The documents on file in the order of their numbers, one at a time.

        Args:
            include_superseded: Whether to give the versions that were replaced, too.
            name: Only the versions of this name.
            as_of_recorded: What stood at that moment (a day means its end) instead of now.
        """
        column = schema.document.c
        asked = _documents().where(*_standing(schema.document, as_of_recorded, include_superseded))
        if name is not None:
            asked = asked.where(column.name == name)
        return self._documents(asked)

    def _documents(self, asked: Select[Any]) -> Generator[FiledDocument, None, None]:
        with self._place.telling(), looking(self._engine) as connection:
            rows = connection.execute(asked, execution_options={"yield_per": _AT_A_TIME // 10}).mappings()
            for row in rows:
                yield FiledDocument(
                    number=row["number"],
                    document=self._shelf.put(row["number"], document_of_row(row)),
                    version=row["version"],
                    recorded_at=row["recorded_at"],
                    superseded_at=row["superseded_at"],
                    claims=row["claims"],
                    reader=row["reader"],
                )

    def original(self, name_or_number: str | int) -> bytes | None:
        """The bytes that a document was read from; None where they, or the document, are not on file."""
        filed = self.document(name_or_number)
        if filed is None:
            return None
        with self._place.telling(), looking(self._engine) as connection:
            return filing.unpacked(connection, filed.document.source_sha256)

    def claim(self, number: int | str) -> FiledClaim | None:
        """The claim of a number, or of a permanent id (`Claim.id`); None where there is none.

        Of several claims with one id the one that stands is given, else the one recorded last.

        Raises:
            StoreError: The claim on file no longer is what its document says.
        """
        column = schema.claim.c
        asked = select(schema.claim).where(column.number == number if isinstance(number, int) else column.id == number)
        asked = asked.order_by(column.superseded_at.is_not(None), column.number.desc()).limit(1)
        with closing(self._claims(asked)) as found:
            return next(found, None)

    def claims(
        self,
        *,
        kind: Kind | None = None,
        document: str | int | None = None,
        as_of_recorded: str | None = None,
        include_superseded: bool = False,
    ) -> Iterator[FiledClaim]:
        """The claims on file in the order of their numbers, one at a time.

        Args:
            kind: Only claims of this kind.
            document: Only claims of this document: its name (any version) or the number of one version.
            as_of_recorded: What stood at that moment (a day means its end) instead of now.
            include_superseded: Whether to give the claims that were replaced, too.

        Raises:
            StoreError: A claim on file no longer is what its document says.
        """
        column = schema.claim.c
        asked = select(schema.claim).where(*_standing(schema.claim, as_of_recorded, include_superseded))
        if kind is not None:
            asked = asked.where(column.kind == kind)
        if isinstance(document, int):
            asked = asked.where(column.document == document)
        elif document is not None:
            versions = select(schema.document.c.number).where(schema.document.c.name == document)
            asked = asked.where(column.document.in_(versions))
        return self._claims(asked.order_by(column.number))

    def _claims(self, asked: Select[Any]) -> Generator[FiledClaim, None, None]:
        with self._place.telling(), looking(self._engine) as connection:
            rows = connection.execute(asked, execution_options={"yield_per": _AT_A_TIME}).mappings()
            for row in rows:
                yield claim_of_row(row, self._shelf.get(connection, row["document"]), self.where)

    def changes(self, after: int = 0, since: str = "") -> Changes:
        """What has changed since somebody last looked; everything that stands where nobody has.

        Args:
            after: Number of the newest claim then.
            since: When the last claim had been superseded then.
        """
        # Claims come and go with their readings, of which there are far fewer.
        column, reading = schema.claim.c, schema.reading.c
        ended = select(reading.number).where(reading.superseded_at >= since)
        superseded = select(column.number).where(column.reading.in_(ended), column.number <= after)
        newest = select(select(func.max(column.number)).scalar_subquery(), func.max(reading.superseded_at))
        standing = select(func.sum(reading.claims)).where(reading.superseded_at.is_(None))
        arrived = select(schema.claim).where(column.number > after, column.superseded_at.is_(None))
        with self._place.telling(), looking(self._engine) as connection:
            gone = tuple(connection.execute(superseded).scalars()) if after else ()
            last, latest = connection.execute(newest).one()
            rows = connection.execute(
                arrived.order_by(column.number), execution_options={"yield_per": _AT_A_TIME}
            ).mappings()
            come = tuple(claim_of_row(row, self._shelf.get(connection, row["document"]), self.where) for row in rows)
            return Changes(gone, come, last or 0, latest or "", connection.execute(standing).scalar_one() or 0)

    def search(self, words: str, *, limit: int = 20, kind: Kind | None = None, prefix: bool = False) -> list[Hit]:
        """The paragraphs of standing documents that hold all the words, the best first.

        Accents and case do not matter. Signs have no meaning: words are words, whatever stands around them.

        Args:
            words: What to look for.
            limit: How many paragraphs to give at most.
            kind: Only paragraphs that carry a claim of this kind.
            prefix: Whether the last word may be the beginning of one.
        """
        wanted = [word for word in words.split() if can_be_kept(word) and any(counts(letter) for letter in word)]
        with self._place.telling(), looking(self._engine) as connection:
            return self._index.find(connection, wanted, limit=limit, kind=kind, prefix=prefix)

    def counts(self) -> Mapping[Kind, int]:
        """How many claims of each kind stand."""
        column = schema.claim.c
        asked = select(column.kind, func.count()).where(column.superseded_at.is_(None)).group_by(column.kind)
        with self._place.telling(), looking(self._engine) as connection:
            return {row[0]: row[1] for row in connection.execute(asked.order_by(column.kind))}

    # -- what people decided -------------------------------------------------------------------

    def judge(self, judgement: Judgement, *, after: int | Unseen | None = UNSEEN) -> Judgement:
        """File what somebody decided. It takes the place of an earlier judgement on the same matter.

        Args:
            judgement: The decision; its number and moment are given here.
            after: Number of the standing judgement on the same matter that the user has seen, None where there was
                none; where it is given, nobody's decision is overruled unseen.

        Returns:
            The judgement as filed.

        Raises:
            StaleError: Somebody has judged the matter since. Nothing was filed.
        """
        with self._place.telling("Nothing was filed."), writing(self._engine) as connection:
            return judgements.file(connection, judgement, after)

    def withdraw(self, number: int, user: str, reason: str = "") -> Judgement:
        """Take a judgement back; it stays on file as withdrawn.

        Raises:
            NotFoundError: There is no such judgement.
            StaleError: It has been withdrawn already.
        """
        with self._place.telling(), writing(self._engine) as connection:
            return judgements.withdraw(connection, number, user, reason)

    def judgements(
        self,
        *,
        about: About | None = None,
        subject: str | None = None,
        user: str | None = None,
        include_withdrawn: bool = False,
        known_at: str | None = None,
    ) -> list[Judgement]:
        """The judgements on file in the order of their numbers: with those withdrawn, the audit trail.

        Args:
            about: Only those about pairs, claims or conflicts.
            subject: Only those of which this name or claim id is a subject.
            user: Only those of this user.
            include_withdrawn: Whether to give those that were taken back, too.
            known_at: Those on file at that moment (a day means its end) instead of now.
        """
        when = moment(known_at) if known_at else None
        with self._place.telling(), looking(self._engine) as connection:
            return judgements.find(
                connection,
                about=about,
                subject=subject,
                user=user,
                include_withdrawn=include_withdrawn,
                known_at=when,
            )

    @property
    def accounts(self) -> Accounts:
        """Who may use the database, where several people share it."""
        return Accounts(lambda: looking(self._engine), lambda: writing(self._engine))

    def revision(self) -> str:
        """A mark that changes whenever what the record is built from changes."""
        counted = (
            select(func.count(), func.count(schema.reading.c.superseded_at)).select_from(schema.reading),
            select(func.count()).select_from(schema.judgement),
            select(func.count()).select_from(schema.withdrawal),
        )
        with self._place.telling(), looking(self._engine) as connection:
            return ":".join(str(value) for asked in counted for value in connection.execute(asked).one())

    def health(self, *, deep: bool = False) -> Health:
        """The state of the database.

        Args:
            deep: Whether to compare every claim with its document, and the search index with every passage;
                else a sample of the claims is compared.
        """
        with self._place.telling():
            return check(self._place, self._engine, self._index, deep=deep)


def _documents() -> Select[Any]:
    document, reading = schema.document.c, schema.reading.c
    readings = schema.reading.alias().c
    last = select(func.max(readings.number)).where(readings.document == document.number).scalar_subquery()
    return (
        select(schema.document, reading.claims, reading.reader)
        .select_from(schema.document)
        .join(schema.reading, reading.number == last)
        .order_by(document.number)
    )


def _standing(table: Any, as_of_recorded: str | None, include_superseded: bool) -> Iterator[ColumnElement[bool]]:
    column = table.c
    if as_of_recorded is None:
        if not include_superseded:
            yield column.superseded_at.is_(None)
        return
    when = moment(as_of_recorded)
    yield column.recorded_at <= when
    if not include_superseded:
        yield or_(column.superseded_at.is_(None), column.superseded_at > when)
