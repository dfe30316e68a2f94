"""Markup to its visible text in one pass, without a tree: for pages that are too broken or too deep for one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]*)([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>")
_NOT_TEXT = frozenset({"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select"})
_RAW = frozenset({"script", "style"})
_BLOCK = re.compile(
    "address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|title|tr|ul|body|html"
)
_MOST_ATTRIBUTES = 200


class Piece(NamedTuple):
    """A tag and the characters up to the next one; `name` is empty where no tag comes first."""

    name: str
    closing: bool
    attributes: str
    text: str


def pieces(markup: str) -> Iterator[Piece]:
    """The tags of a page with the text that follows each; comments are left out."""
    first, *segments = markup.split("<")
    yield Piece("", False, "", first)
    in_comment = False
    raw = ""
    for segment in segments:
        if in_comment or segment.startswith("!--"):
            in_comment = "-->" not in segment
            if not in_comment:
                yield Piece("", False, "", segment.partition("-->")[2])
            continue
        tag = _TAG.match(segment)
        name = tag[2].lower() if tag else ""
        if raw and not (tag and tag[1] and name == raw):
            continue
        if tag:
            raw = name if name in _RAW and not tag[1] else ""
            yield Piece(name, bool(tag[1]), tag[3], segment[tag.end() :])
        elif segment[:1] in {"!", "?"} or segment[:1].isalpha() or segment[:1] == "/":
            yield Piece("", False, "", segment.partition(">")[2])
        else:
            yield Piece("", False, "", "<" + segment)


def visible_text(markup: str) -> str:
    """All the text that a browser would show, a block a line."""
    parts: list[str] = []
    hidden = ""
    depth = 0
    for piece in pieces(markup):
        if hidden:
            depth += 0 if piece.name != hidden else -1 if piece.closing else 1
            # A page may forget to close its head; the body is shown all the same.
            if depth and not (hidden == "head" and piece.name == "body"):
                continue
            hidden = ""
        elif piece.name in _NOT_TEXT and not piece.closing and not piece.attributes.endswith("/"):
            hidden, depth = piece.name, 1
            continue
        if _BLOCK.fullmatch(piece.name):
            parts.append("\n")
        elif piece.name in {"td", "th"} and not piece.closing:
            parts.append(" | ")
        parts.append(re.sub(r"\s+", " ", html.unescape(piece.text)))
    return "".join(parts)


def main_headings(markup: str) -> list[str]:
    """The words of each first-level heading."""
    found: list[str] = []
    inside = False
    for piece in pieces(markup):
        if piece.name == "h1":
            inside = not piece.closing
            if inside:
                found.append("")
        if inside:
            found[-1] += html.unescape(piece.text)
    return [" ".join(words.split()) for words in found]


def without_swollen_tags(markup: str) -> str:
    """The page, where tags with hundreds of attributes have none: a parser takes a minute over one such tag."""
    swollen = [piece.attributes for piece in pieces(markup) if len(piece.attributes.split()) > _MOST_ATTRIBUTES]
    for attributes in swollen[:_MOST_ATTRIBUTES]:
        markup = markup.replace(attributes, "", 1)
    return markup
