"""Logging in by OpenID Connect, before a provider that runs in the test."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from communique.store import Store
from communique.web.app import create_app
from communique.web.settings import Provider, Settings

from .conftest import token
from .serving import serving

HERE = "http://record.example"


@dataclass
class Desk:
    """A provider: whoever comes is `person`, and is handed back with a code."""

    issuer: str
    person: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    nonces: dict[str, str] = field(default_factory=dict)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discover),
                Route("/authorize", self.authorize),
                Route("/token", self.hand_out, methods=["POST"]),
                Route("/keys", self.keys),
            ]
        )

    async def discover(self, _: Request) -> Response:
        known = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        told = {name: f"{self.issuer}/{path}" for name, path in known.items()}
        return JSONResponse({"issuer": self.issuer, "id_token_signing_alg_values_supported": ["RS256"], **told})

    async def authorize(self, request: Request) -> Response:
        asked = request.query_params
        code = f"code-{len(self.nonces)}"
        self.nonces[code] = asked["nonce"]
        return RedirectResponse(f"{asked['redirect_uri']}?code={code}&state={asked['state']}")

    async def hand_out(self, request: Request) -> Response:
        code = str((await request.form())["code"])
        now = int(time.time())
        said = {
            "iss": self.issuer, "aud": "record", "sub": "u1", "iat": now, "exp": now + 60, "nonce": self.nonces[code],
            **self.person,
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, said, self.key)
        return JSONResponse({"access_token": "none", "token_type": "Bearer", "id_token": signed, "expires_in": 60})

    async def keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})


@pytest.fixture
def desk() -> Iterator[Desk]:
    listening = socket.create_server(("127.0.0.1", 0))
    made = Desk(f"http://127.0.0.1:{listening.getsockname()[1]}")
    with serving(made.app(), listening):
        yield made


@pytest.fixture
def client(store: Store, desk: Desk) -> Iterator[TestClient]:
    provider = Provider(desk.issuer, "record", "secret", admins=frozenset({"ada@ministry.example"}))
    settings = Settings(host="0.0.0.0", provider=provider, is_encrypted=False, waiting=60)
    with TestClient(create_app(store, settings), base_url=HERE, follow_redirects=False) as client:
        yield client


def come_back(client: TestClient, following: str = "/ledger") -> httpx2.Response | Any:
    """Leave for the provider and come back from it."""
    left = client.post("/login/provider", data={"token": token(client, "/login"), "next": following})
    assert left.status_code in (302, 303)
    handed = httpx2.get(left.headers["location"], follow_redirects=False)
    back = urlsplit(handed.headers["location"])
    assert f"{back.scheme}://{back.netloc}" == HERE
    return client.get(f"{back.path}?{back.query}")


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ({"email": "Ada@Ministry.example", "email_verified": True}, 200),
        ({"email": "vic@ministry.example", "email_verified": True}, 403),
        ({"email": "ada@ministry.example", "email_verified": False}, 403),  # anybody could say so
        ({}, 403),
    ],
)
def test_who_is_known_to_the_provider_gets_the_role_of_the_settings(
    client: TestClient, desk: Desk, person: dict[str, Any], status: int
) -> None:
    desk.person = person
    arrived = come_back(client)
    assert (arrived.status_code, arrived.headers["location"]) == (303, "/ledger")
    assert client.get("/ledger").status_code == 200
    assert client.get("/review").status_code == status


def test_nobody_is_sent_elsewhere_after_the_login(client: TestClient, desk: Desk) -> None:
    desk.person = {"email": "ada@ministry.example", "email_verified": True}
    arrived = come_back(client, following="https://elsewhere.example/")
    assert arrived.headers["location"] == "/"


@pytest.mark.parametrize(
    "change", [{"aud": "another"}, {"iss": "https://elsewhere.example"}, {"exp": 1}, {"nonce": "of another login"}]
)
def test_what_the_provider_signed_for_somebody_else_logs_nobody_in(
    client: TestClient, desk: Desk, change: dict[str, Any]
) -> None:
    desk.person = {"email": "ada@ministry.example", "email_verified": True, **change}
    assert come_back(client).status_code == 401
    assert client.get("/ledger").status_code in (302, 303)


def test_a_state_that_was_not_given_out_logs_nobody_in(client: TestClient) -> None:
    assert client.get("/login/provider?code=code-0&state=guessed").status_code == 401


def test_a_provider_that_is_away_is_told(store: Store) -> None:
    settings = Settings(
        host="0.0.0.0", provider=Provider("http://127.0.0.1:9", "record", "secret"), is_encrypted=False, waiting=60
    )
    with TestClient(create_app(store, settings), base_url=HERE, follow_redirects=False) as client:
        left = client.post("/login/provider", data={"token": token(client, "/login"), "next": "/"})
    assert left.status_code == 502
    assert "cannot be reached" in left.text
