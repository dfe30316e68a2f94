"""Documents, readings, claims, originals and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STANDS = sa.text("superseded_at IS NULL")

# Letters that SQLite's tokenizer does not take for accented ones; each becomes one letter, so offsets stay.
_PLAIN = (("ł", "l"), ("Ł", "L"), ("ø", "o"), ("Ø", "O"), ("đ", "d"), ("Đ", "D"), ("ħ", "h"), ("Ħ", "H"), ("ı", "i"))


def _plain(words: str) -> str:
    for letter, plain in _PLAIN:
        words = f"replace({words}, '{letter}', '{plain}')"
    return words


# The index has no copy of the words: it reads them through this view.
_PASSAGE_TEXT = f"""
CREATE VIEW passage_text AS
SELECT passage.number AS number,
       {_plain('substr(document.text, passage.start + 1, passage."end" - passage.start)')} AS body,
       {_plain("coalesce(document.title, '')")} AS title,
       {_plain("coalesce(document.publisher, '')")} AS publisher
FROM passage JOIN document ON document.number = passage.document
"""
_PASSAGE_INDEX = """
CREATE VIRTUAL TABLE passage_index USING fts5(
    body, title, publisher,
    content='passage_text', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
)
"""


def upgrade() -> None:
    op.create_table(
        "original",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", _NUMBER, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("genre", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("superseded_at", sa.Text()),
        sqlite_autoincrement=True,
    )
    op.create_index("document_version", "document", ["name", "version"], unique=True)
    op.create_index(
        "document_standing", "document", ["name"], unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS
    )
    op.create_index("document_source", "document", ["source_sha256"])
    op.create_table(
        "reading",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("document", _NUMBER, sa.ForeignKey("document.number"), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("claims_sha256", sa.String(64), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("superseded_at", sa.Text()),
        sqlite_autoincrement=True,
    )
    op.create_index("reading_document", "reading", ["document"])
    op.create_index(
        "reading_standing", "reading", ["document"], unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS
    )
    op.create_table(
        "claim",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("reading", _NUMBER, sa.ForeignKey("reading.number"), nullable=False),
        sa.Column("document", _NUMBER, sa.ForeignKey("document.number"), nullable=False),
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("modality", sa.String(20), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("reader_version", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("superseded_at", sa.Text()),
        sqlite_autoincrement=True,
    )
    for column in ("document", "reading", "id", "kind"):
        op.create_index(f"claim_{column}", "claim", [column])
    op.create_table(
        "passage",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("document", _NUMBER, sa.ForeignKey("document.number"), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("passage_document", "passage", ["document"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_PASSAGE_TEXT)
        op.execute(_PASSAGE_INDEX)
    else:
        op.create_table(
            "passage_words",
            sa.Column("passage", _NUMBER, sa.ForeignKey("passage.number"), primary_key=True, autoincrement=False),
            sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        )
        op.create_index("passage_words_index", "passage_words", ["words"], postgresql_using="gin")
