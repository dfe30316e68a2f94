"""The smallest sets of parties that bring both enough heads and enough weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, islice

from communique.rules.outcome import MOST_WAYS

NOTHING = Decimal(0)


def weight_of(parties: Iterator[str] | Sequence[str], weights: Mapping[str, Decimal]) -> Decimal:
    """What the parties weigh together; a party without a known weight adds none."""
    return sum((weights.get(party, NOTHING) for party in parties), NOTHING)


def fewest(parties: Sequence[str], weights: Mapping[str, Decimal], heads: int, weight: Decimal) -> int | None:
    """How many of the parties it takes at least to bring `heads` and `weight`; None where all are not enough."""
    heaviest = sorted((weights.get(party, NOTHING) for party in parties), reverse=True)
    sums = [NOTHING, *accumulate(heaviest)]
    enough = next((size for size, total in enumerate(sums) if total >= weight), None)
    if enough is None or heads > len(parties):
        return None
    return max(enough, heads, 0)


def smallest_sets(
    parties: Sequence[str], weights: Mapping[str, Decimal], size: int, weight: Decimal
) -> tuple[tuple[str, ...], ...]:
    """Sets of `size` parties that weigh at least `weight`, the heaviest parties first, twelve at most."""
    ranked = sorted(parties, key=lambda party: (-weights.get(party, NOTHING), party))
    sums = [NOTHING, *accumulate(weights.get(party, NOTHING) for party in ranked)]

    def sets(start: int, left: int, short: Decimal) -> Iterator[tuple[str, ...]]:
        if left == 0:
            yield ()
            return
        for at in range(start, len(ranked) - left + 1):
            if sums[at + left] - sums[at] < short:
                return  # nor will any of the lighter ones that follow
            rest = short - weights.get(ranked[at], NOTHING)
            yield from ((ranked[at], *others) for others in sets(at + 1, left - 1, rest))

    return tuple(islice(sets(0, size, weight), MOST_WAYS)) if size > 0 else ()
