"""A fact: what the record makes of all claims about one thing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from communique.model import Fields, Kind, Modality
from communique.record.copies import count_sources
from communique.record.items import Item, strongest
from communique.record.when import precision

_NEUTRAL = (None, (), "unspecified", "other")


@dataclass(frozen=True)
class Total:
    """A sum that no document need state: an amount for each, times how many.

    Attributes:
        amount: The sum.
        factor: How many receive (or give) the amount.
    """

    amount: Decimal
    factor: int


@dataclass(frozen=True)
class Fact:
    """One thing that the record holds, with the claims for and against it.

    Attributes:
        id: Stable name: a hash of the kind and of what identifies the thing.
        fields: The merged values. Passages are the words of the claim `lead`.
        modality: The strongest of the supporting claims'.
        lead: The claim that says it most fully; the others agree with it.
        supports, against: Claim numbers, ascending.
        documents: Names of the supporting documents.
        sources: How many independent sources they are.
        event: Id of the session or meeting it belongs to; None where it belongs to none.
        also: Values that documents state beside the chosen one, by field ("capacity": ("guest",)).
        total: Derived sum, for amounts "each".
        variants: For statements, one claim for each wording, the original first.
    """

    id: str
    kind: Kind
    fields: Fields
    modality: Modality
    lead: int
    supports: tuple[int, ...]
    against: tuple[int, ...]
    documents: tuple[str, ...]
    sources: int
    event: str | None = None
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    total: Total | None = None
    variants: tuple[int, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether two or more independent sources support it."""
        return self.sources >= 2

    @property
    def is_disputed(self) -> bool:
        """Whether a claim stands against it."""
        return bool(self.against)


def name_of(kind: str, identity: object) -> str:
    """A stable id from the values that identify a fact; the same in every build and every process."""
    return "f" + hashlib.sha256(f"{kind}\n{identity!r}".encode()).hexdigest()[:11]


def make_fact(
    kind: Kind,
    identity: object,
    supports: Sequence[Item],
    source_of: Mapping[str, str],
    *,
    against: Sequence[Item] = (),
    event: str | None = None,
    also: tuple[tuple[str, tuple[str, ...]], ...] = (),
    fields: Fields | None = None,
    total: Total | None = None,
) -> Fact:
    """A fact over its claims; `fields` default to the merged values of the supporting claims."""
    lead = leading(supports)
    documents = tuple(sorted({it.document.name for it in supports}))
    return Fact(
        id=name_of(kind, identity),
        kind=kind,
        fields=fields if fields is not None else merged(lead, supports),
        modality=strongest(supports),
        lead=lead.number,
        supports=tuple(sorted(it.number for it in supports)),
        against=tuple(sorted(it.number for it in against)),
        documents=documents,
        sources=count_sources(documents, source_of),
        event=event,
        also=also,
        total=total,
    )


def leading(items: Iterable[Item]) -> Item:
    """The claim that says most: asserted first, then most fields filled, then the longest passage."""

    def rank(it: Item) -> tuple[bool, bool, int, int, tuple[str, int, int, str, str]]:
        filled = sum(value not in _NEUTRAL for value in vars(it.fields).values())
        english = it.document.language in (None, "en")
        return (it.modality != strongest_of_all, not english, -filled, -len(it.content), it.key)

    listed = list(items)
    strongest_of_all = strongest(listed)
    return min(listed, key=rank)


def merged(lead: Item, items: Sequence[Item]) -> Fields:
    """The lead's fields, completed: an absent value is taken from the others, a date from the most precise."""
    values: dict[str, object] = {}
    for name, value in lead.fields:
        if name in {"date", "deadline"}:
            dates = sorted(
                {d for it in items if (d := getattr(it.fields, name)) is not None}, key=lambda d: (precision(d), d)
            )
            if dates and dates[0] != value:
                values[name] = dates[0]
        elif value in _NEUTRAL and not name.startswith(("content", "cue", "action", "mention")):
            given = Counter(other for it in items if (other := getattr(it.fields, name)) not in _NEUTRAL)
            if given:
                values[name] = min(given, key=lambda v: (-given[v], str(v)))
    return lead.fields.model_copy(update=values) if values else lead.fields
