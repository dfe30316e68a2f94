"""Small invented accounts: a document is its sentences, a claim quotes one of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from communique.model import Claim, Document, FiledClaim
from communique.record import Conflict, Fact, Meeting, Person, Post, Record, Session, Side

Telling = tuple[Document, list[Claim]]


def account(
    name: str, *sentences: tuple[str, str, dict[str, Any]] | tuple[str, str, dict[str, Any], str], **known: Any
) -> Telling:
    """A document whose sentences each carry one claim: (words, kind, fields[, modality]).

    A field "content" or "action" may be given as words of the sentence.
    """
    text, spans = "", []
    for words, *_ in sentences:
        start = len(text) + bool(text)
        text = f"{text} {words}" if text else words
        spans.append((start, start + len(words)))
    document = Document(name, text, **known)
    claims = []
    for (start, end), (words, kind, fields, *rest) in zip(spans, sentences, strict=True):
        given = dict(fields)
        for part in ("content", "action"):
            if isinstance(given.get(part), str):
                at = start + words.index(given[part])
                given[part] = {"start": at, "end": at + len(given[part])}
        if kind == "statement":
            given.setdefault("content", {"start": start, "end": end})
            given.setdefault("form", "indirect")
        row = {"kind": kind, "start": start, "end": end, "quote": words, "fields": given}
        claims.append(Claim.from_row(row | ({"modality": rest[0]} if rest else {}), document))
    return document, claims


def filed(*tellings: Telling, numbers: Iterable[int] | None = None) -> list[FiledClaim]:
    """The claims of the accounts, numbered in order."""
    claims = [claim for _, told in tellings for claim in told]
    return [
        FiledClaim(number, claim) for number, claim in zip(numbers or range(1, len(claims) + 1), claims, strict=False)
    ]


MINISTRY = account(
    "ministry",
    ("Mara Tolvaj, Foreign Minister of Slovenia, took the floor.", "office",
     {"person": "Mara Tolvaj", "title": "Foreign Minister", "of": "SI"}),
    ("The G7 foreign ministers met in Osaka on 3 and 4 May 2031.", "meeting",
     {"bodies": ["G7:foreign-ministers"], "date": "2031-05-03/2031-05-04", "city": "Osaka", "country": "JP",
      "format": "ministerial", "name": "meeting of G7 Foreign Ministers"}),
    ("The first session was about grain.", "session",
     {"label": "first session", "format": "working-session", "order": 1, "topics": ["grain"],
      "of": "meeting of G7 Foreign Ministers"}),
    ("Kenya attended the first session as a partner.", "participation",
     {"participant": "KE", "event": "first session", "capacity": "partner"}),
    ("Tolvaj said that ports must stay open to grain ships.", "statement",
     {"speakers": ["Mara Tolvaj"], "content": "ports must stay open to grain ships"}),
    ("Slovenia will give €2 million to each of Kenya and Ghana.", "commitment",
     {"makers": ["SI"], "recipients": ["KE", "GH"], "amount": 2000000, "currency": "EUR", "basis": "each",
      "stage": "pledged", "announced_by": ["Mara Tolvaj"], "content": "€2 million to each of Kenya and Ghana"}),
    published="2031-05-04", publisher="Ministry of Slovenia", genre="readout", language="en",
)  # fmt: skip
WIRE = account(
    "wire",
    ("G7 foreign ministers met in Osaka on 3 May.", "meeting",
     {"bodies": ["G7:foreign-ministers"], "date": "XXXX-05-03", "city": "Osaka", "format": "ministerial"}),
    ("Tolvaj said ports must stay open to all grain ships.", "statement",
     {"speakers": ["Tolvaj"], "content": "ports must stay open to all grain ships"}),
    ("Slovenia promised €2 million in total for Kenya and Ghana.", "commitment",
     {"makers": ["SI"], "recipients": ["KE", "GH"], "amount": 2000000, "currency": "EUR", "basis": "total",
      "stage": "pledged", "content": "€2 million in total for Kenya and Ghana"}),
    ("The dinner was held on Saturday.", "session", {"label": "dinner", "format": "dinner", "date": "2031-05-03"}),
    ("Kenya stayed away from the first session.", "participation",
     {"participant": "KE", "event": "first session", "capacity": "unspecified"}, "denied"),
    published="2031-05-04", genre="wire", language="en",
)  # fmt: skip
LIST = account(
    "list",
    ("The meeting of G7 ministers, Osaka, May 2031.", "meeting",
     {"bodies": ["G7:foreign-ministers"], "date": "2031-05", "city": "Osaka", "format": "ministerial"}),
    ("Slovenia: €2 million for Kenya and Ghana.", "commitment",
     {"makers": ["SI"], "recipients": ["KE", "GH"], "amount": 2000000, "currency": "EUR", "stage": "pledged",
      "content": "€2 million for Kenya and Ghana"}),
    ("At the last session ministers turned to shipping.", "session",
     {"label": "last session", "format": "working-session", "order": "last", "topics": ["shipping"]}),
    published="2031-05-05", genre="list", language="en",
)  # fmt: skip
ALL = (MINISTRY, WIRE, LIST)


def everything_about(record: Record) -> dict[str, object]:
    """All that a record says, with each claim by its document and id instead of its number."""

    def named(value: object) -> object:
        if isinstance(value, Fact | Meeting | Session | Conflict | Side | Person | Post):
            return {
                name: sorted(cited(number) for number in part)
                if name in {"claims", "supports", "against"} and isinstance(part, tuple)
                else cited(part)
                if name == "lead"
                else [(date, sorted(map(cited, numbers))) for date, numbers in part]
                if name in {"dates", "cities"}
                else named(part)
                for name, part in ((each.name, getattr(value, each.name)) for each in dataclasses.fields(value))
            }
        if isinstance(value, tuple):
            return [named(part) for part in value]
        return value

    def cited(number: object) -> tuple[str, str]:
        assert isinstance(number, int)
        claim = record.claims[number].claim
        return claim.document.name, claim.id

    return {
        "claims": sorted(map(cited, record.claims)),
        "sources": dict(record.source_of),
        "people": named(record.people.persons),
        "meetings": named(record.meetings),
        "sessions": named(record.sessions),
        "facts": named(record.facts),
        "conflicts": named(record.conflicts),
    }
