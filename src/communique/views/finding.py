"""Paragraphs that a search found, narrowed by what the record knows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from communique.model import Kind, Span, StatementFields
from communique.views.index import Index


class Piece(Protocol):
    """A stretch of a snippet."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def is_match(self) -> bool:
        """Whether it is a word that was searched for."""


class Hit(Protocol):
    """A paragraph that a search found."""

    @property
    def document(self) -> str:
        """Name of its document."""

    @property
    def published(self) -> str | None:
        """When the document was published."""

    @property
    def claims(self) -> tuple[int, ...]:
        """Claims in the paragraph."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def publisher(self) -> str | None:
        """Who published the document."""

    @property
    def snippet(self) -> tuple[Piece, ...]:
        """The words around those found."""


@dataclass(frozen=True)
class Asked:
    """What the paragraphs are narrowed to; empty: to nothing."""

    kind: str = ""
    speaker: str = ""
    party: str = ""
    document: str = ""
    since: str = ""
    until: str = ""


class Facet(NamedTuple):
    """A value that paragraphs can be narrowed to, and how many have it."""

    value: str
    number: int


class Told(NamedTuple):
    """A paragraph with the claims that stand in it."""

    hit: Hit
    claims: tuple[tuple[int, Kind], ...]


@dataclass(frozen=True)
class Found:
    """What is left, and what it can be narrowed to further."""

    hits: tuple[Told, ...]
    kinds: tuple[Facet, ...]
    speakers: tuple[Facet, ...]
    parties: tuple[Facet, ...]
    documents: tuple[Facet, ...]
    total: int


def found(index: Index, hits: Sequence[Hit], asked: Asked, most: int = 10) -> Found:
    """The paragraphs that are asked for; those of documents that the record does not hold (yet) are left out."""
    claims = index.record.claims
    kinds: Counter[str] = Counter()
    speakers: Counter[str] = Counter()
    parties: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    kept = []
    for hit in hits:
        if hit.document not in index.record.documents:
            continue
        standing = [number for number in hit.claims if number in claims]
        own_kinds = {claims[number].claim.kind for number in standing}
        own_speakers = {who for number in standing for who in _speakers(index, number)}
        own_parties = {who for number in standing for who in _parties(index, number)}
        day = hit.published or ""
        if (
            (asked.kind and asked.kind not in own_kinds)
            or (asked.speaker and asked.speaker not in own_speakers)
            or (asked.party and asked.party not in own_parties)
            or (asked.document and asked.document != hit.document)
            or (asked.since and day < asked.since)
            or (asked.until and (not day or day[: len(asked.until)] > asked.until))
        ):
            continue
        kinds.update(own_kinds)
        speakers.update(own_speakers)
        parties.update(own_parties)
        documents[hit.document] += 1
        kept.append(Told(hit, tuple((number, claims[number].claim.kind) for number in standing)))
    facets = [tuple(Facet(*each) for each in it.most_common(most)) for it in (kinds, speakers, parties, documents)]
    return Found(tuple(kept), facets[0], facets[1], facets[2], facets[3], len(hits))


def _speakers(index: Index, number: int) -> tuple[str, ...]:
    fields = index.record.claims[number].claim.fields
    if not isinstance(fields, StatementFields):
        return ()
    return tuple(index.record.people.canonical(who) for who in fields.speakers)


def _parties(index: Index, number: int) -> set[str]:
    """The countries and bodies of the facts that a claim tells; a minister stands for the country."""
    people = index.record.people
    named: set[str] = set()
    for _, value in index.record.claims[number].claim.fields:
        for who in value if isinstance(value, tuple) else (value,):
            if not isinstance(who, str) or who not in index.entities:
                continue
            person = people.find(who)
            if person is None:
                named.add(who.partition(":")[0])
            elif person.country:
                named.add(person.country)
    return named
