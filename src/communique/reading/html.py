"""An HTML page to its main text: headings, paragraphs, lists and tables as lines, no scripts, no menus."""

from __future__ import annotations

import codecs
import logging
import re
import warnings
from typing import Any

from communique.reading.content import Content, Limits, UnreadableError
from communique.reading.dates import edtf_of
from communique.reading.markup import main_headings, visible_text, without_swollen_tags
from communique.reading.plain import decode, with_plain_line_ends
from communique.wording import phrase

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MOST_TAGS = 100_000
_RULE_OF_TABLE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_SPACES = re.compile(r"[ \t\u00a0]+")


def read_html(data: bytes, limits: Limits) -> Content:
    """The main text of a page, with title, site and date where its markup gives them.

    Raises:
        UnreadableError: The page is too large, is not text, or has no text.
    """
    markup, notes = _decoded(data)
    content = content_of_markup(markup, limits)
    return Content(content.text, metadata=content.metadata, notes=(*notes, *content.notes))


def content_of_markup(markup: str, limits: Limits) -> Content:
    """The main text of a page that is decoded already.

    Raises:
        UnreadableError: The page is too large or has no text.
    """
    if len(markup) > limits.markup:
        raise UnreadableError(
            phrase(
                "has {n:,} characters of markup, more than the limit of {limit:,}", n=len(markup), limit=limits.markup
            ),
            "Save its text alone.",
        )
    markup = without_swollen_tags(with_plain_line_ends(markup).replace("\0", ""))
    page = _main_text(markup) if _can_be_parsed(markup) else None
    metadata = _metadata(page) if page is not None else {}
    text = _tidy(page.text or "") if page is not None else ""
    if text:
        return Content(_with_heading(markup, text), metadata=metadata)
    text = _tidy(visible_text(markup))
    if not text:
        raise UnreadableError("is a page without text", "Save the page from a browser after it has loaded.")
    return Content(text, metadata=metadata, notes=("No main text was found; all text of the page was kept.",))


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode("ascii", "replace").lower()
        # Pages that say ISO-8859-1 are Windows-1252, and browsers read them so.
        name = "windows-1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name
        for encoding in ("utf-8", name):
            try:
                return data.decode(encoding), ()
            except (UnicodeDecodeError, LookupError):
                continue
    return decode(data)


def _main_text(markup: str) -> Any:
    # Imported here because it takes longer than the rest of the command line's start.
    from trafilatura import bare_extraction

    # Broken pages are this library's daily bread: what it logs of them is of no use to the reader.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return bare_extraction(
                markup,
                include_comments=False,
                include_tables=True,
                with_metadata=True,
                # Dates in the page's prose are no dates of publication.
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
    except Exception:  # noqa: BLE001 - hostile markup breaks it in ways it does not name; all text is then kept
        return None


def _metadata(page: Any) -> dict[str, str]:
    found = {
        "title": page.title,
        "publisher": page.sitename,
        "published": edtf_of(page.date) if page.date else None,
        "url": page.url,
    }
    return {name: str(value).strip() for name, value in found.items() if value and str(value).strip()}


def _tidy(text: str) -> str:
    """One line a paragraph, item or row; cells apart by " | "; no empty lines."""
    lines = []
    for line in text.split("\n"):
        if _RULE_OF_TABLE.fullmatch(line):
            continue
        words = _SPACES.sub(" ", line).strip()
        if words.startswith("|"):
            words = words.strip("| ")
        if words:
            lines.append(words)
    return "\n".join(lines) + "\n" if lines else ""


def _with_heading(markup: str, text: str) -> str:
    """The page's one main heading stands first, also where it stands outside the main text."""
    headings = main_headings(markup)
    if len(headings) == 1 and headings[0] and headings[0] not in text[: len(headings[0]) + 500]:
        return f"{headings[0]}\n{text}"
    return text


def _can_be_parsed(markup: str) -> bool:
    """Whether the parser keeps the whole page: it drops without a word what is nested too deep."""
    from lxml import etree  # type: ignore[import-untyped] # lxml ships no types

    if markup.count("<") > _MOST_TAGS:
        return False
    parser = etree.HTMLParser(no_network=True, encoding="utf-8")
    try:
        etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return False
    return not any("depth" in error.message for error in parser.error_log)
