"""How somebody took part: in person, or by video link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from communique.model import ParticipationFields
from communique.record.conflicts import Conflict, apart, contradiction, told_by
from communique.record.items import Item
from communique.record.lexicon import rows
from communique.record.people import is_country
from communique.record.words import fold
from communique.registry.gazetteer import gazetteer

_CLAUSES = re.compile(r"[;\n]|, (?:while|whereas|but|and|tandis que|mais|et)\b|\b(?:while|whereas|tandis que)\b")


@cache
def _manners() -> tuple[tuple[str, str], ...]:
    """The phrases, folded, each with its manner."""
    return tuple(
        (f" {fold(phrase)} ", manner)
        for manner, phrases in rows("attendance_manners.tsv")
        for phrase in phrases.split("|")
    )


def manner_of(it: Item) -> str | None:
    """How the participant of a claim took part, where the clause that names it tells one way.

    What stands in a clause about somebody else ("Oro came, while Lind joined by video link") tells nothing of it.
    """
    clauses = [clause for clause in _CLAUSES.split(it.claim.quote) if _is_named(it, clause)]
    found = {manner for clause in clauses[:1] for phrase, manner in _manners() if phrase in f" {fold(clause)} "}
    return found.pop() if len(found) == 1 else None


def _is_named(it: Item, clause: str) -> bool:
    participant = getattr(it.fields, "participant", "")
    if is_country(participant):
        return any(match.canonical == participant for match in gazetteer(it.document.language or "en").find(clause))
    surname = fold(participant).split()[-1:]
    return bool(surname) and surname[0] in fold(clause).split()


def _most_told(side: tuple[str, Sequence[Item]]) -> tuple[int, str]:
    return -len({it.document.name for it in side[1]}), side[0]


def manner_conflicts(group: Sequence[Item]) -> list[Conflict]:
    """Two ways in which accounts have one participant take part in one session or meeting."""
    told: defaultdict[str, list[Item]] = defaultdict(list)
    for it in group:
        if it.modality == "asserted" and (manner := manner_of(it)):
            told[manner].append(it)
    found = []
    for (one, mine), (other, theirs) in combinations(sorted(told.items(), key=_most_told), 2):
        if apart(mine, theirs):
            fields = mine[0].fields
            assert isinstance(fields, ParticipationFields)  # participation claims only
            about = (fields.participant, fields.event or "")
            found.append(
                contradiction("presence", "participation", about, told_by(one, mine), told_by(other, theirs), "manner")
            )
    return found
