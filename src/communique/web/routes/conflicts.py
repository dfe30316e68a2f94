"""Where accounts contradict each other."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.errors import NotFoundError
from communique.views.disputes import dispute, disputes
from communique.web.visit import Reader

router = APIRouter(include_in_schema=False)
_PAGE = 40


@router.get("/conflicts")
def listed(visit: Reader) -> Response:
    """All contradictions, two sides next to each other."""
    kind, page = visit.asked("type"), visit.number("page")
    found = disputes(visit.index)
    counts: dict[str, int] = {}
    for it in found:
        counts[it.type] = counts.get(it.type, 0) + 1
    asked = [it for it in found if not kind or it.type == kind]
    return visit.page(
        "conflicts.html", listed=asked[(page - 1) * _PAGE : page * _PAGE], total=len(asked), counts=counts, kind=kind,
        page=page, pages=-(-len(asked) // _PAGE),
    )  # fmt: skip


@router.get("/conflicts/{name}")
def show(visit: Reader, name: str) -> Response:
    """One contradiction."""
    conflict = visit.index.conflicts.get(name)
    if conflict is None:
        raise NotFoundError(
            f"No contradiction {name[:40]!r} is in the record now. Nothing was changed. It may have been resolved, or told "
            "otherwise since: look at the list."
        )
    return visit.page("conflict.html", it=dispute(visit.index, conflict))
