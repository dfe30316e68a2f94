"""The record of a database, kept at hand for as long as the database stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Final

from communique.pipeline import record_of

if TYPE_CHECKING:
    from communique.record import Record
    from communique.store import Store

_KEPT: Final = 8


class Archive:
    """Answers "the record as of that day, as known at that moment" without building it anew for every question.

    Several threads may ask at once. What others file or judge in the meantime shows in the next answer.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._records: OrderedDict[tuple[str, date | None, str | None], Record] = OrderedDict()
        self._lock = Lock()

    def record(self, *, as_of: date | None = None, known_at: str | None = None) -> Record:
        """The record of what held on a day, as known at a moment; of today, as known now, where none is given.

        Args:
            as_of: The day.
            known_at: The moment, a day (its end) or a time of ISO 8601.

        Raises:
            StoreError: The database cannot be read, or the moment is none.
        """
        with self._lock:
            asked = (self.store.revision(), as_of, known_at)
            if asked not in self._records:
                self._records[asked] = record_of(self.store, as_of=as_of, known_at=known_at)
            self._records.move_to_end(asked)
            while len(self._records) > _KEPT:
                self._records.popitem(last=False)
            return self._records[asked]
