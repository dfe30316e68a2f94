"""Word lists of the claims room: one entry a line, in data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def rows(name: str, language: str) -> tuple[Row, ...]:
    """The rows of a lexicon for one language: tab-separated, first line names the columns, `#` opens a comment."""
    text = (files("communique.claims") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    found = (dict(zip(columns, [*line.split("\t"), *[""] * len(columns)], strict=False)) for line in lines[1:])
    return tuple(row for row in found if row.get("language", language) == language)


@cache
def by_lemma(name: str, language: str) -> dict[str, Row]:
    """A lexicon's rows by their lemma; where a lemma stands twice, the first row counts."""
    found: dict[str, Row] = {}
    for row in rows(name, language):
        found.setdefault(row["lemma"], row)
    return found


@cache
def lemmas(name: str, language: str) -> frozenset[str]:
    """The lemmas of a lexicon as a set."""
    return frozenset(row["lemma"] for row in rows(name, language))
