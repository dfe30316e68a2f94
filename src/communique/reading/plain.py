"""Bytes of plain text to text: which encoding, which line ends, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from communique.reading.content import Content, UnreadableError
from communique.wording import phrase

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAVE_AS_UTF8 = "Save it as UTF-8 text, then read it again."


def read_plain(data: bytes) -> Content:
    """The text of plain text or Markdown, with line ends as "\\n" and everything else as it is.

    The text of a UTF-8 file is what any program reads from it in text mode, so that offsets agree.

    Raises:
        UnreadableError: It is not text.
    """
    text, notes = decode(data)
    return Content(with_plain_line_ends(text), notes=notes)


def with_plain_line_ends(text: str) -> str:
    """The text with every "\\r\\n" and "\\r" as "\\n", as files are read in text mode."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text that the bytes stand for, and notes where that took a guess.

    UTF-8 before all; then what a byte order mark says; then Windows-1252, the usual
    encoding of Western European text, unless the bytes look like another alphabet.

    Raises:
        UnreadableError: The bytes are not text, or in no encoding that can be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(encoding)), ()
            except UnicodeDecodeError as error:
                raise UnreadableError(
                    phrase("is marked as {encoding} but is not (byte {at})", encoding=encoding, at=error.start),
                    _SAVE_AS_UTF8,
                ) from None
    if b"\0" in data:
        raise UnreadableError("is not text: it holds NUL bytes, as binary files and unmarked UTF-16 do", _SAVE_AS_UTF8)
    try:
        return _checked(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    replaced = data.decode("utf-8", "replace")
    lost = replaced.count("\ufffd")
    if sum(character > "\x7f" for character in replaced) - lost > 2 * lost:
        # Mostly good UTF-8: reading it as Windows-1252 would spoil every accent to save a few bytes.
        return _checked(replaced), (f"{lost} places could not be decoded as UTF-8 and are shown as \ufffd.",)
    encoding = _encoding_of(data)
    return _checked(data.decode(encoding)), (f"Read as {encoding}, because it is not UTF-8.",)


def _encoding_of(data: bytes) -> str:
    """Windows-1252 where the letters beyond ASCII are few, as in Western European text; else by statistics."""
    letters = sum(byte >= 0xC0 or chr(byte).isalpha() for byte in data if byte < 0x80 or byte >= 0xC0)
    high = sum(byte >= 0xC0 for byte in data)
    if high * 4 <= letters:
        try:
            data.decode("windows-1252")
        except UnicodeDecodeError:
            pass
        else:
            return "windows-1252"
    # Imported here because only files in old encodings need it.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None or best.encoding in {"utf_8", "ascii"}:
        raise UnreadableError("is not text in any encoding that can be told", _SAVE_AS_UTF8)
    try:
        data.decode(best.encoding)
    except UnicodeDecodeError:
        raise UnreadableError(
            phrase("is not text: it seemed to be {encoding}, but is not", encoding=best.encoding), _SAVE_AS_UTF8
        ) from None
    return best.encoding


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > max(2, len(text) // 100):
        raise UnreadableError(phrase("is not text: it holds {n} control characters", n=controls), _SAVE_AS_UTF8)
    return text
