"""What held on a day: claims of what had happened by then, whenever we learned of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from communique.model import FiledClaim
from communique.record.when import LAST, When, when


def held(claims: Iterable[FiledClaim], as_of: date) -> Iterator[FiledClaim]:
    """The claims of what had happened, or had been said, by the end of a day.

    What a claim asserts happened on its own date; what it announces, and what has no date of its own, belongs
    to the day on which its document was published. A document without a date belongs to the last day that it tells
    of (`earliest_telling`).
    """
    listed = list(claims)
    undated = earliest_telling(listed)
    for filed in listed:
        day = day_of(filed, undated)
        if day is None or day <= as_of:
            yield filed


def day_of(filed: FiledClaim, undated: Mapping[str, date]) -> date | None:
    """The first day on which what the claim says can have held; None where nothing tells.

    Args:
        filed: The claim.
        undated: The first day on which each document without a date can have been written.
    """
    claim = filed.claim
    published = _with_year(claim.document.published)
    known = published.first if published else undated.get(claim.document.name)
    if claim.modality != "asserted":
        return known
    own = when(getattr(claim.fields, "date", None))
    if own is None:
        return known
    if not own.has_year:
        if known is None:
            return None
        own = min((own.in_year(known.year + shift) for shift in (-1, 0)), key=lambda it: abs((it.first - known).days))
    return own.first


def earliest_telling(claims: Iterable[FiledClaim]) -> dict[str, date]:
    """The documents without a date, each with the first day on which it can have been written.

    That is the last day on which it tells that something happened; where it tells of none, the day on which it
    was filed, for nothing says that it is older.
    """
    told: dict[str, date] = {}
    filed_on: dict[str, date] = {}
    for filed in claims:
        claim = filed.claim
        name = claim.document.name
        if _with_year(claim.document.published):
            continue
        own = _with_year(getattr(claim.fields, "date", None)) if claim.modality == "asserted" else None
        if own:
            day = own.last if own.last < LAST else own.first
            told[name] = max(told.get(name, day), day)
        with suppress(ValueError):
            day = date.fromisoformat(filed.recorded_at[:10])
            filed_on[name] = min(filed_on.get(name, day), day)
    return filed_on | told


def _with_year(words: str | None) -> When | None:
    found = when(words)
    return found if found and found.has_year else None
