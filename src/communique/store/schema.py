"""The tables. Rows are added and marked as superseded, never changed otherwise and never removed.

The exceptions are what can be derived again (`passage` and the search index hold standing documents only) and the
accounts, whose roles and passwords change.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, text

HEAD: Final = "0002"
"""The schema that this version of the program reads and writes: the newest migration."""

APPLICATION_ID: Final = int.from_bytes(b"CMQE", "big")
"""What SQLite's header says of whose file it is."""

_Number = BigInteger().with_variant(Integer(), "sqlite")
_STANDS = text("superseded_at IS NULL")

metadata = MetaData()

original = Table(
    "original",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", _Number, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # zlib
)

document = Table(
    "document",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("source", Text, nullable=False),
    Column("source_sha256", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("genre", Text),
    Column("published", Text),
    Column("language", Text),
    Column("url", Text),
    Column("pages", Text, nullable=False),  # JSON: start offsets
    Column("extra", Text, nullable=False),  # JSON: object
    Column("recorded_at", Text, nullable=False),
    Column("superseded_at", Text),
    Index("document_version", "name", "version", unique=True),
    # The database itself refuses a second standing version of one name.
    Index("document_standing", "name", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    Index("document_source", "source_sha256"),
    sqlite_autoincrement=True,
)

reading = Table(
    "reading",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=True),
    Column("document", _Number, ForeignKey("document.number"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("claims_sha256", String(64), nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("superseded_at", Text),
    Index("reading_document", "document"),
    Index("reading_standing", "document", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
    sqlite_autoincrement=True,
)

claim = Table(
    "claim",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=True),
    Column("reading", _Number, ForeignKey("reading.number"), nullable=False),
    Column("document", _Number, ForeignKey("document.number"), nullable=False),
    Column("id", String(12), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("modality", String(20), nullable=False),
    Column("fields", Text, nullable=False),  # JSON: object
    Column("reader", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("superseded_at", Text),
    Index("claim_document", "document"),
    Index("claim_reading", "reading"),
    Index("claim_id", "id"),
    Index("claim_kind", "kind"),
    sqlite_autoincrement=True,
)

passage = Table(
    "passage",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=True),
    Column("document", _Number, ForeignKey("document.number"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("passage_document", "document"),
    sqlite_autoincrement=True,
)

judgement = Table(
    "judgement",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=True),
    Column("about", String(20), nullable=False),
    Column("subjects", Text, nullable=False),  # JSON: array
    Column("verdict", String(20), nullable=False),
    Column("changes", Text, nullable=False),  # JSON: object
    Column("anchors", Text, nullable=False),  # JSON: object of rows of the claims file, by claim id
    Column("user", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Index("judgement_about", "about"),
    sqlite_autoincrement=True,
)

withdrawal = Table(
    "withdrawal",
    metadata,
    # A judgement is withdrawn once: the database itself refuses a second time.
    Column("judgement", _Number, ForeignKey("judgement.number"), primary_key=True),
    Column("user", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", String(20), nullable=False),
    Column("password", Text),  # a hash of whoever checks passwords; NULL where somebody else does
    Column("created_at", Text, nullable=False),
    Column("disabled_at", Text),
)

token = Table(
    "token",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False),
    Column("label", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("revoked_at", Text),
)
