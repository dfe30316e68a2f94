"""Meetings, people, facts, claims and documents as plain data, each with its citations."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from communique.model import Document, FiledClaim
from communique.record import Conflict, Fact, Meeting, Person, Session
from communique.views.assembly import difference
from communique.views.index import Index
from communique.views.lines import citations, describe
from communique.views.naming import meeting_name, office_of


def meeting(index: Index, it: Meeting) -> dict[str, Any]:
    """A meeting with its sessions' and its accounts' names."""
    return {
        "id": it.id, "name": it.name, "called": meeting_name(it), "bodies": list(it.bodies), "date": it.date,
        "city": it.city, "country": it.country, "venue": it.venue, "host": list(it.host), "chair": list(it.chair),
        "format": it.format, "modality": it.modality, "parent": it.parent, "session": it.session,
        "sources": it.sources,
        "documents": list(it.documents),
        "sessions": [session(index, each) for each in index.sessions_of.get(it.id, ())],
        "citations": [asdict(each) for each in citations(index.record, it.claims)],
    }  # fmt: skip


def session(index: Index, it: Session) -> dict[str, Any]:
    """A session of a meeting."""
    return {
        "id": it.id, "label": it.label, "format": it.format, "topics": list(it.topics), "date": it.date,
        "order": it.order, "modality": it.modality, "sources": it.sources,
        "citations": [asdict(each) for each in citations(index.record, it.claims)],
    }  # fmt: skip


def person(index: Index, it: Person) -> dict[str, Any]:
    """A person with offices and spellings."""
    return {
        "name": it.name, "spellings": list(it.spellings), "country": it.country, "office": office_of(it) or None,
        "posts": [
            {"title": post.title, "of": post.of, "former": post.former,
             "citations": [asdict(each) for each in citations(index.record, post.claims)]}
            for post in it.posts
        ],
        "claims": len(it.claims),
    }  # fmt: skip


def fact(index: Index, it: Fact) -> dict[str, Any]:
    """A fact with everything for and against it."""
    line = describe(index.record, it)
    return {
        "id": it.id, "kind": it.kind, "text": line.text, "modality": it.modality, "marks": list(line.marks),
        "fields": it.fields.model_dump(mode="json", by_alias=True, exclude_none=True),
        "event": it.event, "documents": list(it.documents), "sources": it.sources, "lead": it.lead,
        "supports": list(it.supports), "against": list(it.against),
        "total": {"amount": it.total.amount, "factor": it.total.factor} if it.total else None,
        "citations": [asdict(each) for each in line.citations],
    }  # fmt: skip


def claim(index: Index, filed: FiledClaim) -> dict[str, Any]:
    """A claim as one object of the claims file, with its number, its id and what was decided of it."""
    judged = index.record.judged.of_claim.get(filed.number)
    return {
        "number": filed.number, "id": filed.claim.id, **filed.claim.to_row(), "recorded_at": filed.recorded_at,
        "superseded_at": filed.superseded_at,
        "facts": [it.id for it in index.record.facts_of_claim.get(filed.number, ())],
        "judgement": {"verdict": judged.verdict, "user": judged.user, "at": judged.at, "reason": judged.reason}
        if judged else None,
    }  # fmt: skip


def conflict(index: Index, it: Conflict) -> dict[str, Any]:
    """A contradiction with its two sides."""
    told = difference(index.record, it)
    return {
        "id": it.id, "about": told.about, "type": it.type, "kind": it.kind,
        "sides": [
            {"value": side.value, "text": line.text, "documents": list(side.documents),
             "citations": [asdict(each) for each in line.citations]}
            for side, line in zip(it.sides, told.sides, strict=True)
        ],
    }  # fmt: skip


def document(index: Index, it: Document, *, with_text: bool = False) -> dict[str, Any]:
    """A document; its text only where one is asked for."""
    made = {
        "name": it.name, "title": it.title, "publisher": it.publisher, "genre": it.genre, "published": it.published,
        "language": it.language, "url": it.url, "sha256": it.sha256, "claims": len(index.claims_in.get(it.name, ())),
        "source": index.record.source_of.get(it.name, it.name),
    }  # fmt: skip
    return made | {"text": it.text} if with_text else made
