"""Claims about one thing whose values cannot both hold; both sides are kept and cited.

Another precision ("November 2022", "29 November 2022") or another scope is no conflict.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from communique.record.items import Item
from communique.record.judged import Preference
from communique.record.lexicon import rows

ConflictType = Literal[
    "amount",
    "currency",
    "basis",
    "new-or-recalled",
    "certainty",
    "stage",
    "date",
    "place",
    "count",
    "votes",
    "presence",
    "representative",
    "speaker",
    "wording",
    "done-or-not",
    "position",
    "chair",
    "instrument",
    "maker",
]
_MANY = 6  # documents; more do not make a contradiction weightier


@dataclass(frozen=True)
class Side:
    """One of two values, with the claims and documents that give it."""

    value: str
    claims: tuple[int, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Two values that cannot both hold.

    Attributes:
        id: Stable name: a hash of the type and both values with their documents.
        kind: The claim kind that it concerns.
        about: Entities and words that say what it is about, most telling first.
        sides: The better supported value first; the one that a person prefers before all.
        weight: From 0 to 1, how much it matters: by what differs, and by how many documents tell of it.
        judgement: Number of the judgement that prefers a side; None where nobody has judged.
    """

    id: str
    type: ConflictType
    kind: str
    about: tuple[str, ...]
    sides: tuple[Side, Side]
    judgement: int | None = None
    weight: float = 0.0

    @property
    def claims(self) -> tuple[int, ...]:
        """The claims of both sides."""
        return tuple(sorted({*self.sides[0].claims, *self.sides[1].claims}))


def judged(conflict: Conflict, preferences: Iterable[Preference]) -> Conflict:
    """The conflict, the side first that a person prefers.

    A judgement decides only on what it was made on: the same claims may contradict each other in another thing, too.
    """
    one, other = (frozenset(side.claims) for side in conflict.sides)
    for judgement, preferred, aside in reversed(list(preferences)):
        if judgement.matter not in {"", conflict.type}:
            continue
        if not judgement.matter and (preferred & one or aside & other) and (preferred & other or aside & one):
            continue  # it does not say what it was made on, but its sides are not these
        if preferred & one and aside & other:
            return replace(conflict, judgement=judgement.number)
        if preferred & other and aside & one:
            return replace(conflict, sides=(conflict.sides[1], conflict.sides[0]), judgement=judgement.number)
    return conflict


def told_by(value: str, items: Sequence[Item]) -> Side:
    """A value with the claims that give it."""
    return Side(value, tuple(sorted({it.number for it in items})), tuple(sorted({it.document.name for it in items})))


def contradiction(
    type_: ConflictType, kind: str, about: tuple[str, ...], one: Side, other: Side, identity: object = ""
) -> Conflict:
    """Two sides that cannot both hold, the better supported first."""
    # Which side stands first changes with every account and judgement; the name must not.
    both = sorted((side.value, side.documents) for side in (one, other))
    matter = (type_, kind, about, both, identity)
    name = "x" + hashlib.sha256(repr(matter).encode()).hexdigest()[:11]
    told = min(_MANY, len({*one.documents, *other.documents}))
    return Conflict(name, type_, kind, about, (one, other), weight=round(_weights()[type_] * (0.7 + told / 20), 3))


def by_weight(it: Conflict) -> tuple[float, str, tuple[str, ...], str]:
    """The order of contradictions: what matters most first."""
    return -it.weight, it.type, it.about, it.id


@cache
def _weights() -> dict[str, float]:
    return {type_: float(weight) for type_, weight, *_ in rows("conflict_weights.tsv")}


def apart(one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether the two sides are told by different documents: one document qualifying itself is no conflict."""
    return not {it.document.name for it in one} & {it.document.name for it in other}


def without_common(one: Sequence[Item], other: Sequence[Item]) -> list[Item]:
    """The claims of documents that do not also tell the other side."""
    names = {it.document.name for it in other}
    return [it for it in one if it.document.name not in names]
