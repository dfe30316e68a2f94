"""Two documents side by side: what both tell, what only one tells, and where they contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

from communique.errors import NotFoundError
from communique.record import Record
from communique.views.answer import Difference, Group, Line
from communique.views.assembly import difference
from communique.views.lines import citations, describe, meeting_line

KIND_NAMES = {
    "meeting": "Meetings",
    "session": "Sessions",
    "participation": "Who took part",
    "office": "Offices",
    "statement": "Statements",
    "discussion": "Discussions",
    "decision": "Decisions",
    "commitment": "Promises",
    "accession": "Accessions",
    "dependency": "Dependencies",
    "occurrence": "Events in the world",
}


@dataclass(frozen=True)
class Comparison:
    """Two documents side by side.

    Attributes:
        documents: Their names.
        are_copies: Whether they count as one source, being near-copies or one agency's.
        common: What both tell, by kind.
        only: What only the first, and only the second tells, by kind.
        differences: Where they contradict each other.
    """

    documents: tuple[str, str]
    are_copies: bool
    common: tuple[Group, ...]
    only: tuple[tuple[Group, ...], tuple[Group, ...]]
    differences: tuple[Difference, ...]


def compare(record: Record, one: str, other: str) -> Comparison:
    """Compare two documents of a record.

    Raises:
        NotFoundError: A document is not in the record.
    """
    names = (_require(record, one), _require(record, other))
    told = _told(record)
    common: dict[str, list[Line]] = {}
    only: tuple[dict[str, list[Line]], dict[str, list[Line]]] = ({}, {})
    for kind, documents, line in told:
        mine, theirs = names[0] in documents, names[1] in documents
        if mine and theirs:
            common.setdefault(kind, []).append(line)
        elif mine or theirs:
            only[0 if mine else 1].setdefault(kind, []).append(line)
    against = [
        difference(record, conflict)
        for conflict in record.conflicts
        if any(
            names[at] in conflict.sides[0].documents and names[1 - at] in conflict.sides[1].documents for at in (0, 1)
        )
    ]
    return Comparison(
        names,
        record.source_of[names[0]] == record.source_of[names[1]],
        _groups(common),
        (_groups(only[0]), _groups(only[1])),
        tuple(against),
    )


def _require(record: Record, document: str) -> str:
    if document in record.documents:
        return document
    near = sorted(it for it in record.documents if document.casefold() in it.casefold())
    if len(near) == 1:
        return near[0]
    known = ", ".join(near or sorted(record.documents))
    raise NotFoundError(
        "{words!r} names several documents of the record. Nothing was compared. There are: {known}"
        if near
        else "{words!r} names no document of the record. Nothing was compared. There are: {known}",
        words=document,
        known=known[:400],
    )


def _told(record: Record) -> list[tuple[str, tuple[str, ...], Line]]:
    told = [("meeting", it.documents, meeting_line(record, it)) for it in record.meetings]
    told += [
        ("session", it.documents, Line(it.label, citations(record, it.claims), (), it.sources, it.id))
        for it in record.sessions
    ]
    return told + [(fact.kind, fact.documents, describe(record, fact)) for fact in record.facts]


def _groups(lines: dict[str, list[Line]]) -> tuple[Group, ...]:
    return tuple(Group(KIND_NAMES[kind], tuple(lines[kind])) for kind in KIND_NAMES if kind in lines)
