"""Taking part told by who was there: "present at", "those attending include", delegations and who led them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.participation_asides import told_event
from communique.claims.participation_part import Part, capacity_told, event_words, main_words, span_of
from communique.claims.parties import known, named_in, parties_of
from communique.claims.session import is_session
from communique.language.clauses import Argument, Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span

_PRESENT = frozenset({"present", "attendance", "represented"})
_ABSENT = frozenset({"absent"})
_GUESTS = frozenset({"guest", "attendee", "participant", "speaker", "invitee", "observer"})
_ATTENDING = frozenset({"attend", "participate", "join", "take", "gather"})
_LISTING = frozenset({"include", "be", "comprise", "feature"})
_DELEGATION = frozenset({"delegation", "team", "mission", "délégation"})
_LEADING = frozenset({"lead", "head", "co-lead", "conduire", "diriger", "mener"})
_SENT = frozenset(
    {
        "délégation",
        "observateur",
        "représentant",
        "émissaire",
        "delegation",
        "observer",
        "representative",
        "envoy",
        "team",
    }
)
_AT = ("at", "in", "to", "for", "from", "of", "during")
_ADDRESSES = frozenset({"address", "speech", "remark", "intervention", "keynote", "statement", "presentation"})
_SPOKE_UP = frozenset(
    {"announce", "say", "state", "pledge", "declare", "present", "unveil", "launch", "propose", "reiterate", "reaffirm"}
)
_PRESENCE = frozenset({"presence", "attendance", "participation", "appearance"})
_ANSWERS: dict[str, Modality] = {
    "confirm": "expected",
    "announce": "expected",
    "cancel": "denied",
    "call off": "denied",
    "rule out": "denied",
    "withdraw": "denied",
    "suspend": "denied",
}


def presence(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """Who took part by a clause that says who was there, or who led or made up a delegation."""
    if reading.language != "en":
        if clause.lemma in _LEADING:
            yield from _led(reading, sentence, clause, named)
        elif clause.lemma == "envoyer":
            yield from _sent(reading, sentence, clause, named)
        return
    if clause.lemma == "be":
        yield from _was_present(reading, sentence, clause, named)
    if clause.lemma in _LISTING:
        yield from _listed(reading, sentence, clause, named)
        yield from _in_delegation(reading, sentence, clause, named)
    elif clause.lemma in _LEADING:
        yield from _led(reading, sentence, clause, named)
    elif clause.lemma == "send":
        yield from _sent(reading, sentence, clause, named)
    elif clause.lemma in ("accept", "decline", "turn down", "reject"):
        yield from _answered(reading, sentence, clause, named)
    if clause.lemma in _SPOKE_UP:
        yield from _spoke_up(reading, sentence, clause, named)
    yield from _own_presence(reading, sentence, clause, named)
    yield from _in_address(reading, sentence, clause, named)


def _words(reading: Reading, event: Occasion | None) -> str | None:
    if event is None or (event.kind == "session" and not is_session(reading, event)):
        return None
    return event_words(reading, event)


def _under(sentence: Sentence, top: Any, named: list[Occasion]) -> Occasion | None:
    """The occasion under a word by a preposition: "present at the talks", "delegation to the summit"."""
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ in _AT:
            inside = {token.i for token in child.subtree}
            for occasion in named:
                if occasion.head.i in inside and occasion.sentence is sentence:
                    return occasion
    return None


def _was_present(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "Were present at the talks", "also in attendance were", "was absent from the summit"."""
    words = [
        token
        for token in sentence.doc
        if token.lemma_.casefold() in _PRESENT | _ABSENT
        and clause.verb.i in (token.head.i, token.head.head.i, token.head.head.head.i)
        and token.dep_ in ("acomp", "pobj", "advmod", "amod", "attr", "oprd")
    ]
    if not words:
        words = [
            each.head
            for each in clause.objects
            if each.head.lemma_.casefold() in _GUESTS and _under(sentence, each.head, named) is not None
        ]
    if not words:
        return
    word = words[0]
    event = _under(sentence, word, named) or _under(sentence, clause.verb, named)
    told = _words(reading, event)
    if told is None and event is None and word.lemma_.casefold() not in _GUESTS:
        at_place = any(child.dep_ == "prep" for child in word.children)
        told = None if at_place else main_words(reading)
    if told is None:
        return
    who = parties_of(reading, sentence, clause.subject)
    told_of = clause.subject is not None and clause.subject.span.start <= sentence.at(word).start < clause.cue.start
    if clause.subject is None or not who or not known(reading, who) or told_of:
        who = named_in(sentence, Span(clause.group.end, clause.span.end))
        who = tuple(each for each in who if known(reading, (each,)))
    modality = modality_of(clause, reading.language)
    if word.lemma_.casefold() in _ABSENT:
        modality = "asserted" if modality == "denied" else "denied"
    if who:
        yield _part(reading, sentence, clause, who, told, modality, event)


def _part(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    who: tuple[str, ...],
    words: str,
    modality: Modality,
    event: Occasion | None,
) -> Part:
    capacity = capacity_told(reading, sentence, clause, event)
    return Part(span_of(sentence, clause), who, words, capacity, modality)


def _listed(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "Leaders attending the summit include Ann Roe and Jo Poe"; "among those attending were"."""
    holder = clause.subject.head if clause.subject is not None else None
    attending = [
        child
        for child in clause.children
        if child.lemma in _ATTENDING and child.kind in ("acl", "relcl") and child.verb.i < clause.verb.i
    ]
    if holder is None or not attending or clause.lemma == "be":
        return
    lower = attending[0]
    if lower.verb.head.i != holder.i:
        return
    event = next((each for each in named if each.clause is lower), None)
    words = _words(reading, event)
    who = _names_after(reading, sentence, clause)
    if words is not None and who:
        yield Part(sentence.span, who, words, "unspecified", modality_of(lower, reading.language))


def _names_after(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    found = named_in(sentence, Span(clause.group.end, clause.span.end))
    return tuple(each for each in found if known(reading, (each,)))


def _delegation(phrase: Argument | None) -> Any | None:
    if phrase is None:
        return None
    return next((head for head in phrase.heads if head.lemma_.casefold() in _DELEGATION), None)


def _led(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "She headed the Albanian delegation to the summit": she took part."""
    group = (
        _delegation(clause.subject) if clause.passive else next(filter(None, map(_delegation, clause.objects)), None)
    )
    if group is None:
        return
    event = _under(sentence, group, named) or _under(sentence, clause.verb, named)
    if event is None and clause.parent is not None and clause.kind == "acl":
        event = next((each for each in named if each.clause is clause.parent), None)
    words = _words(reading, event) or (main_words(reading) if event is None else None)
    who = parties_of(reading, sentence, clause.agent if clause.passive else clause.subject)
    if words is not None and who and known(reading, who):
        yield _part(reading, sentence, clause, who, words, modality_of(clause, reading.language), event)


def _in_delegation(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "The Peruvian delegation at the talks included Ann Roe": she took part."""
    group = _delegation(clause.subject)
    if group is None or clause.lemma == "be":
        return
    event = _under(sentence, group, named)
    words = _words(reading, event) or (main_words(reading) if event is None else None)
    who = tuple(each for each in _names_after(reading, sentence, clause) if reading.people.named(each) is not None)
    if words is not None and who:
        yield _part(reading, sentence, clause, who, words, modality_of(clause, reading.language), event)


def _sent(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "Peru sent observers to the summit", "did not send a delegation": Peru took part, or stayed away."""
    sent = [each.head for each in clause.objects if each.head.lemma_.casefold() in _SENT]
    if clause.passive or not sent or any(child.like_num for child in sent[0].children):
        return  # a number of observers is sent to watch, not to sit
    event = next(
        (each for each in named if each.clause is clause and clause.verb.i < each.head.i),
        None,
    )
    words = _words(reading, event) if event is not None else told_event(reading, sentence)
    who = parties_of(reading, sentence, clause.subject)
    if words is not None and who and known(reading, who):
        observing = any(each.head.lemma_.casefold() in ("observer", "observateur") for each in clause.objects)
        part = _part(reading, sentence, clause, who, words, modality_of(clause, reading.language), event)
        yield Part(part.span, who, words, "observer" if observing else part.capacity, part.modality)


def _answered(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "Peru accepted an invitation to the summit", "declined"."""
    asked = next((each.head for each in clause.objects if each.head.lemma_.casefold() == "invitation"), None)
    event = _under(sentence, asked, named) if asked is not None else None
    words = _words(reading, event)
    if event is None and asked is not None and not any(child.dep_ in ("prep", "acl") for child in asked.children):
        words = told_event(reading, sentence)
    who = parties_of(reading, sentence, clause.subject)
    if words is not None and who and known(reading, who):
        modality: Modality = "denied" if clause.lemma != "accept" else "expected"
        if modality_of(clause, reading.language) == "asserted":
            yield Part(span_of(sentence, clause), who, words, "invitee", modality)


def _spoke_up(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "Announced the grant at a conference in Lima": who says so there is there."""
    event = next((each for each in named if each.clause is clause and each.preposition == "at"), None)
    for each in clause.objects if event is None else ():
        at = [child for child in each.head.children if child.dep_ == "prep" and child.lower_ == "at"]
        event = event or (_under(sentence, each.head, named) if at else None)
    if event is None or event.kind != "meeting" or event.row["format"] in ("call", "visit", "ceremony"):
        return
    words = _words(reading, event)
    who = parties_of(reading, sentence, clause.subject)
    if words is None or clause.passive or len(who) != 1 or reading.people.named(who[0]) is None:
        return
    yield Part(span_of(sentence, clause), who, words, "unspecified", modality_of(clause, reading.language))


def _own_presence(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "Confirmed her attendance at the summit", "Ann Roe's presence at the talks"."""
    arguments = [each for each in (clause.subject, *clause.objects) if each is not None and not clause.inherited]
    for each in arguments:
        if each.head.lemma_.casefold() not in _PRESENCE:
            continue
        owner = next((child for child in each.head.children if child.dep_ == "poss"), None)
        beside = _under(sentence, clause.verb, named) if each is not clause.subject else None
        words = _words(reading, _under(sentence, each.head, named) or beside)
        if words is None and not any(child.dep_ == "prep" for child in each.head.children):
            words = told_event(reading, sentence) or next((event_words(reading, o) for o in named), None)
        if owner is None or words is None:
            continue
        if owner.tag_ == "PRP$":
            who = parties_of(reading, sentence, clause.subject)
        else:
            who = parties_of(reading, sentence, argument(owner, sentence.span.start))
        if not who or not known(reading, who):
            continue
        modality = modality_of(clause, reading.language)
        if modality == "asserted":
            modality = _ANSWERS.get(clause.lemma, modality)
        yield Part(span_of(sentence, clause), who, words, "unspecified", modality)


def _in_address(reading: Reading, sentence: Sentence, clause: Clause, named: list[Occasion]) -> Iterator[Part]:
    """ "In her address to the summit, Ann Roe called for calm": she spoke there."""
    if clause.subject is None or clause.passive:
        return
    for preposition, each in clause.obliques:
        if preposition not in ("in", "during") or each.head.lemma_.casefold() not in _ADDRESSES:
            continue
        own = any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in each.head.children)
        indefinite = any(child.lower_ in ("a", "an") for child in each.head.children)
        event = _under(sentence, each.head, named)
        words = _words(reading, event)
        who = parties_of(reading, sentence, clause.subject)
        if (own or indefinite) and words is not None and len(who) == 1 and reading.people.named(who[0]) is not None:
            yield Part(span_of(sentence, clause), who, words, "unspecified", modality_of(clause, reading.language))
