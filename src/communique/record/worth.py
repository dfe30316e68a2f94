"""What a sum was worth in euros when it was told, to compare sums in two currencies."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from communique.record.when import when
from communique.registry.rates import exchange

_CONVERTED = Decimal("1.06")
"""By so much a sum and what an account makes of it in another currency may differ: rates of other days, rounding."""
_ONE_SCALE = 2


def is_conversion(one: Decimal, other: Decimal) -> bool:
    """Whether one sum can be the other in another currency, both in euros."""
    low, high = sorted((one, other))
    return high <= low * _CONVERTED


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two sums in euros are of one scale, so that they can be rival figures for one promise."""
    low, high = sorted((one, other))
    return high <= low * _ONE_SCALE


@lru_cache(maxsize=8192)
def in_euros(amount: Decimal, currency: str, told: str | None) -> Decimal | None:
    """A sum in euros at the rate of the day on which it was told; None where no rate or no day is known.

    Args:
        amount: The sum.
        currency: ISO 4217.
        told: EDTF date of the account.
    """
    day = when(told)
    if day is None:
        return None
    found = exchange(amount, currency, "EUR", day.first)
    return found.amount if found is not None else None
