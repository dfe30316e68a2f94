"""Pairs: who "the two ministers" and "both sides" are."""

from __future__ import annotations

import re
from collections import Counter

from communique.language.mentions import Mention
from communique.language.reading import Reading

_COUNTRIES = re.compile(r"(?:two|both|deux) (?:sides|countries|nations|governments|states|pays|États)$", re.IGNORECASE)
_HEADS = frozenset({"prime", "premier", "première"})  # who heads a government is not one of "the two ministers"
_TWO_TITLES = frozenset({"minister", "president", "ministre", "président", "ambassador", "ambassadeur", "chancellor"})


def the_two_of(mention: Mention, reading: Reading) -> tuple[str, ...]:
    """ "The two ministers", "both sides": the two persons, else the two countries, named so far; three are too many."""
    people: Counter[str] = Counter()
    countries: dict[str, None] = {}
    for sentence in reading.sentences:
        for each in sentence.mentions:
            if each.span.end > mention.span.start:
                break
            if each.kind in ("person", "name") and (person := reading.people.named(each.name)) and person.offices:
                people[person.name] += 1
            elif each.kind == "office" and each.entities and each.entities[0] in people:
                people[each.entities[0]] += 1
            elif each.kind == "country":
                countries.update(dict.fromkeys(each.entities))
    exactly = mention.role == "two" and len(people) > 2
    if exactly and (pair := _by_office(mention, reading, people)):
        return pair
    if len(people) == 2 or (len(people) > 2 and _lead_alone(people)):
        pair = tuple(name for name, _ in people.most_common(2))
        return _countries_of(pair, mention, reading) or pair
    if exactly and reading.language == "fr" and (pair := _beside_each_other(mention, reading)):
        return pair
    return tuple(countries) if not people and len(countries) == 2 else ()


def _countries_of(pair: tuple[str, ...], mention: Mention, reading: Reading) -> tuple[str, ...]:
    """ "The two countries", "both sides": those of the two persons, where their offices tell them."""
    if _COUNTRIES.search(mention.span.of(reading.text)) is None:
        return ()
    people = [reading.people.named(name) for name in pair]
    owners = [next((o.of for o in each.offices if o.of and len(o.of) == 2), each.country) for each in people if each]
    found = tuple(dict.fromkeys(filter(None, owners)))
    return found if len(found) == 2 else ()


def _beside_each_other(mention: Mention, reading: Reading) -> tuple[str, ...]:
    """The two persons whom the sentence right before names together."""
    sentence = reading.sentence_at(mention.span.start)
    if sentence is None or sentence.index == 0:
        return ()
    names = {
        person.name: None
        for each in reading.sentences[sentence.index - 1].mentions
        if each.kind in ("person", "office") and (person := reading.people.named((*each.entities, each.name)[0]))
    }
    return tuple(names) if len(names) == 2 else ()


def _by_office(mention: Mention, reading: Reading, people: Counter[str]) -> tuple[str, ...]:
    """The two whose titles the words name ("the two ministers"); with one such, who is named most joins them."""
    noun = mention.span.of(reading.text).casefold().split()[-1].removesuffix("s")
    if noun not in _TWO_TITLES:
        return ()
    named = [name for name, _ in people.most_common()]
    fitting = [name for name in named if _holds(reading, name, noun)]
    if len(fitting) == 1 and people[named[0]] > 1:
        fitting += [name for name in named if name not in fitting][:1]
    return tuple(fitting) if len(fitting) == 2 else ()


def _holds(reading: Reading, name: str, noun: str) -> bool:
    person = reading.people.named(name)
    if person is None:
        return False
    titles = [set(office.title.casefold().replace("’", " ").replace("-", " ").split()) for office in person.offices]
    return any(noun in words and not words & _HEADS for words in titles)


def _lead_alone(people: Counter[str]) -> bool:
    """Whether two are named more often than any third."""
    (_, _), (_, second), (_, third) = people.most_common(3)
    return second > third
