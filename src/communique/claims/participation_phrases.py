"""Taking part told without a verb of it: "in the presence of", "a dinner with", "received", "the host"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.meeting import main_meeting
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.participation_asides import told_event
from communique.claims.participation_counts import counted_parties, plain
from communique.claims.participation_part import Part, capacity_told, event_words, main_words, named_under, span_of
from communique.claims.parties import parties_of
from communique.claims.session import is_session
from communique.language.clauses import Argument, Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Capacity

_TABLE = frozenset({"meet", "sit", "sit down", "host", "gather", "join", "rencontrer", "retrouver"})
_TALKS = frozenset({"exchange", "discuss", "talk", "speak", "confer", "debate", "échanger", "discuter"})
_PRESENCE = ("presence", "présence", "participation", "attendance")
_PRESENT = frozenset({"participants", "attendees", "guests", "those", "speakers", "present", "delegates"})
_PRESIDED = re.compile(r"sous la (?:co-?)?présidence (?:conjointe |commune )?(?:de la |de l['’]|du |de |d['’])")
_JOINED = re.compile(r"(?:le |la |l['’])?|[^;:]{1,90} et (?:de la |de l['’]|du |de |d['’])?(?:le |la |l['’])?")
HOST_WORDS = ("host", "hosts")


def by_phrase(reading: Reading, occasion: Occasion) -> Iterator[Part]:
    """Who takes part by the phrase of an occasion: "in the presence of", "a dinner with", "chaired by"."""
    sentence, clause = occasion.sentence, occasion.clause
    words = event_words(reading, occasion)
    span = span_of(sentence, clause) if clause is not None else sentence.span
    if not span.covers(occasion.name):
        span = Span(min(span.start, occasion.name.start), max(span.end, occasion.name.end))
    if is_session(reading, occasion):
        for who, capacity in _present(reading, occasion):
            yield Part(span, who, words, capacity, occasion.modality)
        beside = _with(reading, occasion) or _with_after_comma(reading, occasion)
        beside = tuple(dict.fromkeys((*beside, *_met_over(reading, occasion))))
        if beside and occasion.row["format"] != "press-conference":
            yield Part(span, beside, words, capacity_told(reading, sentence, clause, occasion), occasion.modality)
    elif occasion.verb_role:
        for who, capacity in _present(reading, occasion):
            yield Part(span, who, words, capacity, occasion.modality)


def _present(reading: Reading, occasion: Occasion) -> Iterator[tuple[tuple[str, ...], Capacity]]:
    """ "Held in the presence of": on the occasion itself or in the clause whose subject it is."""
    sentence = occasion.sentence
    for clause in sentence.clauses:
        shared = any(child.i == occasion.head.i for child in clause.verb.head.children) and clause.kind == "conj"
        own = (
            shared
            or clause is occasion.clause
            or (clause.subject is not None and clause.subject.head.i == occasion.head.i)
        )
        if not own:
            continue
        for preposition, each in clause.obliques:
            if preposition in ("in", "en", "with", "avec") and each.head.lower_ in _PRESENCE:
                yield named_under(sentence, each), capacity_told(reading, sentence, clause, occasion)


def _with(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    found: list[str] = []
    sentence = occasion.sentence
    for child in occasion.head.children:
        if child.dep_ == "prep" and child.lower_ == "with":
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    found += parties_of(reading, sentence, argument(grandchild, sentence.span.start))
        elif child.dep_ in ("nmod", "obl", "obl:arg", "obl:mod") and any(
            c.dep_ == "case" and c.lower_ == "avec" for c in child.children
        ):
            found += parties_of(reading, sentence, argument(child, sentence.span.start))
    return tuple(dict.fromkeys(found))


def _with_after_comma(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """ "In the last session, with Peru and Chile, …": the phrase after the comma tells who was there."""
    clause = occasion.clause
    if clause is None or occasion.part != "oblique":
        return ()
    for preposition, each in clause.obliques:
        between = reading.text[occasion.name.end : each.span.start].casefold().split()
        if preposition in ("with", "avec") and between in ([",", "with"], ["with"], [",", "avec"], ["avec"]):
            return named_under(occasion.sentence, each)
    return ()


def _met_over(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """ "Met the envoy over dinner", "sat down to lunch with the envoy": who was at table, but for "we"."""
    clause = occasion.clause
    if clause is not None and clause.lemma in _TALKS and occasion.preposition == "over":
        return _talked_with(reading, occasion.sentence, clause)
    if clause is None or clause.lemma not in _TABLE or occasion.preposition not in ("over", "to", "for", "at"):
        return ()
    found: list[str] = []
    for each in (
        clause.subject,
        *clause.objects,
        *(each for preposition, each in clause.obliques if preposition == "with"),
    ):
        if each is not None and each.head.pos_ != "PRON":
            found += parties_of(reading, occasion.sentence, each)
    return tuple(dict.fromkeys(found))


def _talked_with(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """ "Over lunch, ministers exchanged views with the envoy": the guest at table."""
    found: list[str] = []
    for preposition, each in clause.obliques:
        if preposition == "with":
            found += parties_of(reading, sentence, each)
    for owner in clause.objects:
        for child in owner.head.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        found += parties_of(reading, sentence, argument(grandchild, sentence.span.start))
    return tuple(dict.fromkeys(found))


def among(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "Among the participants were …", "participants included …": those named took part."""
    if clause.lemma not in ("include", "be", "comprise", "compter"):
        return
    listed = clause.subject is not None and clause.subject.head.lower_ in _PRESENT
    inverted = any(preposition == "among" and each.head.lower_ in _PRESENT for preposition, each in clause.obliques)
    if not (listed and clause.lemma != "be") and not inverted:
        return
    after = Span(clause.group.end, sentence.span.end)
    words = after.of(reading.text)
    counted = counted_parties(words)
    taken = [Span(after.start + at, after.start + end) for at, end in counted]
    who = tuple(
        entity
        for mention in sentence.mentions
        if after.covers(mention.span)
        and mention.kind in ("person", "country", "organisation", "members", "group")
        and not any(each.covers(mention.span) for each in taken)
        for entity in mention.entities
    )
    who = (*who, *(plain(words[at:end]) for at, end in counted))
    if who:
        yield Part(
            sentence.span, who, told_event(reading, sentence), "unspecified", modality_of(clause, reading.language)
        )


def receptions(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "The ministers received the envoy": a guest at their meeting."""
    if clause.lemma not in ("receive", "recevoir", "accueillir", "welcome") or clause.passive:
        return
    hosts = parties_of(reading, sentence, clause.subject)
    main = main_meeting(reading)
    if main is None or not hosts or not any(host in main.bodies and ":" in host for host in hosts):
        return
    for each in clause.objects:
        guests = parties_of(reading, sentence, each)
        people = [sentence.mention_at(sentence.at(head).start) for head in each.heads]
        if guests and any(m is not None and m.kind in ("person", "office", "group", "counterpart") for m in people):
            yield Part(span_of(sentence, clause), guests, main.name, "guest", modality_of(clause, reading.language))


def presided(reading: Reading, sentence: Sentence) -> Iterator[Part]:
    """ "Réunis sous la présidence de M. Roux": who stands in the French phrase was in the chair."""
    if reading.language != "fr":
        return
    text = reading.text
    for match in _PRESIDED.finditer(text, sentence.span.start, sentence.span.end):
        led = [
            mention
            for mention in sentence.mentions
            if mention.kind in ("person", "office", "country")
            and _JOINED.fullmatch(text, match.end(), max(match.end(), mention.span.start))
        ]
        words = main_words(reading)
        if led and words is not None:
            who = tuple(dict.fromkeys(entity for mention in led for entity in mention.entities))
            yield Part(Span(match.start(), led[-1].span.end), who, words, "chair", "asserted")


def named_hosts(reading: Reading, sentence: Sentence) -> Iterator[Part]:
    """ "Latvia, the host, …", "who has been an excellent host": the host takes part as such."""
    for token in sentence.doc:
        if token.lower_ not in HOST_WORDS or token.dep_ not in ("appos", "attr"):
            continue
        clause = next((each for each in sentence.clauses if each.verb.i == token.head.i), None)
        if token.dep_ == "attr" and clause is not None and clause.subject is not None:
            who, span = parties_of(reading, sentence, clause.subject), span_of(sentence, clause)
        elif token.dep_ == "appos" and any(child.dep_ == "det" for child in token.children):
            named = argument(token.head, sentence.span.start)
            who, span = parties_of(reading, sentence, Argument(named.head, named.span, (token.head,))), named.span
        else:
            continue
        words = main_words(reading)
        if words is not None and len(who) == 1:
            yield Part(span, who, words, "host", "asserted")
