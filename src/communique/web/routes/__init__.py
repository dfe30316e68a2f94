"""The pages, one file a group of them."""

from __future__ import annotations

from fastapi import APIRouter

from communique.web.routes import (
    account,
    add,
    api,
    api_page,
    claims,
    conflicts,
    entities,
    ledger,
    meetings,
    overview,
    positions,
    preferences,
    provider,
    review,
    search,
    sources,
    states,
    timeline,
)


def routers() -> tuple[APIRouter, ...]:
    """Every group of pages."""
    groups = (
        overview, meetings, entities, ledger, states, positions, conflicts, timeline, sources, search, claims, review,
        add, account, provider, preferences, api_page, api,
    )  # fmt: skip
    return tuple(group.router for group in groups)
