"""Steps told by reference to one just told: "Chile has not yet done so"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.claims.accession_clause import Step
from communique.claims.accession_matter import LIST, Masked
from communique.claims.circumstances import date_within
from communique.language.reading import Reading
from communique.model import Modality

_ADVERBS = r"(?:\s+(?:now|already|also|since|so\s+far|both|still|only|itself|themselves))*"
_ASIDE = r"(?:\s*,?\s+(?:however|for\s+its\s+part|by\s+contrast)\s*,?)?"
_TURNS: tuple[tuple[str, Modality], ...] = (
    (rf"{_ADVERBS}\s+(?:has|have|had)\s+(?:not|never)(?:\s+yet)?\s+(?:yet\s+)?done\s+so\b", "denied"),
    (rf"{_ADVERBS}\s+(?:has|have|had|did)(?:n['’]t|\s+not)(?:\s+yet)?\s+(?:done|do)\s+so\b", "denied"),
    (rf"{_ADVERBS}\s+(?:has|have|had)\s+(?:yet|still)\s+to\s+do\s+so\b", "denied"),
    (rf"{_ADVERBS}\s+(?:has|have|had){_ADVERBS}\s+done\s+so\b", "asserted"),
    (rf"{_ADVERBS}\s+did\s+so\b", "asserted"),
    (
        rf"{_ADVERBS}\s+(?:will|is\s+to|are\s+to|(?:is|are)\s+(?:expected|due|set|planning|preparing)\s+to|"
        r"(?:plans?|intends?|hopes?|promised|undertook)\s+to)(?:\s+soon)?\s+do\s+so\b",
        "expected",
    ),
    (r"\s+ne\s+l['’](?:a|ont)\s+pas\s+(?:encore\s+)?fait\b", "denied"),
    (r"\s+(?:doit|doivent)\s+encore\s+le\s+faire\b", "denied"),
    (r"\s+l['’](?:a|ont)\s+(?:déjà\s+|aussi\s+)?fait\b", "asserted"),
    (r"\s+(?:le\s+fera|le\s+feront|devrait\s+le\s+faire|compte\s+le\s+faire)\b", "expected"),
)
_FORMS = tuple((re.compile(rf"(?P<c>{LIST}){_ASIDE}{body}", re.IGNORECASE), modality) for body, modality in _TURNS)
_REPEATABLE = frozenset({"signed", "ratified", "deposited", "parliament-approved", "joined", "withdrew", "applied"})


def echoes(reading: Reading, masked: Masked, before: Step | None) -> Iterator[Step]:
    """The steps that others have taken, or not, who "did so" too.

    Args:
        reading: The document.
        masked: The sentence with its names masked.
        before: The step last told, in this sentence or the one before.
    """
    if before is None or before.step not in _REPEATABLE:
        return
    for pattern, modality in _FORMS:
        match = pattern.search(masked.text)
        if match is None:
            continue
        names = masked.named(*match.span("c"))
        end = next((at for mark in (";", ".") if (at := masked.text.find(mark, match.end())) > 0), len(masked.text))
        span = masked.span(match.start(), end).trimmed(reading.text, " \n\t;.")
        date = None
        if modality != "denied":
            date = date_within(reading, (span,), past=modality == "asserted", future=modality == "expected")
        matter = before.matter
        if matter is not None and not matter.treaty and before.parties == () and matter.candidates:
            yield replace(
                before, span=span, modality=modality, date=date, count=None, matter=replace(matter, candidates=names)
            )
        else:
            yield replace(before, span=span, modality=modality, date=date, count=None, parties=names)
        return
