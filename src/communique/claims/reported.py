"""What clauses report: a subject that can speak, a verb of saying or feeling, and its content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.claims.reported_content import Content, content_of
from communique.language.clauses import Argument, Clause
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.language.reporting import (
    ReportingVerb,
    can_speak,
    carries_speech_noun,
    is_document,
    reporting_verbs,
)
from communique.model import Modality, Span

_SPEAKING = frozenset(
    {
        "person",
        "name",
        "office",
        "country",
        "organisation",
        "members",
        "group",
        "institution",
        "pronoun",
        "city",
        "counterpart",
        "people",
    }
)
_SELF = frozenset({"i", "we", "je", "j’", "j'", "nous", "you", "vous", "tu"})
_NOBODY = frozenset({"it", "there", "this", "that", "what", "which", "these", "il", "ce", "cela", "on"})
_ON_BEHALF = re.compile(
    r"\s*(?:,\s*|\()(?:speaking\s+)?(?:for|on behalf of|au nom de|pour)\s+(?:the\s+|la\s+|les\s+|l’)?", re.IGNORECASE
)
_LIGHT = frozenset(["use", "take", "go", "continue", "begin", "seize", "speak", "proceed", "return", "visit", "meet", "write", "address", "join", "attend"])
_SUPPORTING = frozenset(["support", "second", "join", "echo", "follow", "back", "appuyer", "soutenir"])
_SAYING = frozenset(
    ["says", "asks", "announces", "promises", "demands", "proposes", "warns", "stresses", "recalls", "repeats", "admits", "denies", "condemns", "welcomes", "thanks", "regrets", "reports", "agrees", "disagrees"]
)


@dataclass(frozen=True, slots=True)
class Reported:
    """One reported content with its speakers."""

    content: Span
    speakers: tuple[str, ...]
    cue: Span | None
    verb: Span | None = None
    mention: Span | None = None
    addressees: tuple[str, ...] = ()
    modality: Modality = "asserted"
    force: str = "says"


def reported_statements(reading: Reading) -> Iterator[Reported]:
    """The statements that clauses report, in order."""
    verbs = reporting_verbs(reading.language)
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            verb = verbs.get(clause.lemma) or _carrier(clause, reading.language)
            if verb is not None:
                found = _report(reading, sentence, clause, verb)
                if found is not None:
                    yield found


def _carrier(clause: Clause, language: str) -> ReportingVerb | None:
    """A verb that only carries a noun of speech: "made the point that"."""
    if clause.objects and carries_speech_noun(clause.lemma, language):
        return ReportingVerb(clause.lemma, "says", frozenset(), frozenset())
    return None


def _report(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Reported | None:
    modality = _modality(clause, verb)
    if modality is None or clause.marker in ("if", "unless", "si"):
        return None
    if clause.passive:
        return _passive(reading, sentence, clause, verb)
    subject = _subject(sentence, clause)
    if subject is None:
        return None
    own = _own_words(reading, sentence, clause, subject)
    if own:
        return None
    speakers = speakers_of(reading, sentence, subject)
    if speakers is None:
        return None
    content = content_of(reading, sentence, clause, verb)
    if content is None or content.span.end - content.span.start < 3:
        return None
    if not _fits(reading, sentence, clause, verb, content, subject, speakers):
        return None
    speakers = (*speakers, *(name for name in _beside(reading, sentence, subject) if name not in speakers))
    return Reported(
        content.span, speakers, content.cue, clause.cue, subject.span, content.addressees, modality, verb.force
    )


def _modality(clause: Clause, verb: ReportingVerb) -> Modality | None:
    """Whether the words were said, are to be said, or are refused; None where nothing was said."""
    if clause.negated:
        return "denied" if clause.modal == "would" and verb.force == "says" else None
    if clause.modal in ("", "would") and clause.tense != "bare":
        return "expected" if clause.tense == "future" else "asserted"
    if clause.modal:
        return (
            "asserted"
            if clause.modal in ("can", "must") and clause.subject and clause.subject.head.lower_ in ("i", "we")
            else None
        )
    parent = clause.parent
    if clause.tense == "future":
        return "expected"
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.verb.children)
    if not infinitive:
        if clause.verb.tag_ == "VB" and clause.kind in ("ROOT",):
            return None
        return "asserted"
    if parent is None or parent.negated or parent.modal:
        return None
    if parent.lemma in _LIGHT or (clause.kind == "advcl" and "np" in verb.patterns):
        return "expected" if parent.tense == "future" else "asserted"
    return None


def _subject(sentence: Sentence, clause: Clause) -> Argument | None:
    """The clause's own subject; a coordinated verb of saying shares its outer one."""
    subject = clause.subject
    if clause.kind == "conj" and clause.inherited and clause.verb.tag_ in ("VBD", "VBZ"):
        outer = clause.parent
        while outer is not None and outer.verb.tag_ != clause.verb.tag_ and outer.parent is not None:
            outer = outer.parent
        if outer is not None and outer.verb.tag_ == clause.verb.tag_ and outer.subject is not None:
            return outer.subject
    if clause.kind == "advcl" and clause.inherited and clause.verb.tag_ == "VBG":
        outer = clause.parent
        while outer is not None and outer.kind == "ccomp" and outer.parent is not None:
            outer = outer.parent
        if outer is not None and outer.subject is not None:
            return outer.subject
    return subject


def _own_words(reading: Reading, sentence: Sentence, clause: Clause, subject: Argument) -> bool:
    """Whether the clause is the first person of a voice: part of what is said, no report of its own."""
    first = subject.head.lower_ in _SELF
    if first:
        return bool(reading.speakers_at(clause.cue.start)) or reading.quotation_at(clause.cue.start) is not None
    return False


def speakers_of(reading: Reading, sentence: Sentence, subject: Argument) -> tuple[str, ...] | None:
    """The canonical names of a subject that can speak; None where it cannot."""
    head = subject.head
    offset = sentence.span.start + head.idx
    word = head.lower_
    if word in _SELF:
        return (reading.home,) if word in ("we", "nous") and reading.home else None
    mention = sentence.mention_at(offset)
    if word in _NOBODY and (mention is None or not mention.entities):
        return None
    if mention is not None and mention.kind in _SPEAKING:
        return reading.parties(subject)
    if head.pos_ == "PRON":
        return reading.parties(subject)
    if (
        head.pos_ == "PROPN"
        or can_speak(head.lemma_.casefold(), reading.language)
        or is_document(head.lemma_.casefold(), reading.language)
    ):
        return reading.parties(subject)
    return None


def _fits(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    verb: ReportingVerb,
    content: Content,
    subject: Argument,
    speakers: tuple[str, ...],
) -> bool:
    """Whether a verb that has other uses reports here."""
    head = subject.head
    mention = sentence.mention_at(sentence.span.start + head.idx)
    document = mention is None and is_document(head.lemma_.casefold(), reading.language)
    if (
        content.pattern in ("np", "prep", "inf", "oinf", "ing")
        and document
        and not can_speak(head.lemma_.casefold(), reading.language)
    ):
        return content.pattern == "np" and verb.force in ("stresses", "demands", "welcomes", "condemns")
    if content.pattern == "np" and clause.kind in ("relcl", "acl") and verb.force in ("thinks", "expects"):
        return False
    return True


def _passive(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Reported | None:
    """ "was condemned by Ms Dall": what the subject names, said by the agent."""
    agent, subject = clause.agent, clause.subject
    if agent is None or subject is None or "np" not in verb.patterns or clause.kind in ("relcl", "acl:relcl"):
        return None
    speakers = speakers_of(reading, sentence, agent)
    if not speakers or (speakers_of(reading, sentence, subject) is not None and subject.head.pos_ == "PRON"):
        return None
    return Reported(subject.span, speakers, clause.cue, clause.cue, agent.span, (), "asserted", verb.force)


def _beside(reading: Reading, sentence: Sentence, subject: Argument) -> Iterator[str]:
    """Supporters ("supported by B and C") and the group that a speaker speaks for ("Barbados, for AOSIS")."""
    head = subject.head
    for clause in sentence.clauses:
        if clause.passive and clause.lemma in _SUPPORTING and clause.agent is not None and clause.verb.head.i == head.i:
            yield from reading.parties(clause.agent)
    mention = sentence.mention_at(sentence.span.start + head.idx)
    if mention is None:
        return
    match = _ON_BEHALF.match(reading.text, mention.span.end)
    if match:
        group = sentence.mention_at(match.end())
        if group is not None and group is not mention:
            yield from _names(group)


def _names(mention: Mention) -> tuple[str, ...]:
    return mention.entities or ((mention.name,) if mention.name else ())
