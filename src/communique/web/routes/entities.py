"""People, countries and organisations."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.record.words import fold
from communique.views.index import ROLES
from communique.views.profile import Listed, canonical, listing, profile
from communique.web.visit import Reader, Visit

router = APIRouter(include_in_schema=False)
_PAGE = 100
KINDS = ("person", "country", "body", "other")


@router.get("/entities")
def listed(visit: Reader) -> Response:
    """Everybody, who is named most often first, and of those named as often by the name that the page shows."""
    kind, words, page = visit.choice("kind", KINDS), visit.asked("words"), visit.number("page")
    everybody = listing(visit.index)
    found = sorted(
        (it for it in everybody if (not kind or it.kind == kind) and (not words or fold(words) in _said(visit, it))),
        key=lambda it: (-it.facts, fold(visit.tongue.called(it.entity))),
    )
    counts = {one: sum(it.kind == one for it in everybody) for one in KINDS}
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    return visit.page(
        "entities.html", listed=shown, total=len(found), kind=kind, words=words, page=page,
        pages=-(-len(found) // _PAGE), counts=counts,
    )  # fmt: skip


def _said(visit: Visit, it: Listed) -> str:
    """What somebody is called and is, in English and as the page tells it."""
    told = visit.tongue
    return fold(f"{it.called} {told.called(it.entity)} {it.entity} {it.office} {told.tell(it.office)}")


@router.get("/entities/{name:path}")
def show(visit: Reader, name: str) -> Response:
    """One of them."""
    entity = canonical(visit.index, name)
    part = visit.choice("part", ROLES)
    page = visit.number("page")
    only = part if part in ROLES else None
    seen = profile(visit.index, entity, only=only, first=(page - 1) * _PAGE if only else 0, most=_PAGE if only else 20)
    return visit.page("entity.html", it=seen, only=only, page=page, size=_PAGE)
