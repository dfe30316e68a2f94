"""What became of a document that was handed to the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["new", "unchanged", "revised"]


@dataclass(frozen=True)
class Added:
    """The receipt for one document.

    Attributes:
        outcome: `new`, the name was not on file, or was withdrawn; `unchanged`, it was, and says the same;
            `revised`, what was on file is superseded by what was handed in.
        document: Number of the document's version that stands now.
        claims: Numbers of the claims that stand now, in the order in which they were handed in.
        superseded: How many claims ceased to stand.
        reread: Whether the document's version stayed and only its claims are those of another reading.
    """

    outcome: Outcome
    document: int
    claims: tuple[int, ...]
    superseded: int = 0
    reread: bool = False
