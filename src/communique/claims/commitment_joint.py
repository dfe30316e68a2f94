"""What the parties of a joint text bind themselves to by saying so: "We support efforts to …"."""

from __future__ import annotations

import re
from functools import cache

from communique.claims.commitment_draft import Draft, is_question
from communique.claims.commitment_parties import bound
from communique.claims.lexicon import rows
from communique.claims.parties import speakers_at
from communique.language.reading import Reading, Sentence
from communique.model import Span

_WHO = (
    r"(?:\b[Ww]e\b\]?|\b[Tt]hose of us\b[^.;]{0,80}?|\b[Ss]ignatories\b[^.;]{0,160}?)"
    r"(?:\s+\[[^\]]{0,120}\])?(?:,[^,.;]{0,80},)?\s*(?:\.\.\.|…)?\s*"
    r"(?:(?:all|also|further|therefore|firmly|strongly|fully|again|once again|jointly"
    r"|continue to|are|remain committed and|,)\s+)*"
)
_OWN = r"(?:our|their)\b[^.;,]{0,40}?\b(?:support|commitments?|determination|resolve|pledges?)\b"


def words_of(sort: str, language: str) -> frozenset[str]:
    """The words of one sort of the lexicon of joint texts."""
    return _sorts(language).get(sort, frozenset())


@cache
def _sorts(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("commitment-joint", language):
        found.setdefault(row["sort"], set()).add(row["lemma"])
    return {sort: frozenset(lemmas) for sort, lemmas in found.items()}


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    sorts = {
        sort: "|".join(re.escape(lemma) for lemma in sorted(lemmas, key=lambda lemma: (-len(lemma), lemma)))
        for sort, lemmas in _sorts(language).items()
    }
    if not sorts:
        return None
    return re.compile(
        rf"{_WHO}(?P<cue>(?:{sorts['back']})\]?\s+(?:[^.;,]{{0,60}}?\b)?(?i:{sorts['action']})\b"
        rf"|(?:{sorts['renew']})\]?\s+(?:[^.;,]{{0,40}}?\b)?{_OWN}"
        rf"|(?:{sorts['do']})\b)|\b[Oo]ur (?:actions|measures|efforts) will (?P<means>\w+)"
    )


def joint_act(reading: Reading, sentence: Sentence) -> Draft | None:
    """The step to which "we" bind ourselves in a sentence of a joint text, if any."""
    pattern = _pattern(reading.language)
    if pattern is None or not (reading.issuer or len(reading.lines) == 1 or _is_joint(reading, sentence)):
        return None
    match = pattern.search(reading.text, sentence.span.start, sentence.span.end)
    if match is None or is_question(reading, sentence) or reading.quotation_at(match.start()) is not None:
        return None
    content = Span(match.start("cue") if match["cue"] else match.start(), sentence.span.end).trimmed(
        reading.text, ' .;,"”]'
    )
    if len(content.of(reading.text).split()) < 4:
        return None
    makers, announcers = bound(reading, speakers_at(reading, match.start()), gives=True)
    return Draft(sentence, sentence.span, content, makers, announcers, stage="pledged", gives=False)


def _is_joint(reading: Reading, sentence: Sentence) -> bool:
    return any(
        voice.origin == "joint" and voice.span.start <= sentence.span.start < voice.span.end for voice in reading.voices
    )
