"""Claims made ready for comparison: persons under one name, in an order that does not depend on the reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from types import MappingProxyType
from typing import TypeVar

from communique.model import Claim, Document, Fields, FiledClaim, Modality, Passage
from communique.record.filed import once
from communique.record.mentions import entity_fields
from communique.record.people import People
from communique.record.when import days_between, when
from communique.record.words import stems

T = TypeVar("T")
Key = tuple[str, int, int, str, str]
Weights = Mapping[str, int]
NOTHING: Weights = MappingProxyType({})
_FEW = 64
_STRENGTH: dict[Modality, int] = {"asserted": 0, "expected": 1, "conditional": 2, "denied": 3}


class Item:
    """A filed claim whose persons carry the record's names; never changed.

    Attributes:
        filed: The claim as filed; `number`, `claim`, `document` and `modality` are its own.
        fields: Its fields, every person under the record's name.
        preference: By what a person decided on ("amount", "date" …; "" where that is not known): 1 where it was
            preferred to what contradicts it, -1 where it was set aside.
    """

    __slots__ = ("_content", "_key", "claim", "document", "fields", "filed", "modality", "number", "preference")

    def __init__(self, filed: FiledClaim, fields: Fields, preference: Weights = NOTHING) -> None:
        claim = filed.claim
        self.filed, self.number, self.claim = filed, filed.number, claim
        self.document: Document = claim.document
        self.modality: Modality = claim.modality
        self.fields, self.preference = fields, preference
        self._key: Key | None = None
        self._content: frozenset[str] | None = None

    @property
    def key(self) -> Key:
        """Where the claim stands in every ordering; it does not depend on when the document was read."""
        if self._key is None:
            self._key = key_of(self.claim)
        return self._key

    @property
    def content(self) -> frozenset[str]:
        """The content words of the claim's own passage, else of its quote."""
        if self._content is None:
            passage = getattr(self.fields, "content", None) or getattr(self.fields, "action", None)
            self._content = stems(passage.text if isinstance(passage, Passage) else self.claim.quote)
        return self._content


def key_of(claim: Claim) -> Key:
    """Where a claim stands in every ordering."""
    return (claim.document.name, claim.span.start, claim.span.end, claim.kind, claim.id)


def ready(claims: Iterable[FiledClaim], known_at: str | None = None) -> list[FiledClaim]:
    """The claims that stand, each once, in the record's own order.

    A claim filed twice for one document counts once, under its lower number; a superseded one not at all.
    """
    standing = once(filed for filed in claims if _stands(filed, known_at))
    return sorted(standing, key=lambda filed: key_of(filed.claim))


def _stands(filed: FiledClaim, known_at: str | None) -> bool:
    if known_at is None:
        return filed.superseded_at is None
    return filed.recorded_at <= known_at and (filed.superseded_at is None or known_at < filed.superseded_at)


def preference_of(items: Iterable[Item], *matters: str) -> int:
    """What a person decided on one of these matters about several claims: the most favourable decision on one."""
    asked = (*matters, "")
    return max((max((it.preference[m] for m in asked if m in it.preference), default=0) for it in items), default=0)


def item(filed: FiledClaim, people: People, preference: Weights = NOTHING) -> Item:
    """The claim with its persons under the record's names."""
    fields, document = filed.claim.fields, filed.claim.document.name
    changed: dict[str, object] = {}
    single, several = entity_fields(type(fields))
    for name in several:
        value = getattr(fields, name)
        named = tuple(dict.fromkeys(people.canonical(entity, document) for entity in value))
        if named != value:
            changed[name] = named
    for name in single:
        value = getattr(fields, name)
        if (meant := people.canonical(value, document)) != value:
            changed[name] = meant
    return Item(filed, fields.model_copy(update=changed) if changed else fields, preference)


def strongest(items: Iterable[Item]) -> Modality:
    """The modality of the whole: what any document asserts is asserted."""
    return min((it.modality for it in items), key=_STRENGTH.__getitem__)


def joined(
    items: list[T],
    same: Callable[[T, T], bool],
    marks: Callable[[T], frozenset[str]] | None = None,
    part: float = 0.5,
) -> list[list[T]]:
    """The items in groups: two stand together where a chain of pairs that are the `same` links them.

    The groups do not depend on the order of comparison, and keep the order given.

    Args:
        items: What is to be grouped.
        same: Whether two items are the same; symmetric.
        marks: Words of an item. Where given, only pairs that share one of their rarer words are compared,
            which keeps many items cheap; pairs that are the same share most of their words.
        part: Which part of an item's words counts as its rarer ones.
    """
    root = list(range(len(items)))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for i, j in _pairs(items, marks, part):
        if find(i) != find(j) and same(items[i], items[j]):
            first, second = sorted((find(i), find(j)))
            root[second] = first
    groups: dict[int, list[T]] = {}
    for at, one in enumerate(items):
        groups.setdefault(find(at), []).append(one)
    return list(groups.values())


def _pairs(items: list[T], marks: Callable[[T], frozenset[str]] | None, part: float) -> Iterator[tuple[int, int]]:
    if marks is None or len(items) <= _FEW:
        yield from combinations(range(len(items)), 2)
        return
    words = [marks(one) for one in items]
    count = Counter(word for each in words for word in each)
    buckets: dict[str, list[int]] = {}
    for at, each in enumerate(words):
        rarest = sorted(each, key=lambda word: (count[word], word))[: int(len(each) * part) + 1]
        near = {other for word in rarest for other in buckets.get(word, ())}
        yield from ((other, at) for other in sorted(near))
        for word in rarest:
            buckets.setdefault(word, []).append(at)


def blocks(items: Iterable[T], key: Callable[[T], object]) -> list[list[T]]:
    """The items with one key together, in the order of their first."""
    found: dict[object, list[T]] = {}
    for one in items:
        found.setdefault(key(one), []).append(one)
    return list(found.values())


def days_apart(one: Item, other: Item) -> int | None:
    """Days between two accounts; None where one has no date."""
    a, b = when(one.document.published), when(other.document.published)
    return None if a is None or b is None else days_between(a, b)


def told_within(one: Item, other: Item, days: int) -> bool:
    """Whether two accounts may be of one time: published some days apart at most, or without a day."""
    between = days_apart(one, other)
    return between is None or between <= days
