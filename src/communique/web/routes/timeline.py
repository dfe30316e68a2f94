"""What happened when."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.record.when import when
from communique.views.timeline import Moment
from communique.web.visit import Reader, Visit

router = APIRouter(include_in_schema=False)
_PAGE = 120
KINDS = ("meeting", "session", "accession", "occurrence")


def chosen(visit: Visit) -> tuple[str, list[Moment]]:
    """The kind that is asked for, and what of it happened on the day asked for or later."""
    kind, since = visit.choice("kind", KINDS), visit.days("since")
    return kind, [
        it for it in visit.index.moments
        if (not kind or it.kind == kind)
        and (since is None or ((held := when(it.date)) is not None and held.last >= since.first))
    ]  # fmt: skip


@router.get("/timeline")
def show(visit: Reader) -> Response:
    """Everything dated, by year and day; the latest first where asked."""
    page = visit.number("page")
    kind, found = chosen(visit)
    newest = visit.choice("order", ("latest",)) == "latest"
    if newest:
        found.reverse()
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    days: list[tuple[str, list[Moment]]] = []
    for it in shown:
        if not days or days[-1][0] != it.date:
            days.append((it.date, []))
        days[-1][1].append(it)
    counts = visit.index.kept("moments", lambda it: {one: sum(m.kind == one for m in it.moments) for one in KINDS})
    return visit.page(
        "timeline.html", days=days, total=len(found), kind=kind, newest=newest, page=page,
        pages=-(-len(found) // _PAGE), counts=counts,
    )  # fmt: skip
