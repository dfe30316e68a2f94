"""What the JSON API offers, as a page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.web.visit import Reader

router = APIRouter(include_in_schema=False)


@router.get("/api")
def show(visit: Reader) -> Response:
    """The addresses with what each answers, from the same description that programs read."""
    described = visit.request.app.openapi()
    paths = [
        (path, told["get"]["description"], list(told["get"].get("parameters", ())))
        for path, told in described["paths"].items()
        if "get" in told
    ]
    return visit.page("api.html", paths=paths)
