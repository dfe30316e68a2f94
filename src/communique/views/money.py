"""Sums as people write them: "€1 million", "NOK 75 billion"."""

from __future__ import annotations

from decimal import Decimal

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CAD": "C$", "AUD": "A$", "NZD": "NZ$"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def say_sum(amount: Decimal, currency: str | None) -> str:
    """The sum with its currency; the figure is never rounded."""
    figure = _figure(amount)
    if not currency:
        return figure
    sign = _SIGNS.get(currency)
    return f"{sign}{figure}" if sign else f"{currency} {figure}"


def _figure(amount: Decimal) -> str:
    for scale, name in _SCALES:
        if abs(amount) >= scale:
            scaled = (amount / scale).normalize()
            if -int(scaled.as_tuple().exponent) <= 3:
                return f"{scaled:f} {name}"
    return f"{amount:,f}" if amount != amount.to_integral_value() else f"{int(amount):,}"
