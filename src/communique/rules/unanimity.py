"""Rules under which one member can stop all: unanimity, consensus, the silence procedure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from communique.rules.outcome import Done, Outcome, counted, days_of


def unanimity(
    electorate: Iterable[str], done: Done, abstained: Iterable[str] = (), *, abstention_blocks: bool = True
) -> Outcome:
    """Every member of the electorate must have done it; an empty electorate meets no rule.

    Args:
        electorate: Who must, on the day.
        done: Who has ratified, consented or voted in favour.
        abstained: Who abstained.
        abstention_blocks: Whether an abstention counts as not in favour; where it does not (TFEU,
            Article 238(4)), those who abstained are not waited for.
    """
    voters = frozenset(electorate)
    if not voters:
        return Outcome(False, (), 1)
    if not abstention_blocks:
        voters -= frozenset(abstained) - days_of(done).keys()
    return counted(voters, done, len(voters))


def consensus(electorate: Iterable[str], objections: Iterable[str], *, on: date | None = None) -> Outcome:
    """Adopted unless a member objects; nobody votes.

    Args:
        electorate: The members at the table.
        objections: Who objects; an objection from outside counts for nothing.
        on: The day of adoption, where it is known.
    """
    voters = frozenset(electorate)
    blocking = tuple(sorted(voters & frozenset(objections)))
    if not voters:
        return Outcome(False, (), 1)
    return Outcome(
        met=not blocking, missing=blocking, needed=len(blocking), met_on=None if blocking else on,
        ways=(blocking,) if blocking else (), blocked_by=blocking,
    )  # fmt: skip


def silence(electorate: Iterable[str], deadline: date, objections: Done, on: date) -> Outcome:
    """The silence procedure: adopted at the deadline unless a member has broken the silence before it passed.

    Days count whole: an objection of the day of the deadline still breaks it, and the text is adopted at
    that day's end. A later objection comes too late.

    Args:
        electorate: Who may object.
        deadline: The last day for objections.
        objections: Who has objected, and when; without a day, in time.
        on: The day asked about.
    """
    last = min(deadline, on)
    breaking = {
        party: day
        for party, day in days_of(objections).items()
        if party in set(electorate) and (day is None or day <= last)
    }
    outcome = consensus(electorate, breaking, on=deadline)
    if outcome.met and on < deadline:
        return replace(outcome, met=False, met_on=None)  # still open: nobody is missing, nobody need do anything
    if breaking:
        return replace(outcome, needed=0, ways=())  # over: no later consent brings the procedure back
    return outcome
