"""The record at hand: the newest one where it is ready, the one before while it is being brought up to date."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

from communique.archive import Archive
from communique.collecting import leave_alone
from communique.store import Store
from communique.views.index import Index
from communique.views.pairs import pairs
from communique.views.queue import tally
from communique.web.refusal import RefusedError

_KEPT: Final = 8
_QUEUED: Final = 6
Asked = tuple[date | None, str | None]


@dataclass(frozen=True)
class Look:
    """A record with the ways into it, and whether a newer one is being made."""

    index: Index
    is_behind: bool = False


class Desk:
    """Gives the record that a page is about; several threads may ask at once.

    A large record takes longer to build than anybody should wait for a page. So one thread builds; a page waits a
    moment for it, then shows the record before, and says so.
    """

    def __init__(self, store: Store, *, patience: float = 2.0, waiting: float = 25.0) -> None:
        self.store = store
        self._archive = Archive(store)
        self._patience, self._waiting = patience, waiting
        self._kept: OrderedDict[Asked, tuple[str, Index]] = OrderedDict()
        self._making: dict[tuple[str, Asked], Future[Index]] = {}
        self._lock = Lock()
        self._builder = ThreadPoolExecutor(1, thread_name_prefix="record")

    def close(self) -> None:
        """Stop building."""
        self._builder.shutdown(wait=True, cancel_futures=True)

    def look(self, as_of: date | None = None, known_at: str | None = None) -> Look:
        """The record of a day, as known at a moment.

        Raises:
            RefusedError: It is not ready yet, and there is no older one.
            StoreError: The database cannot be read.
        """
        asked = (as_of, known_at)
        revision = self.store.revision()
        with self._lock:
            kept = self._kept.get(asked)
            if kept and kept[0] == revision:
                self._kept.move_to_end(asked)
                return Look(kept[1])
            job = self._making.get((revision, asked))
            if job is None:
                if len(self._making) >= _QUEUED:
                    raise RefusedError(
                        503,
                        "Too many records of other days are being put together. Nothing was changed. Try again soon.",
                    )
                job = self._making[revision, asked] = self._builder.submit(self._build, revision, asked)
        wait([job], timeout=self._patience if kept else self._waiting)
        if job.done():
            return Look(job.result())
        if kept:
            return Look(kept[1], is_behind=True)
        raise RefusedError(503, "The record is being put together. This page opens by itself when it is ready.")

    def _build(self, revision: str, asked: Asked) -> Index:
        try:
            index = Index(self._archive.record(as_of=asked[0], known_at=asked[1]))
            index.prepare()
            if asked == (None, None):  # what is reviewed; a day of the past is read, and read sooner without
                tally(index)
                pairs(index)
            leave_alone()
            with self._lock:
                self._kept[asked] = (revision, index)
                self._kept.move_to_end(asked)
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            return index
        finally:
            with self._lock:
                self._making.pop((revision, asked), None)
