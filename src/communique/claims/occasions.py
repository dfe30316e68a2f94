"""The occasions of a text, found once a document for the claims on meetings, sessions and participation alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from communique.claims.circumstances import Circumstances, circumstances_of, within
from communique.claims.lexicon import Row, rows
from communique.claims.occasion import Occasion, small_words
from communique.claims.occasion_people import follows, name_people, read_verbs
from communique.claims.occasion_sittings import SITTING, numbered_sitting
from communique.claims.occasion_words import left_of, right_of
from communique.language.reading import Reading, Sentence
from communique.model import Span

_FOUND: WeakKeyDictionary[Reading, list[Occasion]] = WeakKeyDictionary()


def occasions(reading: Reading) -> list[Occasion]:
    """The occasions that a document names, in order; found once a reading."""
    found = _FOUND.get(reading)
    if found is None:
        found = [occasion for sentence in reading.sentences for occasion in _in_sentence(reading, sentence)]
        _FOUND[reading] = found
    return found


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    """The lexicon's phrases by the word that heads them, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in rows("occasion-nouns", language):
        for phrase in filter(None, (row["phrase"], row["plural"])):
            words = tuple(phrase.split())
            head = words[0] if language == "fr" or " of " in phrase else words[-1]
            found.setdefault(head, []).append((words, row))
    return {head: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for head, each in found.items()}


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Occasion]:
    phrases = _phrases(reading.language)
    doc = sentence.doc
    taken = -1
    for token in doc:
        candidates = phrases.get(token.lower_)
        if token.i > taken and (first := numbered_sitting(token)) is not None:
            occasion = _occasion(reading, sentence, token, SITTING, first, token.i)
            taken = token.i
            if occasion is not None:
                yield occasion
            continue
        if candidates is None or token.i <= taken or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        for words, row in candidates:
            first = (
                token.i
                if words[0] == token.lower_ and (reading.language == "fr" or "of" in words)
                else token.i - len(words) + 1
            )
            last = first + len(words) - 1
            if first < 0 or last >= len(doc) or any(doc[first + n].lower_ != word for n, word in enumerate(words)):
                continue
            if row["kind"] != "none" and row["needs"] != "none":
                occasion = _occasion(reading, sentence, token, row, first, last)
                if occasion is not None:
                    yield occasion
            taken = last
            break


def _occasion(reading: Reading, sentence: Sentence, head: Any, row: Row, first: int, last: int) -> Occasion | None:
    doc = head.doc
    if head.dep_ == "compound" and head.head.i == last + 1 and doc[last + 1].pos_ in ("NOUN", "PROPN"):
        return None  # "meeting room", "summit declaration": another thing
    left, determiner = left_of(doc, first, head)
    vague = small_words("vague", reading.language)
    if determiner in vague or any(doc[i].lower_ in vague for i in range(left, first)):
        return None
    right = right_of(sentence, head, last)
    short = Span(sentence.at(doc[left]).start, sentence.at(doc[last]).end)
    found = Occasion(
        sentence,
        head,
        row,
        Span(short.start, sentence.at(doc[right]).end),
        short,
        reading.language,
        determiner=determiner,
    )
    _place_in_clause(found)
    name_people(reading, found, left)
    read_verbs(reading, found)
    found.when = _when(reading, found)
    return found


def _place_in_clause(found: Occasion) -> None:
    by_verb = {clause.verb.i: clause for clause in found.sentence.clauses}
    token = found.head
    for _ in range(12):
        parent = token.head
        if parent.i == token.i:
            return
        if parent.i in by_verb:
            found.clause = by_verb[parent.i]
            if token.dep_.startswith(("nsubj", "csubj")):
                found.part = "subject"
            elif token.dep_ in ("dobj", "obj", "attr", "oprd", "dative"):
                found.part = "object"
            elif token.dep_ in ("prep", "agent"):
                found.part, found.preposition = "oblique", token.lower_
            elif token.dep_.startswith("obl"):
                case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
                found.part, found.preposition = "oblique", case
            elif token.dep_ == "advmod" and found.head.dep_ == "pobj":
                found.part, found.preposition = "oblique", found.head.head.lower_
            if found.part == "object" and found.head.head.lower_ == "over":
                found.part, found.preposition = "oblique", "over"
            return
        token = parent


def _when(reading: Reading, found: Occasion) -> Circumstances:
    sentence = found.sentence
    future = found.modality == "expected"
    doc = found.head.doc
    phrase = Span(found.name.start, max(found.name.end, sentence.at(doc[found.head.right_edge.i]).end))
    if found.clause is not None:
        phrase = Span(phrase.start, min(phrase.end, max(found.clause.span.end, found.name.end)))
    own = within(reading, sentence, (phrase,), future=future)
    for clause in sentence.clauses:
        if follows(clause, found):
            own = own.over(within(reading, sentence, (clause.span,), future=future))
    if not sentence.line.is_prose and not own.city:
        own = own.over(within(reading, sentence, (sentence.span,), future=future))
    called = found.name if reading.language == "fr" else found.short
    city = next((m for m in sentence.mentions if m.kind == "city" and called.covers(m.span)), None)
    if city is not None and own.city is None:
        own = Circumstances(own.date, city.name, own.country, own.venue)
    found.own_date = own.date
    if found.clause is None or found.part == "none":
        return own
    around = circumstances_of(reading, sentence, found.clause, found.name, future=future)
    if own.date and len(own.date) == 4 and around.date and around.date.startswith("XXXX"):
        return Circumstances(
            own.date + around.date[4:], own.city or around.city, own.country or around.country, own.venue
        )
    if own.date and len(own.date) == 4:
        return own
    return own.over(around)
