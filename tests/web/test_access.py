"""Who may open the record, and what a page elsewhere, or a stranger, cannot do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from communique.errors import SetupError
from communique.store import Store
from communique.web.accounts import Accounts
from communique.web.addresses import own
from communique.web.server import require_accounts
from communique.web.settings import Settings, from_environment
from tests.web.conftest import PASSWORD, log_in, token


def test_another_name_for_this_machine_is_not_served(local: TestClient) -> None:
    assert local.get("/", headers={"host": "evil.example"}).status_code == 421
    assert local.get("/", headers={"host": "localhost:8321"}).status_code == 200


def test_a_form_without_its_token_or_from_another_site_changes_nothing(local: TestClient, store: Store) -> None:
    number = next(store.claims()).number
    data = {"act": "accept", "claims": number}
    assert local.post("/review/act", data=data).status_code == 403
    good = {**data, "token": token(local)}
    assert local.post("/review/act", data=good, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert store.judgements() == []
    assert local.post("/review/act", data=good).status_code == 303
    assert len(store.judgements()) == 1


def test_elsewhere_everybody_logs_in_and_sees_what_the_role_allows(shared: TestClient) -> None:
    answer = shared.get("/ledger?by=stage")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=%2Fledger")
    assert log_in(shared, "rhea", "wrong") == 401
    assert log_in(shared, "rhea") == 303
    assert shared.get("/ledger").status_code == 200
    assert shared.get("/review").status_code == 403
    assert log_in(shared, "vic") in {303}
    assert shared.get("/review").status_code == 200


def test_the_cookie_of_a_login_is_for_this_site_and_encrypted_lines_alone(shared: TestClient) -> None:
    data = {"token": token(shared, "/login"), "name": "ada", "password": PASSWORD, "next": "//evil.example"}
    answer = shared.post("/login", data=data)
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "secure", "samesite=lax"))


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:x", "", "/a\nb"]
)
def test_nobody_is_sent_to_another_site(path: str) -> None:
    assert own(path) == "/"


def test_after_five_wrong_passwords_nobody_is_let_in_for_a_while(shared: TestClient) -> None:
    assert [log_in(shared, "ada", "wrong") for _ in range(6)] == [401] * 5 + [429]
    assert log_in(shared, "ada") == 429


def test_a_closed_account_and_a_new_password_end_every_login(shared: TestClient, store: Store) -> None:
    log_in(shared, "vic")
    Accounts(store).set_password("vic", "another long password")
    assert shared.get("/").status_code == 303
    log_in(shared, "vic", "another long password")
    assert shared.get("/").status_code == 200
    Accounts(store).disable("vic")
    assert shared.get("/").status_code == 303


def test_the_api_wants_a_token_elsewhere(shared: TestClient, store: Store) -> None:
    accounts = Accounts(store)
    made = accounts.make_token("rhea", "a script")
    assert shared.get("/api/v1/meetings").status_code == 401
    assert shared.get("/api/v1/meetings", headers={"authorization": "Bearer none"}).status_code == 401
    answer = shared.get("/api/v1/meetings", headers={"authorization": f"Bearer {made}"})
    assert answer.status_code == 200
    assert answer.json()["total"] >= 1
    accounts.revoke_token("rhea", accounts.tokens("rhea")[0].name)
    assert shared.get("/api/v1/meetings", headers={"authorization": f"Bearer {made}"}).status_code == 401


def test_nothing_starts_elsewhere_without_an_account(store: Store) -> None:
    with pytest.raises(SetupError, match="communique account add"):
        require_accounts(store, Settings(host="0.0.0.0"))


def test_more_than_a_form_may_bring_is_refused(local: TestClient) -> None:
    assert local.post("/review/act", content=b"x" * 300_000).status_code == 413


@pytest.mark.parametrize("secret", ["x", "secret", "fifteen letters"])
def test_nothing_starts_with_a_secret_that_can_be_guessed(secret: str) -> None:
    with pytest.raises(SetupError, match="COMMUNIQUE_SECRET has fewer than 16 characters"):
        from_environment({"COMMUNIQUE_SECRET": secret})


def test_a_long_secret_is_taken_and_without_one_each_start_has_its_own() -> None:
    assert from_environment({"COMMUNIQUE_SECRET": "sixteen letters!"}).secret == "sixteen letters!"
    assert from_environment({}).secret != from_environment({}).secret
