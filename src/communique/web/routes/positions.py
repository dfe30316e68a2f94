"""Positions: who spoke, decided and promised on which topic."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from communique.errors import NotFoundError
from communique.views.heat import heat
from communique.views.lines import describe
from communique.web.visit import Reader

router = APIRouter(include_in_schema=False)
_MOST = 100


@router.get("/positions")
def show(visit: Reader) -> Response:
    """The map; where a party and a topic are chosen, what the party has on it."""
    index = visit.index
    found = heat(index)
    party, topic = visit.asked("party"), visit.asked("topic")
    lines = None
    if party or topic:
        row = next((cells for who, cells in found.rows if who == party), None)
        if row is None or topic not in found.topics:
            raise NotFoundError(
                "Nothing of {party!r} on {topic!r} is on the map. Nothing was changed. Choose one of its cells.",
                party=party[:40],
                topic=topic[:60],
            )
        facts = row[found.topics.index(topic)].facts
        lines = tuple(describe(index.record, fact) for fact in facts[:_MOST])
    return visit.page("positions.html", heat=found, party=party, topic=topic, lines=lines)
