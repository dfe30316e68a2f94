"""A PDF to its text, page by page: running heads dropped, lines joined to paragraphs again."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from communique.reading.content import Content, Limits, UnreadableError
from communique.reading.pages import joined, without_running_lines

_TAIL = 8192
_OCR = "Run OCR, then read it again."


def read_pdf(data: bytes, limits: Limits) -> Content:
    """The text of a PDF, with the offset at which each page begins.

    Raises:
        UnreadableError: It is no PDF, is cut off, needs a password, or has a page that is only a picture.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("is not a PDF file", "Check that the right file was given.")
    if b"%%EOF" not in data[-_TAIL:]:
        raise UnreadableError("is cut off: its end is missing", "Fetch it again.")
    pages = [_cleaned(text).split("\n") for text in _texts(data, limits)]
    if not any(line.strip() for lines in pages for line in lines):
        raise UnreadableError("has no text", _OCR)
    pages, dropped = without_running_lines(pages)
    text, starts = joined(pages)
    notes = tuple(f"Dropped {line!r}, which runs through the pages." for line in dropped)
    return Content(text, pages=starts, notes=notes)


def _texts(data: bytes, limits: Limits) -> Iterator[str]:
    # Imported here because it takes longer than the rest of the command line's start.
    from pypdf import PdfReader

    # What is wrong with a page is told by the errors below; the library's log is for its own developers.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    number = characters = 0
    try:
        reader = PdfReader(io.BytesIO(data))
        _open(reader)
        if len(reader.pages) > limits.pages:
            raise UnreadableError(f"has more than {limits.pages:,} pages", "Split it into its documents.")
        for number, page in enumerate(reader.pages, start=1):
            text = page.extract_text()
            if not text.strip() and _has_picture(page):
                raise UnreadableError(f"page {number} has no text layer", _OCR)
            characters += len(text)
            if characters > limits.characters:
                raise UnreadableError(f"has more than {limits.characters:,} characters", "Split it into its documents.")
            yield text
    except UnreadableError:
        raise
    except (Exception, RecursionError) as error:  # the library lets whatever a broken file causes come through
        where = f"page {number} cannot be read" if number else "cannot be opened"
        raise UnreadableError(
            f"{where}: the PDF is damaged ({type(error).__name__})", "Fetch or print it again."
        ) from error


def _open(reader: Any) -> None:
    """Open an encrypted file where no password is needed, as printing programs do."""
    from pypdf.errors import DependencyError

    if not reader.is_encrypted:
        return
    remedy = "Save a copy without password, then read it again."
    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError):
        raise UnreadableError("is encrypted in a way that cannot be opened here", remedy) from None
    if not opened:
        raise UnreadableError("is encrypted and needs a password", remedy)


def _has_picture(page: Any) -> bool:
    try:
        return len(page.images) > 0
    except Exception:  # noqa: BLE001 - a page whose resources cannot be listed is not known to be blank
        return True


def _cleaned(text: str) -> str:
    """What fonts without a proper map leave behind is shown as unknown characters, never as control characters."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
