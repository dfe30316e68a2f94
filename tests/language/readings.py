"""Readings of short texts, for the tests of this room and of the claims room."""

from __future__ import annotations

from communique.language.pipeline import read_many
from communique.language.reading import Reading
from communique.model import Document
from communique.registry import gazetteer


def reading_of(text: str, language: str = "en", **known: str) -> Reading:
    """The reading of one text; it stays usable, for nothing else is read in its batch."""
    document = Document("account", text, language=language, **known)  # type: ignore[arg-type]  # known fields are strings
    gazetteers = {name: gazetteer(name) for name in ("en", "fr")}
    readings = read_many([document], gazetteers)
    reading = next(readings)
    _kept.append(readings)
    return reading


_kept: list[object] = []
