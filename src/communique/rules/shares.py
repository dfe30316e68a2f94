"""Dated figures that rules weigh parties by: populations of the Union, emissions under the Paris Agreement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from communique.errors import NotFoundError
from communique.rules.table import rows


def population_years() -> tuple[int, ...]:
    """The years for which the population of the Union's members is known."""
    return tuple(sorted({int(row["year"]) for row in rows("eu-population")}))


def eu_population(on: date) -> Mapping[str, Decimal]:
    """Each member's share of the Union's population in per cent, as it counts in the Council on a day.

    Raises:
        NotFoundError: The year's figures are not known. No other year's are taken instead, for a vote can
            turn on a hundredth of a per cent.
    """
    found = {row["member"]: Decimal(row["share"]) for row in rows("eu-population") if int(row["year"]) == on.year}
    if not found:
        years = ", ".join(map(str, population_years()))
        raise NotFoundError(
            f"The populations that count in the Council in {on.year} are not known here (known: {years}). "
            "Nothing was decided; give each member's population yourself."
        )
    return found


def paris_shares() -> Mapping[str, Decimal]:
    """The shares of emissions, in per cent, of the parties that brought the Paris Agreement into force."""
    return {row["party"]: Decimal(row["share"]) for row in rows("paris-agreement") if row["share"]}


def paris_deposits() -> Mapping[str, date]:
    """The days of deposit of the parties that brought the Paris Agreement into force."""
    return {row["party"]: date.fromisoformat(row["deposited"]) for row in rows("paris-agreement")}
