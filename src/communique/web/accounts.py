"""Who may use the application: accounts of the store, their passwords and tokens."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from communique.store.accounts import Account as Kept
from communique.web.refusal import RefusedError

if TYPE_CHECKING:
    from communique.store import Store

Role = Literal["reader", "reviewer", "admin"]
LEAST = 10


@dataclass(frozen=True)
class Account:
    """An account as the application sees it; `secret` is the password's hash, empty where there is none."""

    name: str
    role: Role
    secret: str
    is_disabled: bool


@dataclass(frozen=True)
class Token:
    """A token of an account: its name and note, never the token itself."""

    name: str
    note: str
    made_at: str


class Accounts:
    """The accounts of a store. Passwords are kept as Argon2 hashes, tokens as plain hashes of long random words."""

    def __init__(self, store: Store) -> None:
        self._kept = store.accounts
        self._hasher = PasswordHasher()
        # Checked where nobody has the name, so that the time tells nothing.
        self._nobody = self._hasher.hash(secrets.token_urlsafe(12))

    def find(self, name: str) -> Account | None:
        """The account of this name."""
        found = self._kept.get(name)
        return _account(found) if found else None

    def everybody(self) -> list[Account]:
        """All accounts."""
        return [_account(it) for it in self._kept.all()]

    def checked(self, name: str, password: str) -> Account | None:
        """The account whose name and password these are; None where they do not go together, or it is closed."""
        account = self.find(name)
        try:
            is_right = self._hasher.verify(account.secret if account and account.secret else self._nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        return account if is_right and account and account.secret and not account.is_disabled else None

    def add(self, name: str, role: str, password: str) -> None:
        """Make an account.

        Raises:
            RefusedError: The password is too short.
            StoreError: There is one of that name, or the name is none.
        """
        self._kept.add(name, cast("Role", role), self._hashed(password))

    def add_known(self, name: str, role: Role) -> Account:
        """Make an account of somebody whom the provider knows; it has no password."""
        self._kept.add(name, role, None)
        return Account(name, role, "", False)

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password."""
        self._kept.set_password(name, self._hashed(password))

    def set_role(self, name: str, role: str) -> None:
        """Give an account another role."""
        self._kept.set_role(name, cast("Role", role))

    def disable(self, name: str) -> None:
        """Close an account."""
        self._kept.disable(name)

    def make_token(self, name: str, note: str) -> str:
        """Make a token of an account; it is told once and never again."""
        token = f"cq_{secrets.token_urlsafe(32)}"
        self._kept.add_token(hashed(token), name, note)
        return token

    def of_token(self, token: str) -> Account | None:
        """The account of a token; None where it is none of ours, taken back, or of a closed account."""
        found = self._kept.of_token(hashed(token))
        account = _account(found) if found else None
        return account if account and not account.is_disabled else None

    def tokens(self, name: str) -> list[Token]:
        """The tokens of an account that stand."""
        return [Token(it.hash, it.label, it.created_at) for it in self._kept.tokens(name) if it.revoked_at is None]

    def revoke_token(self, name: str, token: str) -> None:
        """Take a token of this account back."""
        if any(it.name == token for it in self.tokens(name)):
            self._kept.revoke_token(token)

    def _hashed(self, password: str) -> str:
        if len(password) < LEAST:
            raise RefusedError(
                422, "A password has {n} characters or more. Nothing was changed. Choose a longer one.", n=LEAST
            )
        return self._hasher.hash(password)


def hashed(token: str) -> str:
    """What of a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def _account(kept: Kept) -> Account:
    return Account(kept.name, kept.role, kept.password or "", kept.disabled_at is not None)
