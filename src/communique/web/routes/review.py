"""The review: what to look at first, and what a person decides of it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from communique.errors import GroundingError, NotFoundError, StaleError
from communique.model import KINDS, FiledClaim, Judgement
from communique.views.editing import MODALITIES, FieldError, changes_of, entries
from communique.views.judging import Standing, on_claim, on_pair
from communique.views.pairs import pairs
from communique.views.permalinks import fields_of
from communique.views.queue import WEIGHTS, Doubt, doubts, tally
from communique.views.trail import choice
from communique.web.addresses import address
from communique.web.refusal import RefusedError
from communique.web.visit import Reviewer, Visit, text_of, whole
from communique.wording import joined, phrase

router = APIRouter(include_in_schema=False)
_PAGE = 25
_LAST = 10**15


@router.get("/review")
def queue(visit: Reviewer) -> Response:
    """The queue."""
    everything, counts = doubts(visit.index), tally(visit.index)
    kind, document, reason = visit.choice("kind", KINDS), visit.asked("document"), visit.choice("reason", WEIGHTS)
    asked = [
        it for it in everything
        if (not kind or it.kind == kind) and (not document or it.document == document)
        and (not reason or reason in it.reasons)
    ]  # fmt: skip
    page = visit.number("page")
    shown = [_item(visit, it) for it in asked[(page - 1) * _PAGE : page * _PAGE]]
    total = len(visit.index.record.claims) + sum(
        it.verdict == "rejected" for it in visit.index.record.judged.of_claim.values()
    )
    return visit.page(
        "review.html", shown=shown, total=len(asked), page=page, pages=-(-len(asked) // _PAGE), kind=kind,
        document=document, reason=reason, all=total, done=total - len(everything),
        kinds=counts.kinds, reasons=counts.reasons,
        pairs=len(pairs(visit.index)), open_conflicts=len(visit.index.record.conflicts),
    )  # fmt: skip


def _item(visit: Visit, doubt: Doubt) -> dict[str, Any]:
    filed = visit.index.record.claims[doubt.number]
    return {"doubt": doubt, "filed": filed, "fields": fields_of(filed), "judgement": None, "after": ""}


@router.post("/review/act")
async def act(visit: Reviewer) -> Response:
    """Accept or reject claims, one or several at once."""
    form = await visit.form()
    verdict = {"accept": "accepted", "reject": "rejected"}.get(text_of(form, "act"))
    chosen = [whole(it) for it in form.getlist("claims") if isinstance(it, str)]
    numbers = [it for it in chosen if it is not None]
    if verdict is None or not numbers or len(numbers) > 500:
        raise RefusedError(400, "Nothing was chosen to be judged. Nothing was changed. Mark some claims, then decide.")
    reason, back = text_of(form, "reason", 2000), text_of(form, "next")
    told = [await run_in_threadpool(_act, visit, it, verdict, reason, text_of(form, f"after-{it}")) for it in numbers]
    if visit.is_part and len(told) == 1:
        return visit.page("queue_item.html", item=told[0])
    problems = [it["problem"] for it in told if it.get("problem")]
    if problems:
        done = phrase("{n} of {all} were judged.", n=len(told) - len(problems), all=len(told))
        raise StaleError(joined(" ", (done, *problems[:5])))
    return visit.back(back, address("review"))


def _act(visit: Visit, number: int, verdict: Any, reason: str, after: str) -> dict[str, Any]:
    filed = _raw(visit, number)
    before = _standing(visit, filed)
    seen = whole(after)
    item: dict[str, Any] = {"doubt": None, "filed": filed, "fields": fields_of(filed), "after": after}
    try:
        earlier = before if before and before.number == seen else None
        made = visit.store.judge(on_claim(filed, verdict, _user(visit), reason, earlier=earlier or before), after=seen)
    except StaleError as error:
        return item | {"judgement": before, "problem": error.message}
    return item | {"judgement": made}


def _user(visit: Visit) -> str:
    assert visit.user is not None  # a reviewer is logged in
    return visit.user.name


def _raw(visit: Visit, number: int) -> FiledClaim:
    filed = visit.store.claim(number) if number < _LAST else None
    if filed is None:
        raise NotFoundError("There is no claim {id}. Nothing was changed. Choose one of the review.", id=number)
    return filed


def _standing(visit: Visit, filed: FiledClaim) -> Judgement | None:
    """The judgement on a claim that stands now, also where the record does not know it yet."""
    found = visit.store.judgements(about="claim", subject=_subject(visit, filed))
    return max(found, key=lambda it: it.number, default=None)


@router.post("/review/undo")
async def undo(visit: Reviewer) -> Response:
    """Take a judgement back."""
    form = await visit.form()
    number = whole(text_of(form, "judgement", 16))
    if number is None:
        raise RefusedError(400, "No judgement was named. Nothing was changed. Take it back from the audit trail.")
    reason = text_of(form, "reason", 2000) or "undone"
    taken = await run_in_threadpool(visit.store.withdraw, number, _user(visit), reason)
    claim = whole(text_of(form, "claim", 16))
    if visit.is_part and claim is not None and taken.about == "claim":
        filed = await run_in_threadpool(_raw, visit, claim)
        item = {"doubt": None, "filed": filed, "fields": fields_of(filed), "judgement": None, "after": ""}
        return visit.page("queue_item.html", item=item)
    return visit.back(text_of(form, "next"), address("trail"))


@router.get("/review/pairs")
def listed_pairs(visit: Reviewer) -> Response:
    """Names that may be one person's."""
    found = pairs(visit.index)
    page = visit.number("page")
    return visit.page(
        "pairs.html", shown=found[(page - 1) * _PAGE : page * _PAGE], total=len(found), page=page,
        pages=-(-len(found) // _PAGE),
    )  # fmt: skip


@router.post("/review/pairs")
async def judge_pair(visit: Reviewer) -> Response:
    """Decide whether two names are one person's."""
    form = await visit.form()
    one, other, verdict = (text_of(form, key, 300) for key in ("one", "other", "verdict"))
    try:
        made = on_pair(one, other, verdict, _user(visit), text_of(form, "reason", 2000))
    except ValueError as error:
        raise RefusedError(400, "{message} Nothing was changed.", message=error.args[0]) from error
    await run_in_threadpool(visit.store.judge, made, after=whole(text_of(form, "after", 16)))
    return visit.back(text_of(form, "next"), address("review", "pairs"))


@router.get("/review/{number}")
def edit(visit: Reviewer, number: int) -> Response:
    """One claim, to be judged or corrected."""
    return _edit_page(visit, number)


def _edit_page(
    visit: Visit,
    number: int,
    typed: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
    wrong: str = "",
) -> Response:
    filed = _raw(visit, number)
    standing = visit.index.record.claims.get(number, filed)
    judgement = _standing(visit, filed)
    row = standing.claim.to_row()
    history = list(visit.store.judgements(include_withdrawn=True, about="claim", subject=_subject(visit, filed)))
    start, end = standing.claim.span
    text = standing.claim.document.text
    left, right = _around(text, start, end)
    return visit.page(
        "edit.html", status=status, filed=filed, claim=standing.claim, row=row, judgement=judgement,
        entries=entries(standing.claim.kind, row, text, typed), modalities=MODALITIES, typed=typed or {},
        problem=problem, wrong=wrong, history=sorted(history, key=lambda it: -it.number), left=left,
        before=text[left:start], quote=text[start:end], behind=text[end:right],
    )  # fmt: skip


def _subject(visit: Visit, filed: FiledClaim) -> str:
    applied = visit.index.record.judged.of_claim.get(filed.number)
    return applied.subjects[0] if applied else filed.claim.id


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The text around a passage that can be selected from: some paragraphs."""
    left = text.rfind("\n", 0, max(0, start - 2500)) + 1
    right = text.find("\n", min(len(text), end + 2500))
    return left, len(text) if right < 0 else right


@router.post("/review/{number}")
async def correct(visit: Reviewer, number: int) -> Response:
    """Correct a claim. Where somebody else was first, or something is wrong, what was typed stays in the form."""
    form = await visit.form()
    typed = {key: text_of(form, key) for key in form}
    try:
        await run_in_threadpool(_correct, visit, number, typed)
    except StaleError as error:
        return await run_in_threadpool(_edit_page, visit, number, typed, error.message, 409)
    except GroundingError as error:
        wrong = error.field if isinstance(error, FieldError) else ""
        return await run_in_threadpool(_edit_page, visit, number, typed, error.message, 422, wrong)
    return visit.back(typed.get("next"), address("claims", number))


def _correct(visit: Visit, number: int, typed: dict[str, str]) -> Judgement:
    filed = _raw(visit, number)
    standing = visit.index.record.claims.get(number, filed)
    before = _standing(visit, filed)
    after = whole(typed.get("after", ""))
    document = standing.claim.document
    verdict = {"accept": "accepted", "reject": "rejected"}.get(typed.get("act", ""), "corrected")
    changes: dict[str, Any] = {}
    if verdict == "corrected":
        filed_as = Standing(filed, standing, before).anchor
        changes = changes_of(standing.claim.kind, document, filed_as, standing.claim.to_row(), typed)
        verdict = "corrected" if changes else "accepted"
    return visit.store.judge(
        on_claim(filed, verdict, _user(visit), typed.get("reason", "")[:2000], changes, before),  # type: ignore[arg-type]  # one of three
        after=after,
    )


@router.get("/trail")
def trail(visit: Reviewer) -> Response:
    """Everything that people decided, the latest first."""
    claim, user, about = (
        visit.asked("claim", 16),
        visit.asked("user"),
        visit.choice("about", ("claim", "pair", "conflict")),
    )
    subject = None
    if (number := whole(claim)) is not None:
        subject = _subject(visit, _raw(visit, number))
    found = sorted(
        visit.store.judgements(
            include_withdrawn=True, about=about or None,  # type: ignore[arg-type]
            subject=subject, user=user or None,
        ), key=lambda it: -it.number,
    )  # fmt: skip
    page = visit.number("page")
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    return visit.page(
        "trail.html", shown=shown, total=len(found), page=page, pages=-(-len(found) // _PAGE), about=about, user=user,
        claim=claim, lost={it.number for it in visit.index.record.judged.lost},
        choices={it.number: choice(visit.index, it) for it in shown},
    )  # fmt: skip
