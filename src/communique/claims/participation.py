"""Claims of kind `participation`: somebody took or takes part in a meeting or session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from communique.claims.lexicon import Row, by_lemma, rows
from communique.claims.meeting import main_meeting
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.occasion_people import follows
from communique.claims.occasions import occasions
from communique.claims.participation_asides import along_with, asides, opening_list, told_event
from communique.claims.participation_attendance import attendance, chairs_told, counted_in
from communique.claims.participation_counts import is_counted
from communique.claims.participation_floor import on_the_floor
from communique.claims.participation_lists import listed_attendees
from communique.claims.participation_part import Part, capacity_told, event_words, main_words, named_under, span_of
from communique.claims.participation_phrases import HOST_WORDS, among, by_phrase, named_hosts, presided, receptions
from communique.claims.participation_presence import presence
from communique.claims.parties import known, parties_of
from communique.claims.session import is_session
from communique.language.clauses import Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Claim, ParticipationFields
from communique.model.fields import Capacity

_PLACES = (
    "in",
    "at",
    "to",
    "for",
    "of",
    "over",
    "during",
    "from",
    "à",
    "au",
    "aux",
    "lors",
    "dans",
    "de",
    "du",
    "away from",
)
_PEOPLE_OF_EVENT = frozenset({"delegates", "participants", "attendees"})
_RELATIVES = frozenset({"laquelle", "lequel", "auquel", "lesquelles", "lesquels", "auxquels", "auxquelles"})
_COUNTED = re.compile(
    r"(?:\d|more than|over|some|about|around|several|dozens|hundreds|thousands|\w+ (?:hundred|thousand))\b",
    re.IGNORECASE,
)
_BODIES_COUNTED = (
    "states",
    "countries",
    "organisations",
    "organizations",
    "delegations",
    "états",
    "pays",
    "délégations",
)
_MOVES = frozenset(
    {"come", "travel", "fly", "go", "arrive", "be", "return", "continue", "venir", "rendre", "gather", "meet", "have"}
)
_PLAIN = frozenset({"attend", "participate", "take", "participer", "prendre"})
_BY = re.compile(
    r"(?:^|[\w’'])\s+by\s+(?:(?:its|their|the|his|her)\s+)?(?:[^\W\d_][\w.’'-]*,?\s+){0,6}$|\bpar\s+(?:(?:son|sa|leur|le|la)\s+)?$"
)
_PROCEEDINGS = frozenset({"travaux", "débats", "échanges", "discussions"})


def find(reading: Reading) -> Iterator[Claim]:
    """The participation claims of a document, one for each participant and occasion."""
    seen: set[tuple[str, str, str]] = set()
    for part in _parts(reading):
        for who in part.who:
            key = (who, (part.event or "").casefold(), part.modality)
            counted = _COUNTED.match(who) or is_counted(who) or who.casefold().endswith(_BODIES_COUNTED)
            if key not in seen and (known(reading, (who,)) or counted):
                seen.add(key)
                yield reading.claim(
                    part.span,
                    ParticipationFields(participant=who, event=part.event, capacity=part.capacity),
                    part.modality,
                )


def _parts(reading: Reading) -> Iterator[Part]:
    verbs = _verbs(reading.language)
    named = _by_sentence(occasions(reading))
    for sentence in reading.sentences:
        yield from asides(reading, sentence, named.get(sentence.index, []))
        for clause in sentence.clauses:
            for row in verbs.get(clause.lemma, ()):
                yield from _by_verb(reading, sentence, clause, row, named.get(sentence.index, []))
            yield from _represented(reading, sentence, clause)
            yield from receptions(reading, sentence, clause)
            yield from among(reading, sentence, clause)
            yield from attendance(reading, sentence, clause)
            yield from presence(reading, sentence, clause, named.get(sentence.index, []))
        yield from presided(reading, sentence)
        yield from on_the_floor(reading, sentence)
        if any(word in sentence.span.of(reading.text) for word in HOST_WORDS):
            yield from named_hosts(reading, sentence)
        yield from chairs_told(reading, sentence, named.get(sentence.index, []))
        for occasion in named.get(sentence.index, []):
            yield from by_phrase(reading, occasion)
    yield from listed_attendees(reading)


def _by_sentence(found: Sequence[Occasion]) -> dict[int, list[Occasion]]:
    by_index: dict[int, list[Occasion]] = {}
    for occasion in found:
        by_index.setdefault(occasion.sentence.index, []).append(occasion)
    return by_index


@cache
def _verbs(language: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows("participation-verbs", language):
        found.setdefault(row["lemma"], []).append(row)
    return {lemma: tuple(each) for lemma, each in found.items()}


def _by_verb(reading: Reading, sentence: Sentence, clause: Clause, row: Row, named: list[Occasion]) -> Iterator[Part]:
    if (row["object"] and not _has_object(clause, row["object"])) or _is_mere_purpose(clause, reading.language):
        return
    joined_by = clause.lemma == "join" and clause.passive
    event = _event(sentence, clause, row["event"].split(), named)
    if event is not None and event.row["format"] == "call" and not event.parties:
        return
    if event is not None and event.kind == "session" and not is_session(reading, event):
        return
    words = event_words(reading, event) if event is not None else None
    people = _people_of_event(clause)
    if words is None and event is None:
        main = "main" in row["event"] and _may_be_main(reading, sentence, clause)
        speech = people and clause.lemma in ("address", "tell")
        if not (joined_by or main or speech):
            return
        if main_meeting(reading) is None and clause.lemma not in _PLAIN:
            return
        words = told_event(reading, sentence)
    if row["capacity"] == "host" and not _hosts_in_person(reading, sentence, clause):
        return
    who = _who(reading, sentence, clause, row, joined_by=joined_by)
    if not who:
        return
    modality = modality_of(clause, reading.language)
    if row["polarity"] == "away":
        modality = "denied" if modality != "denied" else "asserted"
    capacity: Capacity = row["capacity"]  # type: ignore[assignment]  # a test checks the column's values
    if clause.negated and capacity == "invitee":
        modality = "denied"
    told = capacity_told(reading, sentence, clause, event)
    yield Part(span_of(sentence, clause), who, words, told if capacity == "unspecified" else capacity, modality)


def _is_mere_purpose(clause: Clause, language: str) -> bool:
    """An infinitive that nothing makes an event: "her election to preside", "a chance to attend"."""
    if clause.tense != "bare" or clause.modal or clause.verb.tag_ not in ("VB", "") or clause.kind == "ROOT":
        return False
    parent = clause.parent
    return (
        clause.kind == "acl"
        or parent is None
        or not (parent.lemma in _MOVES or parent.lemma in by_lemma("intents", language) or clause.kind == "conj")
    )


def _hosts_in_person(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Hosting is taking part for a person and for hosts together: a lone country as host belongs to the meeting."""
    who = parties_of(reading, sentence, clause.agent if clause.passive else clause.subject)
    return any(reading.people.named(each) is not None for each in who) or (
        len(who) > 1 and modality_of(clause, reading.language) == "asserted"
    )


def _has_object(clause: Clause, wanted: str) -> bool:
    if wanted == "*":
        return bool(clause.objects)
    words = wanted.split("|")
    if any(each.head.lemma_.casefold() in words for each in clause.objects):
        return True
    return any(
        child.lower_ in words
        for child in clause.verb.children
        if child.dep_ in ("advmod", "prt", "obj", "dobj", "obl:arg")
    )


def _event(sentence: Sentence, clause: Clause, places: list[str], named: list[Occasion]) -> Occasion | None:
    """The occasion that a verb of taking part leads to."""
    if clause.kind == "advcl" and "object" in places:
        for occasion in named:
            if follows(clause, occasion):
                return occasion
    for occasion in named:
        if (
            "object" in places
            and clause.passive
            and clause.subject is not None
            and clause.subject.head.i == occasion.head.i
        ):
            return occasion
        if occasion.clause is not clause:
            if (
                "oblique" in places
                and _under(occasion.head, clause.verb)
                and occasion.preposition in _PLACES
                and occasion.clause is clause.parent
                and clause.verb.i < occasion.head.i
            ):
                return occasion
            continue
        if occasion.row["needs"] == "proper" and not occasion.head.text[:1].isupper():
            continue
        if "object" in places and occasion.part == "object":
            return occasion
        if "subject" in places and occasion.part == "subject":
            return occasion
        if "oblique" in places and occasion.part == "oblique" and occasion.preposition in _PLACES:
            return occasion
    if "subject" in places and clause.verb.tag_ == "VBG" and clause.kind in ("advcl", "acl"):
        before = [each for each in named if each.head.i < clause.verb.i]
        if before:
            return before[-1]
    if clause.passive and clause.kind == "acl" and clause.subject is not None:
        at = sentence.at(clause.subject.head).start
        for occasion in named:
            if occasion.name.start <= at < occasion.name.end and occasion.head.i < clause.verb.i:
                return occasion
    if any(child.lower_ in _RELATIVES for token in clause.verb.children for child in (token, *token.children)):
        near = [each for each in named if each.head.i < clause.verb.i]
        if near and clause.kind not in ("relcl", "acl:relcl", "acl"):
            return near[-1]  # "la réunion, à laquelle le Canada participait", hung elsewhere by the parser
    if clause.kind in ("relcl", "acl:relcl", "acl"):
        antecedent = clause.verb.head
        relative = any(
            child.tag_ in ("WDT", "WP") or child.lower_ in _RELATIVES
            for token in clause.verb.children
            for child in (token, *token.children)
        )
        for occasion in named:
            if occasion.head.i == antecedent.i and (relative or clause.passive):
                return occasion
    return None


def _under(token: Any, verb: Any) -> bool:
    for _ in range(10):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.i == verb.i:
            return True
    return False


def _people_of_event(clause: Clause) -> bool:
    return any(each.head.lower_ in _PEOPLE_OF_EVENT for each in clause.objects)


_SUMMING = frozenset({"total", "all", "addition", "person", "turn", "fact"})


def _is_summing(preposition: Any) -> bool:
    """Whether a phrase is "in total", "in person": no place."""
    return any(child.lower_ in _SUMMING for child in preposition.children)


_GENERIC = frozenset(
    {"format", "gathering", "event", "proceedings", "occasion", "rencontre", "événement", "rendez-vous"}
)


def _is_generic(noun: Any) -> bool:
    """ "The gathering", "cette rencontre": a definite word for the event spoken of."""
    definite = any(
        child.lower_ in ("the", "this", "le", "la", "l’", "l'", "cette", "cet", "ce") for child in noun.children
    )
    return noun.lower_ in _GENERIC and definite


def _may_be_main(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """ "Also attended", "took part": no occasion is named, and nothing else is."""
    if clause.lemma in _PLAIN:
        if clause.tense == "bare" or any(
            child.dep_ == "prep" and child.lower_ in ("in", "to", "at") and not _is_summing(child)
            for child in clause.verb.children
        ):
            return False
        nouns = [
            each for each in clause.objects if each.head.lower_ not in ("part", "y") and not _is_generic(each.head)
        ]
        if nouns:
            return False
        return not any(
            preposition in ("in", "to", "at", "à", "au", "aux")
            and each.head.lower_ not in _PROCEEDINGS | _SUMMING
            and not _is_generic(each.head)
            for preposition, each in clause.obliques
        )
    if clause.lemma == "sit":
        return any(each.head.lower_ == "us" for _, each in clause.obliques)
    if clause.lemma == "join":
        return any(
            each.head.lower_ == "us" or ":" in "".join(parties_of(reading, sentence, each)) for each in clause.objects
        )
    if clause.lemma == "invite":
        return (
            clause.passive
            and clause.tense == "past"
            and not clause.modal
            and not clause.obliques
            and not clause.complements
            and not any(c.kind == "xcomp" for c in clause.children)
        )
    if clause.lemma == "assister":
        return any(child.lower_ == "y" for child in clause.verb.children)
    if clause.lemma in ("faire", "stay"):
        return not clause.obliques
    return (clause.lemma == "associer" and clause.passive) or clause.lemma in ("représenter", "présent", "absent")


def _who(reading: Reading, sentence: Sentence, clause: Clause, row: Row, *, joined_by: bool) -> tuple[str, ...]:
    if joined_by:
        return parties_of(reading, sentence, clause.agent)
    if row["who"] == "subject":
        if clause.passive:
            return parties_of(reading, sentence, clause.agent)
        named = _of_whose(reading, sentence, clause) or parties_of(reading, sentence, clause.subject)
        counted = counted_in(reading, clause.subject) if clause.subject is not None else ()
        if counted and all(each in counted[0] for each in named):
            named = counted
        elif together := opening_list(reading, sentence, clause):
            named = tuple(dict.fromkeys((*together, *named)))
        beside = [
            party
            for preposition, each in clause.obliques
            if preposition in ("alongside", "together with", "along with", "aux côtés")
            or (preposition in ("with", "avec") and clause.lemma.startswith(("co-", "coprésider", "coorganiser")))
            for party in parties_of(reading, sentence, each)
        ]
        return tuple(dict.fromkeys((*named, *beside, *(along_with(reading, sentence, clause) if named else ()))))
    if clause.passive:
        return parties_of(reading, sentence, clause.subject)
    found: list[str] = []
    for each in clause.objects:
        found += parties_of(reading, sentence, each)
    if not known(reading, found):
        found += [p for _, each in clause.obliques for p in named_under(sentence, each)]
    return tuple(dict.fromkeys(found))


def _of_whose(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """ "Peru and Chile, whose ministers joined …": the countries take part."""
    if clause.kind not in ("relcl", "acl:relcl") or clause.subject is None:
        return ()
    if not any(child.tag_ == "WP$" or child.lower_ in ("whose", "dont") for child in clause.subject.head.children):
        return ()
    antecedent = clause.verb.head
    while antecedent.dep_ == "conj":
        antecedent = antecedent.head
    return parties_of(reading, sentence, argument(antecedent, sentence.span.start))


def _represented(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "Peru was represented by its premier": the premier took part."""
    if clause.lemma not in ("represent", "représenter") or not clause.passive or clause.agent is None:
        return
    who = parties_of(reading, sentence, clause.agent)
    who = tuple(dict.fromkeys((*who, *_sent_by_each(reading, sentence, clause))))
    owner = parties_of(reading, sentence, clause.subject)
    if who and known(reading, owner):
        event = next(
            (o for o in occasions(reading) if o.sentence is sentence and o.clause is clause and o.part == "oblique"),
            None,
        )
        words = event_words(reading, event) if event is not None else main_words(reading)
        if words is not None:
            yield Part(span_of(sentence, clause), who, words, "unspecified", modality_of(clause, reading.language))


def _sent_by_each(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[str]:
    """ "Peru was represented by Minister Roe and Chad by Ambassador Poe": the persons after each "by"."""
    for mention in sentence.mentions:
        if mention.kind == "person" and mention.entities and mention.span.start > clause.cue.end:
            before = reading.text[max(clause.cue.end, mention.span.start - 60) : mention.span.start]
            if _BY.search(before) is not None:
                yield mention.entities[0]
