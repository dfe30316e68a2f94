"""Who gives what accounts speak of as one thing: "the loan of 40 million" is the one country's or the other's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from communique.model import CommitmentFields
from communique.record.conflicts import Conflict, contradiction, told_by
from communique.record.instruments import kind_of_money, told_kind
from communique.record.items import Item, days_apart
from communique.record.people import is_country, is_group
from communique.record.promises import SHORTLY, fields_of, instruments_agree, named
from communique.record.words import fold

_DEFINITE = frozenset(["the", "this", "that", "its", "le", "la", "l", "les", "ce", "cet", "cette"])
_Sum = tuple[Decimal, str, frozenset[str]]


class Givers:
    """The claims that speak of a sum of one kind as known ("the loan of 40 million"), while claims come and go."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[_Sum, Item]] = {}

    def update(self, gone: Iterable[Item], come: Iterable[Item]) -> None:
        """Take claims of any kind out and put others in."""
        for it in gone:
            self._told.pop(it.number, None)
        for it in come:
            known = _known_sum(it)
            if known is not None:
                self._told[it.number] = known, it

    def conflicts(self) -> list[Conflict]:
        """Two makers of whom accounts of one time say each that it gives the one known sum."""
        by_sum: defaultdict[_Sum, dict[tuple[str, ...], list[Item]]] = defaultdict(dict)
        for known, it in sorted(self._told.values(), key=lambda told: told[1].key):
            by_sum[known].setdefault(tuple(sorted(fields_of(it).makers)), []).append(it)
        return [conflict for told in by_sum.values() for conflict in _differing(told)]


def _known_sum(it: Item) -> _Sum | None:
    fields = it.fields
    if not isinstance(fields, CommitmentFields) or fields.content is None or it.modality != "asserted":
        return None
    if fields.amount is None or fields.currency is None or kind_of_money(told_kind(fields)) is None:
        return None
    if not fields.makers or not all(is_country(name) or is_group(name) for name in fields.makers):
        return None
    recipients = named(fields.recipients)
    definite = fold(fields.content.text).split()[:1]
    return (
        (fields.amount, fields.currency, recipients) if recipients and definite and definite[0] in _DEFINITE else None
    )


def _differing(told: dict[tuple[str, ...], list[Item]]) -> list[Conflict]:
    found = []
    ranked = sorted(told.items(), key=lambda side: (-len({it.document.name for it in side[1]}), side[0]))
    for (one, mine), (other, theirs) in combinations(ranked, 2):
        if set(one) & set(other) or {it.document.name for it in mine} & {it.document.name for it in theirs}:
            continue
        if all(_can_be_one(a, b) for a in mine for b in theirs):
            about = ("→", *sorted(named(fields_of(mine[0]).recipients)))
            sides = told_by(", ".join(one), mine), told_by(", ".join(other), theirs)
            found.append(contradiction("maker", "commitment", about, *sides, identity=fields_of(mine[0]).amount))
    return found


def _can_be_one(one: Item, other: Item) -> bool:
    days = days_apart(one, other)
    return days is not None and days <= SHORTLY and instruments_agree(fields_of(one), fields_of(other)) >= 0
