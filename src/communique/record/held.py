"""What held on a day: claims of what had happened by then, whenever we learned of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from communique.model import FiledClaim
from communique.record.when import when


def held(claims: Iterable[FiledClaim], as_of: date) -> Iterator[FiledClaim]:
    """The claims of what had happened, or had been said, by the end of a day.

    What a claim asserts happened on its own date; what it announces, and what has no date of its own, belongs
    to the day on which its document was published. A claim with neither is kept: nothing says that it is later.
    """
    for filed in claims:
        day = day_of(filed)
        if day is None or day <= as_of:
            yield filed


def day_of(filed: FiledClaim) -> date | None:
    """The first day on which what the claim says can have held; None where neither it nor its document tells."""
    claim = filed.claim
    published = when(claim.document.published)
    known = published.first if published and published.has_year else None
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
