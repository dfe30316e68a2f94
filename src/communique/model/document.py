"""One account as kept: its text, for ever, and what is known of where it comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True, eq=False)
class Document:
    """One account of a meeting.

    Attributes:
        name: How the document is called in claims: a file's stem, or the `document` column of a table.
        text: The kept text. All offsets count its code points.
        source: Where the bytes came from (path, path plus line, "standard input").
        title, publisher, genre, language, url: None where unknown. `language` is ISO 639-1.
        published: EDTF date of publication, to the day where known ("2022-11-30").
        source_sha256: Hash of the original bytes; empty where there were none.
        pages: Start offset of each page, in order; empty where the source has no pages.
        extra: Further columns of the source's row, kept as they came.
    """

    name: str
    text: str
    source: str = ""
    title: str | None = None
    publisher: str | None = None
    genre: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    source_sha256: str = ""
    pages: tuple[int, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """Hash of the kept text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def page_of(self, offset: int) -> int | None:
        """The page (from 1) that holds the code point at `offset`; None where there are no pages."""
        if not self.pages:
            return None
        return sum(start <= offset for start in self.pages)
