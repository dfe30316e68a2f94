from __future__ import annotations

import pytest

from communique.errors import NotFoundError, StoreError
from communique.store import Store


def test_an_account_is_opened_changed_closed_and_opened_again(store: Store) -> None:
    accounts = store.accounts
    made = accounts.add("ada", "reviewer", "hash-1")
    assert accounts.get("ada") == made
    assert accounts.set_role("ada", "admin").role == "admin"
    assert accounts.set_password("ada", "hash-2").password == "hash-2"
    assert accounts.disable("ada").disabled_at is not None
    assert accounts.enable("ada").disabled_at is None
    assert [it.name for it in accounts.all()] == ["ada"]


def test_a_name_is_given_once(store: Store) -> None:
    store.accounts.add("ada", "reader", None)
    with pytest.raises(StoreError, match="There is an account ada already"):
        store.accounts.add("ada", "admin", None)
    role = store.accounts.get("ada")
    assert role is not None
    assert role.role == "reader"


@pytest.mark.parametrize(("name", "role"), [("", "reader"), (" ada", "reader"), ("ada", "king")])
def test_bad_names_and_roles_are_refused(store: Store, name: str, role: str) -> None:
    with pytest.raises(StoreError, match="Nothing was changed"):
        store.accounts.add(name, role, None)  # type: ignore[arg-type]  # the mistake is what is tested
    assert store.accounts.all() == []


def test_a_token_acts_for_its_account_until_either_is_closed(store: Store) -> None:
    accounts = store.accounts
    accounts.add("ada", "reader", None)
    accounts.add_token("f00d", "ada", "nightly export")
    found = accounts.of_token("f00d")
    assert found is not None
    assert found.name == "ada"
    accounts.disable("ada")
    assert accounts.of_token("f00d") is None
    accounts.enable("ada")
    accounts.revoke_token("f00d")
    assert accounts.of_token("f00d") is None
    assert [it.label for it in accounts.tokens("ada")] == ["nightly export"]
    assert accounts.of_token("beef") is None


def test_nobody_gets_a_token_for_an_account_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no account eve"):
        store.accounts.add_token("f00d", "eve", "x")
