"""What nouns report: "her call for …", "the minister's claim that …", "opposition by the union to …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.claims.report import Reported
from communique.claims.reported_clause import complement_start
from communique.claims.reported_span import trimmed_end
from communique.claims.reported_speaker import speakers_of
from communique.claims.reporting_words import words
from communique.language.clauses import argument
from communique.language.reading import Reading, Sentence
from communique.language.reporting import speech_nouns
from communique.model import Span

_MARKS = frozenset({"that", "que", "qu’", "qu'"})
_NOT_OWNERS = frozenset({"our", "my", "your", "whose"})
_OF = frozenset({"de", "d’", "d'", "du", "des"})
_VIEWS = frozenset({"view", "views"})
"""Of nobody: "views on reporting cycles" tells no view."""
_BLOWS = frozenset({"attack", "attacks"})
_THIRD = frozenset({"his", "her", "their", "its"})


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
    content = _content(reading, sentence, noun)
    cue = sentence.at(noun)
    if noun.head.lemma_.casefold() in words("exchanging", reading.language):
        return None  # "exchanged views on": what was talked about, and nobody's word
    if content is None or reading.quotation_at(cue.start) is not None:
        return None
    if any(voice.origin != "quotation" and voice.span.covers(content) for voice in reading.voices):
        return None
    owner = _owner(reading, noun)
    if owner is None:
        held = noun.lower_ in words("held", reading.language)
        telling = noun.lower_ in words("telling", reading.language) and noun.lower_ not in _VIEWS
        marked = held and (_is_that_clause(noun) or telling)
        return Reported(content, (), cue, cue) if marked else None
    if owner.lower_ in _NOT_OWNERS:
        return None
    said_by = argument(owner, sentence.span.start)
    speakers = speakers_of(reading, sentence, said_by)
    if speakers is None or (not speakers and owner.pos_ == "PRON" and owner.lower_ not in _THIRD):
        return None
    if noun.lower_ in _BLOWS and any(len(name) == 2 for name in speakers):
        return None  # a country's attack on something is a deed
    return Reported(content, speakers, cue, cue, said_by.span)


def _owner(reading: Reading, noun: Any) -> Any | None:
    """Whose word it is: "Ms Dall's call", "the call by Ms Dall", "a call from Ms Dall"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among") and child.i > noun.i:
            return next((each for each in child.children if each.dep_ == "pobj"), None)
        if child.dep_ == "nmod" and child.i > noun.i and reading.language == "fr":
            return child if any(each.dep_ == "case" and each.lower_ in _OF for each in child.children) else None
    return None


def _is_that_clause(noun: Any) -> bool:
    return any(_opens_with_that(child) for child in noun.children if child.i > noun.i)


def _opens_with_that(child: Any) -> bool:
    """Whether a noun's clause tells its content: "that" is no subject or object in it."""
    first = child.left_edge
    return child.dep_ in ("acl", "ccomp", "relcl") and first.lower_ in _MARKS and first.dep_ == "mark"


def _after(noun: str, language: str) -> frozenset[str]:
    """The prepositions after which a noun of speech tells its content by itself."""
    if noun in words("asking", language):
        return frozenset({"for"})
    return speech_nouns(language)[noun] - {"that"} if noun in words("telling", language) else frozenset()


def _content(reading: Reading, sentence: Sentence, noun: Any) -> Span | None:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if _opens_with_that(child):
            start = complement_start(sentence, child)
            return Span(start, trimmed_end(reading, sentence, sentence.at(child.right_edge).end))
        infinitive = child.tag_ == "VB" or "Inf" in child.morph.get("VerbForm")
        if child.dep_ == "acl" and infinitive and noun.lower_ in words("binding", reading.language):
            start = sentence.at(child.left_edge).start
            return Span(start, trimmed_end(reading, sentence, sentence.at(child.right_edge).end))
        if child.dep_ == "prep" and child.lower_ in _after(noun.lower_, reading.language):
            target = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None)
            if target is not None:
                start = sentence.at(target.left_edge).start
                return Span(start, trimmed_end(reading, sentence, sentence.at(target.right_edge).end))
    return None
