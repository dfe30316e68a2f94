"""What a person should look at first: claims that nobody has judged, the doubtful before the plain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique.model import (
    AccessionFields,
    Claim,
    CommitmentFields,
    DecisionFields,
    Kind,
    StatementFields,
)
from communique.views.index import Index

BUILTIN = "rules"
_LONG = 700
WEIGHTS = {
    "contradicted": 50,
    "read by a second reader": 40,
    "sum without a currency": 30,
    "nobody is named": 25,
    "not certain": 15,
    "long passage": 10,
    "told by one source": 5,
}
"""Why a claim may be wrong, with how much it weighs."""


@dataclass(frozen=True)
class Doubt:
    """A claim to be judged, and why it is worth it; no reason: it is only new."""

    number: int
    kind: Kind
    document: str
    reasons: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class Tally:
    """How many claims of each kind, and for each reason, nobody has judged; kinds by number, reasons by weight."""

    kinds: tuple[tuple[Kind, int], ...]
    reasons: tuple[tuple[str, int], ...]


def tally(index: Index, builtin: str = BUILTIN) -> Tally:
    """What the queue is made of."""
    return index.kept((tally, builtin), lambda it: _tally(doubts(it, builtin)))


def _tally(found: Iterable[Doubt]) -> Tally:
    kinds: Counter[Kind] = Counter()
    counts: Counter[str] = Counter()
    for it in found:
        kinds[it.kind] += 1
        counts.update(it.reasons)
    reasons: Mapping[str, int] = {it: counts[it] for it in WEIGHTS if counts[it]}
    return Tally(tuple(kinds.most_common()), tuple(reasons.items()))


def doubts(index: Index, builtin: str = BUILTIN) -> tuple[Doubt, ...]:
    """Every claim that nobody has judged, what is most doubtful first; in the order of the text among equals.

    Args:
        index: The record.
        builtin: The name of the reader that is trusted as much as any; claims of others weigh more.
    """
    return index.kept((doubts, builtin), lambda it: _doubts(it, builtin))


def _doubts(index: Index, builtin: str) -> tuple[Doubt, ...]:
    judged = index.record.judged.of_claim
    found = []
    for number, filed in index.record.claims.items():
        if number not in judged:
            reasons = tuple(_reasons(index, number, filed.claim, builtin))
            weight = sum(WEIGHTS[reason] for reason in reasons)
            found.append(Doubt(number, filed.claim.kind, filed.claim.document.name, reasons, weight))
    claims = index.record.claims
    found.sort(key=lambda it: (-it.weight, it.document, claims[it.number].claim.span, it.number))
    return tuple(found)


def _reasons(index: Index, number: int, claim: Claim, builtin: str) -> Iterable[str]:
    fields = claim.fields
    if index.conflicts_of_claim.get(number):
        yield "contradicted"
    if builtin and claim.reader and claim.reader != builtin:
        yield "read by a second reader"
    if isinstance(fields, CommitmentFields) and fields.amount is not None and not fields.currency:
        yield "sum without a currency"
    if (
        (isinstance(fields, CommitmentFields) and not fields.makers)
        or (isinstance(fields, StatementFields) and not fields.speakers)
        or (isinstance(fields, DecisionFields) and not fields.bodies)
        or (isinstance(fields, AccessionFields) and not (fields.candidates or fields.parties))
    ):
        yield "nobody is named"
    if claim.modality == "conditional":
        yield "not certain"
    if len(claim.quote) > _LONG:
        yield "long passage"
    if claim.kind in {"commitment", "accession", "decision"}:
        facts = index.record.facts_of_claim.get(number, ())
        if facts and all(fact.sources < 2 for fact in facts):
            yield "told by one source"
