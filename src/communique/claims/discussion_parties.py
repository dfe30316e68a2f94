"""Who talks where no name is told: delegates at a conference, and the talks of those who met just before."""

from __future__ import annotations

import re
from itertools import takewhile

from communique.claims.meeting import meetings
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence

_TALKS = frozenset(
    {
        "discussion",
        "talk",
        "conversation",
        "exchange",
        "consultation",
        "deliberation",
        "negotiation",
        "entretien",
        "échange",
        "rencontre",
    }
)
_LARGE = ("conference", "summit", "ministerial", "session")
_BACK = 1200  # code points between a meeting and words that take it for granted
_OWN = re.compile(r"(?:(?:the|their|these|les|leurs?|ces|cet|l['’])\s*)?(?:bilateral\s+)?[\w-]+", re.IGNORECASE)
_ATTENDEES = frozenset(
    {
        "delegates",
        "participants",
        "attendees",
        "negotiators",
        "parties",
        "ministers",
        "leaders",
        "members",
        "envoys",
        "délégués",
        "négociateurs",
        "ministres",
        "dirigeants",
    }
)


def is_talk(subject: Argument) -> bool:
    """Whether a subject is talk already told of: "discussions", "their talks", "l’entretien"."""
    before = takewhile(lambda token: token.dep_ not in ("acl", "relcl"), subject.head.subtree)
    words = " ".join(token.text for token in before)
    return subject.head.lemma_.casefold() in _TALKS and _OWN.fullmatch(words.replace("' ", "'")) is not None


def attend(reading: Reading, sentence: Sentence, clause: Clause, participants: tuple[str, ...]) -> bool:
    """Whether the people of a meeting that the document tells of talk here, under a common noun."""
    if clause.tense != "past" or clause.passive or clause.kind not in ("ROOT", "conj") or len(participants) > 1:
        return False
    if not attendees(reading, sentence, clause):
        return False
    return any(each.format in _LARGE and each.span.start <= sentence.span.start for each in meetings(reading))


def attendees(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """The common noun for those who attend: the subject, or what "they" stands for in the sentence before."""
    subject = clause.subject
    if subject is None:
        return ()
    if subject.head.lower_ in _ATTENDEES and len(list(subject.head.lefts)) == 0:
        return (subject.head.text,)
    if subject.head.lower_ in ("they", "ils", "elles") and sentence.index:
        for earlier in reading.sentences[sentence.index - 1].clauses:
            if earlier.kind == "ROOT" and earlier.subject is not None and earlier.subject.head.lower_ in _ATTENDEES:
                return (earlier.subject.head.text,)
    return ()


def last_met(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    """Who met in the last meeting told before a sentence."""
    near = [
        account
        for account in meetings(reading)
        if sentence.span.start - _BACK < account.span.start < sentence.span.start and len(account.bodies) > 1
    ]
    return max(near, key=lambda account: account.span.start).bodies if near else ()
