"""Headlines that quote: "Brandt: the dam will hold"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.claims.report import Reported
from communique.claims.reported_speaker import names_of
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.language.reporting import is_inquiry
from communique.model import Span

_LABELLED = re.compile(r"(?P<label>[^:\n]{2,60}):\s+(?P<said>\S.{10,})")
_PERSONS = frozenset({"person", "name", "office"})
_PLACED = re.compile(r"\s(?:in|at|on|to|à|au|en|devant)\s[^:]{2,40}")
_SPEAKERS = frozenset({"person", "name", "office", "country", "organisation", "members", "institution", "group"})
_WORD = re.compile(r"\b(?!the\b|and\b|for\b|will\b)\w{3,}")


def without_retold(reading: Reading, told: Sequence[Reported]) -> list[Reported]:
    """Reports without those of headlines that the text below tells with the same verb and more words."""
    kept = []
    for report in told:
        sentence = reading.sentence_at(report.content.start)
        title = sentence is not None and sentence.line.kind in ("headline", "heading") and report.cue is not None
        if not title or not _is_told_below(reading, report, told):
            kept.append(report)
    return kept


def _is_told_below(reading: Reading, title: Reported, told: Sequence[Reported]) -> bool:
    stems = _stems(reading, title.content)
    return any(
        other.content.start > title.content.end
        and other.force == title.force
        and len(stems & _stems(reading, other.content)) >= min(2, len(stems))
        for other in told
    )


def _stems(reading: Reading, span: Span) -> set[str]:
    return {word[:5] for word in _WORD.findall(span.of(reading.text).casefold()) if len(word) > 3}


def headline_statements(reading: Reading, told: Sequence[Reported]) -> Iterator[Reported]:
    """What headlines put after a speaker and a colon, unless the text tells that speaker's words itself."""
    for sentence in reading.sentences:
        if not sentence.is_title:
            continue
        found = _labelled(reading, sentence)
        if found is not None and not _retold(reading, found, told):
            yield found


def _labelled(reading: Reading, sentence: Sentence) -> Reported | None:
    match = _LABELLED.fullmatch(reading.text, sentence.span.start, sentence.span.end)
    if match is None:
        return None
    label = Span(match.start("label"), match.end("label"))
    quoted = reading.quotation_at(match.start("said")) is not None
    speaker = next(
        (
            each
            for each in sentence.mentions
            if each.kind in _SPEAKERS
            and (each.span.end == label.end or (quoted and _PLACED.fullmatch(reading.text, each.span.end, label.end)))
        ),
        None,
    )
    speaker = (_who_acts(sentence, label) if quoted else None) or speaker
    said = Span(match.start("said"), match.end("said")).trimmed(reading.text, " .")
    if speaker is None and is_inquiry(match["label"].casefold(), reading.language) and match["said"].count(" ") >= 3:
        return Reported(said, (match["label"],), None, None, label)
    if speaker is None or speaker.span.start > label.start + 24 or not names_of(speaker):
        return None
    # A person's name before a colon is a speaker's; that of a country or body may be what the text is about.
    speaks = quoted or (speaker.kind in _PERSONS and match["said"].count(" ") >= 3)
    after = [clause for clause in sentence.clauses if clause.cue.start > label.end]
    if not speaks and not any(clause.tense == "future" or clause.modal for clause in after):
        return None  # "Chad: bank approves loan", "Chad: ratification deposited": about the country, not by it
    return Reported(said, names_of(speaker), None, None, speaker.span)


def _who_acts(sentence: Sentence, label: Span) -> Mention | None:
    """The person who does what a headline tells before it quotes: "Brandt Berates Banker: ‘You should resign’"."""
    first = sentence.mention_at(label.start)
    acts = any(
        clause.subject is not None
        and not clause.passive
        and first is not None
        and clause.subject.span.start == first.span.start
        and clause.cue.end < label.end
        for clause in sentence.clauses
    )
    return first if acts and first is not None and first.kind in _PERSONS else None


def _retold(reading: Reading, found: Reported, told: Sequence[Reported]) -> bool:
    """Whether the same speaker says something with a word of the headline in the text below."""
    words = set(_WORD.findall(found.content.of(reading.text).casefold()))
    return any(
        set(found.speakers) & set(report.speakers)
        and words & set(_WORD.findall(report.content.of(reading.text).casefold()))
        for report in told
    )
