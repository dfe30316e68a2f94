"""Ids that say what they name: the same in every build and every process, and no two the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from communique.record.facts import Fact
from communique.record.meetings import Meeting

T = TypeVar("T", Fact, Meeting)


def with_own_ids(things: Iterable[T]) -> list[T]:
    """The things in their order; of several whose id is the same, those after the first get another."""
    seen: dict[str, int] = {}
    made = []
    for it in things:
        seen[it.id] = count = seen.get(it.id, 0) + 1
        if count > 1:
            it = replace(it, id=it.id[0] + hashlib.sha256(f"{it.id}\n{count}".encode()).hexdigest()[:11])
        made.append(it)
    return made
