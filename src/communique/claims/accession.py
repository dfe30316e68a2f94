"""Claims of kind `accession`."""

from __future__ import annotations

from collections.abc import Iterator

from communique.language.reading import Reading
from communique.model import Claim


def find(reading: Reading) -> Iterator[Claim]:  # noqa: ARG001 - nothing is read yet
    """The accession claims of a document."""
    yield from ()
