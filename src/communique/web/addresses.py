"""The addresses of pages: built here alone, so that the day asked about goes with every link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

_OWN = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def address(*parts: object, **asked: object) -> str:
    """The path of these parts, each escaped, with what is asked; absent and empty values are left out."""
    path = "/" + "/".join(quote(str(part), safe="") for part in parts)
    query = urlencode({key: value for key, value in asked.items() if value not in (None, "", False)})
    return f"{path}?{query}" if query else path


def with_asked(path: str, asked: Mapping[str, object]) -> str:
    """A path with more asked of it."""
    query = urlencode({key: value for key, value in asked.items() if value not in (None, "")})
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path


def own(path: str | None, otherwise: str = "/") -> str:
    """The path where it leads to a page of this application, and to no other site; else `otherwise`."""
    return path if path and _OWN.fullmatch(path) else otherwise
