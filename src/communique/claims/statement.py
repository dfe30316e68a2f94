"""Claims of kind `statement`: somebody says, thinks, hopes, welcomes, condemns or promises something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.claims.attribution import find_attributions
from communique.claims.enacted import enacted_statements
from communique.claims.headline import headline_statements, without_retold
from communique.claims.joint_text import joint_statements
from communique.claims.noun_reports import noun_reports
from communique.claims.report import Reported
from communique.claims.reported import reported_statements
from communique.language.reading import Reading
from communique.language.voices import Voice
from communique.model import Claim, Span, StatementFields
from communique.model.fields import Form

_MARKS = '"“”„«»'
_OURS = frozenset({"we", "nous"})
_OPEN, _CLOSE = '"“„«', '"”“»'


def find(reading: Reading) -> Iterator[Claim]:
    """The statement claims of a document, in order."""
    reports = list(_distinct(reading))
    found = [
        _of_voice(reading, voice)
        for voice in reading.voices
        if voice.origin != "joint" and _is_said(reading, voice) and not _is_reported(voice, reports)
    ]
    found += [_of_report(reading, report, direct=_is_own(reading, report)) for report in reports]
    found += [_of_report(reading, report, direct=True) for report in joint_statements(reading)]
    yield from sorted(found, key=lambda claim: (claim.span, claim.id))


def _is_own(reading: Reading, report: Reported) -> bool:
    """Whether the country or body that issues a text says "we" in it, outside quotation marks."""
    if not reading.own or report.mention is None or reading.quotation_at(report.mention.start) is not None:
        return False
    return report.mention.of(reading.text).casefold() in _OURS


def _distinct(reading: Reading) -> Iterator[Reported]:
    """Each content of a speaker once; what a quotation's own cue already reports is not told again."""
    cues = {voice.cue for voice in reading.voices if voice.cue is not None}
    seen: set[tuple[int, tuple[str, ...]]] = set()
    told = without_retold(reading, list(reported_statements(reading)))
    taken = {start for report in told if report.cue for start in range(report.cue.start, report.cue.end)}
    nouns = [noun for noun in noun_reports(reading, taken) if not _inside(noun, told)]
    told += [*nouns, *find_attributions(reading), *enacted_statements(reading)]
    for report in (*told, *headline_statements(reading, told)):
        if (
            report.content.start >= report.content.end
            or report.verb in cues
            or (report.content.start, report.speakers) in seen
        ):
            continue
        seen.add((report.content.start, report.speakers))
        yield report


def _inside(noun: Reported, told: Sequence[Reported]) -> bool:
    """Whether a noun's report is only part of what somebody says."""
    return any(report.content.start <= noun.content.start < report.content.end for report in told)


def _is_reported(voice: Voice, reports: Sequence[Reported]) -> bool:
    """Whether a quotation without a speaker is what a report tells: "made the following statement:"."""
    return not voice.speakers and any(
        report.content.start <= voice.span.start and voice.span.end <= report.content.end + 2 for report in reports
    )


def _is_said(reading: Reading, voice: Voice) -> bool:
    """Whether the words between marks are speech rather than a name or a slogan."""
    return (
        bool(voice.speakers or voice.cue) or voice.origin != "quotation" or voice.span.of(reading.text).count(" ") >= 4
    )


def _of_voice(reading: Reading, voice: Voice) -> Claim:
    whole = voice.outer
    for part in (voice.cue, voice.mention if voice.cue else None):
        if part is not None and abs(part.start - whole.start) < 2_000 + whole.end - whole.start:
            whole = Span(min(whole.start, part.start), max(whole.end, part.end))
    fields = StatementFields(
        speakers=voice.speakers,
        content=reading.passage(voice.span),
        cue=reading.passage(voice.cue) if voice.cue else None,
        form="mixed" if voice.origin == "quotation" and voice.span.start == voice.outer.start else "direct",
        addressees=voice.addressees,
        mention=reading.passage(voice.mention) if voice.mention else None,
        force="says",
    )
    return reading.claim(whole, fields)


def _of_report(reading: Reading, report: Reported, direct: bool = False) -> Claim:
    content, form = _form(reading, report.content)
    whole = Span(content.start, content.end)
    for part in (report.content, report.cue, report.mention):
        if part is not None:
            whole = Span(min(whole.start, part.start), max(whole.end, part.end))
    fields = StatementFields(
        speakers=report.speakers,
        content=reading.passage(content),
        cue=reading.passage(report.cue) if report.cue else None,
        form="direct" if direct else form,
        addressees=report.addressees,
        mention=reading.passage(report.mention) if report.mention else None,
        force=report.force,
    )
    return reading.claim(whole, fields, report.modality)


def _form(reading: Reading, content: Span) -> tuple[Span, Form]:
    """Direct where everything stands between one pair of marks, mixed where some does."""
    around = reading.quotation_at(content.start)
    if around is not None and around.inner.start == content.start and content.end >= around.outer.end:
        content = Span(around.outer.start, content.end)
    closing = reading.quotation_at(content.end - 1)
    if closing is not None and content.start < closing.outer.start and content.end >= closing.inner.end - 1:
        content = Span(content.start, closing.outer.end)
    words = content.of(reading.text)
    if words[0] in _OPEN and len(words) > 2:
        quotation = reading.quotation_at(content.start)
        if quotation is not None and quotation.outer.end >= content.end:
            return quotation.inner, "direct"
    if any(mark in words for mark in _MARKS) or reading.quotation_at(content.start) is not None:
        return content, "mixed"
    return content, "indirect"
