"""The sum of a commitment, worded in one way wherever it is shown: with what it is, each, at least, at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from communique.language.money import find_money
from communique.model import CommitmentFields
from communique.record import Fact, Record
from communique.views.answer import Citation
from communique.views.money import say_sum
from communique.views.wording import phrase

_BASES = {
    "each": "{sum} each",
    "total": "{sum} in total",
    "at-least": "at least {sum}",
    "up-to": "up to {sum}",
}


def with_basis(said: str, basis: str | None) -> str:
    """A sum with what it is: each, in total, at least or at most."""
    pattern = _BASES.get(basis or "")
    return phrase(pattern, sum=said) if pattern else said


@dataclass(frozen=True)
class Value:
    """A sum as some accounts tell it.

    Attributes:
        bound: Whether a sum "each" is told as "at-least" or "up-to" that, besides.
        is_several: Whether several give or receive: of one alone it need not be said that a sum is a total.
    """

    amount: Decimal
    currency: str | None
    basis: str | None
    citations: tuple[Citation, ...]
    bound: str | None = None
    is_several: bool = True

    @property
    def words(self) -> str:
        """The sum in words, with its basis."""
        basis = None if self.basis == "total" and not self.is_several else self.basis
        return with_basis(with_basis(say_sum(self.amount, self.currency), basis), self.bound)

    def whole(self, total: Decimal) -> str:
        """What it comes to in all, where each of several has it."""
        return with_basis(say_sum(total, self.currency), self.limit)

    @property
    def limit(self) -> str | None:
        """Whether it is a lower ("at-least") or an upper bound ("up-to")."""
        return self.bound or (self.basis if self.basis in {"at-least", "up-to"} else None)


def values_of(record: Record, fact: Fact) -> tuple[Value | None, tuple[Value, ...]]:
    """The sum of a commitment that counts, and the others that agree with it.

    Of sums that agree the most exact counts: who says "more than 1.3" and who says "1.31" mean the same.
    """
    fields = fact.fields
    assert isinstance(fields, CommitmentFields)  # the caller passes commitment facts only
    if fields.amount is None:
        return None, ()
    is_several = max(len(fields.makers), len(fields.recipients)) > 1
    told = grouped(record, fact.supports, is_several=is_several)
    same = {fields.basis} if fields.basis not in (None, "total") else {None, "total"}
    own = next(
        (it for it in told if (it.amount, it.currency) == (fields.amount, fields.currency) and it.basis in same),
        Value(fields.amount, fields.currency, fields.basis, _cited(record, fact.supports), None, is_several),
    )
    fits = [it for it in told if it.currency == own.currency and it.basis != "each"]
    best = max(fits, key=_exactness, default=own)
    if own.basis != "each" and _exactness(best) > _exactness(own):
        own = best
    return own, tuple(it for it in told if it != own and it.words != own.words)


def grouped(record: Record, numbers: Iterable[int], *, is_several: bool) -> tuple[Value, ...]:
    """The sums that claims tell, each once, with the claims that tell it."""
    groups: dict[tuple[Decimal, str | None, str | None, str | None], list[int]] = {}
    for number in numbers:
        claim, fields = record.claims[number].claim, _given(record, number)
        if fields.amount is not None:
            # Who says "in total" and who says nothing of it tell the same sum.
            basis = None if fields.basis == "total" else fields.basis
            bound = _bound(claim.quote, fields.amount, claim.document.language or "en") if basis == "each" else None
            groups.setdefault((fields.amount, fields.currency, basis, bound), []).append(number)
    return tuple(
        Value(
            amount,
            currency,
            basis or ("total" if any(_given(record, it).basis == "total" for it in mine) else None),
            _cited(record, mine),
            bound,
            is_several,
        )
        for (amount, currency, basis, bound), mine in sorted(
            groups.items(), key=lambda it: (it[0][0], *(part or "" for part in it[0][1:]))
        )
    )


@lru_cache(maxsize=4096)
def _bound(words: str, amount: Decimal, language: str) -> str | None:
    """Whether the words tell the sum that each has as a bound: "at least €5m each"."""
    for money in find_money(words, language=language):
        if money.amount == amount and money.qualifier in {"at-least", "up-to"}:
            return money.qualifier
    return None


def _given(record: Record, number: int) -> CommitmentFields:
    fields = record.claims[number].claim.fields
    assert isinstance(fields, CommitmentFields)  # commitment facts rest on commitment claims only
    return fields


def _cited(record: Record, numbers: Iterable[int]) -> tuple[Citation, ...]:
    claims = ((number, record.claims[number].claim) for number in sorted(set(numbers)))
    return tuple(Citation(number, claim.document.name, claim.quote) for number, claim in claims)


def _exactness(value: Value) -> tuple[bool, int]:
    """A sum says more than a bound that it keeps, and of two sums the one that is less rounded."""
    return value.limit is None, _digits(value.amount)


def _digits(amount: Decimal) -> int:
    """How many significant digits a sum is told with."""
    return len("".join(map(str, amount.as_tuple().digits)).strip("0"))
