"""The first page: what is on file, what is open."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.views.overview import overview
from communique.web.visit import Reader

router = APIRouter(include_in_schema=False)


@router.get("/")
def show(visit: Reader) -> Response:
    """The overview."""
    return visit.page("overview.html", seen=overview(visit.index))
