"""Who issues a document: the "we" and "our country" of its own voice."""

from __future__ import annotations

import re
from typing import Any, Protocol

from communique.language.reading import Reading

_JOINT = re.compile(
    r"\b(?:joint (?:statement|communiqu[eé]|declaration|press statement)|communiqu[eé]|declaration|statement|"
    r"conclusions|déclaration (?:conjointe|commune)|communiqué conjoint)\b",
    re.IGNORECASE,
)
_HEAD_LINES = 6


class _Gazetteer(Protocol):
    def find(self, text: str) -> list[Any]: ...


def find_issuer(reading: Reading, gazetteer: _Gazetteer) -> None:
    """Set the reading's `home` and `issuer` from its publisher and its heading lines."""
    publisher = reading.document.publisher
    if publisher:
        for match in gazetteer.find(publisher):
            if match.kind in ("country", "demonym", "city", "metonym"):
                reading.home = (match.country or match.canonical) if match.kind == "city" else match.canonical
                break
    heads = {line.span for line in reading.lines[:_HEAD_LINES] if line.kind in ("headline", "heading")}
    for sentence in reading.sentences:
        if sentence.line.span not in heads:
            continue
        if _JOINT.search(sentence.span.of(reading.text)):
            parties = [
                entity
                for mention in sentence.mentions
                if mention.kind in ("group", "members", "organisation", "country")
                for entity in mention.entities
            ]
            if parties:
                reading.issuer = tuple(dict.fromkeys(parties))
                return
