"""Claims of kind `office`: who holds which title, of what."""

from __future__ import annotations

from collections.abc import Iterator

from communique.language.mentions import Mention, Office
from communique.language.people import same_title
from communique.language.reading import Reading, Sentence
from communique.model import Claim, OfficeFields


def find(reading: Reading) -> Iterator[Claim]:
    """The office claims of a document: one for each distinct title of a person."""
    seen: dict[str, list[Office]] = {}
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.kind != "person" or not mention.offices or not mention.entities:
                continue
            person = mention.entities[0]
            for office in _offices(reading, sentence, mention):
                owner = office.of or _owner(reading, sentence, mention, person, office.title)
                known = seen.setdefault(person, [])
                if any(_repeats(office.title, owner, other) for other in known):
                    continue
                known.append(Office(office.title, owner, office.span, office.former))
                fields = OfficeFields(person=person, title=_title(office), of=owner)
                yield reading.claim(mention.span, fields, "denied" if office.former else "asserted")


def _offices(reading: Reading, sentence: Sentence, mention: Mention) -> Iterator[Office]:
    for office in mention.offices:
        if office.title:
            yield office
        elif antecedent := _antecedent(reading, sentence, mention):
            yield Office(antecedent.title, office.of, office.span)


def _antecedent(reading: Reading, sentence: Sentence, counterpart: Mention) -> Office | None:
    """The office whose holder has this counterpart: the last one named before."""
    for earlier in (sentence, *reversed(reading.sentences[max(0, sentence.index - 2) : sentence.index])):
        for mention in reversed(earlier.mentions):
            if mention.span.start >= counterpart.span.start:
                continue
            titled = [office for office in mention.offices if office.title and not office.former]
            if titled:
                return titled[0]
            person = reading.people.named(mention.entities[0]) if mention.entities and mention.kind == "name" else None
            if person and person.offices:
                return person.offices[0]
    return None


def _title(office: Office) -> str:
    words = office.title.split()
    return " ".join(words[1:]) if office.former and len(words) > 1 else office.title


def _repeats(title: str, owner: str | None, known: Office) -> bool:
    return same_title(title, known.title) and (owner == known.of or owner is None or known.of is None)


def _owner(reading: Reading, sentence: Sentence, mention: Mention, person: str, title: str) -> str | None:
    """What the office is of, where other words of the document tell it."""
    known = reading.people.named(person)
    if known is not None:
        for office in known.offices:
            if office.of and same_title(title, office.title):
                return office.of
        if known.country:
            return known.country
    return _country_spoken_for(reading, sentence, mention) or reading.home


def _country_spoken_for(reading: Reading, sentence: Sentence, mention: Mention) -> str | None:
    """A minister who tells what a country does, or by whom a country is represented, is that country's."""
    countries: list[str] = []
    for clause in sentence.clauses:
        covered = clause.subject is not None and not mention.span.meets(clause.subject.span)
        if clause.subject is None or clause.inherited or not covered or clause.kind not in ("ROOT", "ccomp"):
            continue
        head = sentence.mention_at(sentence.at(clause.subject.head).start)
        owner = reading.parties(clause.subject)
        if head is not None and head.kind in ("country", "city"):
            countries += [name for name in owner if len(name) == 2]
        else:
            possessor = next(
                (each for each in reading.mentions_in(clause.subject.span) if each.kind == "country"), None
            )
            if possessor is not None and possessor.span.start <= clause.subject.span.start + 4:
                countries += possessor.entities
    return countries[0] if len(set(countries)) == 1 else None
