"""Whose words a stretch of text is: quotations, turns of a transcript, statements under a heading, joint texts.

A voice is found on characters and lines first, for parsers lose the speaker of everything but the
sentence that holds the cue. Who speaks stays unknown rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.language.quoted_speech import QuotedSpeech, quoted_speeches
from communique.language.spoken_blocks import find_blocks
from communique.language.turns import find_turns
from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading

Origin = Literal["quotation", "turn", "block", "joint", "first-person"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Words that are somebody's own.

    Attributes:
        span: What is said, without quotation marks at its ends.
        outer: With the marks.
        speakers: Canonical names; empty where the document does not tell.
        cue: The reporting verb; None where a label, heading or earlier sentence names the speaker.
        mention: The words that name the speaker beside the cue.
        addressees: Who is spoken to, as far as the text says.
        origin: How the words are marked as somebody's own.
        modality: Whether they were said, are to be said, or are refused.
    """

    span: Span
    outer: Span
    speakers: tuple[str, ...]
    cue: Span | None = None
    mention: Span | None = None
    addressees: tuple[str, ...] = ()
    origin: Origin = "quotation"


def find_voices(reading: Reading) -> list[Voice]:
    """The voices of a document, in the order of their first words; those inside others come after them."""
    found = [
        Voice(turn.span, turn.span, turn.speakers, None, turn.label, turn.addressees, "turn")
        for turn in find_turns(reading)
    ]
    if not found:
        found += [
            Voice(block.span, block.span, block.speakers, block.cue, block.mention, (), block.origin)
            for block in find_blocks(reading)
        ]
    found += [_of_quotation(speech) for speech in quoted_speeches(reading)]
    return sorted(found, key=lambda voice: (voice.outer.start, -voice.outer.end))


def _of_quotation(speech: QuotedSpeech) -> Voice:
    return Voice(speech.span, speech.outer, speech.speakers, speech.cue, speech.mention, speech.addressees)


def covering(voices: list[Voice], offset: int) -> Iterator[Voice]:
    """The voices that a code point belongs to, innermost last."""
    for voice in voices:
        if voice.outer.start > offset:
            break
        if offset < voice.outer.end:
            yield voice
