"""The documents last read from the database, kept at hand."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from sqlalchemy import Connection, select

from communique.model import Document
from communique.store import schema
from communique.store.rows import document_of_row

_DOCUMENTS: Final = 64
_CODE_POINTS: Final = 20_000_000


class Shelf:
    """A bounded number of documents by their numbers; a version on file never changes, so none grows stale.

    Claims come in the order of their documents, so that few at hand are enough to load each one once.
    """

    def __init__(self) -> None:
        self._documents: OrderedDict[int, Document] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, connection: Connection, number: int) -> Document:
        """The document of that number, which the caller has seen on file."""
        with self._lock:
            if number in self._documents:
                self._documents.move_to_end(number)
                return self._documents[number]
        row = connection.execute(select(schema.document).where(schema.document.c.number == number)).mappings().one()
        return self.put(number, document_of_row(row))

    def put(self, number: int, document: Document) -> Document:
        """Keep a document at hand; the one already there is returned where there is one."""
        with self._lock:
            if number in self._documents:
                return self._documents[number]
            self._documents[number] = document
            self._weight += len(document.text)
            while len(self._documents) > 1 and (len(self._documents) > _DOCUMENTS or self._weight > _CODE_POINTS):
                _, dropped = self._documents.popitem(last=False)
                self._weight -= len(dropped.text)
            return document
