"""Measure how often a sentence that promises nothing is claimed to promise something: `make overclaimed`.

A sentence of a gold set promises something where a gold commitment stands in it, one that may be left out included;
it is claimed to where the content of a claimed commitment stands in it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.claims import commitment
from communique.language.pipeline import read_many
from communique.model import CommitmentFields, Document, Span
from communique.registry import gazetteer
from scripts.floors import SETS

SET = SETS["development"]


def overclaimed(folder: Path) -> tuple[list[str], int]:
    """The sentences without a gold commitment that are claimed to hold one, and how many there are without one."""
    claimed: list[str] = []
    without = 0
    files = sorted(folder.rglob("*.claims.jsonl"))
    documents = [_document(file) for file in files]
    readings = read_many(documents, {name: gazetteer(name) for name in ("en", "fr")})
    for file, document, reading in zip(files, documents, readings, strict=True):
        gold = [Span(row["start"], row["end"]) for row in _rows(file) if row["kind"] == "commitment"]
        found = [
            content
            for claim in commitment.find(reading)
            if isinstance(fields := claim.fields, CommitmentFields) and (content := fields.content) is not None
        ]
        for sentence in reading.sentences:
            if any(sentence.span.meets(span) for span in gold):
                continue
            without += 1
            if any(sentence.span.meets(Span(content.start, content.end)) for content in found):
                claimed.append(f"{document.name}: {' '.join(sentence.span.of(document.text).split())}")
    return claimed, without


def _document(claims: Path) -> Document:
    text = claims.with_name(claims.name.removesuffix(".claims.jsonl") + ".txt")
    sidecar = text.with_suffix(".json")
    known = json.loads(sidecar.read_text(encoding="utf-8")) if sidecar.is_file() else {}
    kept = {name: known[name] for name in ("published", "language", "publisher") if known.get(name)}
    return Document(text.stem, text.read_text(encoding="utf-8"), **kept)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def main() -> None:
    if not SET.is_dir():
        sys.exit(f"{SET} is not here. Nothing was measured. Put the development documents there and run it again.")
    claimed, without = overclaimed(SET)
    print(*claimed, sep="\n")
    print(f"{len(claimed)}/{without} = {len(claimed) / without:.3f} of the sentences that promise nothing")


if __name__ == "__main__":
    main()
