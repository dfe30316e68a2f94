"""Quotations with their speakers: the cue before, inside, after, or carried from the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.language.clauses import Clause
from communique.language.clauses import argument as phrase_of
from communique.language.quotations import Quotation
from communique.language.reporting import can_speak, reporting_verbs
from communique.language.signatures import apposed_to, signature_after
from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading, Sentence

_INTRODUCES = re.compile(r"(?:.{0,90}[:,–—]|\s*(?:that|que|qu[’'])?)\s*", re.DOTALL)
_WRITTEN_END = re.compile(r"[.,!?…;—–-]['’]?\s*$")
_STRONG_END = re.compile(r"[.!?…]['’]?\s*$")
_GAP = " \t\n\u00a0\u202f,;.–—-"
_REACH = 160
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
    cue = _cue_after(reading, quotation) or _cue_before(reading, quotation, before)
    if cue is None:
        whole = (
            opens_sentence
            and (words[0].isupper() or words[0] in "[…")
            and _WRITTEN_END.search(words + text[quotation.outer.end : quotation.outer.end + 1])
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
        gap.rstrip().endswith(",")
        and len(gap) < _REACH
        and "\n" not in gap
        and not _STRONG_END.search(gap.rstrip(" ,"))
    )


def _opens_sentence(reading: Reading, quotation: Quotation) -> bool:
    sentence = reading.sentence_at(quotation.outer.start)
    return sentence is not None and not reading.text[sentence.span.start : quotation.outer.start].strip(" -–—•")


def _cue_after(reading: Reading, quotation: Quotation) -> tuple[Clause, Sentence] | None:
    """The reporting clause right after the closing mark: "…," Ms Dall said; "…", said Ms Dall."""
    text, end = reading.text, quotation.outer.end
    words = quotation.inner.of(text)
    following = text[end : end + 1]
    if not _WRITTEN_END.search(words) and following not in (",", " ", "\u00a0") and text[end : end + 2] != " ,":
        return None
    at = end
    while at < len(text) and text[at] in _GAP and text[at] != "\n":
        if text[at] == ".":
            return None
        at += 1
    sentence = reading.sentence_at(at)
    if sentence is None or at >= sentence.span.end:
        return None
    verbs = reporting_verbs(reading.language)
    for clause in sentence.clauses:
        if clause.cue.start < at:
            continue
        if clause.group.start - at > _REACH:
            break
        verb = verbs.get(clause.lemma)
        gap = text[at : clause.group.start]
        if verb is None or "quote" not in verb.patterns or clause.passive or clause.kind in ("relcl", "acl:relcl"):
            if (
                clause.kind in ("relcl", "acl", "acl:relcl", "appos", "advcl", "amod", "xcomp", "conj")
                and gap.count(",") >= 1
            ):
                continue
            if clause.kind in ("relcl", "acl", "acl:relcl"):
                continue
            break
        if any(mark in gap for mark in '“”"«»:;'):
            break
        if clause.negated or (
            clause.tense == "bare" and clause.kind not in ("ROOT", "parataxis", "conj", "ccomp", "acl", "advcl")
        ):
            continue
        if _STRONG_END.search(words) and following != "," and _has_own_content(clause):
            break
        tells_of = "addr" in verb.patterns and clause.lemma != "tell" and clause.objects
        if words.endswith(".") and following != "," and gap.strip() and tells_of:
            break
        if clause.kind in ("conj", "advcl") and gap.strip().split(" ")[0].casefold() in (
            "and",
            "but",
            "while",
            "as",
            "when",
            "et",
        ):
            break
        inverted = not gap.strip(" \u00a0")
        if not inverted and not _is_subject_gap(sentence, clause, Span(at, clause.group.start)):
            break
        if (
            _WRITTEN_END.search(words)
            or following == ","
            or text[end : end + 2] in (" ,", "\u00a0,", "\u202f,")
            or inverted
        ):
            return clause, sentence
        break
    return None


def _has_own_content(clause: Clause) -> bool:
    return any(
        complement.i > clause.verb.i
        and any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in complement.children)
        for complement in clause.complements
    )


def _is_subject_gap(sentence: Sentence, clause: Clause, gap: Span) -> bool:
    """Whether the words between a closing mark and a verb are that verb's subject."""
    if (
        clause.subject is not None
        and not clause.inherited
        and gap.start <= clause.subject.head.idx + sentence.span.start < gap.end
    ):
        return True
    return any(gap.covers(mention.span) or mention.span.meets(gap) for mention in sentence.mentions)


def _cue_before(reading: Reading, quotation: Quotation, before: QuotedSpeech | None) -> tuple[Clause, Sentence] | None:
    """The reporting clause right before the opening mark: Ms Dall said: "…"; Ms Dall told us, "…"."""
    text, start = reading.text, quotation.outer.start
    sentence = reading.sentence_at(start)
    floor = sentence.span.start if sentence else start
    if sentence is None or not text[floor:start].strip():
        sentence = _introducing(reading, start)
        if sentence is None:
            return None
        floor = sentence.span.start
    if before is not None and before.outer.end > floor:
        floor = before.outer.end
    words = quotation.inner.of(text)
    lowered = words[:1].islower()
    verbs = reporting_verbs(reading.language)
    for clause in reversed(sentence.clauses):
        if clause.cue.end > start or clause.cue.start < floor:
            continue
        verb = verbs.get(clause.lemma)
        between = text[clause.cue.end : start]
        if clause.lemma in ("quote", "citer") and len(between) < 8:
            continue
        if verb is None or "quote" not in verb.patterns or clause.passive:
            if between.rstrip().endswith(":") and len(between) < _REACH:
                continue
            return None
        if not _INTRODUCES.fullmatch(between) or clause.negated:
            if between.rstrip()[-1:] in (":", ","):
                continue
            return None
        stripped = between.strip().casefold()
        if not stripped and lowered and not _STRONG_END.search(words):
            return None
        if not stripped and verb.force not in (
            "says",
            "asks",
            "announces",
            "warns",
            "stresses",
            "recalls",
            "repeats",
            "promises",
            "admits",
        ):
            return None
        if stripped in ("that", "que", "qu’", "qu'") and not _ends_content(reading, quotation):
            return None
        return clause, sentence
    return None


def _ends_content(reading: Reading, quotation: Quotation) -> bool:
    """Whether nothing of the reported clause follows the closing mark."""
    rest = reading.text[quotation.outer.end : quotation.outer.end + 2].strip()
    return not rest or rest[0] in ".;\n" or bool(_STRONG_END.search(quotation.inner.of(reading.text)))


def _introducing(reading: Reading, start: int) -> Sentence | None:
    """The sentence on the line before that ends with a colon."""
    at = start - 1
    text = reading.text
    while at > 0 and text[at] in " \t\n\u00a0":
        at -= 1
    if at <= 0 or text[at] != ":":
        return None
    return reading.sentence_at(at)


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
    if between.end - between.start > 2 * _REACH:
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
        and len(_STRONG_END.findall(gap.strip())) <= 1
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
