"""Which promises with different sums are one, about whose sum accounts contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from communique.record.instruments import is_yearly, kinds_clash
from communique.record.items import Item, days_apart
from communique.record.promises import (
    SHORTLY,
    are_for_others,
    fields_of,
    have_words_in_common,
    instruments_agree,
    named,
    pays_one_of_several,
    recipients_meet,
    worth_of,
)
from communique.record.stages import HANDED, SET_ASIDE
from communique.record.when import when
from communique.record.words import jaccard
from communique.record.worth import is_conversion, is_near

Rank = tuple[int, float, Decimal, tuple[str, ...]]
_ALIKE = 0.4
_PERIOD = SHORTLY + 1  # days
_ONE_SCALE = 2
_FAR_OFF = 10


def with_contested(groups: Sequence[list[Item]]) -> list[list[Item]]:
    """Join groups whose sums differ where different documents plainly speak of one promise.

    The likest are joined first, and no group takes two promises of one document: what the documents are called
    decides nothing, and no promise is lost in another.
    """
    several = _Groups(groups)
    pairs = sorted((several.rank(i, j), i, j) for i, j in several.near() if several.contested(i, j))
    home = list(range(len(groups)))
    members = {at: [at] for at in home}
    names = {at: set(several.names[at]) for at in home}
    for _, i, j in pairs:
        one, other = sorted((home[i], home[j]))
        if one == other or names[one] & names[other]:
            continue
        for at in members[other]:
            home[at] = one
        members[one] += members.pop(other)
        names[one] |= names.pop(other)
    return [[it for at in sorted(members[one]) for it in groups[at]] for one in sorted(members)]


class _Groups:
    """The promises of one maker, each with the documents that tell it."""

    def __init__(self, groups: Sequence[list[Item]]) -> None:
        self.names = [frozenset(it.document.name for it in group) for group in groups]
        self._lead = [min(group, key=_fullness) for group in groups]
        self._told_in: defaultdict[str, list[int]] = defaultdict(list)
        for at, names in enumerate(self.names):
            for name in names:
                self._told_in[name].append(at)

    def near(self) -> list[tuple[int, int]]:
        """Pairs of groups of one time of different documents."""
        dated: defaultdict[int | None, list[int]] = defaultdict(list)
        for at, lead in enumerate(self._lead):
            dated[_period(lead)].append(at)
        found = set()
        for period, mine in dated.items():
            others = dated if period is None else [it for it in (period, period + 1, None) if it in dated]
            for other in others:
                found |= {(min(i, j), max(i, j)) for i in mine for j in dated[other] if i != j}
        return sorted((i, j) for i, j in found if not self.names[i] & self.names[j])

    def rank(self, i: int, j: int) -> Rank:
        """How like two groups are, the likest first."""
        one, other = self._lead[i], self._lead[j]
        a, b = fields_of(one), fields_of(other)
        low, high = sorted((a.amount or Decimal(0), b.amount or Decimal(0)))
        words = tuple(sorted(f"{fields.amount} {it.claim.quote}" for fields, it in ((a, one), (b, other))))
        return -instruments_agree(a, b), -jaccard(one.content, other.content), high / max(low, Decimal(1)), words

    def contested(self, i: int, j: int) -> bool:
        """Whether two groups are rival figures for one promise."""
        one, other = self._lead[i], self._lead[j]
        a, b = fields_of(one), fields_of(other)
        if not a.makers or "denied" in (one.modality, other.modality) or not _may_be_one(one, other):
            return False
        days = days_apart(one, other)
        # Of the next meeting of a series, another sum is told.
        if (days is None and not named(a.recipients) & named(b.recipients)) or (days or 0) > SHORTLY:
            return False
        if kinds_clash(a, b):
            same_sum = (a.amount, a.currency) == (b.amount, b.currency)
            return same_sum and a.stage == b.stage and self._only_ones_left(i, j)
        if instruments_agree(a, b) < 0:
            return False
        if a.currency != b.currency:
            return self._told_in_two_currencies(i, j)
        low, high = sorted((a.amount or Decimal(0), b.amount or Decimal(0)))
        if low * _FAR_OFF < high:
            return False
        if instruments_agree(a, b) == 1 or jaccard(one.content, other.content) >= _ALIKE:
            return True
        return high <= _ONE_SCALE * low and self._only_ones_left(i, j)

    def _told_in_two_currencies(self, i: int, j: int) -> bool:
        """Whether two sums for one recipient are one in two currencies, or rival figures in common words."""
        one, other = self._lead[i], self._lead[j]
        a, b = fields_of(one), fields_of(other)
        mine, theirs = worth_of(one), worth_of(other)
        if mine is None or theirs is None or not named(a.recipients) & named(b.recipients):
            return False
        common = instruments_agree(a, b) == 1 or have_words_in_common(one, other)
        if is_conversion(mine, theirs):
            return common or self._only_ones_left(i, j, in_any=True)
        return common and is_near(mine, theirs) and self._only_ones_left(i, j, in_any=True)

    def _only_ones_left(self, i: int, j: int, *, in_any: bool = False) -> bool:
        """Whether each is the one sum of its documents that the other's documents do not also give.

        Args:
            i, j: Two groups.
            in_any: Whether sums in other currencies count as well.
        """
        currency = fields_of(self._lead[i]).currency

        def left(mine: int, theirs: int) -> set[int]:
            beside = {k for name in self.names[mine] for k in self._told_in[name]}
            return {
                k
                for k in beside
                if not self.names[k] & self.names[theirs] and (in_any or fields_of(self._lead[k]).currency == currency)
            }

        return left(i, j) == {i} and left(j, i) == {j}


def _fullness(it: Item) -> tuple[bool, bool, int, str]:
    """What is told most fully first, whatever its document is called."""
    fields = fields_of(it)
    return not named(fields.recipients), fields.instrument is None, -len(it.content), it.claim.quote


def _period(it: Item) -> int | None:
    """So that two accounts of one time stand in one period or in neighbours."""
    published = when(it.document.published)
    to_the_day = published is not None and published.has_year and published.is_to_the_day
    return published.first.toordinal() // _PERIOD if published is not None and to_the_day else None


def _may_be_one(one: Item, other: Item) -> bool:
    """Whether nothing that two accounts tell says that they mean two things."""
    a, b = fields_of(one), fields_of(other)
    if not recipients_meet(a, b) or are_for_others(one, other):
        return False
    if bool(a.recalled) != bool(b.recalled) and not {a.stage, b.stage} <= SET_ASIDE:
        return False
    if (a.stage in HANDED) != (b.stage in HANDED):
        return False  # what has been paid of a promise is not another figure for it
    if is_yearly(one.claim.quote) != is_yearly(other.claim.quote):
        return False
    return not pays_one_of_several(a, b) and not pays_one_of_several(b, a)
