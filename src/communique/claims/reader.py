"""Readers: what makes claims of documents. The built-in one reads by rules and lexicons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from communique.language.reading import Reading
from communique.model import Claim, Document

Extractor = Callable[[Reading], Iterator[Claim]]


class Reader(Protocol):
    """Documents in, claims out: the built-in rules, a trained model, a language model.

    Attributes:
        name, version: Written on every claim.
    """

    name: str
    version: str

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Claim]]]:
        """The claims of each document, in the documents' order."""
        ...


def settled(claims: Iterable[Claim], name: str, version: str) -> list[Claim]:
    """Claims in the order of the text, each once, signed by their reader."""
    unique = {claim.id: claim for claim in claims}
    ordered = sorted(unique.values(), key=lambda claim: (claim.span, claim.kind, claim.id))
    return [replace(claim, reader=name, reader_version=version) for claim in ordered]
