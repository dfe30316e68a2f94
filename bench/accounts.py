"""Generated accounts of generated meetings, with their claims: a large record without the time that reading takes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from communique.model import (
    AccessionFields,
    Claim,
    CommitmentFields,
    DecisionFields,
    Document,
    Fields,
    MeetingFields,
    Modality,
    OfficeFields,
    ParticipationFields,
    Passage,
    SessionFields,
    Span,
    StatementFields,
)

COUNTRIES = tuple(re.findall("..", "ATBEBGCZDEDKEEESFIFRGRHRHUIEITLTLULVNLPLPTROSESISKGBNOCAUSTRJPMDUAGE"))
BODIES = (
    "NATO",
    "EU",
    "G7",
    "OSCE",
    "UN",
    "ASEAN",
    "AU",
    "OECD",
    "WTO",
    "IMF",
    "UNESCO",
    "WHO",
    "CARICOM",
    "ECOWAS",
    "GCC",
    "SADC",
    "MERCOSUR",
    "BENELUX",
    "NORDIC",
    "OPEC",
)
CITIES = ("Lorvik", "Tasmere", "Belgora", "Ostrava", "Vilno", "Karsund", "Merano", "Talvik", "Odense", "Varda")
GIVEN = ("Ana", "Boris", "Clara", "Dario", "Elif", "Fadia", "Goran", "Hanna", "Ivo", "Jana", "Kofi", "Lena", "Marek")
FAMILY = ("Rott", "Tolvaj", "Sorel", "Venter", "Okafor", "Lindqvist", "Marchand", "Petrov", "Ilves", "Duarte", "Szabo")
TOPICS = (
    "energy security",
    "grain exports",
    "air defence",
    "the accession talks",
    "maritime safety",
    "climate finance",
    "cyber attacks",
    "vaccine supply",
    "border management",
    "the ceasefire",
    "debt relief",
    "rare earths",
)
VERBS = ("strengthen", "protect", "finance", "review", "coordinate", "expand", "monitor", "reform")
THINGS = ("ports", "power lines", "hospitals", "railways", "schools", "pipelines", "archives", "bridges", "wells")


@dataclass
class _Text:
    """A text that grows by sentences, each with its claims."""

    name: str
    parts: list[str]
    told: list[tuple[int, int, Fields, Modality]]
    at: int = 0

    def say(self, sentence: str) -> tuple[int, int]:
        start = self.at
        self.parts.append(sentence + "\n")
        self.at += len(sentence) + 1
        return start, start + len(sentence)

    def claim(self, where: tuple[int, int], fields: Fields, modality: Modality = "asserted") -> None:
        self.told.append((*where, fields, modality))

    def passage(self, where: tuple[int, int], sentence: str, words: str) -> Passage:
        start = where[0] + sentence.index(words)
        return Passage(start=start, end=start + len(words), text=words)


@dataclass(frozen=True)
class _Occasion:
    """One meeting with all that happened at it; each account tells a part."""

    body: str
    day: date
    city: str
    topics: tuple[str, ...]
    present: tuple[str, ...]
    sayings: tuple[tuple[str, str], ...]
    pledges: tuple[tuple[str, str, int], ...]
    decisions: tuple[str, ...]


def _minister(country: str, year: int) -> str:
    at = COUNTRIES.index(country) * 7 + year // 3
    return f"{GIVEN[at % len(GIVEN)]} {FAMILY[(at // 3) % len(FAMILY)]}{country.lower()}"


def _occasion(number: int, draw: random.Random) -> _Occasion:
    body = BODIES[number % len(BODIES)]
    present = tuple(draw.sample(COUNTRIES, 12))
    topics = tuple(draw.sample(TOPICS, 3))
    sayings = tuple(
        (country, f"{draw.choice(topics)} must {draw.choice(VERBS)} {draw.choice(THINGS)} before {draw.choice(THINGS)}")
        for country in present[:8]
    )
    pledges = tuple((country, draw.choice(("MD", "UA", "GE")), draw.randrange(2, 400)) for country in present[:6])
    decisions = tuple(f"{draw.choice(VERBS)} {draw.choice(THINGS)} and {draw.choice(THINGS)}" for _ in range(3))
    day = date(2015, 1, 5) + timedelta(days=7 * number % 3600)
    return _Occasion(body, day, draw.choice(CITIES), topics, present, sayings, pledges, decisions)


def accounts(documents: int = 10_000, meetings: int = 500, seed: int = 7) -> Iterator[list[Claim]]:
    """The claims of each account, account by account; the same for the same arguments.

    Args:
        documents: How many accounts.
        meetings: How many meetings they tell of.
        seed: Of the generator.
    """
    occasions = [_occasion(number, random.Random(seed * 100_003 + number)) for number in range(meetings)]
    for number in range(documents):
        yield account(number, occasions[number % meetings], random.Random(seed * 1_000_003 + number))


def account(number: int, occasion: _Occasion, draw: random.Random) -> list[Claim]:
    """One account of a meeting: about seventeen claims, some of them at odds with other accounts."""
    text = _Text(f"account-{number:06}", [], [])
    name = f"{occasion.body} ministerial meeting"
    said_day = f"{occasion.day.day} {occasion.day:%B %Y}"
    where = text.say(f"{occasion.body} ministers met in {occasion.city} on {said_day}.")
    text.claim(
        where,
        MeetingFields(
            name=name,
            bodies=(f"{occasion.body}:members",),
            date=occasion.day.isoformat(),
            city=occasion.city,
            format="ministerial",
        ),
    )
    for order, topic in enumerate(occasion.topics[:2], start=1):
        sentence = f"Working session {order} dealt with {topic}."
        text.claim(
            text.say(sentence),
            SessionFields(
                label=f"working session {order}", format="working-session", topics=(topic,), order=order, of=name
            ),
        )
    for country in draw.sample(occasion.present, 4):
        sentence = f"The minister of {country} attended the {name}."
        text.claim(text.say(sentence), ParticipationFields(participant=country, event=name))
    for country, words in draw.sample(occasion.sayings, 4):
        person = _minister(country, occasion.day.year)
        sentence = f"{person}, foreign minister of {country}, said that {words}."
        at = text.say(sentence)
        text.claim(at, OfficeFields(person=person, title="foreign minister", of=country))
        text.claim(at, StatementFields(speakers=(person,), content=text.passage(at, sentence, words), form="indirect"))
    for country, recipient, amount in draw.sample(occasion.pledges, 3):
        told = amount + (draw.random() < 0.05)
        sentence = f"{country} will give {told} million euros to {recipient}."
        text.claim(
            text.say(sentence),
            CommitmentFields(
                makers=(country,),
                recipients=(recipient,),
                amount=Decimal(told * 1_000_000),
                currency="EUR",
                stage="pledged",
            ),
        )
    words = draw.choice(occasion.decisions)
    sentence = f"Ministers agreed to {words}."
    at = text.say(sentence)
    text.claim(
        at,
        DecisionFields(bodies=(f"{occasion.body}:members",), act="agree", content=text.passage(at, sentence, words)),
    )
    if number % 5 == 0:
        country = draw.choice(occasion.present)
        sentence = f"{country} has ratified the convention on {occasion.topics[0]}."
        fields = AccessionFields(to=f"convention on {occasion.topics[0]}", step="ratified", parties=(country,))
        text.claim(text.say(sentence), fields)
    written = "".join(text.parts)
    document = Document(
        text.name,
        written,
        publisher=f"Gazette {number % 60}",
        published=(occasion.day + timedelta(days=draw.randrange(3))).isoformat(),
        language="en",
    )
    return [Claim.at(document, Span(start, end), fields, modality) for start, end, fields, modality in text.told]
