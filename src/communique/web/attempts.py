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
    """Counts logins by address and by account; after five that failed in five minutes nobody is let in for a while."""

    def __init__(self, tries: int = _TRIES, seconds: float = _SECONDS) -> None:
        self._tries, self._seconds = tries, seconds
        self._tried: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def begin(self, *keys: str) -> int:
        """Count a try before it is made, so that many at once are no more than many in turn.

        Returns:
            How many seconds to wait before the next try; 0 where this one may be made now.
        """
        now = time.monotonic()
        with self._lock:
            found = {key: [at for at in self._tried.get(key, ()) if now - at < self._seconds] for key in keys}
            waits = [self._seconds - (now - it[-self._tries]) for it in found.values() if len(it) >= self._tries]
            if waits:
                return int(max(waits)) + 1
            for key, recent in found.items():
                self._tried[key] = [*recent, now]
                self._tried.move_to_end(key)
            while len(self._tried) > _KEPT:
                self._tried.popitem(last=False)
            return 0

    def succeeded(self, *keys: str) -> None:
        """Take the last try back: it was none that failed. Earlier ones stay counted, whoever made them."""
        with self._lock:
            for key in keys:
                if self._tried.get(key):
                    self._tried[key].pop()
