"""What a record holds at a glance: its meetings, its latest accounts, what is open in it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Document, Kind
from communique.record import Meeting
from communique.record.when import when
from communique.views.answer import Difference
from communique.views.assembly import difference
from communique.views.index import Index
from communique.views.state_of_play import StateOfPlay


@dataclass(frozen=True)
class Overview:
    """See the field names; `latest` are the last accounts by their own date."""

    documents: int
    sources: int
    claims: int
    facts: int
    people: int
    meetings: tuple[Meeting, ...]
    meetings_total: int
    latest: tuple[tuple[Document, int], ...]
    differences: tuple[tuple[str, Difference], ...]
    differences_total: int
    states: tuple[StateOfPlay, ...]
    kinds: tuple[tuple[Kind, int], ...]
    judged: int


def overview(index: Index, most: int = 8) -> Overview:
    """The record at a glance."""
    record = index.record
    ordered = index.latest_documents[:most]
    conflicts = record.conflicts[: most // 2]
    return Overview(
        documents=len(record.documents),
        sources=len(set(record.source_of.values())),
        claims=len(record.claims),
        facts=len(record.facts),
        people=len(record.people.persons),
        meetings=record.meetings[:most],
        meetings_total=len(record.meetings),
        latest=tuple((record.documents[name], len(index.claims_in.get(name, ()))) for name in ordered),
        differences=tuple((it.id, difference(record, it)) for it in conflicts),
        differences_total=len(record.conflicts),
        states=index.states[:most],
        kinds=tuple((kind, count) for kind, count in index.kinds.items()),
        judged=len(record.judged.of_claim),
    )


def meetings_by_date(index: Index) -> tuple[tuple[str, tuple[Meeting, ...]], ...]:
    """All meetings by year, the latest first; those without a year come last."""
    years: dict[str, list[tuple[str, Meeting]]] = {}
    for meeting in index.record.meetings:
        found = when(meeting.date)
        known = found if found and found.has_year else None
        day = known.first.isoformat() if known else ""
        years.setdefault(day[:4], []).append((day, meeting))
    return tuple(
        (year, tuple(meeting for _, meeting in sorted(listed, key=lambda it: it[0], reverse=True)))
        for year, listed in sorted(years.items(), key=lambda it: it[0], reverse=True)
    )
