"""Who issues a document: the "we" and "our country" of its own voice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Protocol

from communique.language.letterheads import country_of_letter, letterhead
from communique.language.lexicon import rows
from communique.language.missions import is_mission
from communique.language.own_voice import own_voice
from communique.language.reading import Reading, Sentence
from communique.model import Span

_JOINT = re.compile(
    r"\b(?:joint (?:statement|communiqu[eé]|declaration|press statement)|communiqu[eé]|declaration|statement|"
    r"conclusions|déclaration (?:conjointe|commune)|communiqué conjoint)\b",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\b(?:on|for|regarding|concerning|about|at|following|after|to|sur|concernant|relatif|relative|après|à)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|summit|conference|ministerial|réunion|sommet|conférence)\b", re.IGNORECASE)
_WE = re.compile(r"\s*(?:\d+[.)]\s*)?(?:We|Nous),\s", re.IGNORECASE)
_OWN_GENRES = frozenset({"statement", "press-release", "readout", "speech", "communique"})
_OPENING = 10
_HEAD_LINES = 6
_MANY_COUNTRIES = 3
"""Other countries from which on a text is of a meeting, whose place is not whose officials speak."""


class _Gazetteer(Protocol):
    def find(self, text: str) -> list[Any]: ...


def find_issuer(reading: Reading, gazetteer: _Gazetteer) -> None:
    """Set the reading's `home` and `issuer` from its publisher, its dateline and its heading lines."""
    publisher = reading.document.publisher
    reading.home = _country_of_house(publisher) or _country_of(publisher, gazetteer)
    bodies = {match.canonical for match in gazetteer.find(publisher or "") if match.kind == "organisation"}
    if reading.home is None and not bodies:
        reading.home, paper = letterhead(reading, gazetteer)
        reading.home = reading.home or (None if paper else country_of_letter(reading, gazetteer))
        bodies = {paper} if paper else bodies
    speaks = not publisher or (reading.document.genre in _OWN_GENRES and reading.home is None and not bodies)
    own = own_voice(reading) if speaks else None
    if own is not None and not own.is_country:
        reading.house = own.name
    elif reading.home is None and len(bodies) == 1:
        reading.house = bodies.pop()
    else:
        reading.home = reading.home or (own.name if own else None) or _country_of_dateline(reading, gazetteer)
    heads = {line.span for line in reading.lines[:_HEAD_LINES] if line.kind in ("headline", "heading", "dateline")}
    if people := _people_who_say_we(reading):
        reading.issuer = people
        return
    met: tuple[str, ...] = ()
    for sentence in reading.sentences:
        if sentence.line.span not in heads:
            continue
        if joint := _JOINT.search(reading.text, sentence.span.start, sentence.span.end):
            matter = _MATTER.search(reading.text, joint.end(), sentence.span.end)
            parties = [
                entity
                for mention in sentence.mentions
                if mention.kind in ("group", "members", "organisation", "country")
                and mention.span.start < (matter.start() if matter else sentence.span.end)
                for entity in mention.entities
            ]
            parties = parties or list(met)
            if len(parties) == 1 and (ours := _who_say_we(reading)) and ours[0].startswith(f"{parties[0]}:"):
                parties = list(ours)
            if parties:
                reading.issuer = tuple(dict.fromkeys(parties))
                return
        elif _MEETING.search(reading.text, sentence.span.start, sentence.span.end):
            met = tuple(_members_in(sentence)) or met
    reading.issuer = _who_say_we(reading)


def _who_say_we(reading: Reading) -> tuple[str, ...]:
    """ "We, the ministers of Peru, Chile and Kenya, …": the group that a joint text's opening puts beside "we"."""
    for sentence in reading.sentences[:_OPENING]:
        opening = _WE.match(reading.text, sentence.line.body.start, sentence.span.end)
        if opening is None:
            continue
        for mention in sentence.mentions:
            if mention.kind in ("group", "members") and 0 <= mention.span.start - opening.end() < 60:
                return tuple(dict.fromkeys(mention.entities))
    return ()


def _people_who_say_we(reading: Reading) -> tuple[str, ...]:
    """ "We, Ann Roe, Minister of Health of Peru, and Jo Poe, …, met in Lima": the persons named beside "we"."""
    for sentence in reading.sentences[:_OPENING]:
        opening = _WE.match(reading.text, sentence.line.body.start, sentence.span.end)
        if opening is None:
            continue
        verb = next((clause.group.start for clause in sentence.clauses if clause.kind == "ROOT"), sentence.span.end)
        named = [each for each in sentence.mentions if opening.end() <= each.span.start < verb]
        people = [each for each in named if each.kind == "person" and each.name]
        if named and len(people) > 1 and people[0] is named[0] and people[0].span.start - opening.end() < 40:
            return tuple(dict.fromkeys((*each.entities, each.name)[0] for each in people))
    return ()


def _members_in(sentence: Sentence) -> Iterator[str]:
    """The members of groups that a heading says meet ("G7 Energy Ministers Meeting", above "Communiqué")."""
    for mention in sentence.mentions:
        if mention.kind in ("group", "members"):
            yield from (entity for entity in mention.entities if ":" in entity)


def _country_of_house(publisher: str | None) -> str | None:
    """The country of a government house that has a name of its own."""
    folded = (publisher or "").casefold().replace("'", "’")
    return next((row["country"] for row in rows("government-houses") if row["phrase"].casefold() in folded), None)


def _country_of(words: str | None, gazetteer: _Gazetteer) -> str | None:
    for match in gazetteer.find(words or ""):
        if match.kind == "organisation" and is_mission(words or ""):
            return None
        if match.kind in ("country", "demonym", "city", "metonym"):
            country: str | None = match.country or match.canonical
            return country
    return None


def _country_of_dateline(reading: Reading, gazetteer: _Gazetteer) -> str | None:
    """The country of a dateline's city, if the document speaks of no country more often.

    By custom, officials without a nationality are those of the dateline's country; a meeting's
    dateline, though, says nothing of the countries that met.
    """
    for line in reading.lines[:_HEAD_LINES]:
        words = Span(line.span.start, line.body.start if line.kind == "paragraph" else line.span.end)
        if line.kind in ("paragraph", "dateline") and words.start < words.end:
            country = _country_of(words.of(reading.text), gazetteer)
            if country is not None:
                counts = Counter(
                    mention.country or mention.entities[0]
                    for sentence in reading.sentences
                    for mention in sentence.mentions
                    if mention.kind in ("country", "people", "city") and (mention.country or mention.entities)
                )
                others = [count for name, count in counts.most_common() if name != country]
                many = len(others) >= _MANY_COUNTRIES and counts[country] < 2 * others[0]
                return country if not many and counts[country] >= max(others, default=0) else None
    return None
