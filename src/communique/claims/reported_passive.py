"""What passives report: "was condemned by Ms Dall", "it was stressed that", "is expected to", "was accused of"."""

from __future__ import annotations

from typing import Any

from communique.claims.report import Reported
from communique.claims.reported_content import content_of
from communique.claims.reported_span import trimmed_end
from communique.claims.reported_speaker import speakers_of
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb
from communique.model import Modality, Span

_NOTED = frozenset({"says", "stresses", "recalls", "repeats", "warns"})
_HELD = frozenset({"says", "thinks", "reports"})
_JUDGED = frozenset({"says", "thinks", "condemns", "welcomes"})


_ENACTING = frozenset({"declare", "proclaim", "designate", "déclarer", "proclamer"})
_FIGHTING = frozenset({"country", "organisation", "institution", "person", "members", "group", "name"})


def passive_report(
    reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb, modality: Modality = "asserted"
) -> Reported | None:
    """What the subject of "was condemned by Ms Dall" names, said by the agent, or what is said of it.

    Only the former has the modality of the passive: what is said of a subject holds its own negation.
    """
    agent, subject = clause.agent, clause.subject
    if subject is not None and agent is None and subject.head.lower_ in ("it", "il"):
        found = _impersonal(reading, sentence, clause, verb)
        if found is not None:
            return found
    judged = _judged(reading, sentence, clause, verb)
    if judged is not None:
        return judged
    if agent is None or subject is None or "np" not in verb.patterns or clause.kind in ("relcl", "acl:relcl"):
        return None
    if verb.force in ("demands", "wants", "expects", "thinks") or subject.head.pos_ == "PRON":
        return None
    speakers = speakers_of(reading, sentence, agent)
    if not speakers or subject.span.start >= clause.cue.start:
        return None
    named = sentence.mention_at(sentence.at(subject.head).start)
    if verb.force == "supports" and named is not None and named.kind in _FIGHTING:
        return None  # "the army, supported by advisers": help in the field
    return Reported(subject.span, speakers, clause.cue, clause.cue, agent.span, (), modality, verb.force)


def _judged(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Reported | None:
    """What is held of a subject: "is expected to come", "was accused of fraud", "was described as a wonder"."""
    subject = clause.subject
    if reading.language != "en" or subject is None or clause.inherited or subject.span.start >= clause.cue.start:
        return None
    tail = next((child for child in clause.verb.children if _tells(child, clause, verb)), None)
    if tail is None or clause.kind in ("acl", "advcl"):
        return None
    end = trimmed_end(reading, sentence, sentence.at(tail.right_edge).end)
    content = Span(subject.span.start, end)
    agent = clause.agent
    if agent is None and verb.lemma in _ENACTING:
        return None  # "has been declared a closed area": that is done, not said
    if agent is None:
        return Reported(content, (), clause.cue, clause.cue, force=verb.force)
    speakers = speakers_of(reading, sentence, agent)
    return (
        None if speakers is None else Reported(content, speakers, clause.cue, clause.cue, agent.span, force=verb.force)
    )


def _tells(child: Any, clause: Clause, verb: ReportingVerb) -> bool:
    """Whether a complement tells what is held: an infinitive, a predicate, a charge."""
    if child.i < clause.verb.i:
        return False
    if child.dep_ == "xcomp" and any(each.lower_ == "to" for each in child.lefts):
        held = verb.force in _HELD and "that" in verb.patterns and "addr" not in verb.patterns
        return held and verb.lemma != "suppose" and (verb.force != "says" or "inf" in verb.patterns)
    if child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as"):
        return verb.force in _JUDGED and bool(verb.patterns & {"pred", "np"})
    if child.dep_ != "prep":
        return False
    return (child.lower_ == "of" and "oof" in verb.patterns) or (child.lower_ == "for" and verb.force == "condemns")


def _impersonal(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Reported | None:
    """What "it was stressed that …" tells, by nobody named."""
    if verb.force not in _NOTED or clause.tense != "past" or clause.negated or clause.modal:
        return None
    marked = any(
        child.dep_ in ("ccomp", "csubj", "advcl", "acl")
        and any(mark.lower_ in ("that", "que", "qu’") for mark in child.lefts)
        for child in clause.verb.children
    )
    content = content_of(reading, sentence, clause, verb) if marked else None
    return Reported(content.span, (), content.cue, clause.cue) if content is not None else None
