"""Steps of accession as documents tell them: who, what, when it held, and how well placed the telling is."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.model import AccessionFields, Modality
from communique.record.authority import place_of
from communique.record.facts import Fact
from communique.record.record import Record
from communique.record.when import FIRST, LAST, precision, when

Day = datetime.date  # a step has a `date` of its own: EDTF, as told
DONE = ("ratified", "deposited")
"""The steps by which a party gives its own consent."""


@dataclass(frozen=True)
class Step:
    """One step as documents report it, with one date.

    Attributes:
        step: Which; see the claims format.
        party: Who takes it; None where it is the candidate's or nobody's in particular.
        date: EDTF, as told; None where no date is told.
        modality: Whether it was done, is expected, is asked for, or is stated not to be done.
        count: The running total that is told with it.
        claims: The claims that tell it so.
        documents: Their documents.
        day: The day at whose end it held: the date told, else the first publication; None where neither is known.
        said: The last day on which it was told. A document without a date counts from the last day that it tells of.
        place: The best place of its documents among accounts; 1 is best.
    """

    step: str
    party: str | None
    date: str | None
    modality: Modality
    count: int | None
    claims: tuple[int, ...]
    documents: tuple[str, ...]
    day: Day | None = None
    said: Day | None = None
    place: int = 0

    @property
    def rank(self) -> tuple[bool, int, int, tuple[bool, int], tuple[int, ...]]:
        """Which of several tellings comes first: a dated one, the better placed, the later, the more precise."""
        said = self.said or FIRST
        return (self.date is None, self.place, -said.toordinal(), precision(self.date), self.claims)


def fields_of(fact: Fact) -> AccessionFields:
    """The fields of a fact of accession."""
    assert isinstance(fact.fields, AccessionFields)  # accession facts only
    return fact.fields


def steps_of(record: Record, facts: Iterable[Fact]) -> list[Step]:
    """The steps that the facts tell; tellings with different dates are different steps.

    So are denials and announcements of different days: what was so on one day need not be on the next.
    """
    groups: defaultdict[tuple[str, str | None, str, Modality, int | None, str], set[int]] = defaultdict(set)
    for fact in facts:
        fields = fields_of(fact)
        party = fields.parties[0] if fields.parties else None
        for number in fact.supports:
            claim = record.claims[number].claim
            told = getattr(claim.fields, "date", None) or ""
            said = "" if claim.modality == "asserted" else claim.document.published or ""
            groups[fields.step, party, told, claim.modality, fields.count, said].add(number)
    found = [
        _step(record, step, party, told, modality, count, sorted(numbers))
        for (step, party, told, modality, count, _), numbers in groups.items()
    ]
    return sorted(found, key=_order)


def totals_of(record: Record, facts: Iterable[Fact], consent: Sequence[str] = DONE) -> list[Step]:
    """The running totals of parties that documents tell, whether or not beside a party's own step."""
    groups: defaultdict[tuple[str, str, int], set[int]] = defaultdict(set)
    for fact in facts:
        if fact.modality != "asserted" or fields_of(fact).step not in consent:
            continue
        for number in fact.supports:
            claimed = record.claims[number].claim.fields
            if isinstance(claimed, AccessionFields) and claimed.count is not None:
                groups[claimed.step, claimed.date or "", claimed.count].add(number)
    found = [
        _step(record, step, None, told, "asserted", count, sorted(numbers))
        for (step, told, count), numbers in groups.items()
    ]
    return sorted(found, key=_order)


def _order(step: Step) -> tuple[Day, str, str, str, int, tuple[int, ...]]:
    return step.day or FIRST, step.step, step.party or "", step.modality, step.count or 0, step.claims


def _step(
    record: Record,
    step: str,
    party: str | None,
    told: str,
    modality: Modality,
    count: int | None,
    numbers: Sequence[int],
) -> Step:
    documents = tuple(sorted({record.claims[number].claim.document.name for number in numbers}))
    published = [
        found.last
        for name in documents
        if (found := when(record.documents[name].published)) and found.has_year and found.last < LAST
    ]
    published += [record.undated[name] for name in documents if name in record.undated]
    return Step(
        step=step,
        party=party,
        date=told or None,
        modality=modality,
        count=count,
        claims=tuple(numbers),
        documents=documents,
        day=_day(told, modality, published),
        said=max(published, default=None),
        place=min((place_of(record.documents[name]) for name in documents), default=0),
    )


def _day(told: str, modality: Modality, published: Sequence[Day]) -> Day | None:
    """The day at whose end the step held.

    A month or a year alone settles no day: what was done "in July" held at the end of July, or by the time
    it was told.
    """
    first_told = min(published, default=None)
    found = when(told)
    if found is None or not found.has_year:
        return first_told
    if found.last == LAST:
        return found.first
    if modality == "asserted" and first_told and found.first <= first_told < found.last:
        return first_told
    return found.last
