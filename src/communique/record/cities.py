"""The cities in which a passage says that something took place."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.registry.gazetteer import gazetteer

_IN = re.compile(r"\b(?:in|at|à)\s+$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def cities_in(passage: str, language: str | None = None) -> tuple[str, ...]:
    """The cities after "in" or "at", in English, each once, in the order of the passage."""
    found = gazetteer(language or "en").find(passage)
    return tuple(dict.fromkeys(it.canonical for it in found if it.kind == "city" and _IN.search(passage[: it.start])))
