"""The room's word lists: tab-separated files with a header line, read once."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The entries of `data/NAME.tsv`; lines that begin with "#" tell where they come from."""
    text = (files("communique.reading") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
