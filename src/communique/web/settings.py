"""How the web application is run: which database, for whom, within which limits."""

from __future__ import annotations

import getpass
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from communique.errors import SetupError

LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
MEGABYTE: Final = 1024 * 1024
SECRET: Final = 16  # characters at least; whoever guesses them is everybody


@dataclass(frozen=True)
class Provider:
    """Who else may say who somebody is, by OpenID Connect.

    Attributes:
        issuer: Its address; `/.well-known/openid-configuration` below it tells the rest.
        admins, reviewers: E-mail addresses or names that get these roles at their first login; others read.
    """

    issuer: str
    client: str
    secret: str
    called: str = "OpenID Connect"
    admins: frozenset[str] = frozenset()
    reviewers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Settings:
    """One running application.

    Attributes:
        host, port: Where it listens; on any other address than this machine's own, accounts are required.
        secret: Signs cookies and tokens; whoever has it is everybody.
        names: Further names under which it may be asked (the Host header); empty: any, where accounts are required.
        file_bytes, upload_bytes, files: The largest file, the largest upload, and how many files at once.
        patience: How long (seconds) a page waits for the record to be brought up to date before the older is shown.
        waiting: How long it waits where there is no older one.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    names: frozenset[str] = frozenset()
    provider: Provider | None = None
    is_encrypted: bool = True
    file_bytes: int = 32 * MEGABYTE
    upload_bytes: int = 128 * MEGABYTE
    files: int = 200
    patience: float = 2.0
    waiting: float = 25.0
    session_seconds: int = 12 * 3600

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it; nobody then needs to log in."""
        return self.host in LOCAL

    @property
    def local_user(self) -> str:
        """Who acts where nobody logs in."""
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "local"


def from_environment(environment: Mapping[str, str] | None = None, **given: object) -> Settings:
    """The settings of the environment variables (docs/settings.md), and what is given beside.

    Raises:
        SetupError: The secret is one that could be guessed.
    """
    said = os.environ if environment is None else environment
    values: dict[str, object] = {}
    if said.get("COMMUNIQUE_SECRET"):
        if len(said["COMMUNIQUE_SECRET"]) < SECRET:
            raise SetupError(
                "COMMUNIQUE_SECRET has fewer than {n} characters, so that it could be guessed. Nothing was started. "
                'Set a longer one: python -c "import secrets; print(secrets.token_urlsafe(32))"',
                n=SECRET,
            )
        values["secret"] = said["COMMUNIQUE_SECRET"]
    if said.get("COMMUNIQUE_HOSTS"):
        values["names"] = _words(said["COMMUNIQUE_HOSTS"])
    if said.get("COMMUNIQUE_PLAIN_HTTP") == "1":
        values["is_encrypted"] = False
    if said.get("COMMUNIQUE_OIDC_ISSUER") and said.get("COMMUNIQUE_OIDC_CLIENT"):
        values["provider"] = Provider(
            said["COMMUNIQUE_OIDC_ISSUER"].rstrip("/"),
            said["COMMUNIQUE_OIDC_CLIENT"],
            said.get("COMMUNIQUE_OIDC_SECRET", ""),
            said.get("COMMUNIQUE_OIDC_NAME", "OpenID Connect"),
            _words(said.get("COMMUNIQUE_OIDC_ADMINS", "")),
            _words(said.get("COMMUNIQUE_OIDC_REVIEWERS", "")),
        )
    return Settings(**(values | given))  # type: ignore[arg-type]  # names and kinds are those of the fields


def _words(listed: str) -> frozenset[str]:
    return frozenset(word for word in listed.replace(",", " ").split() if word)
