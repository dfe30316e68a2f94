"""The country or body in whose name a text without a letterhead speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from communique.language.clauses import Clause
from communique.language.lexicon import rows
from communique.language.reading import Reading, Sentence

_FIRST = frozenset({"we", "our", "us", "i", "my", "nous", "notre", "nos", "je"})
_STATES = frozenset({"committed", "steadfast", "proud", "determined", "engagé", "engagée", "déterminé", "déterminée"})
_STATIVE = frozenset({"commit", "determine", "engager"})
_GOING_ON = frozenset({"continue", "continuer"})
_BEING = frozenset({"be", "être"})


class OwnVoice(NamedTuple):
    """Who speaks in a text: its canonical name, and whether it is a country rather than a body."""

    name: str
    is_country: bool


def own_voice(reading: Reading) -> OwnVoice | None:
    """The one country or body whose acts a text in the first person tells as its own: "Norland condemns … We extend …".

    Where none acts so, the house of a minister who speaks tells: "Foreign Office Minister Ada Voss said: I …".

    Returns:
        None where nobody speaks in the first person outside quotation marks, or
        several act so.
    """
    unquoted = [each for each in reading.sentences if reading.quotation_at(each.span.start) is None]
    ours = {each.index for each in unquoted if any(token.lower_ in _FIRST for token in each.doc)}
    if not ours and not _opens_speech(reading):
        return None
    told = [(voice, each.index) for each in unquoted for voice in _acting(each, reading.language)]
    beside = {voice for voice, index in told if not ours or ours & {index - 1, index, index + 1}}
    counts = Counter(voice for voice, _ in told if voice in beside)
    if not counts:
        houses = {country for sentence in unquoted for country in _houses(sentence)}
        return OwnVoice(houses.pop(), is_country=True) if len(houses) == 1 else None
    (voice, most), *others = counts.most_common(2)
    return voice if not others or most >= 3 * others[0][1] else None


def _opens_speech(reading: Reading) -> bool:
    """Whether a line ends with a colon above a paragraph: "Minister Voss said:"."""
    return any(
        line.span.of(reading.text).endswith(":") and following.kind == "paragraph"
        for line, following in pairwise(reading.lines)
    )


def _houses(sentence: Sentence) -> Iterator[str]:
    """The countries of the government houses that stand in officials' titles."""
    for mention in sentence.mentions:
        for office in mention.offices if mention.kind == "person" else ():
            title = office.title.casefold()
            yield from (row["country"] for row in rows("government-houses") if row["phrase"].casefold() in title)


def _acting(sentence: Sentence, language: str) -> Iterator[OwnVoice]:
    for clause in sentence.clauses:
        subject = clause.subject
        if subject is None or clause.perfect or len(subject.heads) > 1:
            continue
        if clause.passive and clause.lemma not in _STATIVE:
            continue
        if clause.kind not in ("ROOT", "conj", "ccomp") or not _is_stance(clause, language):
            continue
        mention = sentence.mention_at(sentence.at(subject.head).start)
        if mention is not None and mention.kind in ("country", "organisation") and len(mention.entities) == 1:
            yield OwnVoice(mention.entities[0], mention.kind == "country")


def _is_stance(clause: Clause, language: str) -> bool:
    if clause.tense not in ("present", "future"):
        return False
    if clause.lemma in _GOING_ON and not any(child.kind == "xcomp" for child in clause.children):
        return False  # "Norland continues its war" is told of it
    if clause.lemma in _BEING:
        return any(child.lower_ in _STATES for child in clause.verb.children)
    return clause.lemma in _stances(language)


@cache
def _stances(language: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("own-stance") if row["language"] == language)
