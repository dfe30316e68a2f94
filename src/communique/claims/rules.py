"""The built-in reader: rules and lexicons over a parse, one extractor a claim kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.claims import (
    accession,
    commitment,
    decision,
    dependency,
    discussion,
    meeting,
    occurrence,
    office,
    participation,
    session,
    statement,
)
from communique.claims.reader import Extractor, settled
from communique.language.pipeline import Gazetteer, can_read, read_many
from communique.model import Claim, Document
from communique.registry import gazetteer

_EXTRACTORS: tuple[Extractor, ...] = (
    office.find,
    meeting.find,
    session.find,
    participation.find,
    statement.find,
    discussion.find,
    decision.find,
    commitment.find,
    accession.find,
    dependency.find,
    occurrence.find,
)


class RulesReader:
    """Reads claims by rules; deterministic, offline, a few thousand words a second a process."""

    name = "rules"
    version = "1"

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Claim]]]:
        """The claims of each document, in the documents' order; languages without rules are passed over."""
        documents = (document for document in documents if can_read(document.language))
        gazetteers: dict[str, Gazetteer] = {language: gazetteer(language) for language in ("en", "fr")}
        readable = (document for document in documents if can_read(document.language))
        for reading in read_many(readable, gazetteers):
            found = (claim for find in _EXTRACTORS for claim in find(reading))
            yield reading.document, settled(found, self.name, self.version)
