"""What a person decides, put as a judgement: on a claim, a contradiction or a pair of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from communique.model import FiledClaim, Judgement
from communique.model.judgement import Verdict
from communique.record import Conflict
from communique.record.judged import judge
from communique.views.index import Index


def anchor(filed: FiledClaim) -> dict[str, Any]:
    """A claim as its user saw it, by which it is found again after its document was read anew."""
    return {**filed.claim.to_row(), "number": filed.number}


@dataclass(frozen=True)
class Standing:
    """A claim as it stands now.

    Attributes:
        filed: The claim as its document yields it, or as it was filed.
        now: The same with its corrections.
        judgement: The judgement on it that stands; None where nobody has judged it.
    """

    filed: FiledClaim
    now: FiledClaim
    judgement: Judgement | None

    @property
    def anchor(self) -> Mapping[str, Any]:
        """The claim as the standing judgement has it, from which a further correction counts."""
        before = self.judgement
        return (before.anchors.get(before.subjects[0]) if before else None) or anchor(self.filed)


def standing(filed: FiledClaim, claims: Sequence[FiledClaim], judgements: Iterable[Judgement]) -> Standing:
    """A claim with what was decided about it until now.

    Args:
        filed: The claim.
        claims: The standing claims of its document.
        judgements: Those on file.
    """
    judged = judge(claims, judgements)
    now = next((it for it in judged.claims if it.number == filed.number), filed)
    return Standing(filed, now, judged.of_claim.get(filed.number))


def on_claim(
    filed: FiledClaim,
    verdict: Verdict,
    user: str,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
    earlier: Judgement | None = None,
) -> Judgement:
    """A judgement on a claim as it was filed.

    One that takes the place of an earlier judgement keeps its subject and anchor, so that both are known to be
    about the same thing.
    """
    subjects = earlier.subjects if earlier else (filed.claim.id,)
    anchors = earlier.anchors if earlier else {filed.claim.id: anchor(filed)}
    return Judgement("claim", subjects, verdict, user, reason, dict(changes or {}), anchors)


def on_conflict(index: Index, conflict: Conflict, side: int, user: str, reason: str = "") -> Judgement:
    """A judgement that prefers one side of a contradiction."""
    ids: dict[int, str] = {}
    anchors: dict[str, Mapping[str, Any]] = {}
    for number in conflict.claims:
        subject, row = _identity(index, number)
        ids[number] = subject
        anchors[subject] = row
    changes = {
        "claims": sorted(ids[number] for number in conflict.sides[side].claims),
        "type": conflict.type,
        "kind": conflict.kind,
        "about": list(conflict.about),
        "sides": [conflict.sides[side].value, conflict.sides[1 - side].value],
    }
    return Judgement("conflict", tuple(sorted(set(ids.values()))), "prefers", user, reason, changes, anchors)


def _identity(index: Index, number: int) -> tuple[str, Mapping[str, Any]]:
    """A claim's id as filed, though a correction may have given it another."""
    judged = index.record.judged.of_claim.get(number)
    if judged:
        return judged.subjects[0], judged.anchors.get(judged.subjects[0], {})
    filed = index.record.claims[number]
    return filed.claim.id, anchor(filed)


def on_pair(one: str, other: str, verdict: str, user: str, reason: str = "") -> Judgement:
    """A judgement whether two names are one person's."""
    return Judgement("pair", tuple(sorted((one, other))), cast("Verdict", verdict), user, reason)
