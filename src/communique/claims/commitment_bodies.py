"""The country or organisation that a common noun stands for: "the Fund", "the organisation", "his country"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from communique.claims.lexicon import rows
from communique.claims.parties import is_party_state, parties_of
from communique.language.clauses import Argument
from communique.language.lexicon import rows as names_of
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence

_OWN = frozenset({"his", "her", "their", "its", "our", "my", "son", "sa", "leur", "notre"})
_DEFINITE = _OWN | {"the", "this", "le", "la", "l’", "l'", "ce", "cet", "cette", "les"}
_REACH = 5


_SPEECH = 40


def is_of_many_things(reading: Reading) -> bool:
    """Whether a text is too long to be about one giver, or about helping one country unless a heading says so."""
    return len(reading.sentences) > _SPEECH


@cache
def _sorts(language: str) -> dict[str, str]:
    return {row["lemma"]: row["sort"] for row in rows("commitment-bodies", language) if row["sort"] != "government"}


@cache
def arms_of_state(language: str) -> frozenset[str]:
    """The common nouns for an arm of the state, which bind the country that they are named with."""
    return frozenset(row["lemma"] for row in rows("commitment-bodies", language) if row["sort"] == "government")


@cache
def _organs() -> dict[str, str]:
    parliaments = {row["name"]: row["country"] for row in rows("commitment-parliaments", "")}
    organs = {row["organ"]: row["organisation"] for row in names_of("organs")}
    houses = {row["phrase"]: row["country"] for row in names_of("government-houses")}
    return houses | parliaments | organs | {"Council of the European Union": "EU"}


def organisation_of(name: str) -> str:
    """The organisation or country that an organ, a parliament or a ministry acts for; any other name as it is."""
    return _organs().get(name, name)


def stood_for(reading: Reading, sentence: Sentence, argument: Argument) -> str | None:
    """Whom a common noun stands for, where the document tells it without doubt.

    Args:
        reading: The document.
        sentence: The sentence of the phrase.
        argument: The phrase, such as "the Executive Board of the Fund" or "his country".
    """
    head = argument.head
    if len(argument.heads) > 1:
        return None
    lemma = head.lemma_.casefold()
    sort = _sorts(reading.language).get(lemma) or _sorts(reading.language).get(head.lower_)
    many = head.tag_ in ("NNS", "NNPS") or "Plur" in head.morph.get("Number")
    if sort is None or (many and lemma not in ("authority", "autorité", "authorities")):
        return None
    offset = sentence.at(head).start
    mention = sentence.mention_at(offset)
    if mention is not None and mention.kind not in ("institution", "name"):
        return None
    if (mention is None or mention.country is None) and (owner := _named_with(sentence, argument, offset, lemma, sort)):
        return owner
    if mention is not None and (" " in mention.name or mention.name.casefold() != head.lower_):
        return None
    if not any(child.lower_ in _DEFINITE for child in head.children):
        return None
    if sort == "state":
        return _state(reading, sentence, argument)
    if sort == "organ":
        return _organ(reading, head.lower_, offset)
    return _body(reading, sentence, offset)


def _named_with(sentence: Sentence, argument: Argument, offset: int, lemma: str, sort: str) -> str | None:
    """ "The Executive Board of the International Monetary Fund", "la Commission de la CEDEAO"."""
    for mention in sentence.mentions:
        if not argument.span.covers(mention.span) or len(mention.entities) != 1:
            continue
        if mention.span.end < offset and sort == "organ" and mention.kind == "organisation":
            return mention.entities[0]  # "the World Bank's Board"
        if mention.span.start <= offset:
            continue
        if sort == "organ" and mention.kind in ("group", "members") and mention.span.start - offset < 40:
            return mention.entities[0].partition(":")[0]  # "the Board of Directors of the World Bank"
        if sort == "state" and mention.kind in ("country", "people"):
            return mention.entities[0]
        if sort == "organ" and mention.kind == "organisation" and mention.span.start - offset < 40:
            name = mention.entities[0]
            return f"{name} Commission" if lemma == "commission" and name != "EU" else name
    return None


def _organ(reading: Reading, word: str, offset: int) -> str | None:
    """The body whose full name holds the word: "the Fund" after "International Monetary Fund"."""
    found: dict[str, int] = {}
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.kind not in ("organisation", "institution") or len(mention.entities) != 1:
                continue
            words = mention.span.of(reading.text).casefold().split()
            if word in words and len(words) > 1:
                found[organisation_of(mention.entities[0])] = mention.span.start
    before = {name for name, at in found.items() if at < offset}
    if len(before or found) == 1:
        return next(iter(before or found))
    return None


def _body(reading: Reading, sentence: Sentence, offset: int) -> str | None:
    """The organisation named last, also as that of an office ("the head of the Northern Commission")."""
    for at in range(sentence.index, max(-1, sentence.index - _REACH), -1):
        for mention in reversed(reading.sentences[at].mentions):
            if mention.span.start >= offset:
                continue
            for name in _bodies_of(mention):
                if (organisation := _whole(name)) is not None:
                    return organisation
    return None


def _bodies_of(mention: Mention) -> Iterator[str]:
    if mention.kind == "organisation":
        yield from mention.entities
    for office in mention.offices:
        if office.of and len(office.of) > 2:
            yield office.of


def _whole(name: str) -> str | None:
    """The organisation of an acronym's organ: "ECOWAS Commission" is ECOWAS."""
    first = name.partition(" ")[0]
    if " " in name and first.isupper() and len(first) > 2:
        return first
    return organisation_of(name.partition(":")[0])


def _state(reading: Reading, sentence: Sentence, argument: Argument) -> str | None:
    """The country of who speaks or owns, else the only one named shortly before."""
    head = argument.head
    owned = any(child.lower_ in _OWN for child in head.children)
    for clause in sentence.clauses:
        subject = clause.subject
        if subject is None or clause.inherited or subject.head.i >= head.i:
            continue
        names = parties_of(reading, sentence, subject)
        if len(names) == 1 and (country := _country_of(reading, names[0])):
            return country
        inside = {
            mention.country or mention.entities[0]
            for mention in sentence.mentions
            if subject.span.covers(mention.span)
            and mention.kind in ("country", "people", "office")
            and (mention.country or mention.entities)
        }
        if len(inside) == 1 and (name := inside.pop()) and is_party_state(name):
            return name
    if owned:
        return None
    return last_country(reading, sentence, sentence.at(head).start)


def _country_of(reading: Reading, name: str) -> str | None:
    if is_party_state(name):
        return name
    person = reading.people.named(name)
    if person is None:
        return None
    own = next((office.of for office in person.offices if office.of and not office.former), None)
    return person.country or (own if own and len(own) == 2 else None)


def last_country(reading: Reading, sentence: Sentence, offset: int) -> str | None:
    """The one country that the words before an offset name, in the nearest sentence that names any."""
    for at in range(sentence.index, max(-1, sentence.index - _REACH), -1):
        named = {
            name
            for mention in reading.sentences[at].mentions
            if mention.span.end <= offset and mention.kind in ("country", "people", "office", "person")
            for name in (*mention.entities, mention.country, *(office.of for office in mention.offices))
            if name and is_party_state(name)
        }
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def two_countries(reading: Reading, least: int = 1) -> tuple[str, ...]:
    """The two countries that a document is about, each named so often at least; empty where a third is as often."""
    counted: Counter[str] = Counter()
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.kind == "city" and not mention.speaks:
                continue
            names = {mention.country, *(office.of for office in mention.offices)}
            names |= {_country_of(reading, name) for name in mention.entities}
            counted.update(name for name in names if name and is_party_state(name))
    if reading.home:
        counted[reading.home] += 1
    ranked = counted.most_common(3)
    if len(ranked) < 2 or ranked[1][1] < least or (len(ranked) == 3 and ranked[2][1] >= ranked[1][1]):
        return ()
    return tuple(sorted(name for name, _ in ranked[:2]))


def are_two(mention: Mention | None, head: Any) -> bool:
    """Whether a phrase means the two who met: "the two ministers", "les deux parties"."""
    if mention is not None and mention.role == "two":
        return True
    return any(child.lower_ in ("two", "both", "deux") for child in head.children) and head.lemma_.casefold() in (
        "minister",
        "side",
        "leader",
        "country",
        "party",
        "president",
        "government",
        "ministre",
        "partie",
        "dirigeant",
        "pays",
        "président",
        "homologue",
        "chef",
    )
