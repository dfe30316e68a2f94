"""What cannot be read says so: the file, what is wrong, what state we are in, what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from document_files import docx_of, encrypted, pdf_of, picture_pdf, source_of

from communique.errors import SourceError
from communique.reading import Limits, read


def zip_of(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def bomb() -> bytes:
    return zip_of(word__document_xml=b" " * 40_000_000)


def broken_docx() -> bytes:
    return docx_of("words")[:-400]


def docx_with_broken_part() -> bytes:
    return zip_of(word__document_xml=b"<not closed", _Content_Types__xml=b"<Types/>")


def nested_mail() -> bytes:
    parts = [f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n" for depth in range(3000)]
    return ("Subject: x\n" + "".join(parts) + "\nwords\n").encode()


PAGE = "The ministers of Arlen and Borduria met in Harbourton. " * 3


@pytest.mark.parametrize(
    ("name", "make", "what", "remedy"),
    [
        ("a.txt", lambda: b"", "is empty", "was saved"),
        ("a.txt", lambda: b" \r\n\t\n", "is empty", "was saved"),
        ("a.txt", lambda: b"\xef\xbb\xbf \n", "holds no text", "right file"),
        ("a.md", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL", "UTF-8"),
        ("a.txt", lambda: bytes(range(1, 32)) * 20, "control characters", "UTF-8"),
        ("a.txt", lambda: "words".encode("utf-16-le"), "unmarked UTF-16", "UTF-8"),
        ("a.txt", lambda: b"\xff\xfewords", "marked as utf-16", "UTF-8"),
        ("a.html", lambda: b"<html><script>var words = 'words';</script></html>", "page without text", "browser"),
        ("a.html", lambda: b"\0\1\2\3", "NUL", "UTF-8"),
        ("a.pdf", lambda: b"no PDF at all", "is not a PDF", "right file"),
        ("a.pdf", lambda: pdf_of([PAGE])[:-300], "is cut off", "Fetch it again"),
        ("a.pdf", lambda: b"%PDF-1.4\n garbage \n%%EOF\n", "damaged", "again"),
        ("a.pdf", picture_pdf, "page 2 has no text layer", "Run OCR"),
        ("a.pdf", lambda: pdf_of([""]), "has no text", "Run OCR"),
        ("a.pdf", lambda: encrypted(pdf_of([PAGE]), "secret"), "needs a password", "without password"),
        ("a.docx", lambda: b"not a zip", "no zip archive", "Save it again"),
        ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .doc file", ".docx"),
        ("a.docx", broken_docx, "damaged", "Save it again"),
        ("a.docx", lambda: zip_of(a_xml=b"<a/>"), "no word/document.xml", "Save it again"),
        ("a.docx", docx_with_broken_part, "damaged DOCX", "Save it again"),
        ("a.docx", bomb, "zip bomb", "text alone"),
        ("a.docx", lambda: docx_of(), "without text", "OCR"),
        ("a.eml", lambda: b"just words, no header\n", "is not a mail", "mail program"),
        ("a.eml", nested_mail, "damaged mail", "text alone"),
        ("a.eml", lambda: b"Subject: x\nContent-Type: image/png\n\nabc", "mail without text", "attachments"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_a_remedy(
    name: str, make: Callable[[], bytes], what: str, remedy: str
) -> None:
    with pytest.raises(SourceError) as error:
        read(source_of(name, make()))
    message = str(error.value)
    assert message.startswith(f"{name}: ")
    assert what in message
    assert "Nothing was recorded." in message
    assert remedy in message
    assert "\n" not in message


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_one_endless_line_is_refused_with_its_length(name: str) -> None:
    with pytest.raises(SourceError, match=r"a line of 9,999 characters, more than the limit of 1,000"):
        read(source_of(name, b"<p>" * (name == "a.html") + b"x" * 9999), limits=Limits(line=1000))


def test_fifty_megabytes_of_one_line_are_refused() -> None:
    with pytest.raises(SourceError, match=r"50,000,000 characters.*Split"):
        read(source_of("a.txt", b"x" * 50_000_000))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.txt", lambda: b"word\n" * 100),
        ("a.docx", lambda: docx_of("word " * 100)),
        ("a.pdf", lambda: pdf_of([PAGE * 10])),
        ("a.html", lambda: b"<p>" + b"word " * 100),
    ],
)
def test_a_text_over_the_limit_is_refused(name: str, make: Callable[[], bytes]) -> None:
    data = make()
    assert read(source_of(name, data)).text
    with pytest.raises(SourceError, match=r"more than.*100"):
        read(source_of(name, data), limits=Limits(characters=100, markup=100))


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(SourceError, match="more than 2 pages"):
        read(source_of("a.pdf", pdf_of(["one", "two", "three"])), limits=Limits(pages=2))


@pytest.mark.parametrize("text", ["", " \n", "words\0words", "half \ud83d pair"])
def test_a_row_without_proper_text_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"table\.jsonl, line 3: "):
        read(source_of("table.jsonl, line 3", text=text))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + "The last words",
        "<table><tr><td>" * 5_000 + "The last words",
        "<article>" + ("<div><p>" + "Words to fill the page. " * 5 + "</p>") * 1_000 + "The last words",
        "<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">The last words</p>",
        "<p>" * 110_000 + "The last words",
    ],
)
def test_hostile_markup_is_read_to_its_last_words(markup: str) -> None:
    assert "The last words" in read(source_of("a.html", markup.encode())).text
