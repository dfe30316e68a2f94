"""The pages, one file a group of them."""

from __future__ import annotations

from fastapi import APIRouter

from communique.web.routes import (
    claims,
    conflicts,
    entities,
    ledger,
    meetings,
    overview,
    preferences,
    search,
    sources,
    states,
    timeline,
)


def routers() -> tuple[APIRouter, ...]:
    """Every group of pages."""
    return tuple(
        group.router
        for group in (
            overview, meetings, entities, ledger, states, conflicts, timeline, sources, search, claims, preferences,
        )
    )  # fmt: skip
