"""Meetings: the list, and one of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.errors import NotFoundError
from communique.views.occasion import occasion
from communique.views.overview import meetings_by_date
from communique.web.visit import Reader

router = APIRouter(include_in_schema=False)
_PAGE = 100


@router.get("/meetings")
def listed(visit: Reader) -> Response:
    """All meetings by year."""
    years = meetings_by_date(visit.index)
    year = visit.choice("year", [it for it, _ in years])
    is_asked = "year" in visit.request.query_params and "year" not in visit.faults
    chosen = next((it for it in years if it[0] == year), None) if is_asked else None
    total = sum(len(meetings) for _, meetings in years)
    return visit.page(
        "meetings.html", years=years, chosen=chosen, total=total, shown=[chosen] if chosen else _first(years)
    )


def _first(years: tuple[tuple[str, tuple[object, ...]], ...]) -> list[tuple[str, tuple[object, ...]]]:
    """As many years as fit on a page."""
    found: list[tuple[str, tuple[object, ...]]] = []
    count = 0
    for year, meetings in years:
        if found and count + len(meetings) > _PAGE:
            break
        found.append((year, meetings[:_PAGE]))
        count += len(meetings)
    return found


@router.get("/meetings/{name}")
def show(visit: Reader, name: str) -> Response:
    """One meeting."""
    meeting = visit.index.record.meeting(name)
    if meeting is None:
        raise NotFoundError(
            "No meeting {name!r} is in the record now. Nothing was changed. It may have been told otherwise "
            "since: find it among the meetings.",
            name=name[:40],
        )
    part = visit.asked("part")
    return visit.page("meeting.html", it=occasion(visit.index, meeting), part=part, most=10_000 if part else 40)
