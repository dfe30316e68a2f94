"""Who gives, and who announces it for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from communique.claims.commitment_bodies import are_two, arms_of_state, organisation_of, stood_for, two_countries
from communique.claims.commitment_words import is_giver, role
from communique.claims.lexicon import lemmas
from communique.claims.parties import parties_of, party_mention, speakers_at
from communique.language.clauses import Argument
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span

_FIRST = frozenset({"we", "us", "i", "nous", "je", "j’", "j'"})
_OWN = frozenset({"his", "her", "their", "its", "our", "my", "son", "sa", "leur", "notre", "nos", "ses"})
_PART = frozenset({"several", "some", "many", "most", "few", "various", "other", "plusieurs", "certains"})
_MANY = frozenset({"they", "ils", "elles"})
_THEIRS = frozenset({"they", "it", "ils", "elles"})


def subject_parties(reading: Reading, sentence: Sentence, argument: Argument | None) -> tuple[tuple[str, ...], bool]:
    """The parties that a subject names, and whether it can bind itself at all ("we" of nobody known can)."""
    if argument is None:
        return (), False
    head = argument.head
    if _is_sum(reading, sentence, argument):
        return (), False
    owner = (
        _office_beside(reading, sentence, head)
        or _owner(reading, sentence, head)
        or _government_of(reading, sentence, argument)
        or stood_for(reading, sentence, argument)
    )
    if owner:
        several = _governments_of(reading, sentence, argument)
        return several or (owner,), True
    if are_two(sentence.mention_at(sentence.at(head).start), head) and (two := _both(reading, sentence, argument)):
        return two, True
    if head.lower_ == "bloc" and "European" in reading.text:
        return ("EU",), True
    found = parties_of(reading, sentence, argument)
    if head.lower_ in _FIRST:
        return found, True
    if head.pos_ == "PRON" and len(found) == 1 and (owner := _said_before(reading, sentence, head, found)):
        return (owner,), True
    if head.lower_ in _MANY and (saying := _sayers(reading, sentence, argument)):
        return saying, True
    if not found and head.lower_ in _THEIRS:
        named = _spoken_of(sentence, sentence.at(head).start, head.lower_, reading)
        return named, bool(named)
    if head.lower_ in ("each", "all", "both", "none", "many", "some", "most", "several", "chacun", "tous"):
        inner = next((token for token in head.subtree if token.lower_ in _FIRST), None)
        if inner is not None:
            return speakers_at(reading, sentence.at(inner).start), True
    if found and any(child.lower_ in _PART for child in head.children) and any(":" in name for name in found):
        return (" ".join(argument.span.of(reading.text).split()),), True
    if found and role(head, reading.language) and found == (head.text,) and not head.text.isupper():
        return (), False
    if found:
        return found, _can_bind(found) or is_giver(head.lemma_.casefold(), reading.language)
    if head.pos_ in ("NOUN", "PROPN") and is_giver(head.lemma_.casefold(), reading.language):
        return reading.parties(argument), True
    if head.lower_ in _SCORES and any(is_giver(inner.lemma_.casefold(), reading.language) for inner in head.subtree):
        words = " ".join(argument.span.of(reading.text).split())
        return (_UNE.sub("", words),), True
    return (), False


_SCORES = frozenset(
    {"dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine"}
    | {"centaine", "centaines", "dizaines", "dozen", "dozens", "score", "scores", "hundreds"}
)
_UNE = re.compile(r"^(?:une|les|a|the|some)\s+", re.IGNORECASE)


_BESIDE = re.compile(r",\s+(?:the\s+|le\s+|la\s+)?")


def _office_beside(reading: Reading, sentence: Sentence, head: Any) -> str | None:
    """The country of a bare surname with its office behind it: "Roe, the Norlandish chancellor"."""
    own = sentence.mention_at(sentence.at(head).start)
    if own is None or own.kind not in ("name", "person") or body_of(reading, own.name):
        return None
    for mention in sentence.mentions:
        if mention.kind == "office" and _BESIDE.fullmatch(reading.text, own.span.end, mention.span.start):
            return next((office.of for office in mention.offices if office.of and len(office.of) == 2), None)
    return None


def _is_sum(reading: Reading, sentence: Sentence, argument: Argument) -> bool:
    """Whether a phrase is an amount rather than somebody: "NOK 140 million will go to …"."""
    at = sentence.at(argument.head).start
    return any(character.isdigit() for character in argument.span.of(reading.text)) and any(
        money.full_span.start <= at < money.full_span.end for money in reading.money_in(sentence.span)
    )


def _both(reading: Reading, sentence: Sentence, argument: Argument) -> tuple[str, ...]:
    """The countries of the two ministers or sides: they bind these."""
    named = parties_of(reading, sentence, argument)
    countries = tuple(dict.fromkeys(body_of(reading, name) or name for name in named))
    if len(countries) == 2 and all(len(name) == 2 for name in countries):
        return countries
    return two_countries(reading)


def _can_bind(names: Sequence[str]) -> bool:
    """Whether a canonical name is among them: a country, a body, a group, a person of the document."""
    return any(
        name.isupper() or ":" in name or name[:1].isupper() for name in names if not name[:2].isdigit()
    ) and not (
        len(names) == 1
        and " " in names[0]
        and names[0].split()[0] in ("About", "Some", "More", "Over", "Nearly", "Almost")
    )


def _government_of(reading: Reading, sentence: Sentence, argument: Argument) -> str | None:
    """ "The Norlandish government" is the country; so is its ministry."""
    if argument.head.lemma_.casefold() not in arms_of_state(reading.language):
        return None
    if len(argument.heads) > 1 and not _is_portfolio(sentence, argument):
        return None
    for mention in sentence.mentions:
        capital = mention.kind == "city" and mention.country is not None
        if argument.span.covers(mention.span) and (mention.kind in ("people", "country") or capital):
            return mention.country or (mention.entities[0] if mention.entities else None)
    if argument.head.lower_ in ("department", "ministry", "ministère") and any(
        child.lower_ in ("the", "le") for child in argument.head.children
    ):
        return reading.home
    return None


def _governments_of(reading: Reading, sentence: Sentence, argument: Argument) -> tuple[str, ...]:
    """ "The governments of Norland and Sudria" are both countries."""
    if argument.head.tag_ != "NNS" or argument.head.lemma_.casefold() not in arms_of_state(reading.language):
        return ()
    return tuple(
        dict.fromkeys(
            mention.country or mention.entities[0]
            for mention in sentence.mentions
            if argument.span.covers(mention.span) and mention.kind in ("people", "country") and mention.entities
        )
    )


def _said_before(reading: Reading, sentence: Sentence, head: Any, names: tuple[str, ...]) -> str | None:
    """The country of the ministry that a pronoun stands for: "the Ministry of Health of Norland said it will …"."""
    if len(names[0]) == 2 or names[0].isupper():
        return None
    for before in (sentence, *reversed(reading.sentences[max(0, sentence.index - 2) : sentence.index])):
        for clause in reversed(before.clauses):
            subject = clause.subject
            if subject is None or clause.inherited or before.at(subject.head).start >= sentence.at(head).start:
                continue
            if subject.head.pos_ != "PRON" and parties_of(reading, before, subject) == names:
                return _government_of(reading, before, subject)
    return None


def _is_portfolio(sentence: Sentence, argument: Argument) -> bool:
    """ "The Ministry of Transport, Energy and Trade": one ministry, and no list of parties."""
    first, *others = argument.heads
    return any(child.lower_ in ("of", "for", "de", "des", "du") for child in first.children) and not any(
        (mention := sentence.mention_at(sentence.at(head).start)) is not None
        and mention.kind in ("country", "person", "office", "city", "members")
        for head in others
    )


def _sayers(reading: Reading, sentence: Sentence, argument: Argument) -> tuple[str, ...]:
    """The several parties that say of themselves what "they" will do: "Norland and Sudria announced that they …"."""
    clause = next((each for each in sentence.clauses if each.subject is argument and not each.inherited), None)
    parent = clause.parent if clause is not None and clause.kind == "ccomp" else None
    if parent is None or parent.subject is None or parent.lemma not in lemmas("commitment-saying", reading.language):
        return ()
    names = parties_of(reading, sentence, parent.subject)
    return names if len(names) > 1 else ()


def _spoken_of(sentence: Sentence, offset: int, pronoun: str, reading: Reading) -> tuple[str, ...]:
    """The party that an unlinked "they" or "it" most likely stands for: the last subject that fits in number."""
    plural = pronoun not in ("it",)
    for before in (sentence, *reversed(reading.sentences[max(0, sentence.index - 1) : sentence.index])):
        for clause in reversed(before.clauses):
            subject = clause.subject
            if subject is None or clause.inherited or before.at(subject.head).start >= offset:
                continue
            names = parties_of(reading, before, subject)
            many = len(names) > 1 or any(":" in name for name in names)
            if names and (many if plural else len(names) == 1 and not many and reading.people.named(names[0]) is None):
                return names
    return ()


def _owner(reading: Reading, sentence: Sentence, head: Any) -> str | None:
    """Whose government: "his government", said by a minister, is the country's own."""
    if not any(child.lower_ in _OWN for child in head.children):
        return None
    for clause in sentence.clauses:
        subject = clause.subject
        if subject is None or subject.head.i >= head.i:
            continue
        for name in parties_of(reading, sentence, subject):
            person = reading.people.named(name)
            country = body_of(reading, name) if person else (name if len(name) == 2 else None)
            if country:
                return country
    return None


def body_of(reading: Reading, name: str) -> str | None:
    """The country or body for which a person speaks."""
    person = reading.people.named(name)
    if person is None:
        return None
    if person.country:
        return person.country
    own = next((office.of for office in person.offices if office.of and not office.former), None)
    if own is None and reading.home is not None and person.offices:
        return reading.home
    return own


def bound(reading: Reading, names: Iterable[str], gives: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is bound, and the persons who say it for them: a minister gives his country's money, not his own."""
    makers: list[str] = []
    announcers: list[str] = []
    for name in names:
        body = body_of(reading, name) if gives else None
        if body:
            makers.append(organisation_of(body) if gives else body)
            announcers.append(name)
        else:
            makers.append(organisation_of(name) if gives else name)
    return tuple(dict.fromkeys(makers)), tuple(dict.fromkeys(announcers))


def persons(reading: Reading, names: Iterable[str]) -> tuple[str, ...]:
    """Those names that are persons of the document."""
    return tuple(name for name in names if reading.people.named(name) is not None)


def owners_in(reading: Reading, sentence: Sentence, span: Span) -> tuple[str, ...]:
    """The countries and bodies that a phrase names as givers: "Norway's 75 billion", "new British aid"."""
    text = reading.text
    for mention in sentence.mentions:
        if not span.covers(mention.span):
            continue
        after = text[mention.span.end : mention.span.end + 2]
        if mention.kind in ("country", "organisation", "institution", "city", "members") and mention.entities:
            if after in ("'s", "’s") or text[mention.span.start : mention.span.end].endswith(("'s", "’s", "s'", "s’")):
                return mention.entities
            before = text[max(span.start, mention.span.start - 16) : mention.span.start].casefold()
            if re.search(r"\b(?:from|by|par)\s+(?:the\s+|la\s+|le\s+|l[’'])?$", before) and " to " not in before:
                return mention.entities
        if (
            mention.kind == "people"
            and mention.country
            and after[:1] == " "
            and not _is_people(sentence, mention)
            and not names_receiver(sentence, mention, reading.language)
        ):
            return (mention.country,)
    return ()


def _is_people(sentence: Sentence, mention: Mention) -> bool:
    """Whether a nationality is a noun of its own ("two million Norlanders"), which gives nothing."""
    last = next((token for token in reversed(sentence.doc) if mention.span.covers(sentence.at(token))), None)
    return last is not None and last.tag_ in ("NNS", "NNPS") and last.dep_ not in ("compound", "amod", "nmod")


_AIMED = re.compile(
    r"\b(?P<to>to|for|with|against|towards?|behind|in support of|on|at|à|pour|aux?|contre|envers"
    r"|of|in|des?|du|dans|en)\s+(?:the\s+|la\s+|le\s+|les\s+|l[’'])?$",
    re.IGNORECASE,
)
_NATIONAL = frozenset({"of", "in", "de", "des", "du", "en"})


def names_receiver(sentence: Sentence, mention: Mention, language: str) -> bool:
    """Whether a nationality tells who gets something: "for the Norlandish army", but not "of Norlandish aid"."""
    text = sentence.doc.text
    start = mention.span.start - sentence.span.start
    aimed = _AIMED.search(text[max(0, start - 24) : start])
    if aimed is None:
        return False
    if aimed["to"].casefold() not in _NATIONAL:
        return True
    return not of_gift(sentence, mention, language)


def of_gift(sentence: Sentence, mention: Mention, language: str) -> bool:
    """Whether a nationality is that of money or help: "Norlandish aid", "new Norlandish and Sudrian money"."""
    noun = next((token for token in sentence.doc if sentence.at(token).start >= mention.span.end), None)
    while noun is not None and noun.pos_ in ("ADJ", "NOUN", "PROPN", "CCONJ"):
        if role(noun, language) in ("aid", "weak", "promise", "goods"):
            return True
        noun = noun.nbor(1) if noun.i + 1 < len(sentence.doc) else None
    return False


def named_before(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The parties that are named in a stretch of a sentence."""
    return tuple(
        dict.fromkeys(
            name
            for mention in sentence.mentions
            if start <= mention.span.start < end and party_mention(mention)
            for name in mention.entities
        )
    )
