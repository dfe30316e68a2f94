"""What clauses report: a subject that can speak, a verb of saying or feeling, and its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from communique.claims.report import Reported
from communique.claims.reported_asides import after_comma, is_occasion
from communique.claims.reported_content import carries, content_of
from communique.claims.reported_decision import is_act
from communique.claims.reported_naming import WORDING, is_wording
from communique.claims.reported_passive import passive_report
from communique.claims.reported_sense import CLAUSAL, FEELING, fits
from communique.claims.reported_span import trimmed_end
from communique.claims.reported_speaker import beside, for_group, speakers_of, subject_of
from communique.claims.reported_state import state_content, state_of
from communique.claims.reporting_words import words
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import (
    ReportingVerb,
    is_inquiry,
    reporting_verbs,
    verb_forms,
)
from communique.model import Modality, Span

_NON_FINITE = frozenset(
    {"says", "stresses", "warns", "demands", "announces", "thanks", "condemns", "welcomes", "recalls", "repeats"}
    | {"denies", "regrets", "admits", "proposes", "promises", "reports", "asks"}
)
_INNER = frozenset({"says", "stresses", "warns", "denies", "announces", "recalls", "repeats", "demands", "condemns"})
_PERSONAL = frozenset({"demands", "wants", "promises", "hopes", "fears"})
_DONE_LATER = frozenset({"present", "invite", "présenter", "inviter", "unveil", "table"})
_FINDING = ReportingVerb("find", "reports", frozenset({"that", "wh", "np"}), frozenset())
_STATE = ReportingVerb("be", "thinks", frozenset({"that"}), frozenset())


def reported_statements(reading: Reading) -> Iterator[Reported]:
    """The statements that clauses report, in order."""
    for sentence in reading.sentences:
        if sentence.line.kind == "label":
            continue
        told: list[tuple[Clause, Reported]] = []
        for clause in sentence.clauses:
            verb = verb_of(clause, reading.language)
            if verb is None:
                continue
            found = _report(reading, sentence, clause, verb) or _on_outer(reading, sentence, clause, verb, told)
            if found is not None and not _within(found, clause, told):
                told.append((clause, found))
                told += ((clause, each) for each in _opposed(reading, sentence, clause, found))
        yield from (found for _, found in told)


def verb_of(clause: Clause, language: str) -> ReportingVerb | None:
    """The reporting verb of a clause: by its lemma, with an adverb ("look forward"), or one that carries a noun."""
    verbs = reporting_verbs(language)
    found = verbs.get(clause.lemma) or verb_forms(language).get(clause.verb.lower_)
    found = _phrasal(clause, verbs) or found
    linking = clause.lemma in words("linking", language) or clause.verb.tag_ == "VBN"
    if (found is None or clause.passive) and linking and state_of(clause, language) is not None:
        return _STATE
    if is_wording(clause, language):
        return WORDING
    if clause.lemma == "find" and clause.subject is not None and is_inquiry(clause.subject.head.lemma_, language):
        return _FINDING
    if found is None and clause.objects and carries(clause, language):
        return ReportingVerb(clause.lemma, "says", frozenset(), frozenset())
    return found


def _phrasal(clause: Clause, verbs: dict[str, ReportingVerb]) -> ReportingVerb | None:
    """A verb with a word of its own ("look forward", "make clear") or a phrase ("bring to attention")."""
    tails = (child.lower_ for child in clause.verb.children if child.i > clause.verb.i and not _tells_when(child))
    phrases = (f"{preposition} {target.head.lower_}" for preposition, target in clause.obliques)
    names = (f"{clause.lemma} {tail}" for tail in (*tails, *phrases))
    caused = (f"{child.lemma_} {clause.lemma}" for child in clause.verb.lefts if child.lemma_ == "faire")
    return next((verbs[name] for name in (*names, *caused) if name in verbs), None)


def _tells_when(child: Any) -> bool:
    """Whether a preposition tells when something was said: "called on Thursday for …" is not "called on"."""
    told = next((each for each in child.children if each.dep_ == "pobj"), None)
    return child.dep_ == "prep" and told is not None and told.pos_ == "PROPN" and is_occasion(told, "en")


def _report(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Reported | None:
    modality = _modality(reading, clause, verb)
    clause = _as_main(reading, clause)
    if modality is None or clause.marker in ("if", "unless", "si"):
        return None
    if clause.kind in ("advcl", "acl") and clause.inherited and "addr" in verb.patterns and _is_past_form(clause):
        return None
    inner = _is_quoted(reading, clause)
    if inner and verb.force not in _INNER:
        return None
    if clause.passive and verb is not _STATE:
        return None if inner else passive_report(reading, sentence, clause, verb, modality)
    subject = subject_of(reading, sentence, clause)
    if subject is None or (inner and _is_self(reading, subject)):
        return None
    if reading.text[sentence.span.end - 1] == "?" and clause.group.start < subject.span.start < clause.cue.start:
        return None
    content = (
        state_content(reading, sentence, clause) if verb is _STATE else content_of(reading, sentence, clause, verb)
    )
    if content is None or content.span.end - content.span.start < 3 or _only_utters(reading, clause, content.pattern):
        return None
    if is_act(reading, sentence, clause, subject) or (modality == "expected" and verb.lemma in _DONE_LATER):
        return None
    # Events make things clear, too, and say nothing.
    strict = content.pattern not in CLAUSAL or verb.force in _PERSONAL or clause.lemma in _CAUSING
    speakers = speakers_of(reading, sentence, subject, strict)
    if speakers is None or not fits(reading, sentence, clause, verb, content, subject):
        return None
    if inner and (not speakers or content.pattern == "inf"):
        return None
    speakers = (*speakers, *(name for name in beside(reading, sentence, subject) if name not in speakers))
    return Reported(
        content.span, speakers, content.cue, clause.cue, subject.span, content.addressees, modality, verb.force
    )


_CAUSING = frozenset({"make", "rendre"})


def _only_utters(reading: Reading, clause: Clause, pattern: str) -> bool:
    """Whether only the statement itself is named, not what it says: "issued a statement", "delivers a message"."""
    if pattern != "np" or clause.lemma not in words("uttering", reading.language) or not clause.objects:
        return False
    return clause.objects[-1].head.lemma_.casefold() in words("utterance", reading.language)


def _opposed(reading: Reading, sentence: Sentence, clause: Clause, found: Reported) -> Iterator[Reported]:
    """Those who oppose what the clause's speaker says: "Chad, supported by Peru and opposed by Fiji, proposed …"."""
    if found.mention is None or clause.subject is None:
        return
    for other in sentence.clauses:
        opposes = other.lemma == "oppose" and other.agent is not None
        if not opposes or not found.mention.start < other.cue.start < clause.cue.start:
            continue
        against = speakers_of(reading, sentence, other.agent) if other.agent is not None else None
        if against and other.agent is not None:
            group = for_group(reading, sentence, other.agent)
            against = (*against, *(name for name in group if name not in against))
            yield replace(found, speakers=against, cue=other.cue, verb=other.cue, mention=other.agent.span)


def _on_outer(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    verb: ReportingVerb,
    told: list[tuple[Clause, Reported]],
) -> Reported | None:
    """What "A proposed a fund, which B rejected" tells of B: the same content, which ends before "which"."""
    if clause.kind != "relcl" or clause.inherited or clause.passive or clause.subject is None:
        return None
    which = next((child for child in clause.verb.children if child.tag_ == "WDT" and child.dep_ == "dobj"), None)
    if which is None or "np" not in verb.patterns or _modality(reading, clause, verb) != "asserted":
        return None
    end = trimmed_end(reading, sentence, sentence.at(which).start)
    speakers = speakers_of(reading, sentence, clause.subject)
    for index, (outer, report) in enumerate(told):
        if speakers and report.content.start < end <= report.content.end and reading.text[end] in ',”"':
            content = Span(report.content.start, end)
            told[index] = (outer, replace(report, content=content))
            return replace(
                report, content=content, speakers=speakers, cue=clause.cue, verb=clause.cue, mention=clause.subject.span
            )
    return None


def _as_main(reading: Reading, clause: Clause) -> Clause:
    """A past form that the parser took for a participle, where the sentence has no other verb."""
    if clause.kind == "acl" and clause.verb.tag_ == "VBD" and after_comma(reading, clause.group.start):
        return _own_root(clause)
    if clause.passive and _is_perfect(clause):
        return replace(clause, passive=False, tense="past")
    wrong = clause.passive and clause.kind == "acl" and clause.agent is None and clause.verb.head.dep_ == "ROOT"
    if wrong and after_comma(reading, clause.group.start) and clause.verb.head.pos_ in ("NOUN", "PROPN"):
        return replace(clause, passive=False, inherited=False, tense="past")
    return clause


def _is_perfect(clause: Clause) -> bool:
    """Whether "’s" stands for "has": "who’s called for a vote", which the parser takes for a passive."""
    short = any(child.dep_ == "auxpass" and child.lower_ in ("’s", "'s") for child in clause.verb.lefts)
    return short and clause.agent is None and clause.lemma in ("call", "ask") and clause.oblique("for") is not None


def _is_past_form(clause: Clause) -> bool:
    """Whether a verb stands bare in its past form: "asked about the road, she …" was asked."""
    return clause.verb.tag_ in ("VBN", "VBD") and clause.group.start == clause.cue.start


def _own_root(clause: Clause) -> Clause:
    """A finite verb hung on the last noun before its comma, in a sentence that the parser left without a verb.

    "PERU, supported by CHAD and others, called for …": the sentence's first party is the subject.
    """
    root = clause.verb.doc[:].root
    if root.pos_ not in ("NOUN", "PROPN") or root.i > clause.verb.i or clause.agent is not None:
        return clause
    offset = clause.cue.start - clause.verb.idx
    left = root.left_edge.i
    span = Span(offset + root.doc[left].idx, offset + root.idx + len(root))
    return replace(
        clause, passive=False, inherited=False, tense="past", subject=Argument(root, span, (root,)), kind="ROOT"
    )


def _is_quoted(reading: Reading, clause: Clause) -> bool:
    """Whether a clause is part of somebody's own words, so that only third parties are quoted in it."""
    at = clause.cue.start
    return reading.quotation_at(at) is not None or any(
        voice.span.start <= at < voice.span.end and voice.origin in ("turn", "block", "joint", "first-person")
        for voice in reading.voices
    )


def _is_self(reading: Reading, subject: Argument) -> bool:
    return subject.head.lower_ in words("self", reading.language)


def _within(found: Reported, clause: Clause, told: list[tuple[Clause, Reported]]) -> bool:
    """Whether it is a feeling inside what somebody else is reported to say: part of that content."""
    if any(it.force == "denies" and it.content.start <= clause.cue.start < it.content.end for _, it in told):
        return True  # what somebody denies, nobody is reported to have said
    if found.force not in FEELING and found.force != "agrees":
        return False
    return any(
        other.content.start <= clause.cue.start < other.content.end and other.force not in FEELING for _, other in told
    )


def _modality(reading: Reading, clause: Clause, verb: ReportingVerb) -> Modality | None:
    """Whether the words were said, are to be said, or are refused; None where nothing was said."""
    if clause.negated:
        return "denied" if (clause.modal == "would" and verb.force == "says") or verb.force in FEELING else None
    if clause.tense == "future":
        return "expected"
    if clause.modal:
        return (
            "asserted"
            if clause.modal == "would" and (verb.force in FEELING or verb.force in ("thanks", "welcomes"))
            else None
        )
    if clause.tense != "bare":
        return "asserted"
    own = clause.subject is not None and not clause.inherited and clause.group.start == clause.cue.start
    if own and (clause.verb.tag_ == "VB" or clause.kind == "ROOT"):
        return "asserted"
    participle = clause.verb.tag_ == "VBG" and clause.kind in ("advcl", "acl")
    parent = clause.parent
    seeming = parent is not None and parent.lemma in words("seeming", reading.language)
    if verb.force not in _NON_FINITE and not ((participle or seeming) and verb.force in FEELING):
        return None
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.verb.children)
    if not infinitive:
        if clause.verb.tag_ == "VB":
            return None
        return "asserted"
    if parent is None or parent.negated or parent.modal:
        return None
    if parent.lemma in words("light", reading.language) or (clause.kind == "advcl" and "np" in verb.patterns):
        return "expected" if parent.tense == "future" else "asserted"
    return None
