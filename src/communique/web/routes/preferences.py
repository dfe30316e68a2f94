"""How the reader wants the pages: language and light."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.web.visit import LANGUAGE, THEME, Anybody, text_of
from communique.web.words import LANGUAGES

router = APIRouter(include_in_schema=False)


@router.post("/preferences")
async def choose(visit: Anybody) -> Response:
    """Keep a choice in a cookie, and go back."""
    form = await visit.form()
    response = visit.back(text_of(form, "next"))
    if (language := text_of(form, "language")) in LANGUAGES:
        visit.set_cookie(response, LANGUAGE, language)
    if (theme := text_of(form, "theme")) in {"light", "dark", "auto"}:
        visit.set_cookie(response, THEME, theme)
    return response
