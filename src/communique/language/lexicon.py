"""Word lists of the language room: one entry a line, in data files."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a lexicon: tab-separated, first line names the columns, `#` opens a comment."""
    text = (files("communique.language") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, [*line.split("\t"), *[""] * len(columns)], strict=False)) for line in lines[1:])


@cache
def phrases(name: str, language: str = "en") -> tuple[str, ...]:
    """The entries of a list for one language, case-folded, longest first."""
    found = {row["phrase"].casefold() for row in rows(name) if row.get("language", language) in (language, "")}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """The entries of a list for one language as a set, case-folded."""
    return frozenset(phrases(name, language))


@cache
def alternation(name: str, language: str = "en") -> re.Pattern[str]:
    """A pattern of whole words that matches any entry of the list."""
    body = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases(name, language))
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
