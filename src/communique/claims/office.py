"""Claims of kind `office`: who holds which title, of what."""

from __future__ import annotations

from collections.abc import Iterator

from communique.claims.office_owners import Owners
from communique.claims.office_predicates import offices_told
from communique.language.mentions import Mention, Office
from communique.language.people import same_title
from communique.language.reading import Reading, Sentence
from communique.model import Claim, OfficeFields


def find(reading: Reading) -> Iterator[Claim]:
    """The office claims of a document: one for each distinct title of a person."""
    seen: dict[str, list[Office]] = {}
    owners = Owners(reading, seen)
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.kind != "person" or not mention.offices or not mention.entities:
                continue
            person = mention.entities[0]
            for office in _offices(reading, sentence, mention):
                owner = office.of or owners.owner(sentence, mention, person, office.title)
                owner = owners.generic(sentence, mention.span, owner) if owner else owner
                if " " in person and person not in owners.speaking:  # surnames alone are known to all, seldom one's own
                    owner = owner or owners.context(sentence, mention.span, office.title)
                known = seen.setdefault(person, [])
                if any(_repeats(office.title, owner, other) for other in known):
                    continue
                known.append(Office(office.title, owner, office.span, office.former))
                fields = OfficeFields(person=person, title=_title(office), of=owner)
                yield reading.claim(mention.span, fields, "denied" if office.former else "asserted")
    for sentence in reading.sentences:
        for told in offices_told(reading, sentence):
            known = seen.setdefault(told.person, [])
            owner = told.of or owners.context(sentence, told.span, told.title)
            if not any(_repeats(told.title, owner, other) for other in known):
                known.append(Office(told.title, owner, told.span))
                fields = OfficeFields(person=told.person, title=told.title, of=owner)
                yield reading.claim(told.span, fields, told.modality)


def _offices(reading: Reading, sentence: Sentence, mention: Mention) -> Iterator[Office]:
    for office in mention.offices:
        if office.title:
            yield office
        elif (antecedent := _antecedent(reading, sentence, mention)) and len(antecedent.title.split()) <= _SHORT_TITLE:
            yield Office(antecedent.title, office.of, office.span)


def _antecedent(reading: Reading, sentence: Sentence, counterpart: Mention) -> Office | None:
    """The office whose holder has this counterpart: that of the clause's subject, else the last one named before."""
    if own := _of_subject(reading, sentence, counterpart):
        return own
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


def _of_subject(reading: Reading, sentence: Sentence, counterpart: Mention) -> Office | None:
    """ "He met his counterpart": the office of him who met."""
    for clause in sentence.clauses:
        if clause.subject is None or not clause.span.covers(counterpart.span):
            continue
        if clause.subject.span.end > counterpart.span.start:
            continue
        mention = sentence.mention_at(sentence.at(clause.subject.head).start)
        if mention is None or mention.kind != "pronoun" or len(mention.entities) != 1:
            continue
        person = reading.people.named(mention.entities[0])
        titled = [office for office in person.offices if office.title and not office.former] if person else []
        if titled:
            return titled[0]
    return None


def _title(office: Office) -> str:
    words = office.title.split()
    return " ".join(words[1:]) if office.former and len(words) > 1 else office.title


def _repeats(title: str, owner: str | None, known: Office) -> bool:
    return same_title(title, known.title) and (owner == known.of or owner is None or known.of is None)


_SHORT_TITLE = 4
