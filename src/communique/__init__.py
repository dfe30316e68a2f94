"""Communiqué reads every account of an international meeting and keeps one cited record.

import communique

record = communique.read(["accounts/"])
communique.rows(record, "commitment")   # flat rows, fit for pandas.DataFrame
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.pipeline import read, read_claims, rows
    from communique.record import Record

__version__ = "0.1.0"
__all__ = ["Record", "read", "read_claims", "rows"]


def __getattr__(name: str) -> Any:
    """Import the rooms at first use, so that `communique --help` starts at once."""
    if name == "Record":
        from communique.record import Record

        return Record
    if name in __all__:
        from communique import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")
