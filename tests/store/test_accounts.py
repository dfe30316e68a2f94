from __future__ import annotations

import pytest

from communique.errors import NotFoundError, StoreError
from communique.store import Account, Store


def test_an_account_is_kept_with_its_role_and_the_hash_of_its_password(store: Store) -> None:
    made = store.add_account("mira", "$argon2id$x", "reviewer")
    assert (made.name, made.password_hash, made.role, made.disabled_at) == ("mira", "$argon2id$x", "reviewer", None)
    assert store.account("mira") == made
    assert store.account("tomas") is None
    store.add_account("ines", None)
    assert [(it.name, it.role) for it in store.accounts()] == [("ines", "reader"), ("mira", "reviewer")]


def test_a_name_is_given_once_and_is_not_empty(store: Store) -> None:
    made = store.add_account("mira", "x", "admin")
    with pytest.raises(StoreError, match="an account mira already"):
        store.add_account("mira", "y")
    with pytest.raises(StoreError, match="no name for an account"):
        store.add_account(" ", "y")
    assert store.accounts() == [made]


def test_role_and_password_change_and_a_disabled_account_stays_listed(store: Store) -> None:
    store.add_account("mira", "x")
    assert store.set_role("mira", "admin").role == "admin"
    assert store.set_password("mira", "y").password_hash == "y"
    closed = store.disable("mira")
    assert closed.disabled_at is not None
    assert store.disable("mira") == closed
    assert store.accounts() == [Account("mira", "y", "admin", closed.created_at, closed.disabled_at)]


def test_what_is_not_there_cannot_be_changed(store: Store) -> None:
    for change in (
        lambda: store.set_role("mira", "admin"),
        lambda: store.set_password("mira", "x"),
        lambda: store.disable("mira"),
        lambda: store.add_token("h", "mira"),
    ):
        with pytest.raises(NotFoundError, match="no account mira"):
            change()
    with pytest.raises(NotFoundError, match="no token 1"):
        store.revoke_token(1)
    with pytest.raises(StoreError, match="Roles are: reader, reviewer, admin"):
        store.add_account("mira", "x", "king")  # type: ignore[arg-type]  # what a caller may do wrong


def test_a_token_speaks_for_its_account_until_it_is_revoked_or_the_account_disabled(store: Store) -> None:
    mira = store.add_account("mira", "x")
    first, second = store.add_token("h1", "mira", "export"), store.add_token("h2", "mira")
    assert (first.number, first.label, first.account) == (1, "export", "mira")
    assert store.account_of_token("h1") == mira
    assert store.account_of_token("h3") is None
    revoked = store.revoke_token(first.number)
    assert revoked.revoked_at is not None
    assert store.revoke_token(first.number) == revoked
    assert store.account_of_token("h1") is None
    assert store.account_of_token("h2") == mira
    assert store.tokens("mira") == [revoked, second]
    store.disable("mira")
    assert store.account_of_token("h2") is None


def test_one_token_is_kept_once(store: Store) -> None:
    store.add_account("mira", "x")
    store.add_token("h1", "mira")
    with pytest.raises(StoreError, match="on file already"):
        store.add_token("h1", "mira")
