"""Which documents are near-copies of one text: a wire printed by twenty sites is one source."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.model import Document
from communique.record.words import fold

_SHINGLE = 5
_SKETCH = 24
NEAR = 0.6


def shingles(text: str) -> frozenset[int]:
    """The text as a set of hashed runs of five words."""
    words = fold.__wrapped__(text).split()  # past the memory of short passages: whole texts would fill it
    if len(words) <= _SHINGLE:
        return frozenset({zlib.crc32(" ".join(words).encode())}) if words else frozenset()
    return frozenset(zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(len(words) - _SHINGLE + 1))


def independent_sources(documents: Iterable[Document]) -> dict[str, str]:
    """Each document's name with the name of the source that it counts as.

    Two documents whose sets of five-word runs overlap by 0.6 or more (Jaccard) are one source. Pairs are
    compared only where they share one of their smallest hashes, so that many documents stay cheap.
    """
    by_name = {document.name: document for document in documents}
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(by_name):
        by_text[by_name[name].sha256].append(name)
    heads = sorted(names[0] for names in by_text.values())
    sets = {name: shingles(by_name[name].text) for name in heads}
    bucket: defaultdict[int, list[str]] = defaultdict(list)
    for name in heads:
        for mark in sorted(sets[name])[:_SKETCH]:
            bucket[mark].append(name)
    root = {name: name for name in heads}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    tried: set[tuple[str, str]] = set()
    for names in bucket.values():
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                if (one, other) not in tried:
                    tried.add((one, other))
                    if _near(sets[one], sets[other]):
                        first, second = sorted((find(one), find(other)))
                        root[second] = first
    return {name: find(names[0]) for names in by_text.values() for name in names}


def _near(one: frozenset[int], other: frozenset[int]) -> bool:
    common = len(one & other)
    return common > 0 and common / (len(one) + len(other) - common) >= NEAR


def count_sources(documents: Iterable[str], source_of: Mapping[str, str]) -> int:
    """How many independent sources the documents are."""
    return len({source_of.get(name, name) for name in documents})
