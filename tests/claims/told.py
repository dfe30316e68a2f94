"""What an extractor makes of a short text, as plain rows, for the tables of this room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from communique.language.reading import Reading
from communique.model import Claim
from tests.language.readings import reading_of


class Extractor(Protocol):
    """A module of the claims room."""

    def find(self, reading: Reading) -> Iterator[Claim]: ...


def told(extractor: Extractor, text: str, language: str = "en", **known: str) -> list[dict[str, Any]]:
    """The fields of each claim, with its modality, in the order found."""
    rows = [claim.to_row() for claim in extractor.find(reading_of(text, language, **known))]
    return [{**row["fields"], "modality": row["modality"]} for row in rows]


def has(rows: list[dict[str, Any]], **wanted: Any) -> bool:
    """Whether one of the rows holds all the wanted values."""
    return any(all(row.get(name) == value for name, value in wanted.items()) for row in rows)
