"""Accounts and their tokens on file. What is hashed, and how, is for the web room to know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from communique.errors import NotFoundError, StoreError
from communique.store.account import ROLES, Account, Role, Token
from communique.store.connection import looking, writing
from communique.store.moments import now
from communique.store.place import Place
from communique.store.rows import can_be_kept
from communique.store.schema import account as accounts
from communique.store.schema import token as tokens

_TOKEN = select(
    tokens.c.number, tokens.c.account, tokens.c.label, tokens.c.created_at, tokens.c.revoked_at
)  # never the hash


class Accounts:
    """The accounts of a database; the part of a `Store` that keeps them."""

    _place: Place
    _engine: Engine

    def add_account(self, name: str, password_hash: str | None, role: Role = "reader") -> Account:
        """Make an account.

        Raises:
            StoreError: The name is taken or empty, or there is no such role.
        """
        _require_role(role)
        if not name.strip() or not can_be_kept(name):
            raise StoreError(f"{name!r} is no name for an account. No account was made. Give a name that can be read.")
        with self._place.telling("No account was made."), writing(self._engine) as connection:
            if connection.execute(select(accounts.c.name).where(accounts.c.name == name)).first():
                raise StoreError(f"There is an account {name} already. It was not changed. Choose another name.")
            row = {"name": name, "password_hash": password_hash, "role": role, "created_at": now()}
            connection.execute(insert(accounts), row)
            return _account(connection, name)

    def account(self, name: str) -> Account | None:
        """The account of that name, also where it is disabled; None where there is none."""
        if not can_be_kept(name):
            return None
        with self._place.telling(), looking(self._engine) as connection:
            row = connection.execute(select(accounts).where(accounts.c.name == name)).mappings().first()
        return None if row is None else Account(**row)

    def accounts(self) -> list[Account]:
        """All accounts by name, the disabled ones among them."""
        with self._place.telling(), looking(self._engine) as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.name)).mappings()
            return sorted((Account(**row) for row in rows), key=lambda it: it.name)

    def set_role(self, name: str, role: Role) -> Account:
        """Give an account another role.

        Raises:
            NotFoundError: There is no such account.
            StoreError: There is no such role.
        """
        _require_role(role)
        return self._change(name, {"role": role})

    def set_password(self, name: str, password_hash: str | None) -> Account:
        """Give an account another password, by its hash.

        Raises:
            NotFoundError: There is no such account.
        """
        return self._change(name, {"password_hash": password_hash})

    def disable(self, name: str) -> Account:
        """Close an account for good: its judgements stay, its tokens no longer serve.

        Raises:
            NotFoundError: There is no such account.
        """
        with self._place.telling(), writing(self._engine) as connection:
            if _account(connection, name).disabled_at is None:
                connection.execute(update(accounts).where(accounts.c.name == name).values(disabled_at=now()))
            return _account(connection, name)

    def _change(self, name: str, values: Mapping[str, Any]) -> Account:
        with self._place.telling(), writing(self._engine) as connection:
            connection.execute(update(accounts).where(accounts.c.name == name).values(**values))
            return _account(connection, name)

    # -- tokens --------------------------------------------------------------------------------

    def add_token(self, token_hash: str, account: str, label: str = "") -> Token:
        """Keep a token of an account, by its hash.

        Raises:
            NotFoundError: There is no such account.
            StoreError: The token is on file already.
        """
        with self._place.telling("The token was not kept."), writing(self._engine) as connection:
            _account(connection, account)
            if connection.execute(select(tokens.c.number).where(tokens.c.hash == token_hash)).first():
                raise StoreError("This token is on file already. Nothing was changed. Make another one.")
            row = {"hash": token_hash, "account": account, "label": label, "created_at": now()}
            key = connection.execute(insert(tokens), row).inserted_primary_key
            return _token(connection, int(key[0]) if key else 0)

    def tokens(self, account: str) -> list[Token]:
        """The tokens of an account in the order in which they were made, the revoked ones among them."""
        asked = _TOKEN.where(tokens.c.account == account).order_by(tokens.c.number)
        with self._place.telling(), looking(self._engine) as connection:
            return [Token(**row) for row in connection.execute(asked).mappings()]

    def account_of_token(self, token_hash: str) -> Account | None:
        """The account that a token speaks for; None where it is unknown, revoked, or its account disabled."""
        asked = (
            select(accounts)
            .join(tokens, tokens.c.account == accounts.c.name)
            .where(tokens.c.hash == token_hash, tokens.c.revoked_at.is_(None), accounts.c.disabled_at.is_(None))
        )
        with self._place.telling(), looking(self._engine) as connection:
            row = connection.execute(asked).mappings().first()
        return None if row is None else Account(**row)

    def revoke_token(self, number: int) -> Token:
        """Let a token serve no longer; a second time changes nothing.

        Raises:
            NotFoundError: There is no token of that number.
        """
        with self._place.telling(), writing(self._engine) as connection:
            standing = tokens.c.revoked_at.is_(None)
            connection.execute(update(tokens).where(tokens.c.number == number, standing).values(revoked_at=now()))
            return _token(connection, number)


def _require_role(role: str) -> None:
    if role not in ROLES:
        raise StoreError(f"There is no role {role!r}. Nothing was changed. Roles are: {', '.join(ROLES)}.")


def _account(connection: Connection, name: str) -> Account:
    row = connection.execute(select(accounts).where(accounts.c.name == name)).mappings().first()
    if row is None:
        raise NotFoundError(f"There is no account {name}. Nothing was changed. See which accounts there are.")
    return Account(**row)


def _token(connection: Connection, number: int) -> Token:
    row = connection.execute(_TOKEN.where(tokens.c.number == number)).mappings().first()
    if row is None:
        raise NotFoundError(f"There is no token {number}. Nothing was changed. See which tokens the account has.")
    return Token(**row)
