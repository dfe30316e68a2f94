"""Putting one document on file: what stands, what it supersedes, and when that was."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, update

from communique.errors import StoreError
from communique.model import Claim, Document
from communique.store.added import Added
from communique.store.moments import now
from communique.store.rows import Values, digest_of, says_the_same, values_of_claims, values_of_document
from communique.store.schema import claim, document, original, reading
from communique.store.search import SearchIndex

# Made once, because every document asks for them.
_STANDING: Final = select(document).where(document.c.name == bindparam("wanted"), document.c.superseded_at.is_(None))
_LAST_READING: Final = select(reading).where(
    reading.c.document == bindparam("wanted"), reading.c.superseded_at.is_(None)
)
_NUMBERS: Final = select(claim.c.number).where(claim.c.reading == bindparam("wanted")).order_by(claim.c.number)
_GONE: Final = select(func.max(document.c.version), func.max(document.c.superseded_at)).where(
    document.c.name == bindparam("wanted")
)
_NEW_DOCUMENT, _NEW_READING, _NEW_CLAIM = insert(document), insert(reading), insert(claim)


@dataclass(frozen=True)
class Entry:
    """A document ready to be filed: everything is worked out before others have to wait for us."""

    document: Values
    claims: list[Values]
    claims_sha256: str
    reader: str
    original: Values | None

    @classmethod
    def of(cls, document: Document, claims: Sequence[Claim], original: bytes | None, reader: str) -> Entry:
        """The entry of a document, its claims and its bytes.

        Raises:
            StoreError: They do not belong together, or hold what cannot be written down.
        """
        if original is not None and hashlib.sha256(original).hexdigest() != document.source_sha256:
            raise StoreError(
                "{name}: the original bytes handed in are not those that the document was read from. "
                "Nothing of it was filed. Hand in the bytes whose SHA-256 is the document's `source_sha256`.",
                name=document.name,
            )
        rows = values_of_claims(document, claims)
        packed = (
            None
            if original is None
            else {"sha256": document.source_sha256, "size": len(original), "packed": zlib.compress(original)}
        )
        return cls(values_of_document(document), rows, digest_of(rows), reader, packed)


def file(connection: Connection, entry: Entry, index: SearchIndex | None) -> Added:
    """File an entry, inside a transaction that the caller has begun for writing."""
    _keep_original(connection, entry)
    standing = connection.execute(_STANDING, {"wanted": entry.document["name"]}).mappings().first()
    if standing is None:
        # A document that was withdrawn is read again: its versions go on, and never begin before it was withdrawn.
        last_version, gone = connection.execute(_GONE, {"wanted": entry.document["name"]}).one()
        return _file_version(connection, entry, (last_version or 0) + 1, max(now(), gone or ""), index)
    number = standing["number"]
    last = connection.execute(_LAST_READING, {"wanted": number}).mappings().one()
    # A clock that was set back must not make the new version older than the one it replaces.
    when = max(now(), last["recorded_at"])
    if not says_the_same(entry.document, standing):
        dropped = _supersede(connection, standing, when, index)
        return _file_version(connection, entry, standing["version"] + 1, when, index, dropped, revises=True)
    if (last["reader"], last["claims_sha256"]) == (entry.reader, entry.claims_sha256):
        return Added("unchanged", number, _numbers(connection, last["number"]))
    dropped = _supersede_claims(connection, number, when)
    return Added("revised", number, _file_claims(connection, entry, number, when), dropped, reread=True)


def withdraw(connection: Connection, name: str, index: SearchIndex | None) -> tuple[int, str] | None:
    """Let the standing version of a name stand no longer, without another in its place.

    Returns:
        Its number and the moment; None where no version of the name stands.
    """
    standing = connection.execute(_STANDING, {"wanted": name}).mappings().first()
    if standing is None:
        return None
    last = connection.execute(_LAST_READING, {"wanted": standing["number"]}).mappings().one()
    when = max(now(), last["recorded_at"])
    _supersede(connection, standing, when, index)
    return standing["number"], when


def _supersede(connection: Connection, standing: RowMapping, when: str, index: SearchIndex | None) -> int:
    number = standing["number"]
    dropped = _supersede_claims(connection, number, when)
    connection.execute(update(document).where(document.c.number == number).values(superseded_at=when))
    if index:
        index.remove(connection, number, dict(standing))
    return dropped


def _keep_original(connection: Connection, entry: Entry) -> None:
    if entry.original is None:
        return
    there = select(original.c.sha256).where(original.c.sha256 == entry.original["sha256"])
    if connection.execute(there).first() is None:
        connection.execute(insert(original), entry.original)


def _file_version(
    connection: Connection,
    entry: Entry,
    version: int,
    when: str,
    index: SearchIndex | None,
    dropped: int = 0,
    *,
    revises: bool = False,
) -> Added:
    filed: Values = {**entry.document, "version": version, "recorded_at": when}
    key = connection.execute(_NEW_DOCUMENT, filed).inserted_primary_key
    number = int(key[0]) if key else 0
    if index:
        index.put(connection, number, filed)
    claims = _file_claims(connection, entry, number, when)
    return Added("revised" if revises else "new", number, claims, dropped)


def _file_claims(connection: Connection, entry: Entry, number: int, when: str) -> tuple[int, ...]:
    made: Values = {
        "document": number,
        "reader": entry.reader,
        "claims": len(entry.claims),
        "claims_sha256": entry.claims_sha256,
        "recorded_at": when,
    }
    key = connection.execute(_NEW_READING, made).inserted_primary_key
    by = int(key[0]) if key else 0
    if not entry.claims:
        return ()
    more = {"reading": by, "document": number, "recorded_at": when}
    connection.execute(_NEW_CLAIM, [row | more for row in entry.claims])
    return _numbers(connection, by)


def _numbers(connection: Connection, by: int) -> tuple[int, ...]:
    """The claims of a reading, in the order in which they were handed in: that of their numbers."""
    return tuple(connection.execute(_NUMBERS, {"wanted": by}).scalars())


def _supersede_claims(connection: Connection, number: int, when: str) -> int:
    for table in (reading, claim):
        done = connection.execute(
            update(table).where(table.c.document == number, table.c.superseded_at.is_(None)).values(superseded_at=when)
        )
    return done.rowcount


def unpacked(connection: Connection, sha256: str) -> bytes | None:
    """The original bytes of that hash; None where they are not on file."""
    packed = connection.execute(select(original.c.packed).where(original.c.sha256 == sha256)).scalar()
    return None if packed is None else zlib.decompress(packed)
