"""By what claims of one kind are compared, and the fact of those that say the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from communique.model import DecisionFields, Kind, OccurrenceFields, StatementFields
from communique.record.facts import Fact, leading, make_fact
from communique.record.grouping import Marks
from communique.record.items import Item
from communique.record.people import is_country, is_group
from communique.record.when import when
from communique.record.words import fold

Sources = Mapping[str, str]
_TWO_MONTHS = 61


def root(entity: str) -> str:
    """An organisation for any of its organs; anything else as it is."""
    return entity.split(":")[0] if is_group(entity) else entity if is_country(entity) else fold(entity)


@lru_cache(maxsize=16384)
def roots(entities: tuple[str, ...]) -> frozenset[str]:
    """The organisations and parties, organs dropped."""
    return frozenset(root(entity) for entity in entities)


def it_key(it: Item) -> str:
    """A claim's place among others, unique also between documents with one text."""
    return f"{it.document.name}\n{it.claim.id}"


def fact_of(kind: Kind, group: Sequence[Item], identity: Callable[[Item], object], source_of: Sources) -> Fact:
    """The fact of a group of claims, called by what its leading claim says."""
    return make_fact(kind, identity(leading(group)), group, source_of)


def near_in_time(it: Item) -> frozenset[object]:
    """Marks of the time of a report: any two within two months have one in common, and so have all without a day."""
    published = when(it.document.published)
    if published is None or not published.has_year:
        return frozenset({"undated"})
    halves = published.first.toordinal() // _TWO_MONTHS
    return frozenset({halves, halves + 1})


def telling(words: frozenset[str]) -> frozenset[str]:
    """So many of the words, the longest first, that whoever shares two fifths of them shares one of these."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return frozenset(ranked[: len(words) - math.ceil(0.4 * len(words)) + 1])


def word_marks(it: Item, words: frozenset[str], exact: str, about: object = "") -> Marks:
    """Marks by words: what reports the same has one of the telling words of the shorter in common."""
    times = near_in_time(it)
    rarest = telling(words)
    carried = frozenset((about, time, word) for time in times for word in words) | {(about, exact)}
    sought = frozenset((about, time, word) for time in times | {"undated"} for word in rarest) | {(about, exact)}
    return Marks(carried, sought)


def words_told(it: Item) -> str:
    """The words of what a claim reports, folded."""
    fields = it.fields
    if isinstance(fields, StatementFields | DecisionFields) and fields.content:
        return fold(fields.content.text)
    if isinstance(fields, OccurrenceFields) and fields.action:
        return fold(fields.action.text)
    return fold(it.claim.quote)


def entities(it: Item, name: str) -> tuple[str, ...]:
    """An entity list of a claim's fields."""
    value = getattr(it.fields, name)
    assert isinstance(value, tuple)  # every entity list of the fields is a tuple
    return value
