"""A report: one content that somebody is told to have said, thought or felt."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Modality, Span


@dataclass(frozen=True, slots=True)
class Reported:
    """One reported content with its speakers.

    Attributes:
        content: The words reported.
        speakers: Canonical names; empty where the document does not tell.
        cue: The words of reporting; None where the content stands alone.
        verb: The reporting verb, by which one cue is told from another.
        mention: The words that name the speaker beside the cue.
        addressees: Who is told or asked.
        modality: Whether it was said, is to be said, or is refused.
        force: What the speaker does with the content.
    """

    content: Span
    speakers: tuple[str, ...]
    cue: Span | None
    verb: Span | None = None
    mention: Span | None = None
    addressees: tuple[str, ...] = ()
    modality: Modality = "asserted"
    force: str = "says"
