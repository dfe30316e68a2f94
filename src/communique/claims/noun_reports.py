"""What nouns report: "her call for …", "the minister's claim that …", "opposition by the union to …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.claims.reported import Reported
from communique.claims.reported_clause import complement_start
from communique.claims.reported_span import trimmed_end
from communique.claims.reported_speaker import speakers_of
from communique.language.clauses import argument
from communique.language.reading import Reading, Sentence
from communique.language.reporting import speech_nouns
from communique.model import Span

_MARKS = frozenset({"that", "que", "qu’", "qu'"})
_TELLING = frozenset(
    {"concern", "concerns", "criticism", "opposition", "support", "warning", "remarks", "comments", "fear", "fears"}
    | {
        "praise",
        "endorsement",
        "accusation",
        "allegation",
        "claim",
        "claims",
        "announcement",
        "objection",
        "objections",
    }
)
_BINDING = frozenset(
    {"promise", "pledge", "vow", "threat", "plan", "plans", "decision", "refusal", "offer", "call", "calls"}
)
_ASKING = frozenset(
    {"call", "calls", "demand", "demands", "appeal", "appeals", "plea", "pleas", "request", "requests", "appel"}
)


def noun_reports(reading: Reading, taken: set[int]) -> Iterator[Reported]:
    """Statements told by a noun with its owner; those that a verb already reports (`taken`) are left out."""
    nouns = speech_nouns(reading.language)
    for sentence in reading.sentences:
        if sentence.line.kind in ("headline", "heading", "dateline"):
            continue
        for token in sentence.doc:
            if token.pos_ == "NOUN" and token.lower_ in nouns and sentence.at(token).start not in taken:
                found = _report(reading, sentence, token)
                if found is not None:
                    yield found


def _report(reading: Reading, sentence: Sentence, noun: Any) -> Reported | None:
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None or owner.lower_ in ("our", "my", "your", "its", "whose"):
        return None
    content = _content(reading, sentence, noun)
    if content is not None and any(
        voice.origin != "quotation" and voice.span.covers(content) for voice in reading.voices
    ):
        return None
    if content is None or reading.quotation_at(sentence.at(noun).start) is not None:
        return None
    said_by = argument(owner, sentence.span.start)
    speakers = speakers_of(reading, sentence, said_by)
    if speakers is None or (not speakers and owner.pos_ == "PRON"):
        return None
    cue = sentence.at(noun)
    return Reported(content, speakers, cue, cue, said_by.span)


def _after(noun: str, language: str) -> frozenset[str]:
    """The prepositions after which a noun of speech tells its content by itself."""
    if noun in _ASKING:
        return frozenset({"for"})
    return (
        speech_nouns(language)[noun] & {"about", "over", "on", "of", "to", "for"} if noun in _TELLING else frozenset()
    )


def _content(reading: Reading, sentence: Sentence, noun: Any) -> Span | None:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if (
            child.dep_ in ("acl", "ccomp", "relcl")
            and child.left_edge.lower_ in _MARKS
            and child.left_edge.dep_ == "mark"
        ):
            start = complement_start(sentence, child)
            return Span(start, trimmed_end(reading, sentence, sentence.at(child.right_edge).end))
        if child.dep_ == "acl" and child.tag_ == "VB" and noun.lower_ in _BINDING:
            start = sentence.at(child.left_edge).start
            return Span(start, trimmed_end(reading, sentence, sentence.at(child.right_edge).end))
        if child.dep_ == "prep" and child.lower_ in _after(noun.lower_, reading.language):
            target = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None)
            if target is not None:
                start = sentence.at(target.left_edge).start
                return Span(start, trimmed_end(reading, sentence, sentence.at(target.right_edge).end))
    return None
