"""Sums as people write them: "€1 million", "NOK 75 billion"."""

from __future__ import annotations

from decimal import Decimal

from communique.views.wording import Figure, Money, Wording

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CAD": "C$", "AUD": "A$", "NZD": "NZ$"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def say_sum(amount: Decimal, currency: str | None) -> str:
    """The sum with its currency; the figure is never rounded."""
    words, sign = _figure(amount), _SIGNS.get(currency or "")
    told = f"{sign}{words}" if sign else f"{currency} {words}" if currency else words
    return Wording(told, Money(amount, currency))


def figure(amount: Decimal) -> str:
    """A number with all of its digits."""
    words = f"{amount:,f}"
    return Wording(words.rstrip("0").rstrip(".") if "." in words else words, Figure(amount))


def _figure(amount: Decimal) -> str:
    for scale, name in _SCALES:
        if abs(amount) >= scale:
            scaled = (amount / scale).normalize()
            if -int(scaled.as_tuple().exponent) <= 3:
                return f"{scaled:f} {name}"
    return f"{amount:,f}" if amount != amount.to_integral_value() else f"{int(amount):,}"
