"""Which documents are near-copies of one text: a wire printed by twenty sites is one source."""

from __future__ import annotations

import zlib
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from communique.model import Document
from communique.record.words import fold

_SHINGLE = 5
_SKETCH = 24
_SHARE = 4
_LATEST = 16
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
    compared only where they share a quarter of their smallest hashes, and each document with the few before it
    that share one, so that many documents stay cheap even where all end in the same footer.
    """
    by_name = {document.name: document for document in documents}
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(by_name):
        by_text[by_name[name].sha256].append(name)
    heads = sorted(names[0] for names in by_text.values())
    sets = {name: shingles(by_name[name].text) for name in heads}
    sketches = {name: frozenset(sorted(sets[name])[:_SKETCH]) for name in heads}
    bucket: defaultdict[int, list[str]] = defaultdict(list)
    for name in heads:
        for mark in sketches[name]:
            bucket[mark].append(name)
    root = {name: name for name in heads}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for _, names in sorted(bucket.items()):
        latest: deque[str] = deque(maxlen=_LATEST)
        for one in names:
            for other in latest:
                if (
                    find(one) != find(other)
                    and _alike(sketches[one], sketches[other])
                    and _near(sets[one], sets[other])
                ):
                    first, second = sorted((find(one), find(other)))
                    root[second] = first
            latest.append(one)
    return {name: find(names[0]) for names in by_text.values() for name in names}


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two sketches share enough that comparing the texts is worth it; a footer in common is not enough."""
    return len(one & other) * _SHARE >= min(len(one), len(other))


def _near(one: frozenset[int], other: frozenset[int]) -> bool:
    common = len(one & other)
    return common > 0 and common / (len(one) + len(other) - common) >= NEAR


def count_sources(documents: Iterable[str], source_of: Mapping[str, str]) -> int:
    """How many independent sources the documents are."""
    return len({source_of.get(name, name) for name in documents})
