"""The statements of a joint text: its parties condemn, welcome, call on, and assert in their own name."""

from __future__ import annotations

from collections.abc import Iterator

from communique.claims.report import Reported
from communique.claims.reported import verb_of
from communique.claims.reported_content import content_of
from communique.claims.reported_state import state_content
from communique.language.clauses import Argument
from communique.language.reading import Reading, Sentence
from communique.language.voices import Voice
from communique.model import Span

_WE = frozenset({"we", "nous"})


def joint_statements(reading: Reading) -> Iterator[Reported]:
    """What the parties of a joint text state in it, in order."""
    for voice in reading.voices:
        if voice.origin != "joint":
            continue
        for sentence in reading.sentences:
            if voice.span.start <= sentence.span.start < voice.span.end:
                yield from _stated(reading, voice, sentence)


def _stated(reading: Reading, voice: Voice, sentence: Sentence) -> Iterator[Reported]:
    ours = False
    speakers = voice.speakers
    told: list[Span] = []
    for clause in sentence.clauses:
        if clause.subject is None or clause.subject.head.lower_ not in _WE or clause.modal or clause.negated:
            continue
        ours = True
        speakers = (*voice.speakers, *_beside_us(reading, clause.subject, voice))
        if clause.tense in ("future",):
            continue
        state = state_content(reading, sentence, clause)
        if state is not None:
            told.append(state.span)
            yield Reported(state.span, speakers, state.cue, clause.cue, clause.subject.span)
            continue
        if any(span.start <= clause.cue.start < span.end for span in told):
            continue
        verb = verb_of(clause, reading.language)
        if verb is None or verb.force in ("agrees", "wants"):
            continue
        content = content_of(reading, sentence, clause, verb)
        if content is not None:
            told.append(content.span)
            yield Reported(content.span, speakers, content.cue, clause.cue, clause.subject.span, content.addressees)
    if not ours and _asserts(sentence):
        yield Reported(Span(sentence.span.start, _stop(reading, sentence)), voice.speakers, None)


def _beside_us(reading: Reading, subject: Argument, voice: Voice) -> Iterator[str]:
    """Who joins the issuers in one sentence: "We, the ministers of the Seven, and the High Representative of …"."""
    named = [mention for mention in reading.mentions_in(subject.span) if mention.entities]
    if not named or not set(named[0].entities) & set(voice.speakers):
        return
    for mention in named[1:]:
        if mention.kind in ("office", "organisation", "members"):
            yield from (name for name in mention.entities if name not in voice.speakers)


def _asserts(sentence: Sentence) -> bool:
    """Whether a sentence without "we" states how things are or must be."""
    root = next((clause for clause in sentence.clauses if clause.kind == "ROOT"), None)
    return (
        root is not None
        and root.subject is not None
        and not root.passive
        and sentence.line.is_prose
        and (
            (root.tense == "present" and not root.perfect) or root.modal in ("must", "should", "would", "can", "cannot")
        )
    )


def _stop(reading: Reading, sentence: Sentence) -> int:
    end = sentence.span.end
    return end - 1 if reading.text[end - 1] == "." else end
