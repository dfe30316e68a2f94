"""`communique serve`: the record in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import DATABASE, Database
from communique.cli.screen import remarks
from communique.errors import SetupError

INSTALL = "pip install 'communique[web]'"

Host = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; elsewhere than here, accounts are required.")
]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="On which port.")]
Open = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]
Certificate = Annotated[
    Path | None, typer.Option("--certificate", metavar="FILE", help="Serve over TLS with this certificate (PEM).")
]
Key = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The certificate's key (PEM).")]


def serve(
    db: Database = DATABASE,
    host: Host = "127.0.0.1",
    port: Port = 8321,
    opens: Open = False,
    certificate: Certificate = None,
    key: Key = None,
) -> None:
    """Open the record in a browser: read, check, correct.

    On 127.0.0.1 nobody needs to log in. On any other address everybody does, by an account of the database
    (`communique account`) or by OpenID Connect; put it behind TLS there. A database that is not there is made.
    """
    require_web()
    from communique.store import Store
    from communique.web.server import serve as run
    from communique.web.settings import from_environment

    with Store.open(db) as store:
        settings = from_environment(host=host, port=port)
        shown = f"[{host}]" if ":" in host else host
        remarks().print(
            f"{store.where}: http{'s' if certificate else ''}://{shown}:{port}/ (Ctrl-C stops it)",
            markup=False,
            soft_wrap=True,
        )
        run(store, settings, opens=opens, certificate=certificate, key=key)


def require_web() -> None:
    """Say what to install where the web application is not.

    Raises:
        SetupError: A package of the extra is missing.
    """
    from importlib.util import find_spec

    missing = [
        it
        for it in ("fastapi", "uvicorn", "jinja2", "argon2", "itsdangerous", "authlib", "multipart")
        if find_spec(it) is None
    ]
    if missing:
        raise SetupError(
            f"The web application is not installed ({', '.join(missing)}). Nothing was started. Run: {INSTALL}"
        )
