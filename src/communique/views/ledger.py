"""The ledger: one line for each commitment, and what they come to.

Nothing is counted twice: a commitment told by five accounts is one line, a part of another sum stands under
it, what is only recalled, asked for, planned or denied stands apart. Nothing is summed across stages.
Where accounts contradict each other, the sum that more independent sources give counts (where as many give
either, the one told more fully); the other stands beside it and is never added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from communique.record import Record, part_of
from communique.record.when import When, when
from communique.record.words import fold, stems
from communique.views.ledger_entry import DONE, STANDINGS, Entry, Share, stage_order
from communique.views.ledger_reading import Entries
from communique.views.ledger_sums import Dimension, Sum, sums
from communique.views.naming import name


@dataclass(frozen=True)
class Question:
    """What of the ledger is asked for.

    Attributes:
        maker, recipient: Canonical names ("LU", "NATO"); an organisation stands for its members too.
        stage: The furthest stage told.
        instrument: Words of its name.
        since: Only what was first told on this day or later.
        as_of: The ledger as it stood on this day: later accounts are not read.
        currency: Of the sums (ISO 4217).
        today: What deadlines are held against; `as_of`, else the day on which it is asked.
    """

    maker: str | None = None
    recipient: str | None = None
    stage: str | None = None
    instrument: str | None = None
    since: date | None = None
    as_of: date | None = None
    currency: str = "EUR"
    by: Dimension = "maker"
    today: date | None = None


EVERYTHING = Question()


@dataclass(frozen=True)
class Deadline:
    """A day by which something is promised that no account tells as done."""

    due: When
    entry: Entry
    is_past: bool


@dataclass(frozen=True)
class Ledger:
    """Commitments in order, and what they come to.

    Attributes:
        entries: Those that count come first, by stage and then by sum; then the others, by why they do not.
        sums: What counts, by `question.by` and stage.
        deadlines: Days still open or past, in order.
        undated: How many entries were left out of "since" because no day is known.
    """

    question: Question
    entries: tuple[Entry, ...]
    sums: tuple[Sum, ...]
    deadlines: tuple[Deadline, ...]
    undated: int = 0

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The entries that are added up."""
        return tuple(entry for entry in self.entries if entry.counts)


def told_entries(record: Record) -> tuple[Entry, ...]:
    """Every commitment of a record, in the record's order; `ledger` takes them where several questions are asked."""
    making = Entries(record)
    return tuple(making.entry(fact) for fact in record.of_kind("commitment"))


def ledger(record: Record, question: Question = EVERYTHING, told: Iterable[Entry] | None = None) -> Ledger:
    """The ledger of a record, or the part of it that is asked for.

    The same claims give the same ledger, in whatever order they come.

    Args:
        record: The record.
        question: What is asked for.
        told: The record's entries where they are at hand (`told_entries`); not used with `question.as_of`.
    """
    if question.as_of is not None:
        record, told = _as_it_stood(record, question.as_of), None
    asked = list(told_entries(record) if told is None else told)
    asked = [entry for entry in (_narrowed(entry, question) for entry in asked) if entry is not None]
    undated = 0
    if question.since is not None:
        undated = sum(entry.day is None for entry in asked)
        asked = [entry for entry in asked if entry.day is not None and entry.day >= question.since]
    asked = _with_parts(asked)
    found = tuple(sorted(asked, key=lambda entry: _rank(entry, question.currency)))
    today = question.today or question.as_of or date.today()
    return Ledger(question, found, sums(found, question.by, question.currency), _deadlines(found, today), undated)


def _as_it_stood(record: Record, day: date) -> Record:
    """The record of the accounts that were there on a day, by their own date, else by that of filing."""

    def was_there(published: str | None, recorded_at: str) -> bool:
        told = when(published)
        if told and told.has_year:
            return told.first <= day
        return not recorded_at or recorded_at[:10] <= day.isoformat()

    there = (filed for filed in record.claims.values() if was_there(filed.claim.document.published, filed.recorded_at))
    return part_of(record, there)


def _narrowed(entry: Entry, question: Question) -> Entry | None:
    """The entry with the shares that are asked for; None where it is not asked for."""
    if question.stage is not None and entry.stage != question.stage:
        return None
    if question.instrument is not None and not _is_instrument(entry.instrument, question.instrument):
        return None
    if not (_is_among(entry.makers, question.maker) and _is_among(entry.recipients, question.recipient)):
        return None
    shares = tuple(share for share in entry.shares if _is_asked(share, question))
    return entry if shares == entry.shares else replace(entry, shares=shares)


def _is_asked(share: Share, question: Question) -> bool:
    return _is_among(share.makers, question.maker) and _is_among(share.recipients, question.recipient)


def _is_among(parties: Iterable[str], wanted: str | None) -> bool:
    if wanted is None:
        return True
    return any(
        it == wanted or it.startswith(f"{wanted}:") or fold(it) == fold(wanted) or fold(name(it)) == fold(wanted)
        for it in parties
    )


def _is_instrument(named: str, wanted: str) -> bool:
    if not named:
        return False
    words = stems(wanted)
    return fold(named) == fold(wanted) or (bool(words) and words <= stems(named))


def _with_parts(entries: list[Entry]) -> list[Entry]:
    """A part does not count where its whole does; where the whole is not asked for, the part counts."""
    standing = {entry.fact: entry.standing for entry in entries}
    whole = {entry.fact: entry.whole for entry in entries}

    def is_covered(entry: Entry) -> bool:
        above, seen = entry.whole, {entry.fact}
        while above is not None and above not in seen:
            if standing.get(above) == "counted":
                return True
            seen.add(above)
            above = whole.get(above)
        return False

    return [replace(entry, standing="part") if entry.counts and is_covered(entry) else entry for entry in entries]


def _rank(entry: Entry, currency: str) -> tuple[int, int, bool, Decimal, str, str]:
    worth = entry.exchanged(currency)
    return (
        list(STANDINGS).index(entry.standing),
        stage_order(entry.stage),
        worth is None,
        -(worth.amount if worth else Decimal(0)),
        entry.parties,
        entry.fact,
    )


def _deadlines(entries: Iterable[Entry], today: date) -> tuple[Deadline, ...]:
    found = [
        Deadline(due, entry, due.last < today)
        for entry in entries
        if entry.standing != "denied" and entry.stage not in DONE
        and (due := when(entry.deadline)) is not None and due.has_year
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda it: (it.due.last, it.entry.parties, it.entry.fact)))
