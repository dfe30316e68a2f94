"""Whose a dependence is: the owner of the noun, the subject of its clause, the organisation that a noun stands for."""

from __future__ import annotations

import re
from typing import Any

from communique.claims.commitment_bodies import stood_for
from communique.claims.commitment_parties import body_of
from communique.claims.dependency_holders import QUANTIFIED, is_concrete
from communique.claims.organs import organ_meant
from communique.claims.parties import parties_of, party_mention, speakers_at
from communique.language.clauses import Argument, argument
from communique.language.reading import Reading, Sentence

_FIRST = frozenset({"our", "we", "us", "notre", "nos", "nous"})
_BESIDE = re.compile(
    r"\b(?:with|to|from|for|between|and|against|avec|vers|pour|entre|contre)\s+(?:the\s+|la\s+|le\s+|l['’])?$",
    re.IGNORECASE,
)
_OF_A_STATE = frozenset({"force", "army", "military", "economy", "industry", "country", "armée", "économie", "pays"})
_MINISTERS = re.compile(r"(?<=\w):(?!members)[\w-]+$")
"""What ministers call "our dependence" is that of their group, not of the ministers."""
_PART = re.compile(r"\b(?:of\s+the\s+country|du\s+pays)$", re.IGNORECASE)


def holder_of(reading: Reading, sentence: Sentence, token: Any) -> tuple[str, ...]:
    """Who depends: the owner of the noun, else the subject of its clause."""
    for child in token.children:
        if child.i < token.i and child.dep_ in ("poss", "amod", "compound", "nmod", "det"):
            if child.lower_ in _FIRST:
                return _ours(reading, sentence.at(child).start)
            mention = sentence.mention_at(sentence.at(child).start)
            if mention is not None and mention.kind == "people" and mention.country:
                return (mention.country,)
            if party_mention(mention) and mention is not None and mention.entities:
                return _bodies(reading, mention.entities)
        if child.dep_ == "prep" and child.lower_ in ("of", "de"):
            owner = next((each for each in child.children if each.dep_ == "pobj"), None)
            if owner is not None:
                names = parties_of(reading, sentence, argument(owner, sentence.span.start))
                if names:
                    return _bodies(reading, names)
    clauses = {clause.verb.i: clause for clause in sentence.clauses}
    at = token
    for _ in range(12):
        clause = clauses.get(at.i)
        if clause is not None and clause.subject is not None and not _inside(clause.subject, token):
            subject = clause.subject
            owned = any(child.lower_ in _FIRST for child in subject.head.children if child.i < subject.head.i)
            if subject.head.lower_ in _FIRST or (owned and subject.head.lemma_.casefold() in _OF_A_STATE):
                return _ours(reading, sentence.at(subject.head).start)
            if (country := stood_for(reading, sentence, subject)) is not None:
                return (country,)
            if (whole := _by_its_noun(reading, sentence, subject)) is not None:
                return (whole,)
            names = parties_of(reading, sentence, subject)
            if names and QUANTIFIED.match(subject.span.of(reading.text)) and names[0].endswith(":members"):
                return (" ".join(subject.span.of(reading.text).split()),)
            if names:
                return _bodies(reading, names)
            if not is_concrete(subject, reading.language):
                return ()
            for mention in sentence.mentions:
                before = reading.text[max(subject.span.start, mention.span.start - 12) : mention.span.start]
                if _BESIDE.search(before):
                    continue
                if subject.span.covers(mention.span) and mention.kind in ("country", "people"):
                    owner_of = mention.country or (mention.entities[0] if mention.entities else None)
                    if owner_of:
                        return (owner_of,)
            if not clause.inherited:
                return ()
        finite = clause is not None and clause.kind in ("ccomp", "relcl") and clause.tense in ("past", "present")
        if at.head.i == at.i or (finite and clause is not None and clause.subject is None):
            break  # "we recall that …": whoever recalls it does not depend
        at = at.head
    return ()


def of_the_country(sentence: Sentence, token: Any, plain: tuple[str, ...]) -> tuple[str, ...]:
    """ "The Fijian minister said the north of the country depends": the country last named before."""
    if not plain or not _PART.search(plain[0]):
        return ()
    start = sentence.at(token).start
    before = [each for each in sentence.mentions if each.span.end <= start]
    names = [
        name
        for each in before
        for name in (each.country, *each.entities, *(office.of for office in each.offices))
        if name and len(name) == 2 and name.isupper()
    ]
    return tuple(names[-1:])


def _by_its_noun(reading: Reading, sentence: Sentence, subject: Argument) -> str | None:
    """ "The Mission", "the Community": the organisation named before whose name holds the noun."""
    head = subject.head
    words = subject.span.of(reading.text).split()
    if len(subject.heads) > 1 or len(words) != 2 or not head.text[:1].isupper() or words[0].casefold() != "the":
        return None
    mention = sentence.mention_at(sentence.at(head).start)
    if mention is not None and mention.kind not in ("institution", "name", "thing"):
        return None
    return organ_meant(reading, sentence, head.text)


def _inside(subject: Argument, token: Any) -> bool:
    return any(each.i == token.i for each in subject.head.subtree)


def _ours(reading: Reading, offset: int) -> tuple[str, ...]:
    names = speakers_at(reading, offset)
    if not names and reading.home:
        return (reading.home,)
    return _bodies(reading, names)


def _bodies(reading: Reading, names: tuple[str, ...]) -> tuple[str, ...]:
    bodies = (body_of(reading, name) or name for name in names)
    return tuple(dict.fromkeys(_MINISTERS.sub("", name) for name in bodies))
