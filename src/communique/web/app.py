"""The application: its rooms put together once, its pages, and what happens when something is wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from communique import __version__
from communique.errors import CommuniqueError, NotFoundError, StaleError, StoreError
from communique.store import Store
from communique.web.accounts import Accounts
from communique.web.additions import Additions
from communique.web.addresses import address
from communique.web.attempts import Attempts
from communique.web.desk import Desk
from communique.web.guard import Guard
from communique.web.pages import environment
from communique.web.refusal import LoginNeededError, RefusedError
from communique.web.routes import routers
from communique.web.seals import Seals
from communique.web.settings import Settings
from communique.web.visit import Visit, whoever
from communique.wording import phrase, renamed

_STATIC = Path(str(files("communique.web").joinpath("static")))
_API = """The record as JSON: the same answers, filters and citations as the pages.

Every list takes `page` and `most`; `as_of` asks for the record of a day, `known_at` for what was known at a moment.
Away from this machine every request carries a token: `Authorization: Bearer …` (made under Account).
"""


@dataclass
class Office:
    """What the pages share."""

    settings: Settings
    store: Store
    desk: Desk
    seals: Seals
    accounts: Accounts
    additions: Additions
    attempts: Attempts = field(default_factory=Attempts)
    templates: Environment = field(default_factory=environment)

    @cached_property
    def provider(self) -> Any:
        """The client of the provider by which people log in."""
        from communique.web.routes.provider import client_of

        assert self.settings.provider is not None  # asked for only where there is one
        return client_of(self.settings.provider)


def create_app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The application over an open store."""
    settings = settings or Settings()
    office = Office(
        settings=settings,
        store=store,
        desk=Desk(store, patience=settings.patience, waiting=settings.waiting),
        seals=Seals(settings.secret, settings.session_seconds),
        accounts=Accounts(store),
        additions=Additions(store, settings),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        office.additions.close()
        office.desk.close()

    app = FastAPI(
        title="Communiqué", description=_API, version=__version__, lifespan=lifespan,
        docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
    )  # fmt: skip
    app.state.office = office
    for router in routers():
        app.include_router(router)
    app.mount("/static", _Kept(directory=_STATIC), name="static")
    if settings.provider is not None:
        # Holds what the provider must bring back, for the few minutes of a login.
        app.add_middleware(
            SessionMiddleware, secret_key=settings.secret, session_cookie="communique_login", max_age=600,
            same_site="lax", https_only=settings.is_encrypted,
        )  # fmt: skip
    app.add_middleware(GZipMiddleware, minimum_size=800)
    app.add_middleware(Guard, settings=settings)
    app.add_exception_handler(CommuniqueError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    return app


class _Kept(StaticFiles):
    """Files that change only with the version, which is in their address."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


def _told(request: Request, error: Exception) -> Response:
    """What went wrong, in words, as a page or as JSON."""
    status, message, headers = _what(error)
    if isinstance(error, StoreError):  # where the server keeps it is no matter of a reader's
        office: Office = request.app.state.office
        message = renamed(message, str(office.store.where), phrase("the database"))
    if request.url.path.startswith("/api/"):
        if isinstance(error, LoginNeededError):
            headers = {"www-authenticate": "Bearer"}
        return JSONResponse({"error": message}, status_code=status, headers=dict(headers))
    visit = whoever(request) if status != 503 or not isinstance(error, CommuniqueError) else _quietly(request)
    if isinstance(error, LoginNeededError):
        here = visit.path + (f"?{request.url.query}" if request.url.query else "")
        asked = here if request.method == "GET" else "/"
        if visit.is_part:
            return Response(status_code=401, headers={"hx-redirect": address("login")})
        return visit.back(address("login", next=asked))
    visit.forget()  # a page about a wrong question must not ask it again
    if isinstance(error, RequestValidationError):  # what it says is for programs
        message = phrase("What was asked is not understood. Nothing was changed. Start from the overview.")
    told = visit.tongue.message(message)
    return visit.page("error.html", status=status, message=told, code=status, headers=headers)


def _quietly(request: Request) -> Visit:
    try:
        return whoever(request)
    except CommuniqueError:
        return Visit(request, None)


def _what(error: Exception) -> tuple[int, str, Mapping[str, str]]:
    if isinstance(error, RefusedError):
        headers = {"refresh": "3", "retry-after": "3"} if error.status == 503 else {}
        return error.status, error.message, headers
    if isinstance(error, LoginNeededError):
        return 401, phrase("Nobody is logged in. Nothing was changed. Send a token, or log in."), {}
    if isinstance(error, NotFoundError):
        return 404, error.message, {}
    if isinstance(error, StaleError):
        return 409, error.message, {}
    if isinstance(error, CommuniqueError):
        return 503, error.message, {}
    if isinstance(error, RequestValidationError):
        first = error.errors()[0] if error.errors() else {}
        where = ".".join(str(part) for part in first.get("loc", ())[1:])
        return 422, f"{where or 'The request'}: {first.get('msg', 'not understood')}. Nothing was changed.", {}
    if isinstance(error, HTTPException):
        told = {
            404: "There is no such page. Nothing was changed. Start from the overview.",
            405: "This page cannot be asked for in this way. Nothing was changed.",
        }
        message = phrase(told[error.status_code]) if error.status_code in told else str(error.detail)
        return error.status_code, message, dict(error.headers or {})
    raise error
