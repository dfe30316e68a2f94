"""Documents added in the browser."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi import APIRouter
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response, StreamingResponse

from communique.errors import NotFoundError
from communique.web.additions import Addition, Brought, safe_name
from communique.web.addresses import address
from communique.web.refusal import RefusedError
from communique.web.visit import Reviewer, Visit, text_of

router = APIRouter(include_in_schema=False)
_PASTED = 2_000_000
_EVERY = 0.25
_SAID = ("title", "publisher", "published", "url", "language", "genre")


@router.get("/add")
def form(visit: Reviewer) -> Response:
    """The form."""
    settings = visit.office.settings
    return visit.page(
        "add.html",
        recent=visit.office.additions.recent(),
        most=settings.file_bytes // (1024 * 1024),
        files=settings.files,
    )


@router.post("/add")
async def add(visit: Reviewer) -> Response:
    """Take files, or a pasted text, to be read."""
    given = await visit.form()
    brought = [*await _files(given), *_pasted(given)]
    if not brought:
        raise RefusedError(400, "Nothing was brought. Nothing was changed. Choose files, or paste a text.")
    if len(brought) > visit.office.settings.files:
        raise RefusedError(
            413, "More than {n} files at once. Nothing was changed. Bring fewer at a time, or run: communique "
            "read FOLDER", n=visit.office.settings.files,
        )  # fmt: skip
    assert visit.user is not None  # a reviewer is logged in
    addition = visit.office.additions.add(brought, visit.user.name)
    if addition is None:
        raise RefusedError(429, "Others' documents are being read. Nothing was changed. Try again in a minute.")
    return visit.back(address("add", addition.name))


async def _files(given: FormData) -> list[Brought]:
    found = []
    for each in given.getlist("files"):
        if isinstance(each, UploadFile) and each.filename:
            found.append(Brought(each.filename[:300], await each.read()))
    return found


def _pasted(given: FormData) -> list[Brought]:
    text = text_of(given, "text", _PASTED + 1)
    if not text:
        return []
    if len(text) > _PASTED:
        raise RefusedError(
            413, "The text has more than {n} characters. Nothing was changed. Bring it as a file.", n=_PASTED
        )
    said = {key: words for key in _SAID if (words := text_of(given, key, 500))}
    name = safe_name(f"{said.get('title') or text.split(chr(10), 1)[0][:60]}.txt")
    sidecar = json.dumps(said, ensure_ascii=False).encode() if said else None
    return [Brought(name, text.encode("utf-8", "replace"), sidecar)]


@router.get("/add/{name}")
def progress(visit: Reviewer, name: str) -> Response:
    """How far the reading has come; it is told as it goes on, or by looking again."""
    return visit.page("added.html", it=_found(visit, name))


@router.get("/add/{name}/events")
async def events(visit: Reviewer, name: str) -> Response:
    """The same, as it happens."""
    addition = _found(visit, name)

    async def told() -> AsyncIterator[str]:
        last = ""
        while True:
            is_over = addition.is_over  # asked before the state is taken, else the end could come between and go untold
            plain = addition.plain()
            failures = [[name, visit.tongue.message(words)] for name, words in plain["failures"]]
            said = {"said": visit.say(plain["state"]), "failures": failures}
            state = json.dumps(plain | said, ensure_ascii=False)
            if state != last:
                yield f"data: {state}\n\n"
                last = state
            if is_over or await visit.request.is_disconnected():
                return
            await asyncio.sleep(_EVERY)

    return StreamingResponse(told(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


def _found(visit: Visit, name: str) -> Addition:
    addition = visit.office.additions.find(name)
    if addition is None:
        raise NotFoundError(
            "This upload is long done, or was never begun. Nothing was changed. Look among the sources."
        )
    return addition
