"""How well a document is placed to tell what it tells, by what kind of document it is and whose."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from communique.model import Document
from communique.registry.gazetteer import gazetteer

Matter = Literal["accession", "commitment", "statement"]
_UNKNOWN: dict[Matter, int] = {"accession": 6, "commitment": 6, "statement": 5}
_OWN_ACCOUNTS = frozenset({"press-release", "readout", "speech", "statement", "transcript", "list"})


@cache
def _places() -> dict[tuple[str, str], int]:
    text = files(__package__).joinpath("data/authority.tsv").read_text("utf-8")
    header, *rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {
        (genre, matter): int(place) for genre, *places in rows for matter, place in zip(header[1:], places, strict=True)
    }


def place_of(document: Document, matter: Matter = "accession") -> int:
    """The document's place among accounts of the matter; 1 is best."""
    return _places().get((document.genre or "", matter), _UNKNOWN[matter])


def is_own_account(document: Document, parties: Iterable[str]) -> bool:
    """Whether a party, by its own publisher, tells of itself: of its own pledges nobody knows better."""
    if document.genre not in _OWN_ACCOUNTS or not document.publisher:
        return False
    return not _named(document.publisher).isdisjoint(party.split(":")[0] for party in parties)


@lru_cache(maxsize=4096)
def _named(publisher: str) -> frozenset[str]:
    """The countries and organisations that a publisher's name names."""
    language = "fr" if "ministère" in publisher.casefold() else "en"
    found = gazetteer(language).find(publisher)
    return frozenset(it.country or it.canonical for it in found if it.kind != "city")
