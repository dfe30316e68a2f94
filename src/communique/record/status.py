"""How far each candidate's accession has come, who has ratified, and who is still missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from communique import registry
from communique.model import AccessionFields, Modality
from communique.record.facts import Fact
from communique.record.people import is_country, is_group
from communique.record.record import Record
from communique.record.when import precision, when
from communique.rules import unanimity

DONE = ("ratified", "deposited")
_UNDER_WAY = {"signed", "parliament-approved", "ratified", "deposited", "joined", "in-force"}
Members = Callable[[str, date], tuple[str, ...]]


@dataclass(frozen=True)
class Step:
    """One step as documents report it; `party` is None where the step is the candidate's or nobody's in particular."""

    step: str
    party: str | None
    date: str | None
    modality: Modality
    count: int | None
    claims: tuple[int, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True)
class AccessionStatus:
    """How far one accession has come on a day.

    Attributes:
        candidate: Who joins; None for a treaty, whose parties join by their own steps.
        on: The day that is asked about; None where no document has a date.
        joined: The step by which it was done; None while it is not.
        electorate: Who must ratify: the organisation's members on the day. Empty where that is not known.
        is_rule_stated: Whether a document states that all must; otherwise it is only assumed.
        done: Parties that have ratified or deposited, with the step that says so first.
        approved: Parties whose parliament has approved and that have not ratified yet.
        missing: Parties that a document states to be missing.
        not_reported: Parties of the electorate of which no document says anything.
        inferred: Parties counted as done only because a count leaves no other place for them.
        counts: Running totals that documents state.
        steps: Every step told up to the day, in order of date.
        foreseen: Steps that are announced or asked for.
    """

    candidate: str | None
    to: str
    on: date | None
    joined: Step | None
    electorate: tuple[str, ...]
    is_rule_stated: bool
    rule_claims: tuple[int, ...]
    done: tuple[tuple[str, Step], ...]
    approved: tuple[tuple[str, Step], ...]
    missing: tuple[tuple[str, Step], ...]
    not_reported: tuple[str, ...]
    inferred: tuple[str, ...]
    counts: tuple[Step, ...]
    steps: tuple[Step, ...]
    foreseen: tuple[Step, ...]

    @property
    def outstanding(self) -> tuple[str, ...]:
        """Everybody whose ratification no document reports, stated missing or not; empty once it has joined."""
        return () if self.joined else tuple(sorted({party for party, _ in self.missing} | set(self.not_reported)))


def registered_members(organisation: str, on: date) -> tuple[str, ...]:
    """The organisation's members on the day, by the registry; empty where it does not know them."""
    return registry.members(organisation, on=on)


def record_day(record: Record) -> date | None:
    """The day up to which the record speaks: the last day of publication, else the main meeting's last day."""
    published = [when(document.published) for document in record.documents.values()]
    days = [found.last for found in published if found and found.has_year and found.is_to_the_day]
    if days:
        return max(days)
    main = when(record.main.date) if record.main else None
    return main.last if main and main.has_year and main.is_to_the_day else None


def accession_statuses(
    record: Record, on: date | None = None, members: Members = registered_members
) -> tuple[AccessionStatus, ...]:
    """The status of every accession in the record.

    Args:
        record: The record.
        on: The day asked about; the record's own day where it is not given.
        members: Who the members of an organisation are on a day.
    """
    day = on or record_day(record)
    groups: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in record.of_kind("accession"):
        fields = _fields(fact)
        if fields.to:
            groups[fields.candidates[0] if fields.candidates else "", fields.to].append(fact)
    statuses = []
    for (candidate, to), facts in sorted(groups.items(), key=lambda entry: (entry[0][1], entry[0][0])):
        # What a document says of no candidate in particular is a rule for all, or it tells of nobody else.
        general = [f for f in groups.get(("", to), []) if candidate and _fields(f).step == "requirement"]
        if not candidate and is_group(to) and all(_fields(fact).step == "requirement" for fact in facts):
            continue  # a rule on its own; it is told with each candidate
        statuses.append(_status(record, candidate or None, to, [*facts, *general], day, members))
    return tuple(statuses)


def _fields(fact: Fact) -> AccessionFields:
    assert isinstance(fact.fields, AccessionFields)  # accession facts only
    return fact.fields


def _steps(record: Record, fact: Fact) -> list[Step]:
    """The fact's claims, those of one date together: different dates are different tellings."""
    fields = _fields(fact)
    by_date: defaultdict[str, list[int]] = defaultdict(list)
    for number in fact.supports:
        claimed = record.claims[number].claim.fields
        by_date[getattr(claimed, "date", None) or ""].append(number)
    steps = []
    for told, numbers in sorted(by_date.items()):
        documents = tuple(sorted({record.claims[number].claim.document.name for number in numbers}))
        party = fields.parties[0] if fields.parties else None
        steps.append(Step(fields.step, party, told or None, fact.modality, fields.count, tuple(numbers), documents))
    return steps


def _day_of(record: Record, step: Step) -> date | None:
    """The day by which the step holds: its own date's first day, else the earliest publication of it."""
    dated = when(step.date)
    if dated and dated.has_year:
        return dated.first
    published = [when(record.documents[name].published) for name in step.documents]
    days = [found.last for found in published if found and found.has_year]
    return min(days) if days else None


def _status(
    record: Record, candidate: str | None, to: str, facts: Iterable[Fact], on: date | None, members: Members
) -> AccessionStatus:
    listed = list(facts)
    told = [step for fact in listed for step in _steps(record, fact)]
    day = {id(step): _day_of(record, step) for step in told}
    known = [step for step in told if on is None or (held := day[id(step)]) is None or held <= on]
    in_time = sorted(known, key=lambda s: (day[id(s)] or date.min, s.step, s.party or "", s.claims))
    held_steps = [step for step in in_time if step.modality == "asserted" and step.step != "requirement"]
    joined = _joined(held_steps, candidate)
    done = _first_by_party(held_steps, DONE, candidate)
    approved = _first_by_party(held_steps, ("parliament-approved",), candidate)
    denied = [s for s in in_time if s.modality == "denied" and s.party and s.step != "joined" and s.party != candidate]
    missing = {s.party: s for s in denied if s.party and s.party not in done} if not joined else {}
    rules = [s for s in told if s.step == "requirement" and s.party and s.party.endswith(":members")]
    under_way = any(s.step in _UNDER_WAY and s.modality != "conditional" for s in in_time)
    electorate = _electorate(candidate, to, on, under_way, members)
    outstanding = unanimity(electorate, done).missing if electorate else ()
    silent = tuple(party for party in outstanding if party not in missing)
    counts = tuple(s for s in held_steps if s.count is not None and s.step in DONE)
    last = max((s.count or 0 for s in counts), default=0)
    complete = bool(missing) and last + len(missing) == len(electorate)
    inferred = silent if complete else ()
    return AccessionStatus(
        candidate=candidate,
        to=to,
        on=on,
        joined=joined,
        electorate=electorate,
        is_rule_stated=bool(rules),
        rule_claims=tuple(sorted({number for step in rules for number in step.claims})),
        done=tuple(sorted(done.items(), key=lambda entry: (day[id(entry[1])] or date.min, entry[0]))),
        approved=tuple(sorted((p, s) for p, s in approved.items() if p not in done)) if not joined else (),
        missing=tuple(sorted(missing.items())),
        not_reported=() if joined or complete else silent,
        inferred=() if joined else inferred,
        counts=counts,
        steps=tuple(in_time),
        foreseen=tuple(s for s in in_time if _is_open(s, held_steps)),
    )


def _is_open(step: Step, held: list[Step]) -> bool:
    """Whether a step is announced or asked for, and not yet told as taken."""
    if step.modality not in {"expected", "conditional"}:
        return False
    return not any(s.party == step.party and s.count is None and s.step == step.step for s in held)


def _electorate(candidate: str | None, to: str, on: date | None, wanted: bool, members: Members) -> tuple[str, ...]:
    if not candidate or not wanted or on is None or not is_group(to):
        return ()
    return tuple(sorted(set(members(to, on)) - {candidate}))


def _joined(steps: list[Step], candidate: str | None) -> Step | None:
    found = [s for s in steps if s.step in {"joined", "in-force"} and (candidate or s.step == "in-force")]
    return min(found, key=lambda s: (precision(s.date), s.claims), default=None)


def _first_by_party(steps: list[Step], kinds: tuple[str, ...], candidate: str | None) -> dict[str, Step]:
    found: dict[str, Step] = {}
    for step in steps:
        if step.step in kinds and step.party and is_country(step.party) and step.party != candidate:
            found.setdefault(step.party, step)
    return found
