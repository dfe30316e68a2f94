"""How what an account says was not done is told: "not yet", "did not happen", "not invited"; never as a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from communique.model import Claim, CommitmentFields, Kind
from communique.record import Fact, Record

Cue = Literal["yet", "so-far", "never", "uninvited"]
_GAP = r"(?:\W+[\w'-]+){0,5}?\W+"
_HANDED = frozenset({"disbursed", "delivered"})
_SAID_OF: dict[Kind, str] = {
    "statement": "not said",
    "discussion": "not discussed",
    "participation": "stayed away",
    "office": "former",
    "session": "not held",
    "meeting": "not held",
    "accession": "not done",
    "dependency": "said not to be so",
    "decision": "said not to have happened",
    "occurrence": "said not to have happened",
}
STAYED_AWAY, UNINVITED, NOT_YET = "stayed away", "not invited", "not yet"
UNDONE = frozenset({*_SAID_OF.values(), UNINVITED, NOT_YET, "did not happen", "not promised", "not given"})
"""Every mark of what was not done."""
AGAINST = frozenset({"disputed", *UNDONE} - {NOT_YET, UNINVITED, "former"})
"""The marks that speak against something; what may still come does not."""


def undone(claim: Claim) -> str:
    """How it is told that what a denied claim is about was not done, as far as its words say."""
    return _told(claim.kind, (claim,))


def undone_of(record: Record, fact: Fact) -> str:
    """The same for a denied fact, by the words of every claim that says so."""
    claims = (record.claims[number].claim for number in fact.supports)
    return _told(fact.kind, [claim for claim in claims if claim.modality == "denied"])


def _told(kind: Kind, claims: Iterable[Claim]) -> str:
    said = list(claims)
    cues = {cue for claim in said for cue in cues_of(claim.quote, claim.document.language)}
    if kind in {"decision", "occurrence"}:
        if cues & {"yet", "so-far"}:
            return NOT_YET
        return "did not happen" if "never" in cues else _SAID_OF[kind]
    if kind == "commitment":
        if "yet" in cues:
            return NOT_YET
        handed = any(isinstance(it.fields, CommitmentFields) and it.fields.stage in _HANDED for it in said)
        return "not given" if handed else "not promised"
    if kind == "participation" and "uninvited" in cues:
        return UNINVITED
    return _SAID_OF[kind]


def cues_of(words: str, language: str | None) -> frozenset[Cue]:
    """What the words tell of how a thing was not done."""
    plain = words.replace("’", "'")
    return frozenset(cue for cue, pattern in _patterns("fr" if language == "fr" else "en") if pattern.search(plain))


def rows() -> list[tuple[str, Cue, str, str]]:
    """The words on file: language, what they tell, the words, an example."""
    text = files(__package__).joinpath("data/undone.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return [(language, cast("Cue", cue), words, example) for language, cue, words, example in lines]


@cache
def _patterns(language: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    by_cue: dict[Cue, list[str]] = {}
    for spoken, cue, words, _ in rows():
        if spoken == language:
            by_cue.setdefault(cue, []).append(_pattern(words))
    return tuple((cue, re.compile("|".join(each), re.IGNORECASE)) for cue, each in by_cue.items())


def _pattern(words: str) -> str:
    begins = "" if words.startswith("n't") else r"\b"
    parts = (r"\s+".join(map(_word, part.split())) for part in words.split(" … "))
    return begins + _GAP.join(parts)


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + r"\b"
