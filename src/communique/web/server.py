"""Starting the application: on this machine for its user, elsewhere only for people with accounts."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Timer

import uvicorn

from communique.errors import SetupError
from communique.store import Store
from communique.web.accounts import Accounts
from communique.web.app import create_app
from communique.web.settings import Settings


def serve(
    store: Store, settings: Settings, *, opens: bool = False, certificate: Path | None = None, key: Path | None = None
) -> None:
    """Serve the record until it is stopped.

    Raises:
        SetupError: It is to be reached from elsewhere, and nobody has an account.
    """
    if not settings.is_local:
        require_accounts(store, settings)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    if opens:
        Timer(1.0, webbrowser.open, [f"http{'s' if certificate else ''}://{shown}:{settings.port}/"]).start()
    uvicorn.run(
        create_app(store, settings), host=settings.host, port=settings.port, log_level="warning", server_header=False,
        date_header=True, ssl_certfile=str(certificate) if certificate else None, ssl_keyfile=str(key) if key else None,
        timeout_graceful_shutdown=5,
    )  # fmt: skip


def require_accounts(store: Store, settings: Settings) -> None:
    """Refuse to be reached from elsewhere without accounts.

    Raises:
        SetupError: Nobody could log in.
    """
    if settings.provider is None and not any(not it.is_disabled for it in Accounts(store).everybody()):
        raise SetupError(
            "On {host} others could reach the record, and nobody has an account. Nothing was started. "
            "Make one first: communique account add NAME --role admin",
            host=settings.host,
        )
