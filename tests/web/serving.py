"""An application behind a real port of this machine, for tests that need more than a test client."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket
from threading import Thread
from typing import Any

import uvicorn


@contextmanager
def serving(app: Any, listening: socket) -> Iterator[None]:
    """Serve an ASGI application on a socket that listens already, until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    limit = time.monotonic() + 30
    while not server.started and time.monotonic() < limit:
        time.sleep(0.01)
    assert server.started
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)
