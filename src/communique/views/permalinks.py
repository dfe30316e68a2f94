"""A claim or a fact on a page of its own, for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from communique.model import Document, FiledClaim, Judgement, Passage
from communique.record import Fact, Meeting
from communique.views.answer import Difference, Line
from communique.views.assembly import difference
from communique.views.index import Index
from communique.views.lines import describe, tidy
from communique.views.money import figure
from communique.views.naming import items_in_words, name, names
from communique.views.wording import day, joined, phrase

_AROUND = 400
_VOTES = {"for": "{n} for", "against": "{n} against", "abstained": "{n} abstained"}
_CHOICES = frozenset({"format", "form", "basis", "stage", "step", "stance", "capacity", "order", "force"})


@dataclass(frozen=True)
class Context:
    """A claim's words as they stand in their document."""

    number: int
    document: Document
    page: int | None
    before: str
    quote: str
    after: str


@dataclass(frozen=True)
class Said:
    """A field of a claim in words; `entities` where it names some."""

    label: str
    words: str
    entities: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClaimPage:
    """A claim with its passage, what it asserts, and what the record makes of it."""

    filed: FiledClaim
    context: Context
    fields: tuple[Said, ...]
    facts: tuple[Line, ...]
    meetings: tuple[Meeting, ...]
    differences: tuple[tuple[str, Difference], ...]
    judgement: Judgement | None


@dataclass(frozen=True)
class FactPage:
    """A fact with everything for and against it."""

    fact: Fact
    line: Line
    supports: tuple[Context, ...]
    against: tuple[Context, ...]
    fields: tuple[Said, ...]
    differences: tuple[tuple[str, Difference], ...]
    judgements: Mapping[int, Judgement]


def context(filed: FiledClaim, around: int = _AROUND) -> Context:
    """The passage of a claim with what stands around it, cut at the ends of words."""
    document, (start, end) = filed.claim.document, filed.claim.span
    text = document.text
    left, right = max(0, start - around), min(len(text), end + around)
    while 0 < left < start and not text[left - 1].isspace():
        left += 1
    while end < right < len(text) and not text[right].isspace():
        right -= 1
    return Context(
        filed.number, document, document.page_of(start), text[left:start], filed.claim.quote, text[end:right]
    )


def claim_page(index: Index, filed: FiledClaim) -> ClaimPage:
    """A claim on its page; one that no longer stands has its passage and fields alone."""
    facts = index.record.facts_of_claim.get(filed.number, ())
    return ClaimPage(
        filed=filed,
        context=context(filed),
        fields=_linked(index, fields_of(filed)),
        facts=tuple(describe(index.record, fact) for fact in facts),
        meetings=index.meetings_of_claim.get(filed.number, ()),
        differences=tuple(
            (it.id, difference(index.record, it)) for it in index.conflicts_of_claim.get(filed.number, ())
        ),
        judgement=index.record.judged.of_claim.get(filed.number),
    )


def fact_page(index: Index, fact: Fact) -> FactPage:
    """A fact on its page."""
    record = index.record
    numbers = (*fact.supports, *fact.against)
    disputes = {it.id: it for number in numbers for it in index.conflicts_of_claim.get(number, ())}
    lead = record.claims[fact.lead]
    return FactPage(
        fact=fact,
        line=describe(record, fact),
        supports=tuple(context(record.claims[number]) for number in fact.supports),
        against=tuple(context(record.claims[number]) for number in fact.against),
        fields=_linked(index, fields_of(lead, fact)),
        differences=tuple((it.id, difference(record, it)) for it in disputes.values()),
        judgements={number: record.judged.of_claim[number] for number in numbers if number in record.judged.of_claim},
    )


def _linked(index: Index, fields: Iterable[Said]) -> tuple[Said, ...]:
    """The fields; only who has a page of their own is linked."""

    def has_page(entity: str) -> bool:
        return entity in index.entities or index.record.people.find(entity) is not None

    return tuple(it if all(map(has_page, it.entities)) else replace(it, entities=()) for it in fields)


def fields_of(filed: FiledClaim, fact: Fact | None = None) -> list[Said]:
    """What a claim, or the fact that it leads, asserts; fields that say nothing are left out."""
    rows = []
    for key, value in fact.fields if fact else filed.claim.fields:
        label = key.rstrip("_").replace("_", " ")
        if value in (None, ()) or key == "mention":
            continue
        if isinstance(value, Passage):
            rows.append(Said(label, phrase("“{words}”", words=tidy(value.text))))
        elif key == "items":
            rows.append(Said(label, items_in_words(value)))
        elif isinstance(value, tuple):
            rows.append(Said(label, "; ".join(value) if key == "topics" else names(value),
                             () if key == "topics" else tuple(value)))  # fmt: skip
        elif key in {"date", "deadline"}:
            rows.append(Said(label, day(value)))
        elif key in {"country", "of", "to", "participant", "person"}:
            rows.append(Said(label, name(value), (value,)))
        elif hasattr(value, "model_dump"):
            told = {k.rstrip("_"): v for k, v in value.model_dump().items() if v is not None}
            rows.append(Said(label, joined(", ", (phrase(_VOTES[k], n=v) for k, v in told.items()))))
        elif isinstance(value, bool):
            rows.append(Said(label, phrase("yes" if value else "no")))
        elif isinstance(value, Decimal):
            rows.append(Said(label, figure(value)))
        else:
            rows.append(Said(label, phrase(value) if key in _CHOICES and isinstance(value, str) else str(value)))
    return rows


def successor(index: Index, old: FiledClaim) -> FiledClaim | None:
    """The claim that now stands where another stood: of its kind, over half of its words."""
    wanted, best = old.claim, None
    most = 0.5
    for number in index.claims_in.get(wanted.document.name, ()):
        filed = index.record.claims[number]
        if filed.claim.kind != wanted.kind:
            continue
        if filed.claim.id == wanted.id or filed.claim.quote == wanted.quote:
            return filed
        common = min(filed.claim.span.end, wanted.span.end) - max(filed.claim.span.start, wanted.span.start)
        whole = max(filed.claim.span.end, wanted.span.end) - min(filed.claim.span.start, wanted.span.start)
        if filed.claim.document.sha256 == wanted.document.sha256 and common > 0 and common / whole >= most:
            most, best = common / whole, filed
    return best
