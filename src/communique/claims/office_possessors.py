"""Whose an officer is by a possessive: "its mines minister", "whose president", "the group's head of policy"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from communique.language.mentions import Mention, Office
from communique.language.reading import Reading, Sentence

_ITS = re.compile(r"(?P<its>its|their|our|whose|dont le|dont la)|(?P<hers>his|her)", re.IGNORECASE)
_GENERIC = re.compile(
    r"\bthe (?:(?P<state>country|nation|kingdom|republic)|"
    r"(?P<body>group|agency|alliance|bloc|organi[sz]ation|charity|fund|bank|union|ministry|company|institution))['’]s ",
    re.IGNORECASE,
)
_BODIES = ("organisation", "institution", "group", "members")
_BACK = 2


def possessor(
    reading: Reading, sentence: Sentence, officer: Mention, found: Mapping[str, Sequence[Office]]
) -> str | None:
    """The country or body that a possessive before an officer's title stands for; `found`: the offices told before."""
    said = officer.span.of(reading.text)
    before = reading.text[max(sentence.span.start, officer.span.start - 8) : officer.span.start].split()
    opening = _ITS.fullmatch(said.split()[0]) or (_ITS.fullmatch(before[-1]) if before else None)
    if opening is not None and opening["hers"]:
        return _of_a_person(reading, sentence, officer, found)
    if opening is not None:
        return _spoken_of(reading, sentence, officer, whose="whose" in opening.group().casefold())
    generic = _GENERIC.search(said)
    if generic is None:
        return None
    kinds = ("country",) if generic["state"] else _BODIES
    return next(_named_before(reading, sentence, officer, kinds), None)


def _spoken_of(reading: Reading, sentence: Sentence, officer: Mention, *, whose: bool) -> str | None:
    """What "its" stands for: the subject before it, else what was named last; "whose" takes what stands beside it."""
    if not whose:
        for each in (sentence, *_earlier(reading, sentence)):
            heads = [
                clause.subject.head
                for clause in each.clauses
                if clause.subject is not None
                and not clause.inherited
                and (each is not sentence or clause.subject.span.end <= officer.span.start)
            ]
            named = [each.mention_at(each.at(head).start) for head in heads]
            owners = [owner for mention in named if mention is not None and (owner := _owner(mention))]
            if owners:
                return owners[-1] if each is sentence else owners[0]
            if any(_owner(mention) for mention in each.mentions if mention.span.end <= officer.span.start):
                break
    return next(_named_before(reading, sentence, officer, ("country", *_BODIES)), None)


def _owner(mention: Mention) -> str | None:
    if mention.kind in ("country", *_BODIES) and len(mention.entities) == 1:
        return mention.entities[0].split(":")[0]
    if mention.kind == "city" and mention.speaks:
        return mention.country
    return None


def _named_before(reading: Reading, sentence: Sentence, officer: Mention, kinds: tuple[str, ...]) -> Iterator[str]:
    for each in (sentence, *_earlier(reading, sentence)):
        for mention in reversed(each.mentions):
            if mention.span.end <= officer.span.start and mention.kind in kinds and (owner := _owner(mention)):
                yield owner


def _earlier(reading: Reading, sentence: Sentence) -> Iterator[Sentence]:
    return reversed(reading.sentences[max(0, sentence.index - _BACK) : sentence.index])


def _of_a_person(
    reading: Reading, sentence: Sentence, officer: Mention, found: Mapping[str, Sequence[Office]]
) -> str | None:
    """ "President Voss … Her finance minister, Otto Lind": of the same country."""
    for each in (sentence, *_earlier(reading, sentence)):
        for mention in reversed(each.mentions):
            if mention.span.end > officer.span.start or mention.kind not in ("person", "name", "pronoun"):
                continue
            person = reading.people.named(mention.entities[0]) if mention.entities else None
            for office in (*person.offices, *found.get(person.name, ())) if person else ():
                if office.of and len(office.of) == 2:
                    return office.of
            if person and person.country:
                return person.country
    return None
