"""Judgements of people with their withdrawals; accounts and their tokens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "judgement",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("about", sa.String(20), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("subjects_sha256", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("anchors", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("judgement_key", "judgement", ["about", "subjects_sha256"])
    op.create_table(
        "withdrawal",
        sa.Column("judgement", _NUMBER, sa.ForeignKey("judgement.number"), primary_key=True, autoincrement=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )
    op.create_table(
        "account",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("password_hash", sa.Text()),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("disabled_at", sa.Text()),
    )
    op.create_table(
        "token",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), sa.ForeignKey("account.name"), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text()),
        sqlite_autoincrement=True,
    )
    op.create_index("token_hash", "token", ["hash"], unique=True)
    op.create_index("token_account", "token", ["account"])
