"""Visits: who goes where, by verbs of going and by the noun itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.claims.circumstances import venue_visited
from communique.claims.encounter_account import REFLEXIVE, account_of
from communique.claims.meeting_account import MeetingAccount
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.occasions import occasions
from communique.claims.parties import known, parties_of
from communique.language.clauses import Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span

_TO = ("to", "in", "into", "at", "à", "en", "au", "aux", "dans", "auprès")
_LED_TO = re.compile(r"\b(?:to|in|at|à|en|au|aux)\s+$")
_NEXT_PLACE = re.compile(r"(?:,|\band|\bet)\s+(?:then\s+)?(?:to\s+|en\s+|au\s+)?(?:the\s+)?$")


def visits_by_verb(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[MeetingAccount]:
    """The visits that a verb of going tells of, one a place."""
    passive = clause.passive and clause.lemma not in REFLEXIVE
    bodies = parties_of(reading, sentence, clause.agent if passive else clause.subject)
    if not bodies or not known(reading, bodies) or any(":" in body for body in bodies):
        return
    if not any(reading.people.named(body) for body in bodies) and not _acting(sentence, clause):
        return
    if clause.lemma in _PAYING and not any(each.head.lower_ in _PAID for each in clause.objects):
        return
    reflexive = clause.lemma != "rendre" or any(child.lower_ in ("se", "s’", "s'") for child in clause.verb.children)
    if not reflexive:
        return
    places = _destinations(reading, sentence, clause)
    account = account_of(reading, sentence, clause, bodies, "visit")
    if not places:
        venue = venue_visited(reading, clause)
        if venue is not None:
            yield replace(account, when=replace(account.when, venue=venue))
        return
    for number, (city, country, at) in enumerate(places):
        dates = reading.dates_in(Span(at, places[number + 1][2] if number + 1 < len(places) else clause.span.end))
        date = next((each.edtf for each in dates if each.edtf), None) if len(places) > 1 else account.when.date
        yield replace(account, when=replace(account.when, city=city, country=country, date=date or account.when.date))


_PAYING = frozenset(
    {"pay", "make", "begin", "start", "conclude", "end", "complete", "undertake", "embark", "effectuer", "entamer"}
)
_PAID = frozenset({"visit", "trip", "tour", "stop", "visite", "déplacement", "voyage"})
_GOING_ON = frozenset({"be", "leave", "depart", "embark", "arrive"})
_OFF = frozenset({"cancel", "call off", "scrap", "drop", "abandon", "annuler"})
_GOES = frozenset({"take place", "take", "begin", "start", "schedule", "plan", "set", "prévoir", "occur", "postpone"})


def _acting(sentence: Sentence, clause: Clause) -> bool:
    if clause.subject is None:
        return False
    mention = sentence.mention_at(sentence.at(clause.subject.head).start)
    return mention is not None and mention.kind in ("office", "counterpart", "group")


def visits_by_noun(reading: Reading) -> Iterator[MeetingAccount]:
    """ "Is on an official visit to Peru", "a stop in Lima was cancelled": the visits that a noun tells of."""
    for occasion in occasions(reading):
        clause = occasion.clause
        if occasion.row["needs"] != "visit" or clause is None:
            continue
        place = _place_of(occasion)
        who = _visitor(reading, occasion, clause)
        modality = _sure(reading, occasion, clause)
        if modality is None or place is None:
            continue
        if not who and occasion.part == "subject":
            who = _who_went(reading, occasion.sentence)
        if not who:
            continue
        city, country = place
        when = replace(occasion.when, city=city, country=country)
        name = " ".join(occasion.short.of(reading.text).split())
        yield MeetingAccount(clause.span, name, who, when, format="visit", modality=modality)


def _place_of(occasion: Occasion) -> tuple[str | None, str | None] | None:
    for child in occasion.head.children:
        case = next((each.lower_ for each in child.children if each.dep_ == "case"), "")
        named = occasion.sentence.mention_at(occasion.sentence.at(child).start) if case in _TO else None
        if named is not None and named.kind == "city":
            return named.name, _country_after(occasion.sentence, named.span.end, named.country)
        if named is not None and named.kind == "country" and named.entities:
            return None, named.entities[0]
        if child.dep_ != "prep" or child.lower_ not in ("to", "in", "at", "of"):
            continue
        for each in child.children:
            mention = occasion.sentence.mention_at(occasion.sentence.at(each).start)
            if mention is None or each.dep_ != "pobj":
                continue
            if mention.kind == "city":
                return mention.name, _country_after(occasion.sentence, mention.span.end, mention.country)
            if mention.kind == "country" and mention.entities and mention.role != "metonym":
                return None, mention.entities[0]
    when = occasion.when
    return (when.city, when.country) if occasion.part == "subject" and (when.city or when.country) else None


def _visitor(reading: Reading, occasion: Occasion, clause: Clause) -> tuple[str, ...]:
    sentence = occasion.sentence
    owner = next((each for each in occasion.head.children if each.dep_ == "poss" and each.tag_ != "PRP$"), None)
    if owner is not None:
        who = parties_of(reading, sentence, argument(owner, sentence.span.start))
    elif occasion.part == "subject":
        who = occasion.parties
    else:
        who = parties_of(reading, sentence, clause.agent if clause.passive else clause.subject)
    return who if known(reading, who) and not any(":" in each for each in who) else ()


def _who_went(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    """The person told of last, whose programme a visit without a visitor belongs to."""
    for earlier in reversed(reading.sentences[max(0, sentence.index - 3) : sentence.index]):
        for clause in reversed(earlier.clauses):
            who = parties_of(reading, earlier, clause.subject)
            if len(who) == 1 and reading.people.named(who[0]) is not None:
                return who
    return ()


def _sure(reading: Reading, occasion: Occasion, clause: Clause) -> Modality | None:
    """How sure the visit is by the verb that tells of it; None where none does."""
    own = modality_of(clause, reading.language)
    if clause.lemma == "avoir" and occasion.part == "subject":
        return own if any(each.head.lower_ == "lieu" for each in clause.objects) else None
    if occasion.part == "subject" and (clause.lemma in _GOES or clause.lemma in _OFF):
        if clause.lemma in _OFF:
            return "denied" if own == "asserted" else None
        planned = clause.passive and clause.lemma not in ("take", "begin", "start")
        return "expected" if planned and own == "asserted" else own
    if occasion.part == "object" and clause.lemma in _OFF:
        return "denied" if own == "asserted" else None
    if occasion.part == "oblique" and occasion.preposition == "on" and clause.lemma in _GOING_ON:
        return own
    if occasion.part == "oblique" and occasion.preposition == "off" and clause.lemma == "call":
        return "denied"
    return None


def _destinations(reading: Reading, sentence: Sentence, clause: Clause) -> list[tuple[str | None, str | None, int]]:
    """The places that a verb of going leads to."""
    direct = clause.lemma in ("visit", "visiter")
    if direct:
        targets = list(clause.objects)
    else:
        targets = [each for preposition, each in clause.obliques if preposition in _TO]
        targets += clause.objects if clause.lemma in _PAYING else ()
    found: list[tuple[str | None, str | None, int]] = []
    for target in targets:
        for head in (
            target.heads
            if direct or clause.lemma not in _PAYING or target not in clause.objects
            else [t for t in target.head.subtree if t.dep_ in ("pobj", "conj", "nmod")]
        ):
            mention = sentence.mention_at(sentence.at(head).start)
            if mention is None:
                continue
            if mention.kind == "city":
                country = _country_after(sentence, mention.span.end, mention.country)
                found.append((mention.name, country, mention.span.start))
            elif mention.kind == "country" and mention.role != "metonym":
                found.append((None, mention.entities[0], mention.span.start))
    if not found and clause.lemma in _PAYING and clause.objects:
        place = next(
            (
                mention
                for mention in sentence.mentions
                if clause.objects[-1].span.start <= mention.span.start < sentence.span.end
                and mention.kind == "city"
                and _LED_TO.search(reading.text, clause.cue.end, mention.span.start)
            ),
            None,
        )
        if place is not None:
            country = _country_after(sentence, place.span.end, place.country)
            found.append((place.name, country, place.span.start))
    if found:
        found += _listed_places(reading, sentence, found[-1][2], clause.span.end)
    return found


def _listed_places(
    reading: Reading, sentence: Sentence, at: int, end: int
) -> Iterator[tuple[str | None, str | None, int]]:
    """ "Peru on 4 April and Chile on 5 April": further places of a list with dates between."""
    for mention in sentence.mentions:
        if not at < mention.span.start < end or mention.kind not in ("city", "country") or mention.role == "metonym":
            continue
        beside = mention.kind == "country" and reading.text[mention.span.start - 2 : mention.span.start] == ", "
        if not beside and _NEXT_PLACE.search(reading.text, at, mention.span.start):
            yield (
                (mention.name, None, mention.span.start)
                if mention.kind == "city"
                else (None, mention.entities[0], mention.span.start)
            )


def _country_after(sentence: Sentence, at: int, country: str | None) -> str | None:
    beside = next((m for m in sentence.mentions if at < m.span.start <= at + 3), None)
    return country if beside is not None and beside.kind == "country" and beside.entities == (country,) else None
