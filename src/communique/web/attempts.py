"""How often somebody may try a password."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import Final

_TRIES: Final = 5
_SECONDS: Final = 300.0
_KEPT: Final = 10_000


class Attempts:
    """Counts failed logins by address and by account; after five in five minutes nobody is let in for a while."""

    def __init__(self, tries: int = _TRIES, seconds: float = _SECONDS) -> None:
        self._tries, self._seconds = tries, seconds
        self._failed: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, *keys: str) -> int:
        """How many seconds to wait before the next try; 0 where it may be made now."""
        now = time.monotonic()
        with self._lock:
            waits = [0.0]
            for key in keys:
                recent = [at for at in self._failed.get(key, ()) if now - at < self._seconds]
                if len(recent) >= self._tries:
                    waits.append(self._seconds - (now - recent[-self._tries]))
            return int(max(waits)) + (max(waits) > 0)

    def failed(self, *keys: str) -> None:
        """Count a failure."""
        now = time.monotonic()
        with self._lock:
            for key in keys:
                recent = [at for at in self._failed.get(key, ()) if now - at < self._seconds]
                self._failed[key] = [*recent, now]
                self._failed.move_to_end(key)
            while len(self._failed) > _KEPT:
                self._failed.popitem(last=False)

    def succeeded(self, *keys: str) -> None:
        """Forget the failures."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)
