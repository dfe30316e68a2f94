"""Whose an officer is by what the words around speak of: "Peru joined. President Ada Voss signed the act."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.language.clauses import Argument, Clause
from communique.language.mentions import Mention
from communique.language.people import same_title
from communique.language.reading import Reading, Sentence
from communique.language.reporting import reporting_verbs
from communique.model import Span

_TO_PLACE = re.compile(
    r"\b(?:(?:visit(?:ed|s|ing)?|travel\w*|go|went|fl[ye]w?|arriv\w*|trip|stay)\s+(?:\w+\s+)?(?:to|in|at)?|"
    r"received in|talks in|met in|"
    r"(?:rendue?s?|rend|rendra|arrivée?s?|voyage|visite|déplacement|séjour)(?:\s+(?:de|d[’'])?\s*[\w’']+){0,2}?\s+(?:en|au|aux|à))\s+"
    r"(?:the\s+|la\s+|l[’'])?$",
    re.IGNORECASE,
)
_RECEIVING = frozenset({"receive", "welcome", "host", "greet", "recevoir", "accueillir"})
_TOWN = re.compile(r"\b(?:mayor|maire|mairesse|bourgmestre)\b", re.IGNORECASE)


def town_of(reading: Reading, sentence: Sentence, at: Span, title: str) -> str | None:
    """The town of a mayor: the one named before in the sentence."""
    if not _TOWN.search(title):
        return None
    towns = [
        each.span.of(reading.text)
        for each in sentence.mentions
        if each.kind == "city" and each.span.end <= at.start and each.name
    ]
    return towns[-1] if towns else None


def host_at_home(sentence: Sentence, officer: Mention) -> str | None:
    """ "The President received her at the Élysée": who receives at a house of government is of its country."""
    for clause in sentence.clauses:
        if clause.lemma not in _RECEIVING or clause.passive or clause.subject is None:
            continue
        if officer.span.meets(clause.subject.span):
            houses = {
                each.entities[0]
                for each in sentence.mentions
                if each.role == "metonym" and each.entities and clause.span.covers(each.span)
            }
            return houses.pop() if len(houses) == 1 else None
    return None


def visited(reading: Reading, sentence: Sentence, at: Span, title: str) -> str | None:
    """ "Will travel to Amman, where he meets the Prime Minister": that of the place that the words lead to.

    A place further back counts for who receives the traveller: "She was received by the Vice-President".
    """
    found = _places(reading, sentence, at.start)
    if not found and _receives(sentence, at):
        for earlier in reversed(reading.sentences[: sentence.index]):
            if found := _places(reading, earlier, earlier.span.end):
                break
    taken = {office.of for person in reading.people for office in person.offices if same_title(title, office.title)}
    return found[-1] if len(set(found)) == 1 and found[-1] not in taken else None


def _places(reading: Reading, sentence: Sentence, end: int) -> list[str]:
    return [
        each.country or each.entities[0]
        for each in sentence.mentions
        if each.span.end < end
        and each.kind in ("city", "country")
        and (each.country or each.entities)
        and _TO_PLACE.search(reading.text, max(sentence.span.start, each.span.start - 48), each.span.start)
    ]


def _receives(sentence: Sentence, at: Span) -> bool:
    return any(
        clause.lemma in _RECEIVING
        and clause.passive
        and clause.agent is not None
        and Span(clause.agent.span.start, max(clause.agent.span.end, clause.agent.span.start + 1)).meets(at)
        for clause in sentence.clauses
    )


def country_spoken_of(reading: Reading, sentence: Sentence, at: Span) -> str | None:
    """The country whose act stands right before an officer's act: "Peru's senate agreed and President Voss signed".

    What an officer says may be about any country; so the clause must tell what the officer does.
    """
    own = next((each for each in sentence.clauses if each.subject is not None and at.meets(each.subject.span)), None)
    if own is None or _reports(own, reading.language):
        return None
    before = [
        clause
        for clause in sentence.clauses
        if clause.subject is not None
        and not clause.inherited
        and clause.subject.span.end <= at.start
        and clause.parent is not own
    ]
    earlier = (
        each
        for each in reversed(reading.sentences[max(0, sentence.index - 1) : sentence.index])
        if each.line is sentence.line
    )
    for clauses in (before, *(each.clauses for each in earlier)):
        told = set(_acting(reading, clauses))
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _reports(clause: Clause, language: str) -> bool:
    if clause.negated:
        return False
    verb = reporting_verbs(language).get(clause.lemma)
    return verb is not None and bool({"that", "quote"} & verb.patterns)


def _acting(reading: Reading, clauses: list[Clause]) -> Iterator[str]:
    for clause in clauses:
        if clause.subject is None or clause.inherited or clause.kind in ("relcl", "acl:relcl", "acl", "ccomp"):
            continue
        if country := country_of(reading, clause.subject):
            yield country


def country_of(reading: Reading, subject: Argument) -> str | None:
    """The country that a phrase names, or names with its organ: "Peru", "Peru's parliament"."""
    sentence = reading.sentence_at(subject.span.start)
    if sentence is None:
        return None
    head = sentence.mention_at(sentence.at(subject.head).start)
    if head is not None and head.kind in ("country", "city"):
        named = [name for name in reading.parties(subject) if len(name) == 2]
        return named[0] if len(named) == 1 else None
    if head is not None and head.kind == "institution" and head.country:
        return head.country
    owner = next((each for each in reading.mentions_in(subject.span) if each.kind in ("country", "people")), None)
    if owner is None or owner.span.start > subject.span.start + 4 or (head is not None and head.kind == "person"):
        return None
    return owner.country or (owner.entities[0] if owner.entities else None)
