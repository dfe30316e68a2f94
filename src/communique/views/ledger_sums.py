"""What commitments come to: by maker, recipient, instrument, stage, meeting or year, never across stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from communique.views.ledger_entry import Entry, Share, exchanged, stage_order
from communique.views.money import say_sum
from communique.views.naming import names
from communique.views.value import with_basis
from communique.views.wording import day, phrase

Dimension = Literal["maker", "recipient", "instrument", "stage", "meeting", "year"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)


@dataclass(frozen=True)
class Amount:
    """What is promised in one currency.

    Attributes:
        is_least: Whether a sum in it is told as "at least", or counted once though several receive it.
        is_most: Whether a sum in it is told as "up to".
    """

    amount: Decimal
    currency: str
    is_least: bool = False
    is_most: bool = False

    @property
    def words(self) -> str:
        """The amount in words; a bound is told where all of it is bounded in one way."""
        return with_basis(say_sum(self.amount, self.currency), _limit(self.is_least, self.is_most))


@dataclass(frozen=True)
class Sum:
    """What some commitments at one stage come to.

    Attributes:
        group: The maker, recipient, instrument, stage, meeting or year, in words.
        amounts: Exact, one for each currency.
        converted: In the ledger's currency, without what cannot be converted; None where nothing can be.
        unconverted: Currencies that are missing in it.
        facts: The commitments that it adds up.
        is_shared: Whether the group is several parties who give or receive in common.
        is_contested: Whether accounts contradict each other on one of the sums.
    """

    group: str
    stage: str | None
    amounts: tuple[Amount, ...]
    converted: Decimal | None
    unconverted: tuple[str, ...]
    facts: tuple[str, ...]
    is_shared: bool = False
    is_contested: bool = False

    @property
    def limit(self) -> str | None:
        """Whether all of it is bounded in one way: "at-least" or "up-to"."""
        return _limit(any(it.is_least for it in self.amounts), any(it.is_most for it in self.amounts))


def _limit(is_least: bool, is_most: bool) -> str | None:
    return None if is_least == is_most else "at-least" if is_least else "up-to"


Part = tuple[Entry, Share]


def sums(entries: Sequence[Entry], by: Dimension, currency: str) -> tuple[Sum, ...]:
    """Add up the entries that count, one stage at a time.

    Each share of an entry falls into one group: what several receive or give in common stands under all
    their names together and is never multiplied. So the sums over all groups are the same by whatever
    they are grouped.
    """
    groups: defaultdict[tuple[str | None, tuple[str, str, bool]], list[Part]] = defaultdict(list)
    for entry in entries:
        if entry.counts:
            for share in entry.shares:
                groups[entry.stage, _group(entry, share, by)].append((entry, share))
    made = [
        (order, _sum(group, stage, is_shared, parts, currency))
        for (stage, (order, group, is_shared)), parts in groups.items()
    ]

    def rank(it: tuple[str, Sum]) -> tuple[int, str, bool, Decimal, str]:
        order, found = it
        return (
            stage_order(found.stage), order, found.converted is None, -(found.converted or Decimal(0)),
            found.group,
        )  # fmt: skip

    return tuple(found for _, found in sorted(made, key=rank))


def _group(entry: Entry, share: Share, by: Dimension) -> tuple[str, str, bool]:
    """What the share is sorted by, the group's name, and whether several have it in common."""
    match by:
        case "maker":
            return "", _several(share.makers, "{who} (jointly)") or phrase("Maker not named"), len(share.makers) > 1
        case "recipient":
            return (
                "",
                _several(share.recipients, "{who} (shared)") or phrase("Recipient not named"),
                len(share.recipients) > 1,
            )
        case "instrument":
            return "", entry.instrument or phrase("No instrument named"), False
        case "stage":
            return "", phrase(entry.stage or "stage not told"), False
        case "meeting":
            held, called = day(entry.meeting_day), entry.meeting or phrase("No meeting named")
            named = phrase("{what} ({more})", what=called, more=held) if held and entry.meeting else called
            return entry.meeting_day or "~", named, False
        case "year":
            year = str(entry.day.year) if entry.day else ""
            return year or "~", year or phrase("No date known"), False


def _several(parties: tuple[str, ...], how: str) -> str:
    who = names(sorted(parties))
    return phrase(how, who=who) if len(parties) > 1 else who


def _sum(group: str, stage: str | None, is_shared: bool, parts: Sequence[Part], currency: str) -> Sum:
    by_entry: dict[str, tuple[Entry, list[Share]]] = {}
    for entry, share in parts:
        by_entry.setdefault(entry.fact, (entry, []))[1].append(share)
    exact: defaultdict[str, list[tuple[Entry, Decimal]]] = defaultdict(list)
    converted: list[Decimal] = []
    missing: set[str] = set()
    for entry, shares in by_entry.values():
        own = (entry.value.currency if entry.value else None) or ""
        exact[own].append((entry, sum((share.amount for share in shares), Decimal(0))))
        worth = exchanged(entry, tuple(shares), currency)
        if worth is None:
            missing.add(own)
        else:
            converted.append(worth.amount)
    return Sum(
        group=group,
        stage=stage,
        amounts=tuple(_amount(own, told) for own, told in sorted(exact.items())),
        converted=sum(converted, Decimal(0)) if converted else None,
        unconverted=tuple(sorted(missing)),
        facts=tuple(sorted(by_entry)),
        is_shared=is_shared,
        is_contested=any(entry.contradicting for entry, _ in by_entry.values()),
    )


def _amount(currency: str, told: Sequence[tuple[Entry, Decimal]]) -> Amount:
    bases = {entry.value.limit for entry, _ in told if entry.value}
    once = any(entry.value and entry.value.basis == "each" and not entry.is_derived for entry, _ in told)
    total = sum((amount for _, amount in told), Decimal(0))
    return Amount(total, currency, "at-least" in bases or once, "up-to" in bases)
