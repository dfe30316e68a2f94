"""Claims of kind `discussion`: parties talked about a matter, with no content reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.discussion_agenda import on_agenda
from communique.claims.discussion_parties import attend, attendees, is_talk, last_met
from communique.claims.lexicon import Row, by_lemma
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.occasions import occasions
from communique.claims.parties import known, parties_of
from communique.claims.topics import topics_of
from communique.language.clauses import Argument, Clause
from communique.language.clauses import argument as phrase
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DiscussionFields, Span

_WITH = ("with", "avec")
_SIDES = frozenset(
    {
        "leaders",
        "sides",
        "ministers",
        "parties",
        "presidents",
        "two",
        "pair",
        "interlocutors",
        "both",
        "they",
        "counterparts",
        "ministres",
        "dirigeants",
        "interlocuteurs",
        "ils",
        "elles",
    }
)
_ENCOUNTERS = frozenset(
    {
        "meet",
        "hold",
        "gather",
        "convene",
        "assemble",
        "travel",
        "visit",
        "speak",
        "receive",
        "host",
        "rencontrer",
        "entretenir",
        "réunir",
        "recevoir",
        "retrouver",
        "sit down",
        "talk",
    }
)
_PARTNER = re.compile(r"\s+(?:with|avec)\s+(?:the\s+|his\s+|her\s+|le\s+|la\s+)?$")
_QUESTION = re.compile(r"\b(?:and|et)\s+(?:how|what|whether|ways|comment)\b")
_ASIDE = re.compile(r",\s+(?:with|while|avec|tandis)\b")
_SPEAKING = frozenset({"we", "us", "nous"})


def find(reading: Reading) -> Iterator[Claim]:
    """The discussion claims of a document."""
    verbs = by_lemma("discussion-verbs", reading.language)
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            row = verbs.get(clause.lemma)
            if row is not None:
                claim = _claim(reading, sentence, clause, row)
                if claim is not None:
                    yield claim
        for span, participants, matter in on_agenda(reading, sentence):
            topics = tuple(topic for each in matter for topic in topics_of(reading, sentence, each))
            if topics:
                yield reading.claim(span, DiscussionFields(participants=participants, topics=topics, raised_by=()))


def _claim(reading: Reading, sentence: Sentence, clause: Clause, row: Row) -> Claim | None:
    modality = modality_of(clause, reading.language)
    if modality == "conditional" and row["strength"] != "strong":
        return None
    matters = _matters(clause, row)
    if not matters:
        return None
    matter, partners = _without_partners(reading, sentence, _with_question(reading, clause, matters[0]))
    occasion = _occasion_as_subject(reading, sentence, clause)
    participants = tuple(dict.fromkeys((*_participants(reading, sentence, clause, occasion), *partners)))
    talk = clause.subject is not None and is_talk(clause.subject) and row["shape"] != "raise"
    if not participants and (talk or (occasion is not None and reading.language == "fr")):
        participants = last_met(reading, sentence)
    if talk:
        end = max(matter.span.end, clause.span.end)
        aside = _ASIDE.search(reading.text, matter.span.start, end)
        matter = Argument(matter.head, Span(matter.span.start, aside.start() if aside else end), matter.heads)
        matters = [matter]
    attending = not known(reading, participants) and not talk and attend(reading, sentence, clause, participants)
    if attending:
        participants = attendees(reading, sentence, clause)
    elif not talk and not _talks(reading, sentence, clause, row, participants, occasion):
        return None
    if _is_address_to_people(reading, sentence, clause, matter):
        return None
    if occasion is None and row["shape"] != "raise" and not (attending or talk or _several(participants)):
        return None
    topics = tuple(topic for each in (matter, *matters[1:]) for topic in topics_of(reading, sentence, each))
    if not topics or (not participants and occasion is None and not talk):
        return None
    raised = participants if row["shape"] == "raise" else ()
    if raised and partners:
        raised = tuple(each for each in raised if each not in partners)
    together = tuple(dict.fromkeys((*_with(reading, sentence, clause), *partners))) if raised else ()
    fields = DiscussionFields(
        participants=(*raised, *together) if together else () if raised else participants,
        topics=topics,
        raised_by=raised,
    )
    return reading.claim(_span(sentence, clause), fields, modality)


def _several(participants: tuple[str, ...]) -> bool:
    """Talk takes two: several parties, or a body of several."""
    return len(participants) > 1 or any(":" in each or (each.isupper() and len(each) > 2) for each in participants)


def _matters(clause: Clause, row: Row) -> list[Argument]:
    """The phrases that tell the matter: an object, or each phrase under its preposition."""
    nouns = row["noun"].split("|") if row["noun"] else []
    arguments = [*clause.objects, *(each for _, each in clause.obliques)]
    if nouns and not any(each.head.lemma_.casefold() in nouns for each in arguments):
        return []
    if row["shape"] == "on":
        wanted = row["preposition"].split("|")
        found = [each for preposition, each in clause.obliques if preposition in wanted]
        return found or [each for owner in clause.objects for each in _under(owner, wanted)]
    if clause.passive:
        return [clause.subject] if clause.subject is not None else []
    return [each for each in clause.objects if each.head.lemma_.casefold() not in nouns][:1]


def _under(owner: Argument, wanted: list[str]) -> Iterator[Argument]:
    """The phrases under a preposition that hang on a noun ("views on A and on B")."""
    offset = owner.span.start - owner.head.doc[_first(owner)].idx
    for child in owner.head.children:
        if child.dep_ == "prep" and child.lower_ in wanted:
            for preposition in (child, *(each for each in child.children if each.dep_ == "conj")):
                for grandchild in preposition.children:
                    if grandchild.dep_ in ("pobj", "pcomp"):
                        yield phrase(grandchild, offset)
        if child.dep_ in ("nmod", "obl") and any(
            each.dep_ == "case" and each.lower_ in wanted for each in child.children
        ):
            yield phrase(child, offset)


def _with_question(reading: Reading, clause: Clause, matter: Argument) -> Argument:
    """ "Cables and how to protect them": the question belongs to the matter, wherever the parser hung it."""
    if _QUESTION.search(reading.text, max(matter.span.start, matter.span.end - 4), matter.span.end + 12) is None:
        return matter
    return Argument(matter.head, Span(matter.span.start, max(matter.span.end, clause.span.end)), matter.heads)


def _without_partners(reading: Reading, sentence: Sentence, matter: Argument) -> tuple[Argument, tuple[str, ...]]:
    """ "The issue of quotas with Minister Roe": the partner in talk is no part of the matter."""
    for mention in sentence.mentions:
        if mention.kind not in ("person", "office", "counterpart") or not matter.span.covers(mention.span):
            continue
        lead = _PARTNER.search(reading.text, matter.span.start, mention.span.start)
        if lead is not None and lead.start() > sentence.at(matter.head).start:
            span = Span(matter.span.start, lead.start())
            return Argument(matter.head, span, matter.heads), mention.entities
    return matter, ()


def _first(argument: Argument) -> int:
    doc = argument.head.doc
    left: int = argument.head.left_edge.i
    while left < argument.head.i and doc[left].dep_ in ("case", "punct", "cc"):
        left += 1
    return left


def _occasion_as_subject(reading: Reading, sentence: Sentence, clause: Clause) -> Occasion | None:
    if clause.subject is None or clause.passive:
        return None
    head = clause.subject.head
    return next((each for each in occasions(reading) if each.sentence is sentence and each.head.i == head.i), None)


def _participants(reading: Reading, sentence: Sentence, clause: Clause, occasion: Occasion | None) -> tuple[str, ...]:
    if occasion is not None:
        return occasion.parties
    found: list[str] = []
    subject = clause.agent if clause.passive else clause.subject
    if subject is not None:
        named = parties_of(reading, sentence, subject)
        if _stands_for_both(subject) and not known(reading, named) and not any(":" in each for each in named):
            named = last_met(reading, sentence) or named
        found += named
    elif clause.passive and modality_of(clause) == "asserted":
        found += last_met(reading, sentence)
    found += _with(reading, sentence, clause)
    upper: Clause | None = clause
    for _ in range(3):
        upper = upper.parent if upper is not None else None
        if upper is None:
            break
        if upper.lemma in _ENCOUNTERS:
            if not found:
                found += parties_of(reading, sentence, upper.subject)
            found += [party for each in upper.objects for party in parties_of(reading, sentence, each)]
            found += _with(reading, sentence, upper)
            break
        if clause.kind not in ("xcomp", "advcl", "conj", "acl", "pcomp"):
            break
    if clause.kind == "acl":
        talks = next(
            (each for each in occasions(reading) if each.sentence is sentence and each.head.i == clause.verb.head.i),
            None,
        )
        if talks is not None:
            found = [*talks.parties, *(party for party in found if party not in talks.parties)]
    return tuple(dict.fromkeys(found))


def _stands_for_both(subject: Argument) -> bool:
    words = {token.lower_ for token in subject.head.subtree}
    return subject.head.lower_ in _SIDES and len(words) <= 4


def _with(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    found: list[str] = []
    for preposition, each in clause.obliques:
        if preposition in _WITH:
            found += parties_of(reading, sentence, each)
    for each in clause.objects:
        for child in each.head.children:
            if child.dep_ == "prep" and child.lower_ in _WITH:
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        found += parties_of(reading, sentence, phrase(grandchild, sentence.span.start))
    return tuple(dict.fromkeys(found))


def _talks(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    row: Row,
    participants: tuple[str, ...],
    occasion: Occasion | None,
) -> bool:
    """Whether the verb here means talking: a weak one does so only of several parties or of a meeting."""
    strength = row["strength"]
    if occasion is not None:
        return strength != "raise"
    if strength == "occasion":
        return False
    if not known(reading, participants):
        return False
    if strength == "strong":
        return not _is_mere_purpose(clause)
    if strength == "raise":
        return bool(_with(reading, sentence, clause)) or (_is_matter(clause) and clause.tense == "past")
    subject = clause.subject
    if subject is not None and subject.head.lower_ in _SPEAKING:
        return False
    several = len(participants) > 1 or any(":" in each for each in participants)
    if clause.lemma == "focus":
        return False
    return (
        several and clause.tense != "present" and (clause.tense != "bare" or clause.passive or _under_encounter(clause))
    )


def _is_mere_purpose(clause: Clause) -> bool:
    """An infinitive that no meeting or plan governs: "time for the members to take stock"."""
    if clause.tense != "bare" or clause.modal or clause.passive or clause.verb.tag_ != "VB" or clause.kind == "ROOT":
        return False
    governed = clause.parent is not None and clause.parent.lemma in by_lemma("intents", "en")
    return not (governed or clause.kind in ("conj", "acl") or _under_encounter(clause))


def _under_encounter(clause: Clause) -> bool:
    upper = clause.parent
    for _ in range(3):
        if upper is None:
            return False
        if upper.lemma in _ENCOUNTERS:
            return True
        upper = upper.parent
    return False


def _is_matter(clause: Clause) -> bool:
    return any(
        each.head.lemma_.casefold() in ("issue", "matter", "case", "question", "concern", "topic", "subject", "point")
        for each in clause.objects
    )


def _is_address_to_people(reading: Reading, sentence: Sentence, clause: Clause, matter: Argument) -> bool:
    """ "Addressed the Assembly", "addressed delegates": a speech, not a matter."""
    if clause.lemma not in ("address", "examine", "review", "consider"):
        return False
    if any(each.sentence is sentence and each.head.i == matter.head.i for each in occasions(reading)):
        return True
    return clause.lemma == "address" and bool(parties_of(reading, sentence, matter)) and len(matter.heads) == 1


def _span(sentence: Sentence, clause: Clause) -> Span:
    start = clause.span.start
    if clause.subject is not None and sentence.span.start <= clause.subject.span.start < start:
        start = clause.subject.span.start
    return Span(start, clause.span.end)
