"""What happened when."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.views.timeline import Moment
from communique.web.visit import Reader

router = APIRouter(include_in_schema=False)
_PAGE = 120
KINDS = ("meeting", "session", "accession", "occurrence")


@router.get("/timeline")
def show(visit: Reader) -> Response:
    """Everything dated, by year and day; the latest first where asked."""
    kind, since, page = visit.asked("kind"), visit.asked("since", 10), visit.number("page")
    newest = visit.asked("order") == "latest"
    found = [it for it in visit.index.moments if (not kind or it.kind == kind) and it.date >= since]
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
        "timeline.html", days=days, total=len(found), kind=kind, since=since, newest=newest, page=page,
        pages=-(-len(found) // _PAGE), counts=counts,
    )  # fmt: skip
