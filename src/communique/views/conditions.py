"""The condition on which something is told to depend, in the account's own words."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from communique.record import Fact, Record

_ENDS = re.compile(r"[.;:\n]|, (?=[a-zà-ÿ]+ [^,.;]*\b(?:said|says|told|announced|a dit|a déclaré)\b)")
_LONGEST = 120


@cache
def _words() -> re.Pattern[str]:
    text = files(__package__).joinpath("data/condition_words.tsv").read_text("utf-8")
    rows = [line.split("\t")[0] for line in text.splitlines() if line and not line.startswith("#")][1:]
    ranked = sorted(rows, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ranked))})(?!\w)", re.IGNORECASE)


def condition_in(words: str) -> str:
    """The condition that a sentence names; empty where it names none."""
    flat = " ".join(words.replace("’", "'").split())
    found = _words().search(flat)
    if found is None:
        return ""
    rest = flat[found.start() :]
    if found.start() == 0 and "," in rest:
        rest = rest[: rest.index(",")]  # "If parliament agrees, Slovenia will give 2 million"
    end = _ENDS.search(rest)
    told = (rest[: end.start()] if end else rest).rstrip(' ,”"»')
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rsplit(' ', 1)[0]} …"


def condition_of(record: Record, fact: Fact) -> str:
    """The condition that the accounts of a fact name, the leading one first; empty where none does."""
    for number in (fact.lead, *fact.supports):
        claim = record.claims[number].claim
        found = condition_in(claim.quote) if claim.modality == "conditional" else ""
        if found:
            return found
    return ""
