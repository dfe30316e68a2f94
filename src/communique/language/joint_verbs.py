"""Verbs of doing together, written with a hyphen: "co-chaired" stays one word, so that it is parsed as a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_JOINT = re.compile(r"co-(?:chair|host|facilitat|organi[sz]|sponsor|lead|led\b|preside|conven|sign)", re.IGNORECASE)
_HYPHEN_AT = len("co")
# The lemmatiser gives verbs that it does not know a final "e" ("co-chaire").
_PLAIN = ("chair", "host", "sponsor", "lead", "sign")
_LED = {"co-led": "co-lead"}


def keep_joint_verbs(pipeline: Any) -> None:
    """Make an English pipeline keep "co-chaired" in one piece.

    The models split words at hyphens inside them and then take "co" and "-" for verbs of their own,
    which loses who chairs what.
    """
    split = pipeline.tokenizer.infix_finditer

    def infixes(word: str) -> Iterator[Any]:
        found = split(word)
        if _JOINT.match(word):
            return (match for match in found if match.start() != _HYPHEN_AT)
        return iter(found)

    pipeline.tokenizer.infix_finditer = infixes
    if pipeline.has_pipe("lemmatizer"):
        _teach_lemmas(pipeline.get_pipe("lemmatizer").lookups)


def _teach_lemmas(tables: Any) -> None:
    if tables.has_table("lemma_index") and tables.has_table("lemma_exc"):
        index = tables.get_table("lemma_index")
        index["verb"] = {*index.get("verb", ()), *(f"co-{verb}" for verb in _PLAIN)}
        tables.get_table("lemma_exc").get("verb", {}).update({form: [lemma] for form, lemma in _LED.items()})
