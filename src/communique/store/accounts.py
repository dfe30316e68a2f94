"""Who may read, review and administer a database that several people share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Connection, RowMapping, insert, select, update
from sqlalchemy.exc import IntegrityError

from communique.errors import NotFoundError, StoreError
from communique.store.moments import now
from communique.store.schema import account, token
from communique.wording import joined, phrase

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
Transaction = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True)
class Account:
    """One user of a shared database.

    Attributes:
        name: Unique.
        role: What the user may do; each role may do what those before it in `ROLES` may.
        password: The hash of the password, as whoever checks it writes it; None where somebody else vouches for the
            user (OpenID Connect).
        created_at, disabled_at: ISO 8601, UTC; `disabled_at` is None while the account can be used.
    """

    name: str
    role: Role
    password: str | None
    created_at: str
    disabled_at: str | None = None


@dataclass(frozen=True)
class Token:
    """A key with which a program acts for an account. Only its hash is on file."""

    hash: str
    account: str
    label: str
    created_at: str
    revoked_at: str | None = None


class Accounts:
    """The accounts and tokens of a database.

    Args:
        looking, writing: Begin a transaction that reads, or that writes.
    """

    def __init__(self, looking: Transaction, writing: Transaction) -> None:
        self._looking = looking
        self._writing = writing

    def all(self) -> list[Account]:
        """Every account, by name."""
        with self._looking() as connection:
            return [_account(row) for row in connection.execute(select(account).order_by(account.c.name)).mappings()]

    def get(self, name: str) -> Account | None:
        """The account of that name; None where there is none."""
        with self._looking() as connection:
            row = connection.execute(select(account).where(account.c.name == name)).mappings().first()
        return _account(row) if row else None

    def add(self, name: str, role: Role, password: str | None) -> Account:
        """Open an account.

        Raises:
            StoreError: There is one of that name, or the name or the role is none.
        """
        _require_role(role)
        if not name.strip() or name != name.strip():
            raise StoreError(
                "{name!r} is no name of an account. Nothing was changed. Give a name without blanks around.", name=name
            )
        try:
            with self._writing() as connection:
                connection.execute(
                    insert(account), {"name": name, "role": role, "password": password, "created_at": now()}
                )
        except IntegrityError as error:
            raise StoreError(
                "There is an account {name} already. Nothing was changed. Choose another name, or set its password.",
                name=name,
            ) from error
        return self._require(name)

    def set_role(self, name: str, role: Role) -> Account:
        """Let an account do more, or less.

        Raises:
            NotFoundError: There is no such account.
            StoreError: There is no such role.
        """
        _require_role(role)
        return self._change(name, role=role)

    def set_password(self, name: str, password: str | None) -> Account:
        """Replace the hash of an account's password.

        Raises:
            NotFoundError: There is no such account.
        """
        return self._change(name, password=password)

    def disable(self, name: str) -> Account:
        """Close an account; what it judged stays on file under its name, and its tokens no longer open anything.

        Raises:
            NotFoundError: There is no such account.
        """
        return self._change(name, disabled_at=now())

    def enable(self, name: str) -> Account:
        """Open a closed account again.

        Raises:
            NotFoundError: There is no such account.
        """
        return self._change(name, disabled_at=None)

    def add_token(self, digest: str, name: str, label: str) -> Token:
        """File the hash of a token that acts for an account.

        Raises:
            NotFoundError: There is no such account.
        """
        self._require(name)
        made = Token(digest, name, label, now())
        with self._writing() as connection:
            values = {"hash": digest, "account": name, "label": label, "created_at": made.created_at}
            connection.execute(insert(token), values)
        return made

    def tokens(self, name: str) -> list[Token]:
        """The tokens of an account, revoked ones among them, the oldest first."""
        asked = select(token).where(token.c.account == name).order_by(token.c.created_at, token.c.hash)
        with self._looking() as connection:
            return [Token(**row) for row in connection.execute(asked).mappings()]

    def of_token(self, digest: str) -> Account | None:
        """The account that a token acts for; None where the token or the account cannot be used (any more)."""
        asked = (
            select(account)
            .join(token, token.c.account == account.c.name)
            .where(token.c.hash == digest, token.c.revoked_at.is_(None), account.c.disabled_at.is_(None))
        )
        with self._looking() as connection:
            row = connection.execute(asked).mappings().first()
        return _account(row) if row else None

    def revoke_token(self, digest: str) -> None:
        """Make a token useless for ever."""
        with self._writing() as connection:
            connection.execute(
                update(token).where(token.c.hash == digest, token.c.revoked_at.is_(None)).values(revoked_at=now())
            )

    def _change(self, name: str, **values: str | None) -> Account:
        with self._writing() as connection:
            connection.execute(update(account).where(account.c.name == name).values(**values))
        return self._require(name)

    def _require(self, name: str) -> Account:
        found = self.get(name)
        if found is None:
            raise NotFoundError("There is no account {name}. Nothing was changed.", name=name)
        return found


def _account(row: RowMapping) -> Account:
    return Account(row["name"], cast("Role", row["role"]), row["password"], row["created_at"], row["disabled_at"])


def _require_role(role: str) -> None:
    if role not in ROLES:
        raise StoreError(
            "{words!r} is no role. Nothing was changed. The roles are: {roles}.",
            words=role,
            roles=joined(", ", map(phrase, ROLES)),
        )
