"""A DOCX file to its text: paragraphs and tables in their order, then the notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from communique.reading.content import Content, Limits, UnreadableError
from communique.wording import phrase

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The text of a deleted run has a tag of its own (delText); a fallback repeats what stands beside it.
_SKIPPED = frozenset({_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"})
_LARGEST = 256 * 1024 * 1024
_LARGEST_PART = 64 * 1024 * 1024
_DENSEST = 200
_SAVE_AGAIN = "Save it again as .docx from the word processor."


def read_word(data: bytes, limits: Limits) -> Content:
    """The text of a Word document: a line a paragraph, a line a row of a table, its cells apart by " | ".

    Insertions under review are read, deletions are not. Footnotes and endnotes follow the text.

    Raises:
        UnreadableError: It is no DOCX file, is damaged, or would unpack to more than is sensible.
    """
    _check_archive(data)
    # Imported here because it takes longer than the rest of the command line's start.
    import docx
    from docx.oxml import parse_xml

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_blocks(document.element.body))
        for part in document.part.package.iter_parts():
            if str(part.partname) in {"/word/footnotes.xml", "/word/endnotes.xml"}:
                lines += _notes(parse_xml(part.blob))
        title = document.core_properties.title
    except Exception as error:  # the library lets whatever its parts raise come through
        raise UnreadableError(
            phrase("is a damaged DOCX file ({error})", error=type(error).__name__), _SAVE_AGAIN
        ) from error
    text = "\n".join(lines).strip("\n")
    if len(text) > limits.characters:
        raise UnreadableError(
            phrase("has more than {n:,} characters", n=limits.characters), "Split it into its documents."
        )
    if not text.strip():
        raise UnreadableError("is a document without text", "If it holds pictures of pages, run OCR first.")
    return Content(text + "\n", metadata={"title": title.strip()} if title and title.strip() else {})


def _check_archive(data: bytes) -> None:
    """Refuse what is no DOCX archive, before anything of it is unpacked."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("is an old .doc file or protected by a password", "Save it as an open .docx file.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise UnreadableError("is not a DOCX file: it is no zip archive, or a damaged one", _SAVE_AGAIN) from None
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    # Small repetitive parts are dense in every document; only what is large as well is a bomb.
    dense = any(part.file_size > 8 * 1024 * 1024 and part.file_size > _DENSEST * part.compress_size for part in parts)
    if unpacked > _LARGEST or largest > _LARGEST_PART or dense:
        raise UnreadableError(
            phrase("would unpack to {n:,} MB, as zip bombs do, and was not opened", n=unpacked // (1024 * 1024)),
            "If you trust it, save its text alone.",
        )
    if "word/document.xml" not in {part.filename for part in parts}:
        raise UnreadableError("is not a Word document: it has no word/document.xml", _SAVE_AGAIN)


def _blocks(parent: Any) -> Iterator[str]:
    """The lines of a body, cell or content control, in order."""
    for element in parent.iterchildren():
        if element.tag == f"{_W}p":
            yield from _paragraph(element)
        elif element.tag == f"{_W}tbl":
            yield from _table(element)
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"}:
            yield from _blocks(element)


def _paragraph(paragraph: Any) -> list[str]:
    words = "".join(_words(paragraph))
    return [" ".join(line.split(" ")).rstrip() for line in words.split("\n")]


def _words(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}p":
            # A paragraph in a paragraph is a text box's: it has lines of its own.
            yield "\n" + "".join(_words(child)) + "\n"
        else:
            yield from _words(child)


def _table(table: Any) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells = [" ".join(line for line in _blocks(cell) if line.strip()) for cell in row.iter(f"{_W}tc")]
        yield " | ".join(cell for cell in cells if cell)


def _notes(root: Any) -> Iterator[str]:
    for note in root.iterchildren():
        # The separators between text and notes are notes with a type.
        if note.get(f"{_W}type") is None:
            yield from _blocks(note)
