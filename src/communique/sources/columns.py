"""What sidecars and rows say of a document: the columns we know, and the others."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any

KNOWN = ("published", "publisher", "genre", "language", "url", "title")


def told_apart(columns: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """The columns we know, as words, and the others as they came. Empty ones are absent."""
    metadata: dict[str, str] = {}
    extra: dict[str, Any] = {}
    for name, value in columns.items():
        if value is None or value == "":
            continue
        if name in KNOWN and isinstance(value, str | int | float | datetime.date):
            metadata[name] = _words(value)
        else:
            extra[name] = value
    return metadata, extra


def hash_of_row(row: Mapping[str, Any]) -> str:
    """Hash of a row's canonical JSON: keys sorted, no spaces, UTF-8."""
    canonical = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _words(value: str | float | datetime.date) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).strip()
