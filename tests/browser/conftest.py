"""A real browser before a running application; skipped where the machine has no Chromium."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from communique.store import Store
from communique.web.app import create_app
from communique.web.settings import Settings
from tests.web.conftest import db, pledge, read_once, store
from tests.web.serving import serving

__all__ = ["db", "pledge", "read_once", "store"]

NAMES = ("chromium", "chromium-browser", "google-chrome")
# A browser of a test asks nobody but the application: no updates, no accounts, no guesses at what comes next.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
Start = Callable[..., str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it, or as COMMUNIQUE_TEST_CHROMIUM names it."""
    program = os.environ.get("COMMUNIQUE_TEST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("there is no Chromium on this machine; .ci/run installs Debian's")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield opened
        opened.close()


@contextmanager
def running(store: Store, **settings: object) -> Iterator[str]:
    """The application on a free port of this machine; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = create_app(store, Settings(port=port, waiting=60, **settings))  # type: ignore[arg-type]  # of the caller
    with serving(app, listening):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """The application for the user of this machine, over a database of the test's own."""
    with running(store) as at:
        yield at


@contextmanager
def opened(browser: Browser, at: str, *, refused: bool = False, **context: object) -> Iterator[Page]:
    """A page of a browser without a past; whatever it complains of fails the test.

    Args:
        browser: The browser.
        at: The application's address.
        refused: Whether pages are asked for that are refused, of which the browser complains, too.
        context: More of Playwright's settings.
    """
    complaints: list[str] = []
    visiting: BrowserContext = browser.new_context(base_url=at, **context)  # type: ignore[arg-type]  # of the caller
    visiting.set_default_timeout(15_000)
    page = visiting.new_page()
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page
        assert not [it for it in complaints if not (refused and "status of 4" in it)], complaints
    finally:
        visiting.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the application for the user of this machine."""
    with opened(browser, address) as it:
        yield it


@pytest.fixture(scope="session")
def shown(browser: Browser, read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application over the demo's accounts, for tests that only look."""
    del browser  # asked for so that nothing is read where there is none
    copy = tmp_path_factory.mktemp("shown") / "record.db"
    with Store.open(read_once):
        pass
    shutil.copy(read_once, copy)
    with Store.open(copy) as store, running(store) as at:
        yield at
