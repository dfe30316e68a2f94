"""What the readers of the single formats hand over: a text, and what its file says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.wording import phrase


@dataclass(frozen=True)
class Limits:
    """The longest text that is taken for a document.

    Attributes:
        characters: Of the whole text; some forty times a long communiqué's.
        line: Of one line; no prose has such lines, and everything after this room works line by line.
        pages: Of a PDF.
        markup: Of an HTML file, in characters.
    """

    characters: int = 5_000_000
    line: int = 1_000_000
    pages: int = 5_000
    markup: int = 10_000_000


class UnreadableError(Exception):
    """Why a file cannot be read; the reader adds the file and the state to make a SourceError.

    Attributes:
        what: What is wrong ("page 3 has no text layer").
        remedy: What to do about it.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}. {remedy}")
        self.what = phrase(what)
        self.remedy = phrase(remedy)


@dataclass(frozen=True)
class Content:
    """The text of a file, and what the file says of it beside the text.

    Attributes:
        text: The text to keep.
        pages: Start offset of each page; empty where there are none.
        metadata: `title`, `publisher`, `published`, `language`, `genre`, `url`, where the file gives them.
        extra: What else the file gives (names of attachments).
        notes: What a person should know of how the text was won.
    """

    text: str
    pages: tuple[int, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
