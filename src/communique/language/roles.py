"""Roles of those who act together: "foreign ministers" and the like, in canonical form."""

from __future__ import annotations

from functools import cache

_ROLE_OF_HEAD = {
    "ministers": "ministers",
    "leaders": "leaders",
    "heads of state": "leaders",
    "heads of government": "leaders",
    "presidents": "leaders",
    "ambassadors": "ambassadors",
    "chiefs": "chiefs",
    "commissioners": "commissioners",
    "secretaries": "ministers",
    "ministres": "ministers",
    "dirigeants": "leaders",
    "présidents": "leaders",
    "chefs d’état": "leaders",
    "chefs d’état et de gouvernement": "leaders",
}


_PORTFOLIOS = (
    (("foreign", "étrangères", "external"), "foreign"),
    (("defence", "defense", "défense", "armées"), "defence"),
    (("financ", "treasury"), "finance"),
    (("interior", "home", "intérieur"), "interior"),
    (("trade", "commerce"), "trade"),
    (("energy", "énergie"), "energy"),
    (("environment", "climat"), "environment"),
    (("health", "santé"), "health"),
    (("agricult",), "agriculture"),
    (("justice",), "justice"),
    (("development", "développement"), "development"),
)


@cache
def role_of(said: str) -> str:
    """The canonical role of a plural title: "Foreign Ministers" → "foreign-ministers"."""
    folded = " ".join(said.casefold().replace("'", "’").split())
    role = next((role for head, role in _ROLE_OF_HEAD.items() if head in folded), None)
    if role is None:
        return folded.replace(" ", "-")
    if role != "ministers":
        return role
    if "prime" in folded or "premiers" in folded:
        return "leaders"
    portfolio = next((name for marks, name in _PORTFOLIOS if any(mark in folded for mark in marks)), None)
    return f"{portfolio}-ministers" if portfolio else "ministers"
