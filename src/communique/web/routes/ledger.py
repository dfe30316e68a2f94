"""The ledger of commitments: filters, sums, chart, CSV."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique import registry
from communique.record.when import when
from communique.registry.rates import has_rates
from communique.views import Question, ledger_csv
from communique.views.charts import ledger_bars
from communique.views.ledger import Ledger
from communique.views.ledger_entry import LADDER, STANDINGS
from communique.views.ledger_sums import DIMENSIONS
from communique.web.refusal import RefusedError
from communique.web.visit import Reader, Visit

router = APIRouter(include_in_schema=False)
_PAGE = 60


def question_of(visit: Visit) -> Question:
    """What of the ledger the address asks for.

    Raises:
        RefusedError: Something of it cannot be understood.
    """
    currency = visit.asked("currency").upper() or "EUR"
    if not has_rates(currency):
        raise RefusedError(400, f"There are no rates for {currency[:10]!r}. Nothing was changed. Ask for EUR or USD.")
    stage, by, since = visit.asked("stage"), visit.asked("by") or "maker", visit.asked("since")
    if stage and stage not in LADDER:
        raise RefusedError(400, f"{stage[:40]!r} is no stage. Nothing was changed. Stages: {', '.join(LADDER)}.")
    if by not in DIMENSIONS:
        raise RefusedError(400, f"Sums are made by {', '.join(DIMENSIONS)}, not by {by[:40]!r}. Nothing was changed.")
    begins = when(since) if since and len(since) < 12 else None
    if since and (begins is None or not begins.has_year or "/" in since):
        raise RefusedError(400, f"{since[:40]!r} is no day. Nothing was changed. Write 2022-11-30, 2022-11 or 2022.")
    return Question(
        maker=_party(visit.asked("maker")),
        recipient=_party(visit.asked("recipient")),
        stage=stage or None,
        instrument=visit.asked("instrument") or None,
        since=begins.first if begins else None,
        currency=currency,
        by=by,
    )


def _party(words: str) -> str | None:
    return registry.country(words) or registry.organisation(words) or words or None


def asked_of(visit: Visit) -> Ledger:
    """The part of the ledger that the address asks for."""
    return visit.index.ledger(question_of(visit))


@router.get("/ledger")
def show(visit: Reader) -> Response:
    """The ledger."""
    found = asked_of(visit)
    page = visit.number("page")
    shown = found.entries[(page - 1) * _PAGE : page * _PAGE]
    return visit.page(
        "ledger.html", ledger=found, shown=shown, bars=ledger_bars(found), page=page,
        pages=-(-len(found.entries) // _PAGE), stages=LADDER, standings=STANDINGS, dimensions=DIMENSIONS,
    )  # fmt: skip


@router.get("/ledger.csv")
def table(visit: Reader) -> Response:
    """Exactly what the page shows, as CSV."""
    return Response(
        ledger_csv(asked_of(visit)),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="ledger.csv"'},
    )
