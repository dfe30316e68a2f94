"""A PDF to its text, page by page: running heads dropped, lines joined to paragraphs again."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from communique.reading.content import Content, Limits, UnreadableError
from communique.reading.pages import Line, joined, without_running_lines
from communique.reading.publisher import is_letterhead
from communique.wording import phrase

_TAIL = 8192
_MOST_REMARKS = 3
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
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
    with _remarks() as remarks:
        pages = list(_pages(data, limits))
    if not any(line.text.strip() for page in pages for line in page):
        raise UnreadableError("has no text", _OCR)
    pages, dropped = without_running_lines(pages)
    text, starts = joined(pages)
    notes = [f"Dropped {line!r}, which runs through the pages." for line in dropped]
    if remarks:
        notes.append(f"The file is not well made, so text may be missing: {'; '.join(remarks)}.")
    letterhead = next(filter(is_letterhead, dropped), None)
    return Content(text, pages=starts, metadata={"publisher": letterhead} if letterhead else {}, notes=tuple(notes))


def _pages(data: bytes, limits: Limits) -> Iterator[list[Line]]:
    # Imported here because it takes longer than the rest of the command line's start.
    from pypdf import PdfReader

    number = characters = 0
    try:
        reader = PdfReader(io.BytesIO(data))
        _open(reader)
        if len(reader.pages) > limits.pages:
            raise UnreadableError(phrase("has more than {n:,} pages", n=limits.pages), "Split it into its documents.")
        for number, page in enumerate(reader.pages, start=1):
            lines = _lines(page)
            if not any(line.text.strip() for line in lines) and _has_picture(page):
                raise UnreadableError(phrase("page {id} has no text layer", id=number), _OCR)
            characters += sum(len(line.text) for line in lines)
            if characters > limits.characters:
                raise UnreadableError(
                    phrase("has more than {n:,} characters", n=limits.characters), "Split it into its documents."
                )
            yield lines
    except UnreadableError:
        raise
    except (Exception, RecursionError) as error:  # the library lets whatever a broken file causes come through
        what = (
            phrase("page {id} cannot be read: the PDF is damaged ({error})", id=number, error=type(error).__name__)
            if number
            else phrase("cannot be opened: the PDF is damaged ({error})", error=type(error).__name__)
        )
        raise UnreadableError(what, "Fetch or print it again.") from error


@contextmanager
def _remarks() -> Iterator[list[str]]:
    """What the library has to say of a file that it mends while it reads, the first few of a kind."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            words = record.getMessage().split("\n")[0].strip(" .")
            if len(said) < _MOST_REMARKS and words not in said:
                said.append(words)

    log = logging.getLogger("pypdf")
    listener, propagate = Listener(logging.WARNING), log.propagate
    log.addHandler(listener)
    log.propagate = False
    try:
        yield said
    finally:
        log.removeHandler(listener)
        log.propagate = propagate


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


def _lines(page: Any) -> list[Line]:
    """The lines of a page in the order of printing."""
    lines: list[list[Line]] = [[]]

    def take(words: str, outer: Any, inner: Any, _font: Any, size: float) -> None:
        x, y = _place(outer, inner)
        printed = abs(size * inner[3] * outer[3]) or size
        for number, part in enumerate(_cleaned(words or "").split("\n")):
            if number:
                lines.append([])
            lines[-1].append(Line(part, x, y, printed))

    page.extract_text(visitor_text=take)
    return [_whole(parts) for parts in lines]


def _whole(parts: list[Line]) -> Line:
    """One line of its parts: it begins where its first words stand and has the size of most of it."""
    worded = [part for part in parts if part.text.strip()]
    if not worded:
        return Line("")
    size = max(worded, key=lambda part: len(part.text)).size
    return Line("".join(part.text for part in parts), worded[0].x, worded[0].y, size)


def _place(outer: Any, inner: Any) -> tuple[float, float]:
    """Where text begins on the page: the text's own matrix within the page's."""
    x, y = inner[4], inner[5]
    return x * outer[0] + y * outer[2] + outer[4], x * outer[1] + y * outer[3] + outer[5]


def _has_picture(page: Any) -> bool:
    try:
        return len(page.images) > 0
    except Exception:  # noqa: BLE001 - a page whose resources cannot be listed is not known to be blank
        return True


def _cleaned(text: str) -> str:
    """What fonts without a proper map leave behind is shown as unknown characters, never as control characters."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_LIGATURES)
    return text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
