"""The documents: the list, one with its claims where they stand, the original to download."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from communique.errors import NotFoundError
from communique.model import KINDS
from communique.record.words import fold
from communique.views.index import Index
from communique.views.marked_text import paragraphs
from communique.web.visit import Reader

router = APIRouter(include_in_schema=False)
_PAGE = 100


@router.get("/sources")
def listed(visit: Reader) -> Response:
    """All documents, the latest first."""
    index = visit.index
    words, page = visit.asked("words"), visit.number("page")
    documents = [index.record.documents[name] for name in index.latest_documents]
    genres: dict[str, int] = {}
    for it in documents:
        genres[it.genre or ""] = genres.get(it.genre or "", 0) + 1
    genre = visit.choice("genre", genres)
    found = [
        it for it in documents
        if (not genre or (it.genre or "") == genre)
        and (not words or fold(words) in fold(f"{it.name} {it.title} {it.publisher}"))
    ]  # fmt: skip
    shown = [
        (it, len(index.claims_in.get(it.name, ())), _with(index, it.name))
        for it in found[(page - 1) * _PAGE : page * _PAGE]
    ]
    return visit.page(
        "sources.html", listed=shown, total=len(found), genres=genres, genre=genre, words=words, page=page,
        pages=-(-len(found) // _PAGE),
    )  # fmt: skip


def _with(index: Index, name: str) -> int:
    """How many other documents count as one source with this one: near-copies, or the same agency's."""
    sizes = index.kept("source sizes", lambda it: Counter(it.record.source_of.values()))
    return max(sizes[index.record.source_of.get(name, name)] - 1, 0)


@router.get("/sources/{name:path}")
def show(visit: Reader, name: str) -> Response:
    """One document: its text, every claim where it stands."""
    index = visit.index
    filed = visit.store.document(name)
    document = index.record.documents.get(name) or (filed.document if filed else None)
    if document is None:
        raise NotFoundError(
            "There is no document {name!r}. Nothing was changed. Look for it among the sources.", name=name[:80]
        )
    kind = visit.choice("kind", KINDS)
    numbers = index.claims_in.get(name, ())
    claims = [index.record.claims[number] for number in numbers]
    counts = {it: sum(filed.claim.kind == it for filed in claims) for it in KINDS}
    shown = [filed for filed in claims if not kind or filed.claim.kind == kind]
    return visit.page(
        "source.html", it=document, filed=filed, claims=shown, paragraphs=paragraphs(document, shown), kind=kind,
        counts={key: count for key, count in counts.items() if count}, judged=index.record.judged.of_claim,
        meetings=index.meetings_in.get(name, ())[:8], with_it=_with(index, name), total=len(claims),
    )  # fmt: skip


@router.get("/originals/{name:path}")
def original(visit: Reader, name: str) -> Response:
    """The bytes that a document was read from, to be saved and never shown."""
    filed = visit.store.document(name)
    data = visit.store.original(filed.number) if filed else None
    if filed is None or data is None:
        raise NotFoundError(
            "No original of {name!r} is on file. Nothing was changed. Its text is among the sources.", name=name[:80]
        )
    stem = PurePosixPath(name).name or "document"
    suffix = PurePosixPath(filed.document.source).suffix[:10] if filed.document.source else ""
    called = stem if stem.endswith(suffix) else f"{stem}{suffix}"
    return Response(
        data,
        media_type="application/octet-stream",
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(called, safe='')}"},
    )
