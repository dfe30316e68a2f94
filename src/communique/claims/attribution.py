"""Attribution without a verb: according to X, in X's view, selon X."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.report import Reported
from communique.claims.reported_speaker import speakers_of
from communique.claims.reporting_words import words
from communique.language.clauses import Argument
from communique.language.reading import Reading, Sentence
from communique.language.reporting import can_speak, is_document, is_inquiry, reporting_verbs
from communique.model import Span

_CUES = {
    "en": re.compile(r"\b(?:according to|in the (?:words|view|opinion) of)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:selon|d[’']après|de l[’']avis de|aux yeux de)\b", re.IGNORECASE),
}
_IN = re.compile(r"(?:In|Dans)\b")
_REACH = 90
_STOPS = frozenset({",", ";", ":", ".", "(", ")"})


def find_attributions(reading: Reading) -> Iterator[Reported]:
    """What sentences attribute by a prepositional phrase."""
    pattern = _CUES.get(reading.language)
    if pattern is None:
        return
    for match in pattern.finditer(reading.text):
        sentence = reading.sentence_at(match.start())
        if sentence is None or reading.quotation_at(match.start()) is not None:
            continue
        found = _attributed(reading, sentence, Span(match.start(), match.end()))
        if found is not None:
            yield found
    for sentence in reading.sentences:
        found = _found_in(reading, sentence)
        if found is not None:
            yield found


def _found_in(reading: Reading, sentence: Sentence) -> Reported | None:
    """What a poll or study that opens the sentence has found: "In the latest survey, support fell to a third"."""
    opening = _IN.match(reading.text, sentence.span.start, sentence.span.end)
    if opening is None or not sentence.line.is_prose or reading.quotation_at(sentence.span.start) is not None:
        return None
    cue = Span(opening.start(), opening.end())
    source = _source(sentence, cue)
    if source is None or not is_inquiry(source.head.lemma_.casefold(), reading.language):
        return None
    comma = reading.text.find(",", source.span.end, min(sentence.span.end, source.span.end + _REACH))
    content = Span(comma + 1, sentence.span.end).trimmed(reading.text, " .;\u00a0\n")
    own = [clause for clause in sentence.clauses if clause.kind == "ROOT" and clause.cue.start > comma]
    told = reporting_verbs(reading.language)
    if comma < 0 or not own or any(clause.lemma in told for clause in own) or content.end - content.start < 12:
        return None
    speakers = speakers_of(reading, sentence, source) or (source.head.text,)
    return Reported(content, speakers, cue, cue, source.span)


def _attributed(reading: Reading, sentence: Sentence, cue: Span) -> Reported | None:
    source = _source(sentence, cue)
    if source is None or source.head.lemma_.casefold() in words("not-speaker", reading.language):
        return None
    speakers = speakers_of(reading, sentence, source)
    mention = sentence.mention_at(sentence.span.start + source.head.idx)
    if speakers is None:
        word, lemma = source.head.lower_, source.head.lemma_.casefold()
        known = any(can_speak(each, reading.language) or is_document(each, reading.language) for each in (word, lemma))
        if mention is None and not known and reading.language != "en":
            return None
        speakers = reading.parties(source)
    end = source.span.end
    if mention is not None:
        end = max(end, mention.span.end)
    content = _content(reading, sentence, cue, end)
    if content.end - content.start < 8:
        return None
    return Reported(content, speakers, cue, cue, Span(source.span.start, end))


def _source(sentence: Sentence, cue: Span) -> Argument | None:
    doc = sentence.doc
    inside = [token for token in doc if cue.start <= sentence.at(token).start < cue.end]
    if not inside:
        return None
    last = inside[-1]
    for token in doc[last.i + 1 :]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "nmod", "amod"):
            right = token.right_edge.i
            for child in token.children:
                if child.i > token.i and child.dep_ in ("punct", "relcl", "acl:relcl", "advcl", "ccomp"):
                    right = min(right, child.i - 1 if child.dep_ == "punct" else child.left_edge.i - 1)
            return Argument(
                token, Span(sentence.at(doc[last.i + 1]).start, sentence.at(doc[max(right, token.i)]).end), (token,)
            )
        if token.text in _STOPS:
            return None
    return None


def _content(reading: Reading, sentence: Sentence, cue: Span, end: int) -> Span:
    """The rest of the sentence: after the source where that opens it, else before the cue or all of it."""
    text, span = reading.text, sentence.span
    before = Span(span.start, cue.start).trimmed(text, " ,;–—-\u00a0\n")
    if before.end - before.start < 12:
        comma = text.find(",", end, span.end)
        start = comma + 1 if 0 <= comma - end < 90 else end
        return Span(start, span.end).trimmed(text, " ,.;\u00a0\n")
    colon = text.rfind(": ", before.start, before.end)
    if colon > 0 and reading.quotation_at(colon) is None:
        before = Span(colon + 2, before.end)
    rest = text[end : span.end].strip(" ,.;\n")
    if (
        text[end : end + 1] == ","
        and len(rest) > 30
        and any(clause.kind == "ROOT" and clause.cue.start > end for clause in sentence.clauses)
    ):
        return Span(before.start, span.end).trimmed(text, " ,.;\u00a0\n")
    return before
