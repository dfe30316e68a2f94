"""Ids that say what they name: the same in every build and every process, and no two the same."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from communique.model import Claim
from communique.record.facts import Fact
from communique.record.meetings import Meeting

T = TypeVar("T", Fact, Meeting)


def with_own_ids(things: Iterable[T], claims_of: Callable[[T], Iterable[Claim]]) -> list[T]:
    """The things in their order; of several whose id is the same, all but the one that was told first get another.

    What was told first stays so when later accounts come: a link to a thing must not lead to another one.

    Args:
        things: Facts, or meetings.
        claims_of: The claims that a thing rests on.
    """
    listed = list(things)
    count = Counter(it.id for it in listed)
    alike: defaultdict[str, list[T]] = defaultdict(list)
    for it in listed:
        if count[it.id] > 1:
            alike[it.id].append(it)
    number_of = {
        id(it): number
        for group in alike.values()
        for number, it in enumerate(sorted(group, key=lambda it: min(map(_first_told, claims_of(it)))))
    }
    return [replace(it, id=_another(it.id, number_of[id(it)])) if number_of.get(id(it)) else it for it in listed]


def _another(name: str, number: int) -> str:
    return name[0] + hashlib.sha256(f"{name}\n{number + 1}".encode()).hexdigest()[:11]


def _first_told(claim: Claim) -> tuple[str, str, int, int, str]:
    return (claim.document.published or "9999", claim.document.name, claim.span.start, claim.span.end, claim.id)
