"""Who has promised how much to whom: the ledger, with sums that never mix stages or currencies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from communique.model import CommitmentFields
from communique.record import Fact, Record
from communique.views.answer import CommitmentEntry
from communique.views.assembly import in_ledger_order
from communique.views.lines import commitment_entry
from communique.views.money import say_sum
from communique.views.naming import STAGES


@dataclass(frozen=True)
class Sum:
    """What the promises of one maker come to, at one stage and in one currency.

    Attributes:
        is_least: Whether a sum in it is given as "at least"; `is_most`: as "up to".
        entries: How many promises it adds up.
    """

    maker: str
    stage: str
    currency: str
    amount: Decimal
    entries: int
    is_least: bool = False
    is_most: bool = False

    @property
    def words(self) -> str:
        """The sum in words."""
        lead = (
            "at least "
            if self.is_least and not self.is_most
            else "up to "
            if self.is_most and not self.is_least
            else ""
        )
        return lead + say_sum(self.amount, self.currency)


@dataclass(frozen=True)
class Ledger:
    """Promises in order, and what they come to."""

    entries: tuple[CommitmentEntry, ...]
    sums: tuple[Sum, ...]


def ledger(record: Record, maker: str | None = None, recipient: str | None = None) -> Ledger:
    """The promises of the record.

    Sums add only what is asserted and not recalled from earlier, one stage and one currency at a time;
    an amount "each" counts with its derived total.

    Args:
        record: The record.
        maker, recipient: Canonical names ("LU"); all where they are not given.
    """
    facts = [
        fact for fact in in_ledger_order(record.of_kind("commitment"))
        if _names(fact, "makers", maker) and _names(fact, "recipients", recipient)
    ]  # fmt: skip
    return Ledger(tuple(commitment_entry(record, fact) for fact in facts), _sums(record, facts))


def _fields(fact: Fact) -> CommitmentFields:
    assert isinstance(fact.fields, CommitmentFields)  # commitment facts only
    return fact.fields


def _names(fact: Fact, role: str, wanted: str | None) -> bool:
    if wanted is None:
        return True
    named = getattr(_fields(fact), role)
    return any(it == wanted or it.startswith(f"{wanted}:") for it in named)


def _sums(record: Record, facts: list[Fact]) -> tuple[Sum, ...]:
    groups: defaultdict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        fields = _fields(fact)
        if fact.modality == "asserted" and not fields.recalled and fields.amount is not None and fields.currency:
            makers = commitment_entry(record, fact).makers
            groups[makers, STAGES.get(fields.stage or "", "stage not stated"), fields.currency].append(fact)
    return tuple(_sum(maker, stage, currency, mine) for (maker, stage, currency), mine in sorted(groups.items()))


def _sum(maker: str, stage: str, currency: str, facts: list[Fact]) -> Sum:
    amounts = [fact.total.amount if fact.total else _fields(fact).amount or Decimal(0) for fact in facts]
    bases = {_fields(fact).basis for fact in facts}
    return Sum(maker, stage, currency, sum(amounts, Decimal(0)), len(facts), "at-least" in bases, "up-to" in bases)
