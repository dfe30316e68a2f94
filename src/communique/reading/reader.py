"""A source to a Document: its text by the reader of its format, and what is known of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from communique.errors import SourceError
from communique.model.document import Document
from communique.model.source import Source
from communique.reading.content import Content, Limits, UnreadableError
from communique.reading.dates import edtf_of
from communique.reading.metadata import worked_out
from communique.reading.plain import read_plain
from communique.wording import phrase

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


def read(source: Source, *, limits: Limits | None = None) -> Document:
    """The document of a source. Nothing but the source itself is looked at.

    What the sidecar or the row says wins over what the file says, and that over what is worked
    out from the text. What nobody says stays None.

    Raises:
        SourceError: The source holds no text that can be read. The message names it, says why and what to do.
    """
    limits = limits or Limits()
    try:
        content = _content(source, limits)
        _check(content.text, limits)
    except UnreadableError as error:
        raise SourceError(
            "{file}: {what}. Nothing was recorded. {remedy}", file=source.locator, what=error.what, remedy=error.remedy
        ) from error
    given, notes = _given(source.metadata)
    known = {**worked_out(content.text), **content.metadata, **given}
    extra: dict[str, Any] = {**content.extra, **source.extra}
    if notes or content.notes:
        extra["notes"] = [*content.notes, *notes]
    return Document(
        name=source.name,
        text=content.text,
        source=source.locator,
        title=known.get("title"),
        publisher=known.get("publisher"),
        genre=known.get("genre"),
        published=known.get("published"),
        language=known.get("language"),
        url=known.get("url"),
        source_sha256=source.sha256,
        pages=content.pages,
        extra=extra,
    )


def _content(source: Source, limits: Limits) -> Content:
    if source.text is not None:
        return Content(source.text)
    data = source.data or b""
    if not data.strip():
        raise UnreadableError("is empty", "Check that the file was saved.")
    # The readers are imported late, because each brings a library that is slow to import.
    match source.media:
        case ".html" | ".htm" | ".xhtml":
            from communique.reading.html import read_html

            return read_html(data, limits)
        case ".pdf":
            from communique.reading.pdf import read_pdf

            return read_pdf(data, limits)
        case ".docx":
            from communique.reading.word import read_word

            return read_word(data, limits)
        case ".eml":
            from communique.reading.mail import read_mail

            return read_mail(data, limits)
        case _:
            return read_plain(data)


def _check(text: str, limits: Limits) -> None:
    if not text.strip():
        raise UnreadableError("holds no text", "Check that the right file was given.")
    if len(text) > limits.characters:
        raise UnreadableError(
            phrase("has {n:,} characters, more than the limit of {limit:,}", n=len(text), limit=limits.characters),
            "Split it into its documents.",
        )
    longest = max(map(len, text.split("\n")))
    if longest > limits.line:
        raise UnreadableError(
            phrase("has a line of {n:,} characters, more than the limit of {limit:,}", n=longest, limit=limits.line),
            "Break its lines, or check that it is prose.",
        )
    if _NO_CHARACTER.search(text):
        raise UnreadableError(
            "holds NUL characters or halves of surrogate pairs, which are not text", "Write it again as UTF-8."
        )


def _given(metadata: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """What sidecar or row say, in the forms that a Document keeps; what has no such form is noted, not guessed."""
    given = {name: str(value) for name, value in metadata.items()}
    notes: list[str] = []
    if "published" in given:
        date = edtf_of(given["published"])
        if date is None:
            notes.append(f"The given date of publication {given.pop('published')!r} is no date and was left out.")
        else:
            given["published"] = date
    if "language" in given:
        code = _LANGUAGE.fullmatch(given["language"])
        if code is None:
            notes.append(f"The given language {given.pop('language')!r} is no ISO 639-1 code and was left out.")
        else:
            given["language"] = code[1].lower()
    return given, notes
