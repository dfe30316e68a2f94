"""What was found to read, before it is read: bytes or a row, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GIVEN = "given"
"""Where a document's `extra` keeps which things a sidecar or a row said of it, so that their removal is noticed."""


@dataclass(frozen=True)
class Source:
    """One document as it was found: the original bytes of a file, or the text of a table's row.

    Attributes:
        name: How the document will be called in claims: the file's stem, or the row's `document`.
        locator: Where it is: a path, "path, line 12", "standard input".
        sha256: Hash of the original bytes; for a row, of its canonical JSON.
        data: The original bytes; None for a row.
        text: The text of a row, as given; None for a file.
        path: The file that holds it; None for standard input.
        media: What kind of file it is, as a suffix in lower case (".pdf"); "" for a row.
        metadata: What sidecar or row say of it: `published`, `publisher`, `genre`, `language`, `url`, `title`.
        extra: Everything else that sidecar or row say, kept as it came.
    """

    name: str
    locator: str
    sha256: str
    data: bytes | None = None
    text: str | None = None
    path: Path | None = None
    media: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """Something that was to be read and could not be; everything else goes on.

    Attributes:
        locator: Where it is: a path, "path, line 12", "standard input".
        message: One line: the place, what failed, what state we are in, what to do.
    """

    locator: str
    message: str
