"""Search over the words of the documents, with facets."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.model import KINDS
from communique.views.finding import Asked, found
from communique.web.visit import Reader, Visit

router = APIRouter(include_in_schema=False)
_PAGE = 20
_MOST = 150


def asked_of(visit: Visit) -> Asked:
    """What the paragraphs are narrowed to; what cannot be understood of it is noted and left out."""
    since, until = visit.days("since"), visit.days("until")
    return Asked(
        kind=visit.choice("kind", KINDS), speaker=visit.asked("speaker"), party=visit.asked("party"),
        document=visit.asked("document"), since=since.first.isoformat() if since else "",
        until=until.last.isoformat() if until else "",
    )  # fmt: skip


@router.get("/search")
def show(visit: Reader) -> Response:
    """The paragraphs that hold the words."""
    words, page = visit.asked("words"), visit.number("page", most=50)
    asked = asked_of(visit)
    hits = visit.store.search(words, limit=_MOST, prefix=True) if words else []
    result = found(visit.index, hits, asked)
    shown = result.hits[(page - 1) * _PAGE : page * _PAGE]
    return visit.page(
        "search_part.html" if visit.is_part and visit.request.headers.get("hx-target") == "found" else "search.html",
        words=words, asked=asked, result=result, shown=shown, page=page, pages=-(-len(result.hits) // _PAGE),
        is_cut=len(hits) >= _MOST,
    )  # fmt: skip
