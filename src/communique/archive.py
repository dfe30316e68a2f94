"""The record of a database, kept up to date for as long as somebody asks for it."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from datetime import date
from threading import Lock
from typing import Final

from communique.collecting import put_off
from communique.model import FiledClaim, Judgement
from communique.pipeline import record_of
from communique.record import Builder, Record, build
from communique.record.judged import judge
from communique.store import Store

_KEPT: Final = 8


class Archive:
    """Answers "the record as of that day, as known at that moment" without building it anew for every question.

    What others file or judge in the meantime shows in the next answer, for which only what it touches is worked out.
    Several threads may ask at once.

    Args:
        store: An open store.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = Lock()
        self._revision = ""
        self._records: OrderedDict[tuple[date | None, str | None], Record] = OrderedDict()
        self._forget()

    def _forget(self) -> None:
        self._builder = Builder()
        self._on_file: defaultdict[str, dict[int, FiledClaim]] = defaultdict(dict)
        self._in_record: defaultdict[str, dict[int, FiledClaim]] = defaultdict(dict)
        self._document_of: dict[int, str] = {}
        self._judged_documents: set[str] = set()
        self._last, self._since = 0, ""

    def record(self, *, as_of: date | None = None, known_at: str | None = None) -> Record:
        """The record of what held on a day, as known at a moment; of today, as known now, where none is given.

        Args:
            as_of: The day.
            known_at: The moment, a day (its end) or a time of ISO 8601.

        Raises:
            StoreError: The database cannot be read, or the moment is none.
        """
        with self._lock:
            with put_off():
                self._refresh()
            asked = (as_of, known_at)
            if asked not in self._records:
                self._records[asked] = self._make(as_of, known_at)
            self._records.move_to_end(asked)
            while len(self._records) > _KEPT:
                self._records.popitem(last=False)
            return self._records[asked]

    def _make(self, as_of: date | None, known_at: str | None) -> Record:
        if known_at is not None:
            return record_of(self.store, as_of=as_of, known_at=known_at)
        if as_of is None:
            return self._builder.record()
        standing = (filed for claims in self._on_file.values() for filed in claims.values())
        return build(standing, judgements=self.store.judgements(), as_of=as_of)

    def _refresh(self) -> None:
        revision = self.store.revision()
        if revision == self._revision:
            return
        changes = self.store.changes(self._last, self._since)
        gone = [number for number in changes.gone if number in self._document_of]
        if len(self._document_of) - len(gone) + len(changes.come) != changes.standing:
            # A clock was set back, or the database was replaced: start from the beginning.
            self._forget()
            changes, gone = self.store.changes(), []
        touched = {self._document_of[number] for number in gone}
        for number in gone:
            del self._on_file[self._document_of.pop(number)][number]
        for filed in changes.come:
            name = filed.claim.document.name
            self._on_file[name][filed.number] = filed
            self._document_of[filed.number] = name
            touched.add(name)
        self._last, self._since = changes.last, changes.since
        self._apply(touched, self.store.judgements())
        self._records.clear()
        self._revision = revision

    def _apply(self, touched: set[str], judgements: list[Judgement]) -> None:
        """Have the record follow what is on file of the documents touched, with what people decided about them."""
        before = self._judged_documents
        self._judged_documents = {
            str(anchor.get("document")) for judgement in judgements for anchor in judgement.anchors.values()
        }
        judged = judge(
            [filed for name in sorted(self._judged_documents) for filed in self._on_file.get(name, {}).values()],
            judgements,
        )
        wanted: defaultdict[str, dict[int, FiledClaim]] = defaultdict(dict)
        for filed in judged.claims:
            wanted[filed.claim.document.name][filed.number] = filed
        gone: list[int] = []
        come: list[FiledClaim] = []
        for name in sorted(touched | before | self._judged_documents):
            of_document = wanted[name] if name in self._judged_documents else self._on_file.get(name, {})
            self._exchange(name, of_document, gone, come)
        self._builder.update(gone, come, judged)

    def _exchange(self, name: str, wanted: Mapping[int, FiledClaim], gone: list[int], come: list[FiledClaim]) -> None:
        standing = self._in_record[name]
        for number, filed in list(standing.items()):
            if number not in wanted or not _is_same(wanted[number], filed):
                gone.append(number)
                del standing[number]
        for number, filed in wanted.items():
            if number not in standing:
                come.append(filed)
                standing[number] = filed
        if not standing:
            del self._in_record[name]


def _is_same(one: FiledClaim, other: FiledClaim) -> bool:
    return one is other or (one.claim.document is other.claim.document and one.claim.id == other.claim.id)
