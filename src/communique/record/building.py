"""Claims in, a record out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from communique.model import FiledClaim, Judgement, Kind
from communique.record.builder import Builder
from communique.record.held import held
from communique.record.items import ready
from communique.record.judged import Judged, judge
from communique.record.record import Record


def build(
    claims: Iterable[FiledClaim],
    *,
    judgements: Iterable[Judgement] = (),
    as_of: date | None = None,
    known_at: str | None = None,
    kinds: Collection[Kind] | None = None,
) -> Record:
    """Build the record of the claims.

    The same claims give the same record, in whatever order they come or were read; claim numbers
    are only carried along as citations.

    Args:
        claims: Filed claims, superseded ones among them or not.
        judgements: What people decided, in any order.
        as_of: The day whose state is wanted: what happened later is left out.
        known_at: The moment (ISO 8601, UTC) whose knowledge is wanted: what was filed or judged later has no
            effect, what has been superseded or withdrawn since has.
        kinds: Facts and conflicts of these kinds only; of every kind where not given.
    """
    filed, decisions = ready(claims, known_at), list(judgements)
    judged = judge(filed, decisions, known_at)
    standing = ready(judged.claims, known_at) if decisions else filed
    if as_of is not None:
        standing = list(held(standing, as_of))
    return _built(standing, judged, kinds)


def part_of(record: Record, claims: Iterable[FiledClaim]) -> Record:
    """The record of some of a record's claims, with what people decided about them."""
    return _built(claims, record.judged)


def _built(claims: Iterable[FiledClaim], judged: Judged, kinds: Collection[Kind] | None = None) -> Record:
    builder = Builder(kinds)
    builder.update((), claims, judged)
    return builder.record()
