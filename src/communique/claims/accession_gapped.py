"""Steps whose verb is told once for several: "Chile signed on 3 May, Peru on 5 May", "on 3 and 5 May respectively"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.claims.accession_clause import Step
from communique.claims.accession_matter import LIST, Masked, Matter
from communique.language.reading import Reading, Sentence
from communique.model import Span

_NEXT = re.compile(
    rf"(?:\s*[,;]\s*(?:(?:and|et|then|puis|while)\s+)?|\s+(?:and|et|then|puis)\s+)(?:(?:by|par|for|pour)\s+)?"
    rf"(?P<s>(?:the\s+|la\s+|les?\s+|l['’])?(?P<c>{LIST}))\s*,?\s+(?:only\s+|already\s+|seulement\s+|déjà\s+)?"
    r"(?:(?:on|in|le|en|since|depuis)\s+)?(?=\w)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[,;.)]|(?:and|et|then|puis)\s|$)")
_RESPECTIVELY = re.compile(r"\brespective(?:ly|ment)\b", re.IGNORECASE)
_BETWEEN_DAYS = re.compile(r"\s*(?:,|,?\s*\b(?:and|et)\b)\s*(?:(?:on|in|le|en)\s+)?", re.IGNORECASE)
_TWO_DAYS = re.compile(r"\w+\s+(?:and|et)\s+\w+", re.IGNORECASE)
_UP_TO = re.compile(r"\s*,?\s*(?:\(\s*)?")
_OPENED_BY = re.compile(r"\s*,?\s*(?:(?:on|in|le|en)\s+)?")


def gapped(reading: Reading, sentence: Sentence, masked: Masked, steps: list[Step]) -> Iterator[Step]:
    """The steps of those who follow a dated one with their own day: "Chile signed on 3 May, Peru on 5 May".

    Args:
        reading: The document.
        sentence: The sentence.
        masked: The sentence with its names masked.
        steps: The steps that its verbs tell.
    """
    dated = [step for step in steps if step.date is not None and step.modality in ("asserted", "expected")]
    days = {day.span.start: day for day in reading.dates_in(sentence.span) if day.edtf} if dated else {}
    ends = {day.span.end for day in days.values()}
    verbs = {
        sentence.at(clause.subject.head).start: clause.cue.start
        for clause in sentence.clauses
        if clause.subject is not None
    }
    at = 0
    while (match := _NEXT.search(masked.text, at)) is not None:
        at = match.end()
        day = days.get(masked.origin[match.end()])
        names = masked.named(*match.span("c"))
        if day is None or masked.origin[match.start()] not in ends or not names:
            continue
        start = masked.origin[match.start("s")]
        told = [step for step in dated if step.span.start < start]
        goes_on = verbs.get(masked.origin[match.start("c")], -1) >= day.span.end  # "Chile, on 5 May, hosted …"
        goes_on |= _ENDS.match(reading.text, day.span.end) is None
        if not told or goes_on:
            continue
        yield replace(
            _taken_by(told[-1], names),
            span=Span(start, day.span.end),
            date=_in_year_of(told[-1].date, day.edtf),
            count=None,
        )


def _in_year_of(before: str | None, day: str | None) -> str | None:
    """ "On 30 June 2016, Chile on 12 July": a day without its year is in the one just told, where it comes later."""
    if before is None or day is None or not day.startswith("XXXX-") or before.startswith("X"):
        return day
    full = before[:4] + day[4:]
    return full if full >= before else day


def _taken_by(step: Step, names: tuple[str, ...]) -> Step:
    """The same step, taken by others: by parties, or by candidates where it is theirs."""
    if not step.parties and step.matter is not None and not step.matter.treaty and step.matter.candidates:
        return replace(step, matter=replace(step.matter, candidates=names))
    return replace(step, parties=names)


def shared_out(reading: Reading, sentence: Sentence, steps: list[Step], matter: Matter) -> Iterator[Step]:
    """The steps, one for each party where as many days are told "respectively".

    Args:
        reading: The document.
        sentence: The sentence.
        steps: The steps that it tells.
        matter: What the document is about at this place.
    """
    word = _RESPECTIVELY.search(reading.text, *sentence.span)
    days = _days_beside(reading, sentence, Span(*word.span())) if word is not None else []
    for step in steps:
        own = step.matter or matter
        names = step.parties or (() if own.treaty else own.candidates)
        if len(days) < 2 or len(names) != len(days) or step.date is None or step.step == "requirement":
            yield step
            continue
        whole = step if step.parties else replace(step, matter=own)
        yield from (
            replace(_taken_by(whole, (name,)), date=day, count=None) for name, day in zip(names, days, strict=True)
        )


def _days_beside(reading: Reading, sentence: Sentence, word: Span) -> list[str]:
    """The days of the list that stands right before or right behind a word."""
    text = reading.text
    runs: list[list[tuple[Span, str]]] = []
    for day in reading.dates_in(sentence.span):
        if day.edtf is None:
            continue
        joined = runs and _BETWEEN_DAYS.fullmatch(text, runs[-1][-1][0].end, day.span.start) is not None
        if joined:
            runs[-1].append((day.span, day.edtf))
        else:
            runs.append([(day.span, day.edtf)])
    for run in runs:
        first, last = run[0][0], run[-1][0]
        behind = last.end <= word.start and _UP_TO.fullmatch(text, last.end, word.start) is not None
        ahead = word.end <= first.start and _OPENED_BY.fullmatch(text, word.end, first.start) is not None
        if behind or ahead:
            several = [edtf for _, edtf in run]
            pair = len(run) == 1 and _TWO_DAYS.match(first.of(text)) is not None
            return several[0].split("/") if pair else several
    return []
