"""Who may use a record on a server, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "reviewer", "admin"]

ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Account:
    """One person's account.

    Attributes:
        name: How judgements are signed.
        password_hash: Made and compared by the web room; None where the account signs in elsewhere.
        role: A reader reads, a reviewer judges, an admin keeps the accounts.
        created_at, disabled_at: ISO 8601, UTC; None while the account may be used.
    """

    name: str
    password_hash: str | None
    role: Role
    created_at: str
    disabled_at: str | None = None


@dataclass(frozen=True)
class Token:
    """What a program uses in place of a password.

    Attributes:
        number: By which it is revoked.
        account: Name of the account it belongs to.
        label: What it is for, in the user's words.
        created_at, revoked_at: ISO 8601, UTC; None while it may be used.
    """

    number: int
    account: str
    label: str
    created_at: str
    revoked_at: str | None = None
