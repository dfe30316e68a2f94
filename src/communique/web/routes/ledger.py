"""The ledger of commitments: filters, sums, chart, CSV."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter
from starlette.responses import Response

from communique import registry
from communique.registry.rates import has_rates
from communique.views import Question, ledger_csv
from communique.views.charts import ledger_bars
from communique.views.ledger import Ledger
from communique.views.ledger_entry import LADDER, STANDINGS
from communique.views.ledger_sums import DIMENSIONS, Dimension
from communique.web.visit import Reader, Visit

router = APIRouter(include_in_schema=False)
_PAGE = 60


def question_of(visit: Visit) -> Question:
    """What of the ledger the address asks for; what cannot be understood of it is noted and left out."""
    currency = visit.asked("currency").upper() or "EUR"
    if not has_rates(currency):
        visit.fault("currency", "There are no rates for {currency!r}. Write EUR or USD.", currency=currency[:10])
        currency = "EUR"
    by = visit.choice("by", DIMENSIONS) or "maker"
    begins = visit.days("since")
    return Question(
        maker=_party(visit.asked("maker")),
        recipient=_party(visit.asked("recipient")),
        stage=visit.choice("stage", LADDER) or None,
        instrument=visit.asked("instrument") or None,
        since=begins.first if begins else None,
        currency=currency,
        by=cast("Dimension", by),
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
    charts = [ledger_bars(found), ledger_bars(found, is_narrow=True)]
    return visit.page(
        "ledger.html", ledger=found, shown=shown, charts=charts, page=page,
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
