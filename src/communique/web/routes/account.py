"""Logging in and out, one's own account, and everybody's for an administrator."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from communique.errors import StoreError
from communique.web.addresses import address, own
from communique.web.refusal import LoginNeededError, RefusedError
from communique.web.seals import SESSION, Session, mark_of
from communique.web.visit import ROLES, Admin, Anybody, Reader, Role, Visit, text_of
from communique.wording import joined, phrase

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login_form(visit: Anybody) -> Response:
    """The form; nobody needs it on this machine itself."""
    if visit.user is not None:
        return visit.back(visit.asked("next", 2000))
    return _form(visit)


def _form(visit: Visit, problem: str = "", name: str = "", status: int = 200, following: str = "") -> Response:
    provider = visit.office.settings.provider
    return visit.page(
        "login.html", status=status, problem=problem, name=name, provider=provider.called if provider else "",
        following=own(following or visit.asked("next", 2000)),
    )  # fmt: skip


@router.post("/login")
async def login(visit: Anybody) -> Response:
    """Check name and password, not too often."""
    form = await visit.form()
    name, password = text_of(form, "name", 200), _password(form, "password")
    following = text_of(form, "next", 2000)
    caller = visit.request.client.host if visit.request.client else ""
    keys = (f"address {caller}", f"name {name.casefold()}")
    attempts = visit.office.attempts
    if seconds := attempts.begin(*keys):
        minutes = -(-seconds // 60)
        problem = visit.say("Too many tries. Nobody was logged in. Try again in {n} minutes.", n=minutes)
        response = _form(visit, problem, name, 429, following)
        response.headers["retry-after"] = str(seconds)
        return response
    account = await run_in_threadpool(visit.office.accounts.checked, name, password)
    if account is None:
        return _form(
            visit, visit.say("Name and password do not go together. Nobody was logged in."), name, 401, following
        )
    attempts.succeeded(*keys)
    return entered(visit, account, following)


def entered(visit: Visit, account: Any, following: str) -> Response:
    """Send somebody who is now logged in to the page that was asked for."""
    response = visit.back(following)
    seconds = visit.office.settings.session_seconds
    visit.set_cookie(
        response, SESSION, visit.office.seals.session(Session(account.name, mark_of(account.secret))), seconds
    )
    return response


def _password(form: Any, name: str) -> str:
    value = form.get(name, "")
    return value[:1000] if isinstance(value, str) else ""


@router.post("/logout")
async def logout(visit: Reader) -> Response:
    """End the login of this browser."""
    await visit.form()
    response = visit.back("/login")
    response.delete_cookie(SESSION, httponly=True, samesite="lax")
    return response


@router.get("/account")
def account(visit: Reader) -> Response:
    """One's own account."""
    return _page(visit)


def _page(visit: Visit, token: str = "", problem: str = "", status: int = 200) -> Response:
    user = visit.user
    if user is None:
        raise LoginNeededError("Nobody is logged in.")
    accounts = visit.office.accounts
    local = visit.office.settings.is_local
    return visit.page(
        "account.html", status=status, token_made=token, problem=problem, is_local=local,
        tokens=[] if local else accounts.tokens(user.name),
        everybody=accounts.everybody() if user.may("admin") else [], roles=ROLES,
    )  # fmt: skip


@router.post("/account/password")
async def password(visit: Reader) -> Response:
    """Choose another password; every other browser is logged out."""
    form = await visit.form()
    user = _own(visit)
    accounts, attempts, key = visit.office.accounts, visit.office.attempts, f"password {user.casefold()}"
    if seconds := attempts.begin(key):
        problem = visit.say("Too many tries. Nothing was changed. Try again in {n} minutes.", n=-(-seconds // 60))
        return _page(visit, problem=problem, status=429)
    if await run_in_threadpool(accounts.checked, user, _password(form, "old")) is None:
        return _page(visit, problem=visit.say("The old password is another one. Nothing was changed."), status=422)
    attempts.succeeded(key)
    await run_in_threadpool(accounts.set_password, user, _password(form, "new"))
    found = await run_in_threadpool(accounts.find, user)
    return entered(visit, found, "/account")


def _own(visit: Visit) -> str:
    if visit.office.settings.is_local or visit.user is None:
        raise RefusedError(400, "On this machine itself nobody has an account. Nothing was changed.")
    return visit.user.name


@router.post("/account/tokens")
async def make_token(visit: Reader) -> Response:
    """Make a token for the API; it is shown once."""
    form = await visit.form()
    made = await run_in_threadpool(visit.office.accounts.make_token, _own(visit), text_of(form, "note", 200))
    return _page(visit, token=made)


@router.post("/account/tokens/revoke")
async def revoke_token(visit: Reader) -> Response:
    """Take a token of one's own back."""
    form = await visit.form()
    await run_in_threadpool(visit.office.accounts.revoke_token, _own(visit), text_of(form, "name", 100))
    return visit.back(address("account"))


@router.post("/accounts")
async def change(visit: Admin) -> Response:
    """Add an account, give one another role, or close it."""
    form = await visit.form()
    name, role, act = (text_of(form, key, 200) for key in ("name", "role", "act"))
    accounts, is_own = visit.office.accounts, visit.user is not None and name == visit.user.name
    try:
        if act == "add":
            await run_in_threadpool(accounts.add, name, _role(role), _password(form, "password"))
        elif act == "role" and not (is_own and role != "admin"):  # else nobody might be left who could give it back
            await run_in_threadpool(accounts.set_role, name, _role(role))
        elif act == "close" and not is_own:
            await run_in_threadpool(accounts.disable, name)
        else:
            raise RefusedError(400, "Nothing of that can be done. Nothing was changed. Choose one of the buttons.")
    except StoreError as error:
        raise RefusedError(422, error.message) from error
    return visit.back(address("account"))


def _role(words: str) -> Role:
    if words not in ROLES:
        raise RefusedError(
            400,
            "{words!r} is no role. Nothing was changed. Roles: {roles}.",
            words=words[:40],
            roles=joined(", ", map(phrase, ROLES)),
        )
    return words
