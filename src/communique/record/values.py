"""The values that claims give of one promise: which can both hold is asked of two values, not of every two claims."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal

from communique.model import CommitmentFields
from communique.record.instruments import kind_of_money, kinds_clash, told_kind
from communique.record.items import Item
from communique.record.promises import fields_of, sums_agree, worth_of
from communique.record.worth import is_conversion

_FAR_OFF = Decimal("1.5")


def compatible(one: Item, other: Item) -> bool:
    """Whether the values of two claims about one promise can both hold."""
    a, b = fields_of(one), fields_of(other)
    if (one.modality == "denied") != (other.modality == "denied"):
        return False
    if a.amount is None or b.amount is None:
        return True
    if a.currency and b.currency and a.currency != b.currency:
        mine, theirs = worth_of(one), worth_of(other)
        return a.amount != b.amount and mine is not None and theirs is not None and is_conversion(mine, theirs)
    if kinds_clash(a, b):
        return False
    return (sums_agree(a, b) or _is_kept(a, b) or _is_kept(b, a)) and not bases_clash(a, b)


def _is_kept(bound: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether a sum keeps "more than" or "up to" another; of what lies far off, nobody says so.

    Of two lower bounds the higher keeps the lower; two ceilings of one promise are two values of it.
    """
    if not bound.amount or not other.amount:
        return False
    if bound.basis == "at-least":
        return bound.amount <= other.amount <= bound.amount * _FAR_OFF
    if bound.basis != "up-to" or other.basis in ("at-least", "up-to"):
        return False
    return other.amount <= bound.amount <= other.amount * _FAR_OFF


def bases_clash(one: CommitmentFields, other: CommitmentFields) -> bool:
    """Whether one says "each" and the other "in total" of the same sum to several recipients."""
    several = max(len(one.recipients), len(other.recipients), len(one.makers), len(other.makers)) > 1
    return several and one.amount == other.amount and {one.basis, other.basis} == {"each", "total"}


class Values:
    """The values of some claims: claims of one value are compatible with the same others."""

    def __init__(self, items: Iterable[Item]) -> None:
        given = list(items)
        # What a sum is worth in another currency depends on the day; in one currency days tell nothing.
        currencies = {fields_of(it).currency for it in given} - {None}
        self._value = {it.number: _value(it, with_day=len(currencies) > 1) for it in given}
        self._known: dict[tuple[Hashable, Hashable], bool] = {}

    def one_each(self, items: Iterable[Item]) -> list[Item]:
        """A claim of each value."""
        found: dict[Hashable, Item] = {}
        for it in items:
            found.setdefault(self._value[it.number], it)
        return list(found.values())

    def fit(self, it: Item, others: Sequence[Item]) -> bool:
        """Whether the value of a claim can hold with each of the others."""
        return all(self._are_compatible(it, other) for other in others)

    def _are_compatible(self, one: Item, other: Item) -> bool:
        key = (self._value[one.number], self._value[other.number])
        if key not in self._known:
            self._known[key] = compatible(one, other)
        return self._known[key]


def _value(it: Item, *, with_day: bool) -> Hashable:
    """All of a claim that `compatible` asks for."""
    fields = fields_of(it)
    if fields.amount is None:
        return it.modality == "denied"
    return (
        it.modality == "denied",
        fields.amount,
        fields.currency,
        fields.basis,
        fields.instrument,
        kind_of_money(told_kind(fields)),
        len(fields.recipients),
        len(fields.makers),
        it.document.published if with_day else None,
    )


def against(side: Sequence[Item], other: Sequence[Item]) -> list[Item]:
    """The claims of a side that speak against another: "3 billion" of no currency fits dollars and pounds alike."""
    values = Values((*side, *other))
    others = values.one_each(other)
    return [it for it in side if not values.fit(it, others)]


def vagueness(it: Item) -> tuple[object, ...]:
    """What tells more comes first, so that what tells less joins it; what the documents are called tells nothing."""
    fields = fields_of(it)
    return (
        fields.amount is None,
        fields.currency is None,
        fields.basis is None,
        fields.amount or 0,
        it.claim.quote,
        it.key,
    )


def by_value(group: Sequence[Item]) -> list[list[Item]]:
    """The claims of one promise in sides, each of values that can all hold."""
    values = Values(group)
    sides: list[list[Item]] = []
    told: list[list[Item]] = []  # of each side, a claim of each value
    names: list[set[str]] = []
    for it in sorted(group, key=vagueness):
        homes = [at for at, each in enumerate(told) if values.fit(it, each)]
        if homes:
            # What fits two values says nothing for the one against the other.
            at = max(homes, key=lambda home: len(names[home]))
            sides[at].append(it)
            told[at] = values.one_each((*told[at], it))
            names[at].add(it.document.name)
        else:
            sides.append([it])
            told.append([it])
            names.append({it.document.name})
    return sides
