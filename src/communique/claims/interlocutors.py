"""Interlocutors: who "the two ministers", "both leaders" and "the two sides" of a readout are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.language.clauses import Argument
from communique.language.reading import Reading, Sentence

_THE_TWO = re.compile(
    r"(?:(?:the|les|ces)\s+)?(?:two|both|deux)\s+(?:(?:prime|foreign|defen[cs]e|premiers?)\s+)?"
    r"(?P<who>ministers|leaders|presidents|secretaries|chancellors|sides|parties|countries|nations|states|governments|"
    r"delegations|officials|counterparts|diplomats|interlocutors|ministres|dirigeants|présidents|parties|pays|États|"
    r"délégations|interlocuteurs|chefs d['’]État|chefs de gouvernement|responsables)"
    r"(?:\s+(?:also|then|therefore|further|both))?",
    re.IGNORECASE,
)
_COUNTRIES = frozenset({"sides", "countries", "nations", "states", "governments", "pays", "états"})
_ROLES = {
    "ministers": ("minist", "secretary"),
    "ministres": ("minist",),
    "presidents": ("president",),
    "présidents": ("président",),
}
_MEETING = frozenset(
    {
        "meet",
        "speak",
        "talk",
        "hold",
        "receive",
        "welcome",
        "host",
        "call",
        "phone",
        "telephone",
        "visit",
        "co-chair",
        "rencontrer",
        "entretenir",
        "recevoir",
        "accueillir",
        "coprésider",
        "tenir",
    }
)
_WITH = ("with", "to", "by", "avec", "par")


def the_two(reading: Reading, sentence: Sentence, argument: Argument) -> tuple[str, ...]:
    """The two people or countries that a phrase like "the two ministers" stands for.

    Returns:
        The last pair told to have met before the phrase whose offices fit it, else the two persons of the first
        sentence that names any; empty where the phrase is another one or nobody fits.
    """
    found = _THE_TWO.fullmatch(" ".join(argument.span.of(reading.text).split()))
    if found is None:
        return ()
    who = found["who"].casefold()
    for pair in _pairs_before(reading, sentence):
        if who in _COUNTRIES:
            countries = tuple(filter(None, (_country(reading, name) for name in pair)))
            if len(set(countries)) == 2:
                return countries
        elif all(len(name) > 2 and _fits(reading, name, who) for name in pair):
            return pair
    return ()


def _pairs_before(reading: Reading, sentence: Sentence) -> Iterator[tuple[str, str]]:
    first: tuple[str, str] | None = None
    for earlier in reversed(reading.sentences[: sentence.index]):
        yield from _pairs_in(earlier)
    for earlier in reading.sentences[: sentence.index]:
        people = [
            name
            for mention in earlier.mentions
            if mention.kind == "person" and mention.offices
            for name in mention.entities
        ]
        names = tuple(dict.fromkeys(people))
        if names and earlier.line.is_prose:
            first = (names[0], names[1]) if len(names) == 2 else None
            break
    if first is not None:
        yield first


def _pairs_in(sentence: Sentence) -> Iterator[tuple[str, str]]:
    for clause in sentence.clauses:
        if clause.lemma not in _MEETING or clause.subject is None:
            continue
        others = [*clause.objects, *(each for preposition, each in clause.obliques if preposition in _WITH)]
        if clause.agent is not None:
            others.append(clause.agent)
        names: list[str] = []
        for phrase in (clause.subject, *others):
            for head in phrase.heads:
                names += _named_at(sentence, sentence.at(head).start)
            names += (
                name
                for mention in sentence.mentions
                if mention.kind == "person" and phrase.span.covers(mention.span)
                for name in mention.entities
            )
        pair = tuple(dict.fromkeys(names))
        if len(pair) == 2:
            yield pair


def _named_at(sentence: Sentence, offset: int) -> tuple[str, ...]:
    mention = sentence.mention_at(offset)
    if mention is None or mention.kind not in ("person", "country", "name", "office", "pronoun", "counterpart"):
        return ()
    return mention.entities


def _fits(reading: Reading, name: str, who: str) -> bool:
    person = reading.people.named(name)
    if person is None:
        return False
    titles = [office.title.casefold() for office in person.offices]
    wanted = _ROLES.get(who)
    return wanted is None or not titles or any(word in title for word in wanted for title in titles)


def _country(reading: Reading, name: str) -> str | None:
    if len(name) == 2 and name.isupper():
        return name
    person = reading.people.named(name)
    if person is None:
        return None
    of = next((office.of for office in person.offices if office.of and len(office.of) == 2), None)
    return of or person.country
