"""Who takes a step of accession: states, directly or through their parliaments and heads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.claims.lexicon import rows
from communique.language.clauses import Argument
from communique.language.reading import Reading, Sentence
from communique.model import Span

_FIRST_PERSON = frozenset({"we", "our", "us", "nous", "notre"})
_ASKED_WHO = re.compile(r"WHO\s+(?:HAS|HAVE|HAD|IS|ARE|DID|WILL)\b")
_ONE = frozenset({"country", "state", "nation", "pays"})
_OWN_COUNTRY = re.compile(r"(?:the|his|her|their|its|that|le|son|leur|ce)\s+\w+$", re.IGNORECASE)
_GROUPS = frozenset(
    {
        "ally",
        "allies",
        "member",
        "members",
        "country",
        "countries",
        "state",
        "states",
        "party",
        "parties",
        "participant",
        "participants",
        "signatory",
        "signatories",
        "nations",
        "governments",
        "capitals",
        "états",
        "signataires",
        "alliés",
        "membres",
        "pays",
    }
)


@dataclass(frozen=True, slots=True)
class Takers:
    """Who takes a step.

    Attributes:
        names: Canonical names.
        role: parliament, chamber, committee, state or group; empty for countries named themselves.
        words: The head word, case-folded.
    """

    names: tuple[str, ...] = ()
    role: str = ""
    words: str = ""


@cache
def _bodies(language: str) -> tuple[tuple[str, str], ...]:
    found = [(row["words"], row["role"]) for row in rows("accession-bodies", language)]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def role_in(words: str, language: str) -> str:
    """What body of a state the end of a phrase names: parliament, chamber, committee, state; empty if none."""
    folded = f" {words.casefold()} "
    return next((role for noun, role in _bodies(language) if f" {noun} " in folded), "")


def takers_of(reading: Reading, sentence: Sentence, argument: Argument | None, near: tuple[str, ...]) -> Takers:
    """Who a phrase names as taking a step.

    Args:
        reading: The document.
        sentence: The sentence.
        argument: The phrase.
        near: Whose body is meant where the phrase does not say ("the Senate").
    """
    if argument is None:
        return Takers()
    names: list[str] = []
    roles: list[str] = []
    for head in argument.heads:
        found = _of_head(reading, sentence, argument, head, near)
        names += found.names
        roles.append(found.role)
    role = "parliament" if roles.count("chamber") > 1 else next((role for role in roles if role), "")
    return Takers(tuple(dict.fromkeys(names)), role, argument.head.lower_)


def _of_head(reading: Reading, sentence: Sentence, argument: Argument, head: Any, near: tuple[str, ...]) -> Takers:
    offset = sentence.at(head).start
    mention = sentence.mention_at(offset)
    if head.lower_ in _FIRST_PERSON:
        ours = tuple(name for name in reading.speakers_at(offset) if len(name) == 2)
        return Takers(ours or ((reading.home,) if reading.home else ()))
    if mention is not None and mention.kind in ("person", "office", "name"):
        return Takers(country_of_person(reading, mention.entities, mention.offices, near), "state")
    if mention is not None and mention.kind in ("country", "city") and mention.entities:
        return Takers(mention.entities)
    if mention is not None and mention.kind == "people" and mention.entities:
        return Takers(mention.entities)
    apposed = _apposed(sentence, head)
    if apposed:
        return Takers(apposed)
    if mention is not None and _ASKED_WHO.match(reading.text, mention.span.start):
        return Takers()  # "WHO HAS RATIFIED": the word, in capitals
    if mention is not None and mention.kind in ("organisation", "members", "group"):
        return Takers(mention.entities, "group")
    if mention is not None and mention.kind == "pronoun":
        return Takers(mention.entities)
    if head.lower_ in _ONE and _OWN_COUNTRY.match(argument.span.of(reading.text)) and near:
        return Takers(near[:1])
    if head.lower_ in _GROUPS:
        return Takers((), "group")
    start = argument.span.start if head is argument.head else sentence.at(head.left_edge).start
    phrase = Span(start, sentence.at(head).end)
    whole = phrase.of(reading.text)
    wide = Span(start, max(sentence.at(head.right_edge).end, phrase.end)).of(reading.text)
    role = role_in(whole.replace("’s", " ").replace("'s", " "), reading.language)
    if role == "parliament" and any(noun in whole.casefold() for noun in ("lower house", "upper house", "chamber")):
        role = "chamber"
    if not role and head.pos_ == "PROPN":
        role = role_in(wide, reading.language)
    if not role:
        return Takers()
    own = (mention.country,) if mention is not None and mention.country else ()
    owners = own or tuple(
        mention.country or mention.entities[0]
        for mention in sentence.mentions
        if start <= mention.span.start < max(sentence.at(head.right_edge).end, phrase.end)
        and mention.kind in ("country", "people", "city")
        and (mention.country or mention.entities)
    )
    words = wide.casefold()
    if not owners and words.startswith(("our ", "my ", "notre ", "mon ")) and reading.home:
        owners = (reading.home,)
    return Takers(owners[:1] or near[:1], role)


def _apposed(sentence: Sentence, head: Any) -> tuple[str, ...]:
    """ "Two allies, Peru and Chile": the countries that stand beside a group as its names."""
    if head.lower_ not in _GROUPS:
        return ()
    found: list[str] = []
    for child in head.children:
        if child.dep_ == "appos":
            for token in (child, *child.conjuncts):
                mention = sentence.mention_at(sentence.at(token).start)
                if mention is not None and mention.kind == "country":
                    found += mention.entities
    return tuple(dict.fromkeys(found))


def country_of_person(
    reading: Reading, entities: tuple[str, ...], offices: Any, near: tuple[str, ...]
) -> tuple[str, ...]:
    """The country that a person acts for, by the office or the name; else the one that is near."""
    for office in offices:
        if office.of and len(office.of) == 2:
            return (office.of,)
    for name in entities:
        if len(name) == 2 and name.isupper():
            return (name,)
        person = reading.people.named(name)
        if person is None:
            continue
        for office in person.offices:
            if office.of and len(office.of) == 2:
                return (office.of,)
        if person.country:
            return (person.country,)
    return near[:1]
