"""What a person decided of a contradiction: between whom, on what, which value was preferred to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from communique.model import Judgement
from communique.record import Conflict
from communique.record.conflicts import ConflictType, Side
from communique.record.conflicts import judged as with_judgement
from communique.views.answer import Citation, Line
from communique.views.assembly import about_in_words
from communique.views.index import Index
from communique.views.lines import tidy
from communique.views.naming import DIFFERENCES
from communique.views.sides import value_in_words


@dataclass(frozen=True)
class Choice:
    """A contradiction as it was decided.

    Attributes:
        conflict: Its id where the record has it now; empty where it does not.
        about: Between whom; empty where that is not known any more.
        type: In words: "sum", "date" …; empty likewise.
        preferred, other: The two values, each with the words that gave it then.
    """

    conflict: str
    about: str
    type: str
    preferred: Line
    other: Line


def choice(index: Index, judgement: Judgement) -> Choice | None:
    """What a judgement decided; None where it is on no contradiction.

    It is told as it was when it was decided; where that was not filed, as the record has it now; where the record has
    it no more, by the words of both sides.
    """
    if judgement.about != "conflict":
        return None
    wanted = frozenset(judgement.changes.get("claims", ()))
    rows = [judgement.anchors.get(subject, {}) for subject in judgement.subjects]
    mine = [row for subject, row in zip(judgement.subjects, rows, strict=True) if subject in wanted]
    rest = [row for subject, row in zip(judgement.subjects, rows, strict=True) if subject not in wanted]
    found = _found(index, judgement, *(frozenset(row["number"] for row in side if row) for side in (mine, rest)))
    told = _as_filed(judgement) or found
    first, second = (_citations(side) for side in (mine, rest))
    if told is None:
        quoted = [tidy(side[0].quote) if side else "" for side in (first, second)]
        return Choice("", "", "", Line(quoted[0], first), Line(quoted[1], second))
    values = [value_in_words(told, side.value) for side in told.sides]
    name = found.id if found else ""
    return Choice(name, about_in_words(told), DIFFERENCES[told.type], Line(values[0], first), Line(values[1], second))


def _as_filed(judgement: Judgement) -> Conflict | None:
    """The contradiction as it was when it was decided, the preferred side first; None where that was not filed."""
    filed = judgement.changes
    if judgement.matter not in DIFFERENCES or len(filed.get("sides", ())) != 2:
        return None
    one, other = (Side(str(value), (), ()) for value in filed["sides"])
    about = tuple(map(str, filed.get("about", ())))
    return Conflict("", cast("ConflictType", judgement.matter), str(filed.get("kind", "")), about, (one, other))


def _found(index: Index, judgement: Judgement, mine: frozenset[int], rest: frozenset[int]) -> Conflict | None:
    """The contradiction of the record that was decided, the preferred side first; also where that was taken back."""
    near = {it.id: it for number in sorted(mine | rest) for it in index.conflicts_of_claim.get(number, ())}
    for conflict in near.values():
        made = with_judgement(replace(conflict, judgement=None), [(judgement, mine, rest)])
        if made.judgement is not None:
            return made
    return None


def _citations(rows: list[Mapping[str, Any]]) -> tuple[Citation, ...]:
    return tuple(
        Citation(int(row["number"]), str(row["document"]), str(row["quote"]))
        for row in sorted((row for row in rows if row), key=lambda row: int(row["number"]))
    )
