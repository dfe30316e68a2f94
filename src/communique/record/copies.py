"""Which documents are near-copies of one text: a wire printed by twenty sites is one source."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from communique.model import Document
from communique.record.grouping import Grouping, Marks
from communique.record.origins import agency_of
from communique.record.words import fold

_SHINGLE = 5
_BANDS, _ROWS = 21, 3
_PRIME = (1 << 31) - 1
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63],
    dtype=np.uint64,
)
NEAR = 0.6

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Sketch:
    """What of a text is compared.

    Attributes:
        sha256: Of the text.
        shingles: Its hashed runs of five words, ascending.
        agency: The news agency whose text it carries, by its own word; None where it says none.
        bands: Hashes over groups of MinHash values; texts with six tenths of their runs in common share one in 199
            of 200 cases, texts with a tenth in common in 1 of 50.
    """

    sha256: str
    shingles: Hashes
    bands: frozenset[tuple[int, int]]
    agency: str | None = None


@cache
def _permutations() -> tuple[Hashes, Hashes]:
    draw = np.random.default_rng(20221129)
    many = _BANDS * _ROWS
    return (
        draw.integers(1, _PRIME, size=(many, 1), dtype=np.uint64),
        draw.integers(0, _PRIME, size=(many, 1), dtype=np.uint64),
    )


def shingles(text: str) -> Hashes:
    """The hashed runs of five words of a text, each once, ascending; of a shorter text the whole."""
    words = fold.__wrapped__(text).split()  # past the memory of short passages: whole texts would fill it
    if not words:
        return np.array([], dtype=np.uint64)
    hashed = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    run = min(_SHINGLE, len(words))
    # Each place in a run has an odd factor of its own, so that the order of the words counts; sums wrap around.
    whole = sum(hashed[at : len(words) - run + 1 + at] * factor for at, factor in enumerate(_FACTORS[:run]))
    return np.unique(whole)


def sketch(document: Document) -> Sketch:
    """The sketch of a document's text."""
    runs, agency = shingles(document.text), agency_of(document)
    if not len(runs):
        return Sketch(document.sha256, runs, frozenset(), agency)
    times, plus = _permutations()
    # Products of two numbers below 2**31 and a sum stay below 2**63.
    least = ((times * (runs % _PRIME) + plus) % _PRIME).min(axis=1).reshape(_BANDS, _ROWS)
    bands = frozenset((at, hash(tuple(row))) for at, row in enumerate(least.tolist()))
    return Sketch(document.sha256, runs, bands, agency)


def _marks(it: Sketch) -> Marks:
    marks = frozenset({it.sha256, *it.bands})
    return Marks(marks, marks)


def _near(one: Sketch, other: Sketch) -> bool:
    if one.sha256 == other.sha256:
        return True
    common = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    return common > 0 and common / (len(one.shingles) + len(other.shingles) - common) >= NEAR


class Copies:
    """Which independent source each document counts as, while documents come and go.

    Attributes:
        source_of: Each document's name with the name of its source: the news agency whose report it or one of its
            near-copies carries, else the first of the near-copies.
    """

    def __init__(self) -> None:
        self._grouping = Grouping(_near, _marks)
        self._names: dict[int, list[str]] = {}
        self.source_of: dict[str, str] = {}

    def update(self, gone: Iterable[str], come: Iterable[Document]) -> set[str]:
        """Take documents out, by name, and put others in.

        Returns:
            The names of the standing documents that now count as another source.
        """
        before = dict(self.source_of)
        leaving = list(gone)
        for name in leaving:
            del self.source_of[name]
        _, begun = self._grouping.update(leaving, ((document.name, sketch(document)) for document in come))
        changed = set()
        for group in begun:
            names = sorted(map(str, self._grouping.keys(group)))
            agencies = sorted({it.agency for it in self._grouping[group] if it.agency})
            source = agencies[0] if agencies else names[0]
            for name in names:
                self.source_of[name] = source
                if before.get(name) != source:
                    changed.add(name)
        return changed


def independent_sources(documents: Iterable[Document]) -> dict[str, str]:
    """Each document's name with the name of the source that it counts as.

    Two documents whose sets of five-word runs overlap by 0.6 or more (Jaccard) are one source, and so are those
    that carry the report of one news agency.
    """
    copies = Copies()
    copies.update((), {document.name: document for document in documents}.values())
    return copies.source_of


def count_sources(documents: Iterable[str], source_of: Mapping[str, str]) -> int:
    """How many independent sources the documents are."""
    return len({source_of.get(name, name) for name in documents})
