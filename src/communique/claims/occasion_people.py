"""Who an occasion is of: its parties, hosts and chairs, by its own words and by the verbs about it."""

from __future__ import annotations

import re
from typing import Any

from communique.claims.lexicon import Row, by_lemma
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.occasion_words import OF_PARTIES
from communique.claims.parties import known, parties_of
from communique.language.clauses import Argument, Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Span

_SURE = frozenset({"with", "between", "avec", "entre"})
_ROUND = frozenset(
    {"after", "following", "during", "before", "at", "in", "for", "ahead", "après", "lors", "avant", "with", "à"}
)
_INDEFINITE = frozenset({"a", "an", "their", "une", "leur", "un"})
_UPCOMING = re.compile(
    r"\b(?:upcoming|forthcoming|next|prochaine?)\b|"
    r",? (?:to be|due to be|set to be|scheduled to be) (?:held|hosted|convened)|,? scheduled for",
    re.IGNORECASE,
)


def name_people(reading: Reading, found: Occasion, left: int) -> None:
    """The parties that the phrase itself names, before and after the noun."""
    sentence = found.sentence
    doc = found.head.doc
    before = Span(sentence.at(doc[left]).start, found.short.end)
    named: list[str] = []
    adjectives: list[str] = []
    for mention in sentence.mentions:
        if not (before.start <= mention.span.start and mention.span.end <= before.end):
            if mention.span.end <= before.start or mention.span.start >= before.end:
                continue
            if mention.kind not in ("members", "group", "organisation"):
                continue
        if mention.kind in ("members", "group", "organisation", "person", "office"):
            named += mention.entities
        elif mention.kind == "country" and mention.role != "metonym":
            adjectives += mention.entities
        elif mention.kind == "people" and mention.country:
            adjectives.append(mention.country)
        elif mention.kind == "group" and not mention.entities:
            named += _owned_group(sentence, mention.role)
    if len(set(adjectives)) > 1:
        named += adjectives
    owner = next((child for child in found.head.children if child.dep_ == "poss" and child.tag_ != "PRP$"), None)
    if found.head.lower_ == "call" and found.row["format"] == "bilateral":
        named += _called_on(reading, sentence, found)
    if owner is not None and " with " in found.name.of(reading.text):
        named += parties_of(reading, sentence, argument(owner, sentence.span.start))
    for child in found.head.children:
        apart = sentence.at(child).start >= found.name.end and not _is_with(child)
        if child.i < found.head.i or apart:
            continue
        if child.dep_ == "prep" and (
            child.lower_ in OF_PARTIES or (child.lower_ == "by" and found.row["format"] == "visit")
        ):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    group = sentence.mention_at(sentence.at(grandchild).start)
                    if group is not None and group.kind == "group" and not group.entities:
                        named += _owned_group(sentence, group.role)
                        continue
                    named += _more_than_a_word(reading, sentence, argument(grandchild, sentence.span.start))
        elif child.dep_ in ("nmod", "obl:arg", "obl:mod", "obl"):
            case = next((each.lower_ for each in child.children if each.dep_ == "case"), "")
            if case in OF_PARTIES:
                named += _more_than_a_word(reading, sentence, argument(child, sentence.span.start))
    found.parties = tuple(dict.fromkeys(named))


def _called_on(reading: Reading, sentence: Sentence, found: Occasion) -> tuple[str, ...]:
    """ "A courtesy call on the president"."""
    for child in found.head.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "to"):
            for each in child.children:
                if each.dep_ == "pobj":
                    return parties_of(reading, sentence, argument(each, sentence.span.start))
    return ()


def _is_with(child: Any) -> bool:
    return child.lower_ in _SURE or any(each.dep_ == "case" and each.lower_ in _SURE for each in child.children)


def _more_than_a_word(reading: Reading, sentence: Sentence, phrase: Argument) -> list[str]:
    """The parties of a phrase, without a lone capitalised word ("the Summit of the Future", "the Commission")."""
    found = []
    for party in parties_of(reading, sentence, phrase):
        mentions = [m for m in sentence.mentions if party in m.entities and phrase.span.covers(m.span)]
        if mentions and all(m.kind == "city" for m in mentions):
            continue
        if " " not in party and mentions and all(m.kind in ("institution", "thing", "name") for m in mentions):
            person = reading.people.named(party)
            if person is None or not person.certain:
                continue
        found.append(party)
    return found


def _owned_group(sentence: Sentence, role: str) -> list[str]:
    """ "The AU chair, after the talks of the ministers": the ministers of the one body named."""
    bodies = {
        body
        for mention in sentence.mentions
        for body in (*(mention.entities if mention.kind == "organisation" else ()), *(o.of for o in mention.offices))
        if body and len(body) > 2 and body.isupper()
    }
    return [f"{next(iter(bodies))}:{role}"] if len(bodies) == 1 and role else []


def read_verbs(reading: Reading, found: Occasion) -> None:
    """Who holds, hosts and chairs it, by the verbs that govern it or hang on it; and how sure it is."""
    sentence = found.sentence
    verbs = by_lemma("occasion-verbs", reading.language)
    for clause in sentence.clauses:
        row = verbs.get(clause.lemma)
        governs = clause is found.clause
        about = _is_about(clause, found)
        if clause.kind == "acl" and about:
            found.parties = _joined(found.parties, _with(reading, sentence, clause))
        if row is None or not (governs or about):
            continue
        role = _role(clause, row)
        if about:
            found.verb_role = found.verb_role or role
            found.modality = "denied" if role == "cancels" else modality_of(clause, reading.language)
            if clause.passive or reading.language == "fr":
                who = parties_of(reading, sentence, clause.agent)
                _give(found, role, who, held_is_host=True)
                found.parties = _joined(found.parties, _with(reading, sentence, clause))
        elif (
            found.part == "object"
            or (role == "chairs" and found.preposition in ("over", "of"))
            or (role == "joins" and found.part == "oblique")
        ):
            found.verb_role = found.verb_role or role
            sure = modality_of(clause, reading.language)
            if sure == "expected" or (found.part == "object" and role != "joins"):
                found.modality = sure
            who = parties_of(reading, sentence, clause.subject)
            if role == "goes" and found.determiner in ("its", "sa", "son"):
                role = found.verb_role = "holds"  # "the Council opened its session"
            _give(found, role, who, held_is_host=False)
            if role == "holds":
                found.parties = _joined(found.parties, _with(reading, sentence, clause))
        elif found.part == "oblique" and role == "goes" and found.preposition in ("by", "with", "par"):
            found.verb_role = role
    if found.part == "oblique" and found.preposition in _ROUND and len(found.parties) == 1 and found.clause is not None:
        speaker = parties_of(reading, sentence, found.clause.subject)
        words = f" {found.name.of(reading.text)} "
        own = found.determiner not in ("her", "his", "their", "its", "sa", "son") or reading.people.named(
            "".join(speaker)
        )
        if len(speaker) == 1 and own and (" with " in words or " avec " in words):
            found.parties = _joined(speaker, found.parties)
    if found.part == "oblique" and found.preposition in _ROUND and not found.parties and found.clause is not None:
        group = parties_of(reading, sentence, found.clause.subject)
        if found.row["format"] == "call" or found.row["phrase"] in ("meeting", "talks"):
            several = len(group) > 1 and found.preposition in ("in", "during", "lors") and known(reading, group)
            found.parties = group if several else ()
        theirs = found.determiner in _INDEFINITE and found.row["kind"] == "meeting"
        if theirs and len(group) == 1 and ":" in group[0]:
            found.parties = group
    if found.modality == "asserted" and found.part == "oblique" and found.preposition in ("for", "ahead", "before"):
        ahead = found.clause is not None and modality_of(found.clause, reading.language) == "expected"
        found.modality = "expected" if ahead else found.modality
    if found.modality == "asserted" and _UPCOMING.search(_around(reading, found)):
        found.modality = "expected"
    if found.modality == "asserted" and found.clause is not None and not found.definite and found.part == "object":
        found.modality = modality_of(found.clause, reading.language)


def _around(reading: Reading, found: Occasion) -> str:
    end = min(found.name.end + 24, found.sentence.span.end)
    return reading.text[max(found.sentence.span.start, found.name.start - 4) : end]


def _is_about(clause: Clause, found: Occasion) -> bool:
    """Whether the occasion is the clause's subject, or what a participle hangs on, or "a series of" it is."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.head.i == found.head.i:
        return True
    if clause.kind == "acl" and clause.inherited:
        at = found.sentence.at(subject.head).start
        return found.name.start <= at < found.name.end and clause.verb.i > found.head.i
    return (clause is found.clause and found.part == "subject" and _is_of(found, subject)) or follows(clause, found)


def _is_of(found: Occasion, subject: Argument) -> bool:
    """ "A series of talks", "the first day of the summit"; not "the delegation to the summit"."""
    token = found.head
    while token.i != subject.head.i and token.head.i != token.i:
        if token.dep_ == "prep" and token.lower_ not in ("of", "on", "in"):
            return False
        token = token.head
    return True


def follows(clause: Clause, found: Occasion) -> bool:
    """ "Spoke at the summit, chaired by Peru": a participle after the comma, wherever the parser hung it."""
    verb = clause.verb
    if clause.kind not in ("advcl", "xcomp") or verb.tag_ != "VBN" or verb.i <= found.head.i:
        return False
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "mark")}
    if helping != {"to", "be"} and (helping or clause.agent is None):
        return False
    between = found.sentence.doc[found.head.i + 1 : verb.left_edge.i]
    words = " ".join(token.text for token in between if found.sentence.at(token).start >= found.name.end)
    return words in ("", ",")


def _role(clause: Clause, row: Row) -> str:
    if clause.lemma == "go":
        return row["role"] if any(child.lower_ == "ahead" for child in clause.verb.children) else ""
    if clause.lemma in ("take", "prendre"):
        words = {each.head.lower_ for each in clause.objects}
        return "joins" if words & {"part"} else "goes" if words & {"place"} else ""
    return row["role"]


def _with(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for preposition, each in clause.obliques:
        if preposition in ("with", "between", "among", "avec", "entre"):
            found = _joined(found, parties_of(reading, sentence, each))
    return found


def _give(found: Occasion, role: str, who: tuple[str, ...], *, held_is_host: bool) -> None:
    if role == "hosts" or (role == "holds" and held_is_host):
        found.hosts = _joined(found.hosts, who)
    elif role == "chairs":
        found.chairs = _joined(found.chairs, who)
    elif role == "holds":
        found.parties = _joined(who, found.parties)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
