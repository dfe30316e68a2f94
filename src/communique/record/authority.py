"""How well a document is placed to tell what it tells, by what kind of document it is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from communique.model import Document

_UNKNOWN = 6


@cache
def _places() -> dict[str, int]:
    text = files(__package__).joinpath("data/authority.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {genre: int(place) for genre, place in rows[1:]}


def place_of(document: Document) -> int:
    """The document's place among accounts of a state's steps; 1 is best."""
    return _places().get(document.genre or "", _UNKNOWN)
