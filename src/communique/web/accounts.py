"""Who may use the application: accounts of the store, their passwords and tokens."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from communique.web.refusal import RefusedError

if TYPE_CHECKING:
    from communique.store import Store

Role = Literal["reader", "reviewer", "admin"]
LEAST = 10
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$u4nHPLp8nQmJ7dQbDKbZxHkGDqIpAM5sCpXcYhRNVZ0"


@dataclass(frozen=True)
class Account:
    """An account as the application sees it; `secret` is the password's hash, empty where there is none."""

    name: str
    role: Role
    secret: str
    is_disabled: bool


class Accounts:
    """The accounts of a store."""

    def __init__(self, store: Store) -> None:
        self._kept: Any = getattr(store, "accounts", None)
        self._hasher = PasswordHasher()
