"""Files of every kind, made for a test."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import docx
import pypdf
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from communique.model.source import Source


def source_of(locator: str, data: bytes | None = None, text: str | None = None, **given: Any) -> Source:
    path = PurePath(locator)
    media = path.suffix.lower() if data is not None else ""
    return Source(path.stem, locator, "hash", data=data, text=text, media=media, **given)


def pdf_of(pages: Sequence[str], head: str = "", foot: str = "") -> bytes:
    """A PDF of set paragraphs, a line of `pages` each; "#" in the foot is the page's number."""
    file = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]

    def decorate(canvas: Any, template: Any) -> None:
        canvas.drawString(50, 820, head)
        canvas.drawString(280, 20, foot.replace("#", str(template.page)))

    flow: list[Any] = []
    for page in pages:
        flow += [Paragraph(line, style) for line in page.split("\n")] + [PageBreak()]
    SimpleDocTemplate(file).build(flow, onFirstPage=decorate, onLaterPages=decorate)
    return file.getvalue() if any(pages) else blank_pdf()


def printed_pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of lines as they are, one under the other."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 750 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def blank_pdf() -> bytes:
    return printed_pdf([], [])


def picture_pdf() -> bytes:
    """A page of text, then a scanned one."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 750, "A page of words.")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 72, 72, 400, 600)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def encrypted(pdf: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def docx_of(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
