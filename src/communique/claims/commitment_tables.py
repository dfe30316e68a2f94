"""Tables of pledges: rows of cells of which the first names the giver."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from communique.claims.commitment_beneficiary import helped_country
from communique.claims.commitment_recipients import recipients_of
from communique.claims.commitment_terms import terms_of
from communique.claims.commitment_words import before_part
from communique.claims.lexicon import Row, rows
from communique.language.reading import Reading
from communique.model import Claim, CommitmentFields, Modality, Span
from communique.model.fields import Stage
from communique.registry.gazetteer import gazetteer

_ROW = re.compile(r"^[^\n|\t]*\S[^\n|\t]*(?:[|\t][^\n|\t]*)+$", re.MULTILINE)
_CELL = re.compile(r"[^|\t]+")
_EMPTY = re.compile(r"\W*|n/?a", re.IGNORECASE)
_NONE = re.compile(r"none|nil|no (?:new )?(?:pledge|contribution)s?|aucun\w*|néant", re.IGNORECASE)
_GIVING = re.compile(
    r"\b(?:pledg\w*|contribut\w*|commitments?|donat\w*|donors?|promises?|promis|promesses?|engagements?|dons?|donateurs?)\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"\b(?:and|et|the|la|le|les)\b|\W", re.IGNORECASE)
_GOODS = re.compile(r"\d[\d,.]*\s+[^\W\d]")


@dataclass(slots=True)
class Tabled:
    """What the tables of a document hold.

    Attributes:
        claims: Their commitments.
        blocks: The tables: what stands in them is read as rows and not as sentences.
    """

    claims: list[Claim] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)

    def meets(self, span: Span) -> bool:
        """Whether some words stand in one of the tables."""
        return any(block.meets(span) for block in self.blocks)


def tabled_pledges(reading: Reading) -> Tabled:
    """Read the tables whose heading or caption speaks of pledges and whose rows begin with those who give."""
    found = Tabled()
    for block in _blocks(reading.text):
        start = reading.text.rfind("\n\n", 0, max(0, block[0].start - 2))
        if _GIVING.search(reading.text, max(0, start, block[0].start - 240), block[0].end) is None:
            continue
        donors = [
            _givers(cells[0].of(reading.text), reading.language) if (cells := _cells(reading.text, row)) else ()
            for row in block
        ]
        beneficiary = (
            helped_country(reading, {name for names in donors for name in names}, listing=True) if any(donors) else None
        )
        claims = [
            claim
            for row, makers in zip(block, donors, strict=True)
            if makers
            for claim in _read(reading, row, makers, beneficiary)
        ]
        if len(claims) > 1:
            found.claims += claims
            found.blocks.append(Span(block[0].start, block[-1].end))
    return found


def _blocks(text: str) -> Iterator[list[Span]]:
    """The runs of lines that are parted into cells."""
    run: list[Span] = []
    for match in _ROW.finditer(text):
        if run and text[run[-1].end : match.start()].strip():
            if len(run) > 1:
                yield run
            run = []
        run.append(Span(match.start(), match.end()))
    if len(run) > 1:
        yield run


def _cells(text: str, row: Span) -> list[Span]:
    return [
        Span(match.start(), match.end()).trimmed(text, " \u00a0")
        for match in _CELL.finditer(text, row.start, row.end)
        if match[0].strip()
    ]


def _read(reading: Reading, row: Span, makers: tuple[str, ...], beneficiary: str | None) -> Iterator[Claim]:
    text = reading.text
    cells = _cells(text, row)
    moneys = reading.money_in(row)
    held = [cell for cell in cells[1:] if not _EMPTY.fullmatch(cell.of(text))]
    if not moneys and held and _NONE.fullmatch(held[0].of(text)):
        yield reading.claim(row, CommitmentFields(makers=makers, content=reading.passage(held[0])), "denied")
        return
    status = _status(held[-1].of(text), reading.language) if len(held) > 1 else None
    given = held[:-1] if status is not None else held
    if not given or not (moneys or _GOODS.match(text, given[0].start, given[0].end)):
        return
    if moneys:
        given = [cell for cell in given if cell.end > moneys[0].span.start]
    if not given:
        return
    content = Span(given[0].start, given[-1].end)
    terms = terms_of(reading, None, content, moneys[0] if moneys else None, makers, ())
    if status is not None and status["recalled"] == "no":
        terms["additional"] = True
    sentence = reading.sentence_at(content.start)
    named = recipients_of(reading, sentence, before_part(text, content), makers, None, strict=True) if sentence else ()
    fields = CommitmentFields(
        makers=makers,
        recipients=named or ((beneficiary,) if beneficiary and beneficiary not in makers else ()),
        content=reading.passage(content),
        stage=cast("Stage", status["stage"]) if status is not None else "pledged",
        recalled={"yes": True, "no": False}.get(status["recalled"]) if status is not None else None,
        **terms,
    )
    yield reading.claim(row, fields, cast("Modality", status["modality"]) if status is not None else "asserted")


def _givers(words: str, language: str) -> tuple[str, ...]:
    """The countries and bodies of a cell that names nothing else."""
    found = [match for match in gazetteer(language).find(words) if match.kind in ("country", "organisation")]
    rest = words
    for match in reversed(found):
        rest = rest[: match.start] + rest[match.end :]
    return tuple(dict.fromkeys(match.canonical for match in found)) if not _BESIDES.sub("", rest) else ()


def _status(words: str, language: str) -> Row | None:
    """How far a pledge has come by the remark on it; the first row of the lexicon that it holds."""
    own = _OTHERS.sub("", words)
    return next((row for pattern, row in _statuses(language) if pattern.search(own)), None)


_OTHERS = re.compile(
    r"\b(?:includ(?:es?|ing)|of which|dont|y compris)\b.*|\bNew\s+[A-Z]\w+|\bNouvelle-[A-Z]\w+", re.DOTALL
)
"""What a remark says of a part of the sum, and names that only begin like a remark ("New Zealand")."""


@cache
def _statuses(language: str) -> tuple[tuple[re.Pattern[str], Row], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(row['words'])}(?:e?s)?\b", re.IGNORECASE), row)
        for row in rows("commitment-status", language)
    )
