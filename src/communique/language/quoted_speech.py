"""Quotations with their speakers: the cue before, inside, after, or carried from the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.language.announced_words import announced_speaker, announces_words
from communique.language.clauses import Clause
from communique.language.clauses import argument as phrase_of
from communique.language.quotations import Quotation
from communique.language.quoted_cues import REACH, STRONG_END, WRITTEN_END, cue_after, cue_before
from communique.language.reporting import can_speak, reporting_verbs
from communique.language.signatures import apposed_to, signature_after
from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading, Sentence

_LONG_WORD = re.compile(r"\b\w{4,}")
_CLITIC = re.compile(r"-(?:t-)?(?:il|elle)\b")


@dataclass(frozen=True, slots=True)
class QuotedSpeech:
    """One quotation, or several that one cue joins, with who speaks."""

    span: Span
    outer: Span
    speakers: tuple[str, ...] = ()
    cue: Span | None = None
    mention: Span | None = None
    addressees: tuple[str, ...] = ()
    clause: Clause | None = None
    last: Span | None = None


def quoted_speeches(reading: Reading) -> list[QuotedSpeech]:
    """The quotations that are speech: broken ones joined, fragments and scare quotes left out."""
    found: list[QuotedSpeech] = []
    for quotation in reading.quotations:
        speech = _speech(reading, quotation, found[-1] if found else None)
        if speech is None:
            continue
        if found and (joined := _joined(reading, found[-1], speech)) is not None:
            found[-1] = joined
        else:
            found.append(speech)
    return [
        _signed(reading, speech) or _carried(reading, speech, found[:index])
        if _lacks_speaker(reading, speech)
        else speech
        for index, speech in enumerate(found)
    ]


def _signed(reading: Reading, speech: QuotedSpeech) -> QuotedSpeech | None:
    """A quotation with its speaker after a dash, beside or below it."""
    signature = signature_after(reading, speech.outer.end) if speech.cue is None else None
    return replace(speech, speakers=signature[0], mention=signature[1]) if signature is not None else None


def _lacks_speaker(reading: Reading, speech: QuotedSpeech) -> bool:
    """Whether only what stands before can tell who speaks: no cue, or French "a-t-elle ajouté"."""
    if speech.cue is None:
        return True
    if speech.speakers or reading.language != "fr":
        return False
    return _CLITIC.search(reading.text, max(0, speech.cue.start - 12), speech.cue.end) is not None


def _speech(reading: Reading, quotation: Quotation, before: QuotedSpeech | None) -> QuotedSpeech | None:
    text = reading.text
    inner = quotation.inner
    words = inner.of(text)
    opens_sentence = _opens_sentence(reading, quotation)
    if _is_title(words) and not opens_sentence:
        return None
    cue = cue_after(reading, quotation) or cue_before(reading, quotation, before.outer.end if before is not None else 0)
    if cue is None:
        whole = (
            opens_sentence
            and (words[0].isupper() or words[0] in "[…")
            and WRITTEN_END.search(words + text[quotation.outer.end : quotation.outer.end + 1])
            and words.count(" ") >= 2
        )
        if whole or _goes_on(reading, quotation, before):
            return QuotedSpeech(inner, quotation.outer, last=quotation.outer)
        return None
    clause, sentence = cue
    speakers, mention = _speaker(reading, sentence, clause, quotation)
    if clause.cue.start > quotation.outer.end and not opens_sentence:
        inner = _with_words_before(reading, quotation, before)
    return QuotedSpeech(
        inner,
        Span(min(inner.start, quotation.outer.start), quotation.outer.end),
        speakers,
        clause.cue,
        mention,
        _addressees(reading, clause),
        clause,
        quotation.outer,
    )


def _is_title(words: str) -> bool:
    """Whether quoted words are capitalised as the title of a book or film is."""
    long = _LONG_WORD.findall(words)
    return len(long) >= 2 and all(word[0].isupper() for word in long)


def _with_words_before(reading: Reading, quotation: Quotation, before: QuotedSpeech | None) -> Span:
    """What is said begins before the marks where only a part is quoted: Roads "are safe," he said."""
    sentence = reading.sentence_at(quotation.outer.start)
    inner = quotation.inner
    if sentence is None or (before is not None and before.outer.end > sentence.span.start):
        return inner
    words = reading.text[sentence.span.start : quotation.outer.start]
    led = words.rstrip().endswith(",") and not inner.of(reading.text)[:1].islower()
    if led or words.rstrip().endswith(":") or words.count(" ") < 2 or any(mark in words for mark in '“”"«»'):
        return inner
    verbs = reporting_verbs(reading.language)
    if any(
        clause.lemma in verbs and "quote" in verbs[clause.lemma].patterns and clause.cue.end <= quotation.outer.start
        for clause in sentence.clauses
    ):
        return inner
    return Span(sentence.span.start, inner.end)


def _goes_on(reading: Reading, quotation: Quotation, before: QuotedSpeech | None) -> bool:
    """Whether a quotation resumes, after a comma in the same sentence, what was broken by its cue."""
    if before is None or before.cue is None or before.last is None or before.last.end > before.cue.start:
        return False
    gap = reading.text[before.cue.end : quotation.outer.start]
    return (
        gap.rstrip().endswith(",") and len(gap) < REACH and "\n" not in gap and not STRONG_END.search(gap.rstrip(" ,"))
    )


def _opens_sentence(reading: Reading, quotation: Quotation) -> bool:
    sentence = reading.sentence_at(quotation.outer.start)
    return sentence is not None and not reading.text[sentence.span.start : quotation.outer.start].strip(" -–—•")


def _speaker(
    reading: Reading, sentence: Sentence, clause: Clause, quotation: Quotation
) -> tuple[tuple[str, ...], Span | None]:
    """Who the cue's subject is; the parse is trusted only where the subject stands beside its verb."""
    subject = clause.subject
    if subject is not None:
        head = sentence.span.start + subject.head.idx
        if not quotation.outer.start <= head < quotation.outer.end and reading.quotation_at(head) is None:
            apposed = apposed_to(sentence, subject)
            return apposed or reading.parties(subject), subject.span
    after = quotation.outer.end <= clause.cue.start
    for mention in sentence.mentions if after else reversed(sentence.mentions):
        if mention.kind in ("thing", "people", "city") or reading.quotation_at(mention.span.start):
            continue
        distance = (
            mention.span.start - clause.cue.end
            if mention.span.start >= clause.cue.end
            else clause.group.start - mention.span.end
        )
        if 0 <= distance <= 3:
            return mention.entities or (
                (mention.name,) if mention.name and mention.kind in ("name", "person") else ()
            ), mention.span
    nouns = [
        token
        for token in sentence.doc
        if token.pos_ in ("NOUN", "PROPN") and 0 <= sentence.at(token).start - clause.cue.end <= 40
    ]
    if nouns and can_speak(nouns[0].lemma_.casefold(), reading.language):
        argument = phrase_of(nouns[0], sentence.span.start)
        return reading.parties(argument), argument.span
    return (), None


def _addressees(reading: Reading, clause: Clause) -> tuple[str, ...]:
    verb = reporting_verbs(reading.language).get(clause.lemma)
    if verb is not None and "addr" in verb.patterns and clause.objects:
        first = clause.objects[0]
        if reading.quotation_at(first.span.start) is None:
            return reading.parties(first)
    return ()


def _joined(reading: Reading, first: QuotedSpeech, second: QuotedSpeech) -> QuotedSpeech | None:
    """One speech of two quotations: broken by one cue, or the second right after the first's cue."""
    assert first.last is not None
    between = Span(first.last.end, second.outer.start)
    if between.end - between.start > 2 * REACH:
        return None
    # A passage that holds more of the writer's words than of the speaker's would be no quotation any more.
    said = first.last.end - first.outer.start + second.outer.end - second.outer.start
    if between.end - between.start > said:
        return None
    text = reading.text
    gap = between.of(text)
    same_cue = first.cue is not None and first.cue == second.cue
    if not same_cue and second.cue is not None:
        return None
    if not same_cue and not (first.cue is not None and _adjacent(reading, first, second, gap)):
        return None
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        outer=Span(first.outer.start, second.outer.end),
        last=second.outer,
    )


def _adjacent(reading: Reading, first: QuotedSpeech, second: QuotedSpeech, gap: str) -> bool:
    if not gap.strip():
        return True
    assert first.cue is not None
    if "\n" in gap.strip(" "):
        return False
    return (
        gap.rstrip()[-1:] in ".,:"
        and len(STRONG_END.findall(gap.strip())) <= 1
        and first.last is not None
        and (first.last.end <= first.cue.start < second.outer.start)
        and reading.sentence_at(first.cue.start) is reading.sentence_at(first.last.end + len(gap.rstrip()) - 1)
    )


def _carried(reading: Reading, speech: QuotedSpeech, earlier: Sequence[QuotedSpeech]) -> QuotedSpeech:
    """A quotation without a cue belongs to whom the sentence before quotes or speaks of."""
    sentence = reading.sentence_at(speech.outer.start)
    if sentence is None:
        return speech
    verbs = reporting_verbs(reading.language)
    for back in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        previous = reading.sentences[back]
        if previous.line.kind in ("headline", "heading", "caption", "dateline"):
            break
        if announces_words(reading, previous):
            speakers, mention = announced_speaker(reading, previous)
            return replace(speech, speakers=speakers, mention=mention)
        for former in reversed(earlier):
            if former.outer.meets(previous.span) or (
                former.cue and previous.span.start <= former.cue.start < previous.span.end
            ):
                return replace(speech, speakers=former.speakers, mention=None)
        for clause in previous.clauses:
            if (
                (clause.lemma in verbs or speech.cue is not None)
                and clause.subject is not None
                and clause.kind in ("ROOT", "conj")
                and not clause.passive
            ):
                found = reading.parties(clause.subject)
                if len(found) == 1 and found[0]:
                    return replace(speech, speakers=found)
        break
    return speech
