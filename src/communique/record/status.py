"""How far each accession and treaty has come on a day: who has ratified, who is missing, what the rule says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from communique import registry
from communique.record.facts import Fact
from communique.record.people import is_country, is_group
from communique.record.record import Record
from communique.record.standing import Standing, standings
from communique.record.steps import DONE, Step, fields_of, steps_of, totals_of
from communique.record.when import precision, when
from communique.rules import Outcome, Rule, evaluate, paris_shares, rule_for, threshold, threshold_by_totals, unanimity

__all__ = ["DONE", "AccessionStatus", "Standing", "Step", "accession_statuses", "record_day", "registered_members"]

_UNDER_WAY = {"signed", "parliament-approved", "ratified", "deposited", "joined", "in-force"}
_NOT_CONSENT = ("parliament-approved", *DONE)
Members = Callable[[str, date], tuple[str, ...]]


@dataclass(frozen=True)
class AccessionStatus:
    """How far one accession has come at the end of a day.

    Attributes:
        candidate: Who joins; None for a treaty, whose parties join by their own steps.
        to: The organisation or treaty; empty where no document names it.
        on: The day that is asked about, else the last on which anything of this accession was told; None where no
            document has a date.
        joined: The step by which it was done; None while it is not, or no document says so.
        member_since: Since when the registry has the candidate as a member, where no document says so.
        electorate: Who must ratify: the organisation's members on the day. Empty where that is not known.
        is_rule_stated: Whether a document states that all must; otherwise it is taken from `rule`, or only assumed.
        rule_claims: The claims that state it.
        rule_count: How many must, as stated.
        rule: The rule by the organisation's or treaty's own law; None where it is not known.
        outcome: What the rule says of those reported; None where nothing can be said.
        done: Parties that have ratified or deposited, with the best telling of it.
        approved: Parties whose parliament has approved and that have not ratified yet.
        missing: Parties that a document states to be missing.
        not_reported: Parties of the electorate of which no document says anything.
        inferred: Parties counted as done only because a count leaves no other place for them.
        counts: Running totals that documents state.
        steps: Every step told up to the day, in order of date.
        foreseen: Steps that are announced or asked for, and not taken yet; never counted.
        members: Everybody who must, or has, with the step reached.
    """

    candidate: str | None
    to: str
    on: date | None
    joined: Step | None
    member_since: str | None
    electorate: tuple[str, ...]
    is_rule_stated: bool
    rule_claims: tuple[int, ...]
    rule_count: int | None
    rule: Rule | None
    outcome: Outcome | None
    done: tuple[tuple[str, Step], ...]
    approved: tuple[tuple[str, Step], ...]
    missing: tuple[tuple[str, Step], ...]
    not_reported: tuple[str, ...]
    inferred: tuple[str, ...]
    counts: tuple[Step, ...]
    steps: tuple[Step, ...]
    foreseen: tuple[Step, ...]
    members: tuple[Standing, ...]

    @property
    def is_member(self) -> bool:
        """Whether the candidate has joined, by the documents or by the registry."""
        return self.joined is not None or self.member_since is not None

    @property
    def outstanding(self) -> tuple[str, ...]:
        """Everybody whose ratification no document reports, stated missing or not; empty once it has joined."""
        return () if self.is_member else tuple(sorted({party for party, _ in self.missing} | set(self.not_reported)))

    @property
    def count(self) -> Step | None:
        """The highest running total told up to the day; None where there is none."""
        return max(self.counts, key=lambda step: (step.count or 0, step.claims), default=None)


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
    """The status of every accession in the record at the end of a day.

    Only steps dated on or before the day count; a step without a date is taken to hold from its document's
    date. That a party has not ratified on a day holds for every day before.

    Args:
        record: The record.
        on: The day asked about; where it is not given, of each accession the last day on which anything of it was told,
            or since when the registry has it done.
        members: Who the members of an organisation are on a day.
    """
    groups = _grouped(record)
    statuses = []
    for (candidate, to), facts in sorted(groups.items(), key=lambda entry: (entry[0][1], entry[0][0])):
        # What a document says of no candidate in particular is a rule for all, or it tells of nobody else.
        general = [f for f in groups.get(("", to), []) if candidate and fields_of(f).step == "requirement"]
        if not candidate and _is_body(to) and all(fields_of(fact).step == "requirement" for fact in facts):
            continue  # a rule on its own; it is told with each candidate
        day = on or _last_told(steps_of(record, facts), candidate, to, record_day(record), members)
        statuses.append(_status(record, candidate or None, to, [*facts, *general], day, members))
    return tuple(statuses)


def _last_told(
    told: Iterable[Step], candidate: str, to: str, record_is_of: date | None, members: Members
) -> date | None:
    """The last day on which something of an accession was told; another document says nothing of how it stands.

    Where the registry alone has it done since, the day on which it was.
    """
    if record_is_of is None:
        return None
    # What is foreseen for a day is told before it.
    days = [
        day
        for step in told
        for day in (step.said, step.day if step.modality == "asserted" else None)
        if day and day <= record_is_of
    ]
    last = max(days, default=record_is_of)
    since = when(_member_since(candidate, to, record_is_of, members)) if candidate else None
    return max(last, min(since.first, record_is_of)) if since and since.has_year else last


def _is_body(to: str) -> bool:
    return is_group(to) and registry.treaty(to) is None


def _grouped(record: Record) -> dict[tuple[str, str], list[Fact]]:
    """The facts by candidate and by what is joined.

    A document that does not name what a candidate joins ("Finland: 28 of 30") speaks of the one thing that
    it, or else the other documents, have this candidate join.
    """
    groups: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    unnamed: list[Fact] = []
    for fact in record.of_kind("accession"):
        fields = fields_of(fact)
        if fields.candidates and record.people.find(fields.candidates[0]) is not None:
            continue  # a person joins no organisation and no treaty
        if fields.to:
            groups[fields.candidates[0] if fields.candidates else "", fields.to].append(fact)
        elif fields.candidates:
            unnamed.append(fact)
    known: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for (candidate, to), facts in groups.items():
        known[candidate][to] = {name for fact in facts for name in fact.documents}
    for fact in unnamed:
        candidate = fields_of(fact).candidates[0]
        here = [to for to, documents in known[candidate].items() if documents & set(fact.documents)]
        meant = here or list(known[candidate])
        groups[candidate, meant[0] if len(meant) == 1 else ""].append(fact)
    return groups


def _status(
    record: Record, candidate: str | None, to: str, facts: Sequence[Fact], on: date | None, members: Members
) -> AccessionStatus:
    told = steps_of(record, facts)
    held = [s for s in told if s.modality == "asserted" and s.step != "requirement" and _by(s.day, on)]
    counts = [step for step in totals_of(record, facts, _steps_of_consent(candidate)) if _by(step.day, on)]
    joined = _joined(held, candidate)
    spoken = [s for s in told if s.modality != "conditional" and _by(s.said, on)]
    under_way = any(s.step in _UNDER_WAY for s in (*held, *spoken))
    electorate = _electorate(candidate, to, on, under_way, members)
    taken = [s for s in told if s.party != candidate] if candidate else told
    rows = standings(taken, on, electorate, _steps_of_consent(candidate))
    inferred = _inferred(counts, rows, taken, lambda day: _electorate(candidate, to, day, True, members))
    rows = tuple(row.as_inferred() if row.party in inferred else row for row in rows)
    done = {row.party: row.reached for row in rows if row.state == "done" and row.reached}
    is_member = joined is not None
    since = None if is_member or not candidate else _member_since(candidate, to, on, members)
    is_over = is_member or since is not None
    stated = [s for s in told if s.step == "requirement" and s.party and s.party.endswith(":members")]
    counted = [s for s in told if s.step == "requirement" and s.count and not (s.party and is_country(s.party))]
    rule = _rule(candidate, to, on)
    days = {party: step.day for party, step in done.items()} | dict.fromkeys(inferred)
    return AccessionStatus(
        candidate=candidate,
        to=to,
        on=on,
        joined=joined,
        member_since=since,
        electorate=electorate,
        is_rule_stated=bool(stated if candidate else counted),
        rule_claims=tuple(sorted({n for step in (stated if candidate else counted) for n in step.claims})),
        rule_count=next((s.count for s in (*stated, *counted) if s.count), None),
        rule=rule,
        outcome=_outcome(candidate, electorate, days, rule, [s.count or 1 for s in counted], counts),
        done=tuple(sorted(done.items(), key=lambda entry: (entry[1].day or date.min, entry[0]))),
        approved=() if is_over else tuple((r.party, r.reached) for r in rows if r.state == "approved" and r.reached),
        missing=() if is_over else tuple((r.party, r.denied) for r in rows if r.is_open and r.denied),
        not_reported=() if is_over else tuple(r.party for r in rows if r.is_open and not r.denied and r.is_voter),
        inferred=() if is_over else tuple(sorted(inferred)),
        counts=tuple(counts),
        steps=tuple(s for s in told if _by(s.day if s.modality == "asserted" else s.said or s.day, on)),
        foreseen=() if is_over else tuple(_foreseen(told, held, rows, on)),
        members=rows,
    )


def _by(day: date | None, on: date | None) -> bool:
    """Whether what is dated `day` counts on the day asked about; what has no date at all does."""
    return on is None or day is None or day <= on


def _steps_of_consent(candidate: str | None) -> tuple[str, ...]:
    return DONE if candidate else (*DONE, "joined")


def _electorate(candidate: str | None, to: str, on: date | None, wanted: bool, members: Members) -> tuple[str, ...]:
    if not candidate or not wanted or on is None or not _is_body(to):
        return ()
    return tuple(sorted(set(members(to, on)) - {candidate}))


def _member_since(candidate: str, to: str, on: date | None, members: Members) -> str | None:
    if on is None or candidate not in members(to, on):
        return None
    stretches = [s for s in registry.memberships(to) if s.member == candidate and s.status == "member"]
    return next((s.since for s in stretches if s.holds_on(on.isoformat())), "")


def _joined(steps: Iterable[Step], candidate: str | None) -> Step | None:
    found = [s for s in steps if s.step in {"joined", "in-force"} and (candidate or s.step == "in-force")]
    return min(found, key=lambda s: (precision(s.date), s.claims), default=None)


def _rule(candidate: str | None, to: str, on: date | None) -> Rule | None:
    return rule_for(to, "accession" if candidate else "entry-into-force", on)


def _outcome(
    candidate: str | None,
    electorate: Sequence[str],
    days: Mapping[str, date | None],
    rule: Rule | None,
    stated: Sequence[int],
    totals: Sequence[Step],
) -> Outcome | None:
    """What the rule says; without a rule of its own, what a document states, else that every member must."""
    if candidate:
        if not electorate:
            return None
        return evaluate(rule, days, electorate) if rule else unanimity(electorate, days)
    if rule is None and not stated:
        return None
    if rule and rule.kind != "threshold":
        return evaluate(rule, days, shares=paris_shares() if rule.kind == "double-threshold" else None)
    parties, delay = (rule.parties or 1, rule.delay_days) if rule else (stated[0], 0)
    named = evaluate(rule, days) if rule else threshold(parties, days)
    told = {total.count: total.day for total in reversed(totals) if total.count}
    counted = threshold_by_totals(parties, told, delay)
    return counted if counted.needed < named.needed else named


def _inferred(
    counts: Iterable[Step],
    rows: Sequence[Standing],
    told: Sequence[Step],
    electorate_on: Callable[[date], Sequence[str]],
) -> frozenset[str]:
    """Who must have ratified because a total leaves no other place: "28 of 30", and the two are named."""
    done = {row.party for row in rows if row.state == "done"}
    found: set[str] = set()
    for total in counts:
        if total.day is None or total.count is None:
            continue
        voters = frozenset(electorate_on(total.day))
        for missing in _missing_at(total.day, told):
            if voters and len(missing & voters) == len(voters) - total.count:
                found |= voters - missing - done
                break
    return frozenset(found) & {row.party for row in rows if row.is_voter}


def _missing_at(day: date, told: Sequence[Step]) -> Iterable[frozenset[str]]:
    """Who had not ratified on a day, as far as named: by firm words first, then by what else follows."""
    denied = [s for s in told if s.modality == "denied" and s.step in _NOT_CONSENT and s.party]
    firm = frozenset(s.party for s in denied if s.party and (s.said is None or s.said >= day))
    taken = [s for s in told if s.modality == "asserted" and s.step in DONE and s.party and s.day]
    before = {s.party for s in taken if s.day and s.day <= day}
    later = {s.party for s in taken if s.party not in before}
    yield firm
    yield frozenset(s.party for s in denied if s.party and s.party not in before)
    yield frozenset(p for p in {s.party for s in denied if s.party not in before} | later if p)


def _foreseen(told: Iterable[Step], held: Sequence[Step], rows: Sequence[Standing], on: date | None) -> Iterable[Step]:
    """What is announced or asked for, and not yet told as taken."""
    done = {row.party for row in rows if row.state == "done"}
    for step in told:
        if step.modality not in {"expected", "conditional"} or not _by(step.said or step.day, on):
            continue
        if step.party in done and step.step in _NOT_CONSENT:
            continue
        if not any(s.party == step.party and s.count is None and s.step == step.step for s in held):
            yield step
