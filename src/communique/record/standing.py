"""Where each party stands in an accession on a day, by the best telling; the others are kept beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from communique.record.people import is_country
from communique.record.steps import DONE, Step

State = Literal["done", "inferred", "approved", "open"]
_WITHDREW = "withdrew"


@dataclass(frozen=True)
class Standing:
    """One party on the day.

    Attributes:
        party: Canonical name.
        is_voter: Whether it must take the step, as a member on the day.
        state: done (ratified or deposited), inferred (only by a count), approved (by its parliament), open.
        reached: The furthest step reached, by its best telling; None where none is told.
        denied: The statement that it has not ratified, or has on a later day; None where there is none, or it has.
        is_denied_later: Whether that was only said of a later day: it held on this one all the same.
        others: Further tellings that differ: another date, a denial that stands against it, a step it outranks.
        foreseen: Steps of its own that are announced or asked for.
    """

    party: str
    is_voter: bool
    state: State
    reached: Step | None = None
    denied: Step | None = None
    is_denied_later: bool = False
    others: tuple[Step, ...] = ()
    foreseen: tuple[Step, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it has neither ratified nor is counted as having done so; a parliament's vote does not end it."""
        return self.state in {"open", "approved"}

    def as_inferred(self) -> Standing:
        """The same party, counted as done because a total leaves no other place for it."""
        return replace(self, state="inferred") if self.is_open and not self.denied else self


def standings(
    told: Iterable[Step], on: date | None, electorate: Sequence[str], consent: tuple[str, ...] = DONE
) -> tuple[Standing, ...]:
    """Where everybody stands at the end of a day, in order of name.

    Args:
        told: The steps of all parties, of whatever day.
        on: The day; None for all that is told.
        electorate: Who must; where it is known, only these can be missing.
        consent: The steps by which a party has done it.
    """
    by_party: defaultdict[str, list[Step]] = defaultdict(list)
    for step in told:
        if step.party and is_country(step.party):
            by_party[step.party].append(step)
    voters = frozenset(electorate)
    rows = (_standing(party, by_party[party], on, voters, consent) for party in sorted(by_party.keys() | voters))
    return tuple(row for row in rows if row is not None)


def _standing(
    party: str, told: Sequence[Step], on: date | None, voters: frozenset[str], consent: tuple[str, ...]
) -> Standing | None:
    held = [step for step in told if step.modality == "asserted" and (on is None or not step.day or step.day <= on)]
    denials = sorted(
        (step for step in told if step.modality == "denied" and step.step in {"parliament-approved", *consent}),
        key=lambda step: (step.place, step.said or date.min, step.claims),
    )
    left = max((step.day for step in held if step.step == _WITHDREW and step.day), default=date.min)
    taken = [s for s in held if s.step in consent and (s.day or date.max) > left]
    sound = [step for step in taken if not any(_outranks(denial, step) for denial in denials)]
    foreseen = tuple(
        step
        for step in told
        if step.modality in {"expected", "conditional"} and (on is None or step.said is None or step.said <= on)
    )
    is_voter = not voters or party in voters
    if sound:
        reached = _furthest(sound, consent)
        same = [s for s in told if s.step == reached.step and s.modality == "asserted" and s.date]
        others = [s for s in same if reached.date and s.date != reached.date]
        others += [denial for denial in denials if _contradicts(denial, reached)]
        return Standing(party, is_voter, "done", reached, others=tuple(others))
    if voters and party not in voters:
        return None  # it need not: what is told of it is kept among the steps
    approved = [step for step in held if step.step == "parliament-approved"]
    denied, later = _denial(denials, on)
    if denied is None and on is not None:
        after = [s for s in told if s.modality == "asserted" and s.step in consent and s.date and s.day and s.day > on]
        denied, later = min(after, key=lambda step: step.rank, default=None), bool(after)
    if later and not voters:
        denied, later = None, False  # on this day nobody was asked yet, for all that is known
    if not (approved or denied or voters or taken):
        return None
    return Standing(
        party,
        is_voter,
        "approved" if approved else "open",
        min(approved, key=lambda step: step.rank, default=None),
        denied,
        later,
        tuple(taken),
        foreseen,
    )


def _furthest(taken: Sequence[Step], consent: tuple[str, ...]) -> Step:
    """The last step of those taken, by its best telling."""
    last = max(consent.index(step.step) for step in taken)
    return min((step for step in taken if step.step == consent[last]), key=lambda step: step.rank)


def _denial(denials: Sequence[Step], on: date | None) -> tuple[Step | None, bool]:
    """The statement that a party has not done it, and whether it speaks of a later day only.

    The latest said by the day counts; one of a later day will do, for what has not been done by then had
    not been done before.
    """
    said = [step for step in denials if on is None or step.said is None or step.said <= on]
    if said:
        return max(said, key=lambda step: (step.said or date.min, -step.place, step.claims)), False
    return min(denials, key=lambda step: (step.said or date.max, step.place, step.claims), default=None), True


def _contradicts(denial: Step, step: Step) -> bool:
    """Whether a document said that it was not done, of ratifying at all or of this step, after the day of the step."""
    if denial.step not in (step.step, "ratified") or denial.said is None or step.day is None:
        return False
    return denial.said > step.day


def _outranks(denial: Step, step: Step) -> bool:
    """Whether a denial sets the step aside: it contradicts it, was said later, and is better placed."""
    if denial.said is None or step.said is None or denial.said <= step.said:
        return False
    return denial.place < step.place and _contradicts(denial, step)
