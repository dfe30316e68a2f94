"""One commitment of the ledger: what all accounts together say of it, and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from communique.model import Item
from communique.registry.rates import Exchange, exchange
from communique.views.answer import Citation
from communique.views.naming import names
from communique.views.value import Value
from communique.views.wording import joined, opening, phrase

Standing = Literal["counted", "without-sum", "part", "unnamed", "uncertain", "recalled", "denied"]
STANDINGS: dict[Standing, str] = {
    "counted": "counted",
    "without-sum": "no sum is told",
    "part": "part of another sum",
    "unnamed": "no maker is named; may repeat other sums",
    "uncertain": "asked for, planned or under a condition",
    "recalled": "recalled from an earlier occasion",
    "denied": "said not to have been promised or given",
}
LADDER = ("announced", "requested", "pledged", "committed", "allocated", "disbursed", "delivered")
DONE = frozenset({"disbursed", "delivered"})


@dataclass(frozen=True)
class Share:
    """A part of a commitment that can be told apart: "each" has one share for each who receives or gives.

    Attributes:
        makers, recipients: Who give and receive this share; several have it in common.
    """

    makers: tuple[str, ...]
    recipients: tuple[str, ...]
    amount: Decimal


@dataclass(frozen=True)
class StageTold:
    """A stage that accounts say the commitment has reached.

    Attributes:
        day: The day of the first account that says so; None where it is not dated to the day.
        meeting: The meeting that this account is about, in words; empty where there is none.
    """

    stage: str
    day: date | None
    meeting: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Entry:
    """One commitment, as merged from all accounts.

    Attributes:
        fact: Id of the fact, which `communique show` opens.
        value: The sum that counts; None where no sum is told.
        also_told: The same sum in other words: rounded, or as a bound.
        contradicting: Sums that other accounts give instead. They are never added.
        shares: What the sum is made of; their amounts are the total.
        is_derived: Whether the total is worked out (each times how many) and stated by no account.
        stage: The furthest stage that the accounts tell; None where none is told.
        stages: Every stage told, in order of time.
        standing: Whether it counts, and if not, why.
        whole: Id of the commitment that it is a part of, where it is one.
        day: The day whose rate is taken: of the first account that tells it, else of its meeting.
        meeting: The meeting at which it was told first, in words; empty where there is none.
        items: The goods that are given by number.
        lead: The account that says it most fully.
        remarks: What a reader must know beside: contested certainty, a count that cannot be derived.
    """

    fact: str
    makers: tuple[str, ...]
    recipients: tuple[str, ...]
    value: Value | None
    also_told: tuple[Value, ...]
    contradicting: tuple[Value, ...]
    shares: tuple[Share, ...]
    is_derived: bool
    stage: str | None
    stages: tuple[StageTold, ...]
    standing: Standing
    whole: str | None
    instrument: str
    is_additional: bool
    deadline: str | None
    announced_by: tuple[str, ...]
    what: str
    items: tuple[Item, ...]
    day: date | None
    meeting: str
    meeting_day: str
    remarks: tuple[str, ...]
    sources: int
    lead: Citation
    citations: tuple[Citation, ...]

    @property
    def counts(self) -> bool:
        """Whether it is added up."""
        return self.standing == "counted"

    @property
    def total(self) -> Decimal | None:
        """What it comes to in all; None where no sum is told."""
        return sum((share.amount for share in self.shares), Decimal(0)) if self.value else None

    @property
    def total_words(self) -> str:
        """What it comes to in all, in words, with its bound; empty where no sum is told."""
        total = self.total
        return self.value.whole(total) if self.value and total is not None else ""

    @property
    def parties(self) -> str:
        """Who promises whom, in words."""
        return joined(" → ", (opening(names(self.makers) or phrase("Maker not named")), names(self.recipients)))

    def exchanged(self, currency: str) -> Exchange | None:
        """The total in another currency; None where it cannot be converted.

        It is the sum of its shares, each rounded to the cent, so that sums over shares agree with it.
        """
        return exchanged(self, self.shares, currency)

    def why_not_exchanged(self) -> str:
        """What keeps the sum from being converted, in words; empty where nothing does."""
        if self.value is None or self.exchanged("EUR") is not None:
            return ""
        if not self.value.currency:
            return "not converted: the currency is not told"
        if self.day is None:
            return "not converted: no day is known"
        return f"not converted: the ECB gave no rate for {self.value.currency} on that day"


def exchanged(entry: Entry, shares: tuple[Share, ...], currency: str) -> Exchange | None:
    """The sum of some shares of an entry in another currency; None where it cannot be converted."""
    if entry.value is None or not entry.value.currency:
        return None
    if currency == entry.value.currency:
        total = sum((share.amount for share in shares), Decimal(0))
        return Exchange(total, currency, entry.day or date.min)
    if entry.day is None:
        return None
    found = [exchange(share.amount, entry.value.currency, currency, entry.day) for share in shares]
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return None
    return Exchange(sum((each.amount for each in known), Decimal(0)), currency, min(each.day for each in known))


def stage_order(stage: str | None) -> int:
    """How far on the ladder from announced to delivered; what has no stage comes last."""
    return LADDER.index(stage) if stage in LADDER else len(LADDER)
