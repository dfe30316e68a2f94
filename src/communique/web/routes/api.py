"""The record as JSON: the same answers, filters and citations as the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPBearer
from starlette.responses import JSONResponse, Response

from communique.errors import NotFoundError
from communique.model import KINDS, Kind
from communique.views import ledger_json, plain
from communique.views.finding import found
from communique.views.ledger_entry import LADDER
from communique.views.ledger_sums import DIMENSIONS
from communique.views.permalinks import successor
from communique.views.profile import canonical
from communique.web.refusal import LoginNeededError, RefusedError
from communique.web.routes.ledger import asked_of
from communique.web.routes.search import asked_of as narrowed
from communique.web.routes.states import state_on
from communique.web.routes.timeline import KINDS as DATED
from communique.web.routes.timeline import chosen as dated
from communique.web.visit import User, Visit, reading

T = TypeVar("T")
_EXACT = re.compile(r'"\\u0000(-?\d+(?:\.\d+)?)\\u0000"')
_bearer = HTTPBearer(auto_error=False, description="A token made under Account; not needed on the machine itself.")


class Exact(JSONResponse):
    """JSON whose figures are exact decimals."""

    def render(self, content: Any) -> bytes:
        """Write the content."""
        return _EXACT.sub(r"\1", json.dumps(content, ensure_ascii=False, default=_plain)).encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"\x00{value:f}\x00"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _visit(
    request: Request,
    bearer: Annotated[Any, Depends(_bearer)],
    as_of: Annotated[
        str | None, Query(description="The record of this day (ISO 8601; a month or year: its end).")
    ] = None,
    known_at: Annotated[str | None, Query(description="What was known at this day or moment (ISO 8601).")] = None,
) -> Visit:
    """Who asks: by token, else by the login of the browser."""
    del as_of, known_at  # read by the visit itself, as on every page
    _require_known(request)
    office = request.app.state.office
    if bearer is not None and not office.settings.is_local:
        account = office.accounts.of_token(bearer.credentials)
        if account is None:
            raise LoginNeededError("The token is none of ours, or was taken back.")
        return Visit(request, User(account.name, account.role))
    return reading(request)


def _require_known(request: Request) -> None:
    """Refuse a filter that there is not: who writes one wrongly would take everything for what it lets through."""
    described = request.app.openapi()["paths"][request.scope["route"].path_format]["get"].get("parameters", [])
    filters = [it["name"] for it in described if it["in"] == "query"]
    for name in request.query_params:
        if name not in filters:
            raise RefusedError(
                422,
                "{name!r} is no filter of this address. Nothing was changed. There are: {filters}.",
                name=name[:40], filters=", ".join(filters),
            )  # fmt: skip


def _one_of(*choices: str) -> Any:
    return Query(max_length=200, json_schema_extra={"enum": [*choices, None]})


Caller = Annotated[Visit, Depends(_visit)]
Page = Annotated[int, Query(ge=1, le=100_000, description="Which page.")]
Most = Annotated[int, Query(ge=1, le=500, description="How many on a page.")]
Word = Annotated[str | None, Query(max_length=200)]
router = APIRouter(
    prefix="/api/v1", default_response_class=Exact, tags=["record"],
    responses={
        422: {"description": "Something asked is not understood"}, 401: {"description": "No token, or none of ours"},
        404: {"description": "Not in the record"}, 503: {"description": "The record is being put together"},
    },
)  # fmt: skip


def _listed(items: Sequence[T], page: int, most: int, make: Callable[[T], Any]) -> Exact:
    shown = items[(page - 1) * most : page * most]
    return Exact({"total": len(items), "page": page, "items": [make(it) for it in shown]})


@router.get("/meetings")
def meetings(visit: Caller, page: Page = 1, most: Most = 50) -> Response:
    """All meetings, the main one first."""
    return _listed(visit.index.record.meetings, page, most, lambda it: plain.meeting(visit.index, it))


@router.get("/meetings/{name}")
def meeting(visit: Caller, name: str) -> Response:
    """One meeting."""
    it = visit.index.record.meeting(name)
    if it is None:
        raise NotFoundError(
            "There is no meeting {name!r}. Nothing was changed. Take an id from /meetings.", name=name[:40]
        )
    return Exact(plain.meeting(visit.index, it))


@router.get("/people")
def people(visit: Caller, page: Page = 1, most: Most = 50) -> Response:
    """All persons, by name."""
    return _listed(visit.index.record.people.persons, page, most, lambda it: plain.person(visit.index, it))


@router.get("/people/{name}")
def person(visit: Caller, name: str) -> Response:
    """One person, by any spelling of the name."""
    it = visit.index.record.people.find(canonical(visit.index, name))
    if it is None:
        raise NotFoundError(
            "{name!r} is no person of the record. Nothing was changed. Take a name from /people.", name=name[:80]
        )
    return Exact(plain.person(visit.index, it))


@router.get("/facts")
def facts(
    visit: Caller,
    kind: Annotated[Kind | None, Query()] = None,
    entity: Word = None,
    document: Word = None,
    page: Page = 1,
    most: Most = 50,
) -> Response:
    """Facts, of one kind, one party or person, one document."""
    index = visit.index
    if entity is not None:
        listed = index.facts_naming(canonical(index, entity))
    elif document is not None:
        listed = index.facts_in.get(document, ())
    else:
        listed = index.record.of_kind(kind) if kind else index.record.facts
    chosen = [it for it in listed if (not kind or it.kind == kind) and (not document or document in it.documents)]
    return _listed(chosen, page, most, lambda it: plain.fact(index, it))


@router.get("/facts/{name}")
def fact(visit: Caller, name: str) -> Response:
    """One fact."""
    it = visit.index.facts.get(name)
    if it is None:
        raise NotFoundError(
            "There is no fact {name!r} now. Nothing was changed. Take an id from /facts.", name=name[:40]
        )
    return Exact(plain.fact(visit.index, it))


@router.get("/claims")
def claims(
    visit: Caller, kind: Annotated[Kind | None, Query()] = None, document: Word = None, page: Page = 1, most: Most = 50
) -> Response:
    """Claims that stand, of one kind or one document."""
    index = visit.index
    numbers = index.claims_in.get(document, ()) if document else tuple(index.record.claims)
    chosen = [it for it in numbers if not kind or index.record.claims[it].claim.kind == kind]
    return _listed(chosen, page, most, lambda it: plain.claim(index, index.record.claims[it]))


@router.get("/claims/{name}")
def claim(visit: Caller, name: str) -> Response:
    """One claim by its number or its permanent id, whether it still stands or not."""
    is_number = name.isascii() and name.isdigit() and len(name) < 12
    filed = visit.store.claim(int(name) if is_number else name[:40])
    if filed is None:
        raise NotFoundError(
            "There is no claim {name!r}. Nothing was changed. Take a number from /claims.", name=name[:40]
        )
    standing = visit.index.record.claims.get(filed.number)
    later = successor(visit.index, filed) if standing is None else None
    made = plain.claim(visit.index, standing or filed)
    return Exact(made | {"stands": standing is not None, "replaced_by": later.number if later else None})


@router.get("/ledger")
def ledger(
    visit: Caller,
    maker: Word = None,
    recipient: Word = None,
    stage: Annotated[str | None, _one_of(*LADDER)] = None,
    instrument: Word = None,
    since: Word = None,
    currency: Word = None,
    by: Annotated[str | None, _one_of(*DIMENSIONS)] = None,
) -> Response:
    """The ledger of commitments, with what they come to."""
    del maker, recipient, stage, instrument, since, currency, by  # read as on the page
    return Exact(ledger_json(asked_of(visit)))


@router.get("/accessions")
def accessions(visit: Caller, page: Page = 1, most: Most = 50) -> Response:
    """Every accession and treaty on the record's day."""
    return _listed(visit.index.states, page, most, asdict)


@router.get("/accessions/{to}")
def accession(visit: Caller, to: str, who: Word = None, on: Word = None) -> Response:
    """One of them, on a day."""
    del who, on  # read as on the page
    return Exact(asdict(state_on(visit, to)[0]))


@router.get("/conflicts")
def conflicts(visit: Caller, page: Page = 1, most: Most = 50) -> Response:
    """Where accounts contradict each other."""
    return _listed(visit.index.record.conflicts, page, most, lambda it: plain.conflict(visit.index, it))


@router.get("/conflicts/{name}")
def conflict(visit: Caller, name: str) -> Response:
    """One contradiction."""
    it = visit.index.conflicts.get(name)
    if it is None:
        raise NotFoundError(
            "There is no contradiction {name!r} now. Nothing was changed. Take one of /conflicts.", name=name[:40]
        )
    return Exact(plain.conflict(visit.index, it))


@router.get("/timeline")
def timeline(
    visit: Caller,
    kind: Annotated[str | None, _one_of(*DATED)] = None,
    since: Word = None,
    page: Page = 1,
    most: Most = 100,
) -> Response:
    """Everything dated, the earliest first; of one kind, since a day."""
    del kind, since  # read as on the page
    return _listed(dated(visit)[1], page, most, asdict)


@router.get("/documents")
def documents(visit: Caller, page: Page = 1, most: Most = 50) -> Response:
    """All documents, the latest first."""
    held = visit.index.record.documents
    return _listed(visit.index.latest_documents, page, most, lambda it: plain.document(visit.index, held[it]))


@router.get("/documents/{name:path}")
def document(visit: Caller, name: str) -> Response:
    """One document with its text."""
    filed = visit.index.record.documents.get(name)
    if filed is None:
        raise NotFoundError(
            "There is no document {name!r}. Nothing was changed. Take a name from /documents.", name=name[:80]
        )
    return Exact(plain.document(visit.index, filed, with_text=True))


@router.get("/search")
def search(
    visit: Caller,
    words: Annotated[str, Query(min_length=1, max_length=200)],
    kind: Annotated[str | None, _one_of(*KINDS)] = None,
    speaker: Word = None,
    party: Word = None,
    document: Word = None,
    since: Word = None,
    until: Word = None,
    page: Page = 1,
    most: Most = 50,
) -> Response:
    """Paragraphs that hold the words, and what they can be narrowed down to."""
    hits = visit.store.search(words.replace("\x00", " "), limit=300, prefix=True)
    del kind, speaker, party, document, since, until  # read as on the page
    result = found(visit.index, hits, narrowed(visit))
    shown = result.hits[(page - 1) * most : page * most]
    return Exact({
        "total": len(result.hits), "page": page,
        "items": [
            {"document": it.hit.document, "published": it.hit.published, "start": it.hit.span.start,
             "end": it.hit.span.end, "snippet": "".join(piece.text for piece in it.hit.snippet),
             "claims": [{"number": number, "kind": of} for number, of in it.claims]}
            for it in shown
        ],
        "facets": {
            name: [{"value": each.value, "count": each.number} for each in facet]
            for name, facet in (("kind", result.kinds), ("speaker", result.speakers), ("party", result.parties),
                                ("document", result.documents))
        },
    })  # fmt: skip


@router.get("/kinds")
def kinds(visit: Caller) -> Response:
    """How many claims of each kind stand."""
    return Exact({it: visit.index.kinds.get(it, 0) for it in KINDS})
