"""Contradictions ready to be judged: two sides, who tells each, and what has been decided of them."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Judgement
from communique.record import Conflict
from communique.views.answer import Line
from communique.views.assembly import difference
from communique.views.index import Index


@dataclass(frozen=True)
class Party:
    """One side: what it says, and whether somebody decided for it."""

    line: Line
    documents: tuple[str, ...]
    claims: tuple[int, ...]
    is_preferred: bool


@dataclass(frozen=True)
class Dispute:
    """A contradiction.

    Attributes:
        type: In words: "sum", "date" …
        judgement: What somebody decided of it; None while nobody has.
    """

    id: str
    about: str
    kind: str
    type: str
    sides: tuple[Party, Party]
    judgement: Judgement | None


def dispute(index: Index, conflict: Conflict) -> Dispute:
    """A contradiction in words."""
    told = difference(index.record, conflict)
    decided = next((it for it in index.preferences if it[0].number == conflict.judgement), None)
    sides = [
        Party(line, side.documents, side.claims, bool(decided and set(side.claims) & decided[1]))
        for line, side in zip(told.sides, conflict.sides, strict=True)
    ]
    return Dispute(
        conflict.id, told.about, conflict.kind, told.type, (sides[0], sides[1]), decided[0] if decided else None
    )


def disputes(index: Index) -> tuple[Dispute, ...]:
    """All contradictions, those that nobody has decided first."""
    return index.kept(
        disputes,
        lambda it: tuple(
            sorted((dispute(it, each) for each in it.record.conflicts), key=lambda found: found.judgement is not None)
        ),
    )
