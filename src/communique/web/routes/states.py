"""Accessions and treaties: who has taken which step by which day."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from communique.errors import NotFoundError
from communique.record.when import when
from communique.views.charts import staircase
from communique.views.state_matrix import matrix
from communique.views.state_of_play import StateOfPlay, states_of_play
from communique.web.visit import Reader, Visit

router = APIRouter(include_in_schema=False)


@router.get("/accessions")
def listed(visit: Reader) -> Response:
    """All accessions and treaties."""
    return visit.page("states.html", states=visit.index.states)


@router.get("/accessions/{to:path}")
def show(visit: Reader, to: str) -> Response:
    """One of them, on a day."""
    state, whole, on = state_on(visit, to)
    days = sorted({found.last for mark in whole.timeline if (found := when(mark.date)) and found.is_to_the_day})
    grid = matrix(visit.index, whole.candidate, whole.to, on)
    part = "state_part.html" if visit.is_part else "state.html"
    charts = [staircase(whole), staircase(whole, is_narrow=True)]
    return visit.page(part, it=state, whole=whole, charts=charts, on=on, days=days, grid=grid)


def state_on(visit: Visit, to: str) -> tuple[StateOfPlay, StateOfPlay, date | None]:
    """The accession on the day asked about, the same on the record's day, and the day.

    Raises:
        NotFoundError: The record has no such accession.
    """
    whole = next((it for it in visit.index.states if it.to == to and (it.candidate or "") == visit.asked("who")), None)
    if whole is None:
        raise NotFoundError(
            "No accession to {to!r} of this name is in the record. Nothing was changed. Choose one of the list.",
            to=to[:60],
        )
    asked = visit.days("on")
    on = asked.last if asked else None
    return (_on(visit, whole, on) if on else whole), whole, on


def _on(visit: Visit, whole: StateOfPlay, on: date) -> StateOfPlay:
    """The same accession on another day."""
    words = f"{whole.candidate} → {whole.to}" if whole.candidate else whole.to
    found = states_of_play(visit.index.record, words, on)
    return next((it for it in found if (it.candidate, it.to) == (whole.candidate, whole.to)), whole)
