"""Where accounts contradict each other."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from communique.errors import NotFoundError, StaleError
from communique.record import Conflict
from communique.views.disputes import dispute, disputes
from communique.views.judging import on_conflict
from communique.web.addresses import address
from communique.web.refusal import RefusedError
from communique.web.visit import Reader, Reviewer, Visit, text_of, whole

router = APIRouter(include_in_schema=False)
_PAGE = 40


@router.get("/conflicts")
def listed(visit: Reader) -> Response:
    """All contradictions, two sides next to each other."""
    page, found = visit.number("page"), disputes(visit.index)
    counts: dict[str, int] = {}
    for it in found:
        counts[it.type] = counts.get(it.type, 0) + 1
    kind = visit.choice("type", counts)
    asked = [it for it in found if not kind or it.type == kind]
    return visit.page(
        "conflicts.html", listed=asked[(page - 1) * _PAGE : page * _PAGE], total=len(asked), counts=counts, kind=kind,
        page=page, pages=-(-len(asked) // _PAGE),
    )  # fmt: skip


@router.get("/conflicts/{name}")
def show(visit: Reader, name: str) -> Response:
    """One contradiction."""
    return _page(visit, _found(visit, name))


def _page(visit: Visit, conflict: Conflict, problem: str = "", reason: str = "", status: int = 200) -> Response:
    seen = dispute(visit.index, conflict)
    return visit.page("conflict.html", status=status, it=seen, problem=problem, reason=reason)


def _found(visit: Visit, name: str) -> Conflict:
    conflict = visit.index.conflicts.get(name)
    if conflict is None:
        raise NotFoundError(
            "No contradiction {name!r} is in the record now. Nothing was changed. It may have been resolved, or "
            "told otherwise since: look at the list.",
            name=name[:40],
        )
    return conflict


@router.post("/conflicts/{name}")
async def prefer(visit: Reviewer, name: str) -> Response:
    """Prefer one side; the other stays on file, and the choice can be taken back."""
    form = await visit.form()
    conflict = await run_in_threadpool(_found, visit, name)
    side, after, reason = text_of(form, "side", 4), text_of(form, "after", 16), text_of(form, "reason", 2000)
    if side not in {"0", "1"}:
        raise RefusedError(400, "No side was chosen. Nothing was changed. Choose one of the two.")
    assert visit.user is not None  # a reviewer is logged in
    judgement = on_conflict(visit.index, conflict, int(side), visit.user.name, reason)
    try:
        await run_in_threadpool(visit.store.judge, judgement, after=whole(after))
    except StaleError as error:
        return await run_in_threadpool(_page, visit, conflict, error.message, reason, 409)
    return visit.back(text_of(form, "next"), address("conflicts"))
