"""What a person decided about the record: recorded, dated, signed, and never final."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from communique.wording import joined, phrase

About = Literal["pair", "claim", "conflict"]
Verdict = Literal["same", "different", "unsure", "accepted", "rejected", "corrected", "prefers"]

VERDICTS: Mapping[About, tuple[Verdict, ...]] = {
    "pair": ("same", "different", "unsure"),
    "claim": ("accepted", "rejected", "corrected"),
    "conflict": ("prefers",),
}


@dataclass(frozen=True)
class Judgement:
    """One decision of one named person. Claims are never changed by it; the record is built with it in mind.

    Attributes:
        about: A pair of names, a claim, or a conflict between claims.
        subjects: For a pair the two names, sorted; for a claim its permanent id (`Claim.id`); for a conflict the
            ids of all claims of its sides, sorted, so that it is found again when further accounts join a side.
        verdict: One of `VERDICTS[about]`.
        user: Who decided.
        reason: Why, in the user's words.
        changes: For "corrected" the members of the claims file that differ ("fields", "start", "end", "modality");
            in "fields", a value of None takes a field away. For "prefers" "claims", the ids of the preferred side, and
            "type", in what the sides differ, with "kind" of claim, "about", whom it concerns, and "sides", the value
            preferred and the other, as they were then (those filed before that was kept have "claims" alone).
        anchors: Each claim among the subjects, by id, as the row of the claims file that the user saw, with its
            number under "number": by it a claim is found again after its document was read anew.
        number: Given by the store, from 1; 0 before it is filed.
        at: When it was recorded (ISO 8601, UTC).
        withdrawn_at, withdrawn_by, withdrawn_because: When, by whom and why it was taken back; None while it stands.

    Raises:
        ValueError: The verdict does not go with what it is about, or the subjects are too few.
    """

    about: About
    subjects: tuple[str, ...]
    verdict: Verdict
    user: str
    reason: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    anchors: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    number: int = 0
    at: str = ""
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None
    withdrawn_because: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS[self.about]:
            choice = joined(", ", map(phrase, VERDICTS[self.about]))
            raise ValueError(
                phrase(
                    "A judgement about a {about} is one of: {choice}; {verdict!r} is none of them.",
                    about=phrase(self.about), choice=choice, verdict=self.verdict,
                )
            )  # fmt: skip
        least = 1 if self.about == "claim" else 2
        if len(set(self.subjects)) < least or not all(self.subjects):
            raise ValueError(
                phrase(
                    "A judgement about a {about} needs {least} or more different subjects.",
                    about=phrase(self.about), least=least,
                )
            )  # fmt: skip

    @property
    def matter(self) -> str:
        """In what the sides of its conflict differ ("amount", "certainty" …); empty where that was not filed."""
        return str(self.changes.get("type") or "") if self.about == "conflict" else ""

    def replaces(self, other: Judgement) -> bool:
        """Whether both decide the same thing, so that the later takes the place of the earlier.

        The same claims may differ in two things; of a judgement that does not say in which, its sides tell.
        """
        if (self.about, self.subjects) != (other.about, other.subjects):
            return False
        if self.about != "conflict" or (self.matter and other.matter):
            return self.matter == other.matter
        mine, its = (frozenset(it.changes.get("claims", ())) for it in (self, other))
        return its in (mine, frozenset(self.subjects) - mine)

    def stood_at(self, moment: str | None = None) -> bool:
        """Whether it was recorded and not withdrawn at that moment (ISO 8601, UTC); now where none is given."""
        if moment is None:
            return self.withdrawn_at is None
        return self.at <= moment and (self.withdrawn_at is None or moment < self.withdrawn_at)


def standing(judgements: Iterable[Judgement], moment: str | None = None) -> list[Judgement]:
    """The last judgement on each thing that stood at that moment, in the order of their numbers."""
    last: dict[tuple[About, tuple[str, ...]], list[Judgement]] = {}
    for judgement in sorted(judgements, key=lambda it: it.number):
        if judgement.stood_at(moment):
            before = last.get((judgement.about, judgement.subjects), [])
            kept = [it for it in before if not judgement.replaces(it)]
            last[judgement.about, judgement.subjects] = [*kept, judgement]
    return sorted((it for each in last.values() for it in each), key=lambda it: it.number)
