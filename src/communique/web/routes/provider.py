"""Logging in through somebody else, by OpenID Connect."""

from __future__ import annotations

from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.starlette_client import OAuth
from fastapi import APIRouter
from httpx2 import HTTPError
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from communique.web.refusal import RefusedError
from communique.web.routes.account import entered
from communique.web.settings import Provider
from communique.web.visit import Anybody, Role, text_of

router = APIRouter(include_in_schema=False)
FOLLOWING = "following"


def client_of(provider: Provider) -> Any:
    """The client of a provider; it looks the rest up at the first login."""
    return OAuth().register(
        "provider",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=f"{provider.issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
    )


def _client(visit: Anybody) -> tuple[Provider, Any]:
    provider = visit.office.settings.provider
    if provider is None or visit.office.settings.is_local:
        raise RefusedError(404, "Nobody else is asked who somebody is here. Nothing was changed. Log in by password.")
    return provider, visit.office.provider


@router.post("/login/provider")
async def leave(visit: Anybody) -> Response:
    """Send the browser to the provider."""
    form = await visit.form()
    _, client = _client(visit)
    visit.request.session[FOLLOWING] = text_of(form, "next", 2000)
    try:
        response: Response = await client.authorize_redirect(visit.request, str(visit.request.url_for("arrive")))
    except (OAuthError, HTTPError, ValueError) as error:
        raise RefusedError(502, "The provider cannot be reached. Nobody was logged in. Try again later.") from error
    return visit.seated(response)


@router.get("/login/provider")
async def arrive(visit: Anybody) -> Response:
    """Take the browser back; the account is the address that the provider has verified, or its name for somebody."""
    provider, client = _client(visit)
    try:
        token = await client.authorize_access_token(visit.request)
    except (OAuthError, HTTPError, JoseError, ValueError) as error:
        raise RefusedError(401, "The provider did not say who this is. Nobody was logged in. Log in again.") from error
    name = name_of(token.get("userinfo") or {})
    if not name:
        raise RefusedError(401, "The provider gave no name. Nobody was logged in. Ask whoever runs it.")
    accounts = visit.office.accounts
    account = await run_in_threadpool(accounts.find, name)
    if account is None:
        account = await run_in_threadpool(accounts.add_known, name, role_of(provider, name))
    if account.is_disabled:
        raise RefusedError(403, "This account is closed. Nobody was logged in. Ask an administrator.")
    return entered(visit, account, visit.request.session.pop(FOLLOWING, "/"))


def name_of(said: dict[str, Any]) -> str:
    """What the provider calls somebody; an address counts only where it has verified it."""
    if said.get("email") and said.get("email_verified") is True:
        return str(said["email"]).casefold()
    return f"{said['sub']}@{said['iss']}" if said.get("sub") and said.get("iss") else ""


def role_of(provider: Provider, name: str) -> Role:
    """The role of somebody who comes for the first time."""
    return "admin" if name in provider.admins else "reviewer" if name in provider.reviewers else "reader"
