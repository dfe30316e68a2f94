"""Parties: the phrases of a clause that name somebody who can meet, take part and talk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from communique.claims.interlocutors import the_two
from communique.claims.lexicon import lemmas
from communique.language.clauses import Argument
from communique.language.clauses import argument as phrase
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.registry import is_country

_PARTY_KINDS = frozenset(
    {"person", "office", "country", "organisation", "members", "group", "institution", "counterpart"}
)
_PLURAL = frozenset({"we", "us", "nous"})
_SINGULAR = frozenset({"i", "je", "me"})
_AMOUNTS = frozenset({"number", "range", "variety", "series", "handful", "host", "majority", "dozen"})
_OFFICERS = frozenset({"ministers", "leaders", "officials", "secretaries", "chiefs", "commissioners"})
_PARTS_OF_TITLE = ("cc", "conj", "punct", "compound", "amod")
_PORTFOLIOS_IN_S = ("affairs", "economics", "sports", "resources", "fisheries", "ss")
_COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue", "collègue"})


def party_mention(mention: Mention | None) -> bool:
    """Whether a mention names somebody who can act."""
    if mention is None:
        return False
    if mention.kind == "name":
        return " " in mention.name or bool(mention.entities)
    if mention.kind == "city":
        return mention.speaks
    return mention.kind in _PARTY_KINDS or (mention.kind in ("pronoun", "people") and bool(mention.entities))


def parties_of(reading: Reading, sentence: Sentence, argument: Argument | None) -> tuple[str, ...]:
    """The canonical names of those heads of a phrase that can act; empty where none can."""
    if argument is None:
        return ()
    found: list[str] = []
    named = _named_counterparts(sentence, argument)
    if named:
        return named
    both = the_two(reading, sentence, argument)
    if both:
        return both
    found += _listed_before(reading, sentence, argument)
    found += _countries_before(reading, sentence, argument)
    whole = one_group(sentence, argument)
    group = sentence.mention_at(sentence.at(whole.head).start) if whole is not argument else None
    if group is not None and not group.entities and group.span.covers(sentence.at(argument.head)):
        return (" ".join(group.span.of(reading.text).split()),)
    for head in whole.heads:
        found += _of_head(reading, sentence, argument, head)
    return tuple(dict.fromkeys(found))


_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|to|from|with|of|by|at|for|on|near|against|like|including|than|after|before|between|dans|en|à|au|aux|de|du|des"
    r"|avec|par|pour|sur|chez|entre|contre)\s+(?:the\s+|la\s+|le\s+|les\s+|l[’'])?$",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+(?:the\s+|la\s+|le\s+|les\s+|l[’'])?")


def _countries_before(reading: Reading, sentence: Sentence, argument: Argument) -> Sequence[str]:
    """ "Norland, Sudria and Ostria pledged": the parser made a subject of its own of the first."""
    if len(argument.heads) < 2:
        return ()
    found: list[str] = []
    start = argument.span.start
    for mention in reversed(sentence.mentions):
        if mention.span.end > start:
            continue
        if mention.kind not in ("country", "organisation") or not _COMMA.fullmatch(
            reading.text, mention.span.end, start
        ):
            break
        found = [*mention.entities, *found]
        start = mention.span.start
    if not found or _AFTER_PREPOSITION.search(reading.text, max(sentence.span.start, start - 24), start):
        return ()
    first = sentence.mention_at(argument.span.start)
    if first is None or first.kind not in ("country", "organisation"):
        return ()
    return found


def _listed_before(reading: Reading, sentence: Sentence, argument: Argument) -> Sequence[str]:
    """ "Minister Ann Roe and EU Commissioner Jo Poe": the parser took the first for a part of the second."""
    head = argument.head
    last = sentence.mention_at(sentence.at(head).start)
    if last is None or last.kind != "person":
        return ()
    is_hung = any(child.dep_ == "nmod" for child in head.subtree)
    if not is_hung and argument.span.start == sentence.span.start:
        return ()
    found: list[str] = []
    end = argument.span.start if is_hung else sentence.span.start
    for mention in sentence.mentions:
        if mention.span.start >= last.span.start:
            break
        if mention.span.start < end:
            continue
        between = reading.text[end : mention.span.start].strip()
        if between not in ("", ",", "the", "and", ", and") or mention.kind not in ("person", "office"):
            return ()
        found += mention.entities
        end = mention.span.end
    joined = reading.text[end : last.span.start].strip() in (",", "and", ", and", "and the", ", and the")
    return found if joined else ()


def one_group(sentence: Sentence, argument: Argument) -> Argument:
    """ "Energy and foreign ministers": one group with two portfolios, which the parser reads as two things.

    Returns:
        The phrase under its last noun alone, where the nouns before only tell a portfolio; else the phrase as it is.
    """
    last = argument.heads[-1]
    if len(argument.heads) < 2 or last.lower_ not in _OFFICERS:
        return argument
    group = sentence.mention_at(sentence.at(last).start)
    for head in argument.heads[:-1]:
        mention = sentence.mention_at(sentence.at(head).start)
        if (
            head.lower_.endswith("s") != head.lower_.endswith(_PORTFOLIOS_IN_S)
            or any(child.i < last.i and child.dep_ not in _PARTS_OF_TITLE for child in head.children)
            or (mention is not None and mention is not group and mention.kind not in ("name", "thing"))
        ):
            return argument
    between = last.doc[argument.heads[-2].i + 1 : last.i]
    if not len(between) > 1 or any(token.pos_ in ("DET", "PRON", "ADP", "VERB") for token in between):
        return argument
    return Argument(last, argument.span, (last,))


def _named_counterparts(sentence: Sentence, argument: Argument) -> tuple[str, ...]:
    """ "Her counterparts, Ann Roe of Peru and Jo Poe of Chile": the people named beside the word."""
    if argument.head.lemma_.casefold() not in _COUNTERPARTS:
        return ()
    people = [m for m in sentence.mentions if m.kind in ("person", "name") and argument.span.covers(m.span)]
    return tuple(dict.fromkeys(entity for person in people for entity in person.entities))


def _of_head(reading: Reading, sentence: Sentence, argument: Argument, head: Any) -> Sequence[str]:
    offset = sentence.at(head).start
    mention = sentence.mention_at(offset)
    if head.lower_ in _PLURAL and head.text != "US":
        for child in head.children:
            named = sentence.mention_at(sentence.at(child).start) if child.dep_ == "appos" else None
            if party_mention(named) and named is not None and named.entities:
                return named.entities
        return we_at(reading, offset)
    if head.lower_ in _SINGULAR:
        return reading.speakers_at(offset)
    if mention is not None and mention.kind == "person" and mention.role == "counterpart" and len(argument.heads) == 1:
        return mention.entities
    beside = _in_apposition(sentence, head) if mention is not None and mention.kind == "group" else ()
    if beside and mention is not None and not mention.entities:
        return beside
    if party_mention(mention):
        return reading.parties(Argument(argument.head, argument.span, (head,)))
    if head.lemma_.casefold() in _AMOUNTS:
        return _counted(reading, sentence, head)
    if head.pos_ == "PRON":
        return ()
    if head.lemma_.casefold() in lemmas("party-nouns", reading.language):
        return reading.parties(Argument(argument.head, argument.span, (head,)))
    return ()


def _in_apposition(sentence: Sentence, head: Any) -> Sequence[str]:
    """ "Presidents Ann Roe of Peru and Jo Poe of Chile": those named after a plural title."""
    found: list[str] = []
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i:
            for each in phrase(child, sentence.span.start).heads:
                named = sentence.mention_at(sentence.at(each).start)
                if named is not None and named.kind in ("person", "name"):
                    found += named.entities
    return found


def _counted(reading: Reading, sentence: Sentence, amount: Any) -> Sequence[str]:
    """ "A number of ministers": the ministers."""
    for child in amount.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return parties_of(reading, sentence, phrase(grandchild, sentence.span.start))
    return ()


def is_party_state(name: str) -> bool:
    """Whether a name is that of a country, or of the European Union, which acts as one."""
    return name == "EU" or is_country(name)


def known(reading: Reading, names: Sequence[str]) -> bool:
    """Whether at least one name is a canonical one: a country, a body or a named person, not mere words."""
    return any(
        ":" in name or reading.people.named(name) is not None or (name[:1].isupper() and not _is_noun(name, reading))
        for name in names
    )


def _is_noun(name: str, reading: Reading) -> bool:
    """ "Delegates", "Members": a common noun that only begins a sentence."""
    word = name.casefold()
    nouns = lemmas("party-nouns", reading.language)
    return not name.isupper() and (word in nouns or word.removesuffix("s") in nouns)


def speakers_at(reading: Reading, offset: int) -> tuple[str, ...]:
    """Who "I" and "we" are at an offset: the speaker of the words, else the issuer of the document."""
    return reading.speakers_at(offset)


def we_at(reading: Reading, offset: int) -> tuple[str, ...]:
    """Who "we" are at an offset: the issuer, or the speaker; for the head of a body, the group that meets there."""
    speakers = reading.speakers_at(offset)
    if len(speakers) != 1:
        return speakers
    person = reading.people.named(speakers[0])
    bodies = {office.of for office in person.offices if office.of and len(office.of) > 2} if person else set()
    return _group_of(reading, bodies) or speakers


def _group_of(reading: Reading, bodies: set[str]) -> tuple[str, ...]:
    """The first group of ministers or leaders of one of some bodies that a document names."""
    if not bodies:
        return ()
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            for entity in mention.entities:
                body, _, role = entity.partition(":")
                if body in bodies and role.endswith(("ministers", "leaders")):
                    return (entity,)
    return ()


def named_in(sentence: Sentence, span: Span) -> tuple[str, ...]:
    """The canonical names of all party mentions inside a span, in order."""
    found: list[str] = []
    for mention in sentence.mentions:
        if span.covers(mention.span) and party_mention(mention) and mention.kind not in ("city", "pronoun"):
            found += mention.entities
    return tuple(dict.fromkeys(found))
