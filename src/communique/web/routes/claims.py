"""Permanent links: a claim with its passage, a fact with all that speaks for and against it."""

from __future__ import annotations

import re

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from communique.errors import NotFoundError
from communique.views.permalinks import claim_page, fact_page, successor
from communique.web.visit import Reader, whole

router = APIRouter(include_in_schema=False)
_ID = re.compile(r"[0-9a-f]{12}|[0-9]{1,15}")


@router.get("/claims/{name}")
def claim(visit: Reader, name: str) -> Response:
    """A claim by its number or its permanent id, whether it still stands or not."""
    filed = None
    if _ID.fullmatch(name):
        filed = visit.store.claim(int(name) if name.isdigit() and len(name) < 12 else name)
        if filed is None and name.isdigit():
            filed = visit.store.claim(int(name))
    standing = visit.index.record.claims.get(filed.number) if filed else None
    if filed is None:
        raise NotFoundError(
            "There is no claim {name!r}. Nothing was changed. Follow a number from any page.", name=name[:40]
        )
    seen = claim_page(visit.index, standing or filed)
    later = successor(visit.index, filed) if standing is None else None
    return visit.page(
        "passage.html" if visit.is_part else "claim.html", it=seen, raw=filed, stands=standing is not None, later=later
    )


@router.get("/facts/{name}")
def fact(visit: Reader, name: str) -> Response:
    """A fact by its id; where corrections have made it another, the one that its claim supports now."""
    found = visit.index.facts.get(name)
    via = visit.asked("via", 15)
    if found is None and (number := whole(via)) is not None:
        filed = visit.store.claim(number)
        if filed:
            now = filed.number if filed.number in visit.index.record.claims else None
            later = successor(visit.index, filed) if now is None else None
            number = now or (later.number if later else 0)
            facts = visit.index.record.facts_of_claim.get(number, ())
            if facts:
                return RedirectResponse(visit.to("facts", facts[0].id, via=number), status_code=302)
    if found is None:
        raise NotFoundError(
            "No fact {name!r} is in the record now. Nothing was changed. Its claims may have been read anew or "
            "judged: look for its words in the search.",
            name=name[:40],
        )
    return visit.page("fact.html", it=fact_page(visit.index, found))
