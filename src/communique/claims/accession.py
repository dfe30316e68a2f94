"""Claims of kind `accession`: the steps of joining an organisation or becoming party to a treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.claims.accession_clause import Step
from communique.claims.accession_lists import listed
from communique.claims.accession_matter import Masked, Matter, is_about, matter_of
from communique.claims.accession_steps import steps_of
from communique.language.reading import Reading, Sentence
from communique.model import AccessionFields, Claim

_WORTH_READING = re.compile(
    r"ratif|access?ion|accede|membership|protocol|\bjoin|member of|(?:st|nd|rd|th) member|\bwithdr|entered into force|"
    r"\binstrument|treaty|convention|\bquit\b|\bleft\b|adhé|traité",
    re.IGNORECASE,
)
_RATIFIES = re.compile(r"\bratif|\bcomplet\w+ the (?:procedure|step)", re.IGNORECASE)


@dataclass(slots=True)
class Thread:
    """What the document speaks of as it goes on.

    Attributes:
        matter: Candidates and target last named.
        parties: The party last named that is no candidate.
        ratifies: The sentence in which a ratification was last spoken of.
    """

    matter: Matter = field(default_factory=Matter)
    parties: tuple[str, ...] = ()
    ratifies: int = -9
    topical: bool = False


def find(reading: Reading) -> Iterator[Claim]:
    """The accession claims of a document."""
    if not _WORTH_READING.search(reading.text):
        return
    masked = [_masked(reading, sentence) for sentence in reading.sentences]
    matters = [
        matter_of(mask, sentence.span.of(reading.text)) if mask is not None else Matter()
        for sentence, mask in zip(reading.sentences, masked, strict=True)
    ]
    first = Matter()
    for matter in matters:
        first = first.over(matter)
    thread = Thread(topical=any(_RATIFIES.search(s.span.of(reading.text)) for s in reading.sentences))
    for sentence, mask, own in zip(reading.sentences, masked, matters, strict=True):
        if own.candidates or own.to:
            thread.matter = own.over(thread.matter)
        matter = own.over(thread.matter).over(first)
        if mask is not None:
            steps = [*steps_of(reading, sentence, matter, thread.parties, own, sentence.index - thread.ratifies)]
            steps += listed(reading, sentence, mask, matter, thread.parties, thread.topical)
            for step in steps:
                yield _claim(reading, step, matter)
            if _RATIFIES.search(sentence.span.of(reading.text)) or any(s.step == "ratified" for s in steps):
                thread.ratifies = sentence.index
        thread.parties = _party_named(sentence, matter) or thread.parties or ((reading.home,) if reading.home else ())


def _masked(reading: Reading, sentence: Sentence) -> Masked | None:
    """The masked sentence; None where nothing is named in a text that names much."""
    if not sentence.mentions and not is_about(sentence.span.of(reading.text)):
        return None
    return Masked(reading, sentence)


def _party_named(sentence: Sentence, matter: Matter) -> tuple[str, ...]:
    for mention in sentence.mentions:
        country = mention.country or (mention.entities[0] if mention.kind == "country" and mention.entities else None)
        if country and mention.kind in ("country", "people", "city") and country not in matter.candidates:
            return (country,)
    return ()


def _claim(reading: Reading, step: Step, matter: Matter) -> Claim:
    about = step.matter.over(matter) if step.matter is not None else matter
    fields = AccessionFields(
        candidates=() if about.treaty else about.candidates,
        to=about.to,
        step=step.step,
        parties=step.parties,
        date=step.date,
        count=step.count,
    )
    return reading.claim(step.span, fields, step.modality)
