"""Who decides: organisations, groups, parliaments and their committees, or two parties together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.claims.commitment_bodies import stood_for
from communique.claims.interlocutors import the_two
from communique.claims.lexicon import rows
from communique.claims.meeting import main_meeting
from communique.claims.organs import organ_meant
from communique.claims.parties import one_group
from communique.claims.sittings import SITTINGS, is_bare, sitting_group
from communique.language.clauses import Argument, Clause
from communique.language.clauses import argument as argument_of
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span

_FIRST_PERSON = frozenset({"we", "us", "nous"})
_NO_BODIES = frozenset({"ISIL", "AL-QAIDA", "HAMAS", "HEZBOLLAH", "TALIBAN"})
_PEOPLE_OF_PARLIAMENT = frozenset(
    {"lawmaker", "legislator", "parliamentarian", "mp", "mps", "deputy", "senator", "député"}
)
_PARLIAMENTS = frozenset({"parliament", "congress", "assembly", "senate", "parlement", "assemblée", "sénat"})
_MEETING_VERBS = frozenset(
    {"meet", "speak", "talk", "hold", "receive", "welcome", "host", "call", "phone", "rencontrer", "recevoir"}
)
_GOVERNMENTS = frozenset({"government", "cabinet", "gouvernement"})
_SHORT_FOR = frozenset({"committee", "conference", "community", "comité", "conférence"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Bodies:
    """Who decides.

    Attributes:
        names: Canonical names, or the words of the text.
        sort: law (a parliament or part of one), body, or many (several parties together); empty where nobody can.
    """

    names: tuple[str, ...] = ()
    sort: str = ""


@cache
def _sorts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("decision-bodies", language):
        found.setdefault(row["lemma"], row["sort"])
    return found


def bodies_of(reading: Reading, sentence: Sentence, argument: Argument | None) -> Bodies:
    """The deciding bodies that a phrase names; no sort where one person or country stands alone."""
    if argument is None:
        return Bodies()
    sentence = reading.sentence_at(argument.span.start) or sentence
    both = the_two(reading, sentence, argument) or _two_just_named(reading, sentence, argument)
    if both:
        return Bodies(both, "many")
    argument = _after_dateline(reading, argument)
    names: list[str] = []
    sorts: list[str] = []
    for head in one_group(sentence, argument).heads:
        found = _of_head(reading, sentence, argument, head)
        names += found.names
        sorts.append(found.sort)
    unique = tuple(dict.fromkeys(names))
    known = [sort for sort in sorts if sort]
    if not unique or not known:
        return Bodies()
    if all(sort == "one" for sort in known):
        return Bodies(unique, "many") if len(unique) > 1 else Bodies()
    return Bodies(unique, next(sort for sort in known if sort != "one"))


def _after_dateline(reading: Reading, argument: Argument) -> Argument:
    """ "Washington, DC: The Executive Board": the parser hangs who acts on the place before the colon."""
    match = _DATELINE.match(argument.span.of(reading.text))
    if match is None:
        return argument
    start = argument.span.start + match.end()
    offset = argument.span.start - argument.head.doc[argument.head.left_edge.i].idx
    inner = [
        token for token in argument.head.subtree if token.idx + offset >= start and token.pos_ in ("NOUN", "PROPN")
    ]
    heads = [token for token in inner if token.head not in inner]
    return Argument(heads[0], Span(start, argument.span.end), (heads[0],)) if heads else argument


_DATELINE = re.compile(r"[A-Z][\w .,’'-]{2,30}:\s+(?=[A-Z])")


def _government(reading: Reading, sentence: Sentence, argument: Argument) -> Bodies:
    """The country whose government a phrase names; a bare "the Government" in a text of one is its own."""
    country = stood_for(reading, sentence, argument)
    if country is None and re.fullmatch(r"(?:[Tt]he|[Ll]e) [GC]\w+", argument.span.of(reading.text)):
        country = reading.home
    return Bodies((country,), "state") if country is not None and len(country) == 2 else Bodies()


def _two_just_named(reading: Reading, sentence: Sentence, argument: Argument) -> tuple[str, ...]:
    """ "She met the minister, Ana Roe, at which the two signed": the two persons named earlier in the sentence."""
    if argument.span.of(reading.text).casefold() not in ("the two", "both", "les deux", "the pair"):
        return ()
    before = [each for each in sentence.mentions if each.span.end <= argument.span.start]
    names = [name for each in before if each.kind in ("person", "name") for name in each.entities[:1]]
    people = [name for name in dict.fromkeys(names) if reading.people.named(name) is not None]
    return tuple(people) if len(people) == 2 else ()


def _acted_before(reading: Reading, sentence: Sentence) -> str | None:
    """The organisation that acted last: "the 15-member organ" after "the Council extended"."""
    return next((mention.entities[0] for mention in _acting_before(reading, sentence)), None)


def _acting_before(reading: Reading, sentence: Sentence) -> Iterator[Mention]:
    """The organisations that have acted in the sentences before one, the nearest sentence first."""
    for earlier in reversed(reading.sentences[: sentence.index]):
        for clause in earlier.clauses:
            if clause.subject is None or clause.inherited:
                continue
            for mention in earlier.mentions:
                if mention.kind == "organisation" and clause.subject.span.covers(mention.span) and mention.entities:
                    yield mention


_GROUP_ON = re.compile(
    r"\b(?P<name>(?:(?:[a-z]+|[A-Z]\w+)\s+)?(?i:working|expert|contact|drafting|informal|study|technical)\s+(?i:group)\s+on\s+[\w’'-]+(?:\s+(?!said|met|agreed|reported|was|is|has)[a-z]+){0,3})"
)


def _group_on(reading: Reading, sentence: Sentence, argument: Argument) -> str | None:
    """ "The group" after "the expert group on definitions": the group by its full name."""
    if argument.span.of(reading.text).casefold() != "the group":
        return None
    start = reading.sentences[max(0, sentence.index - 2)].span.start
    found = [match["name"] for match in _GROUP_ON.finditer(reading.text, start, argument.span.start)]
    return re.sub(r"^(?i:the|an?)\s+", "", " ".join(found[-1].split())) if found else None


def with_partners(reading: Reading, sentence: Sentence, clause: Clause) -> Bodies:
    """ "Peru reached an agreement with Chile": one party alone decides together with the other."""
    subject = clause.subject
    mention = sentence.mention_at(sentence.at(subject.head).start) if subject is not None else None
    if mention is None or mention.kind not in ("country", "organisation", "city", "person", "office", "members"):
        return Bodies()
    partners = [each for preposition, each in clause.obliques if preposition in ("with", "avec")]
    for owner in clause.objects:
        for child in owner.head.subtree:
            if child.dep_ == "prep" and child.lower_ == "with" and child.i > owner.head.i:
                partners += (argument_of(each, sentence.span.start) for each in child.children if each.dep_ == "pobj")
    names = [name for each in partners[:1] for name in reading.parties(each)]
    unique = tuple(dict.fromkeys((*reading.parties(subject), *names)))
    return Bodies(unique, "many") if names and len(unique) > 1 else Bodies()


def _of_head(reading: Reading, sentence: Sentence, argument: Argument, head: Any) -> Bodies:
    offset = sentence.at(head).start
    mention = sentence.mention_at(offset)
    if head.lower_ in _FIRST_PERSON:
        beside = next((child for child in head.children if child.dep_ == "appos"), None)
        if beside is not None:
            return _of_head(reading, sentence, argument, beside)
        names = reading.speakers_at(offset)
        joint = len(names) > 1 or any(":" in name or (name.isupper() and len(name) > 2) for name in names)
        return Bodies(tuple(names), "many" if joint else "")
    single = Argument(head, argument.span, (head,))
    lemma = head.lemma_.casefold()
    if head.tag_ == "NNPS":
        lemma = re.sub(r"ies$", "y", lemma) if lemma.endswith("ies") else lemma.removesuffix("s")
    sort = _sorts(reading.language).get(lemma) or _sorts(reading.language).get(head.lower_)
    if mention is not None:
        kind = mention.kind
        if kind in ("organisation", "members", "group"):
            names = tuple(name for name in reading.parties(single) if name not in _NO_BODIES)
            return Bodies(names, "body" if names else "")
        if kind == "institution" and head.lower_ in _GOVERNMENTS and len(argument.heads) == 1:
            return _government(reading, sentence, argument)
        if kind == "institution":
            found = next(
                (
                    s
                    for word, s in _sorts(reading.language).items()
                    if s != "many" and word in mention.name.casefold().split()
                ),
                "",
            )
            full = _full_name(reading, argument, head)
            owned = _owned(sentence, head, mention.name)
            whole = owned or full
            organ = _organ(reading, sentence, mention.name)
            if not whole and organ == (mention.name,) and head.lower_ in _SHORT_FOR:
                organ = (organ_meant(reading, sentence, mention.name) or mention.name,)
            return Bodies((whole,) if whole else organ, found)
        if kind == "pronoun":
            names = mention.entities or _just_met(reading, sentence, mention.name.casefold())
            if len(names) == 1 and " " not in names[0]:
                noun = names[0]
                names = _organ(reading, sentence, noun)
                if names == (noun,) and noun.casefold() in _SHORT_FOR:
                    names = (organ_meant(reading, sentence, noun) or noun,)
                lone = _sorts(reading.language).get(noun.casefold(), "")
                if lone in ("body", "law"):
                    return Bodies(names, lone)
            return Bodies(
                names,
                "many"
                if len(names) > 1 or any(":" in name for name in names)
                else "body"
                if names and (_is_body(names[0]) or _is_organ(reading, names[0]))
                else "",
            )
        if kind == "name" and sort in ("law", "body") and mention.name.casefold() == head.lower_:
            return Bodies(mention.entities, sort)
        if kind in ("person", "office", "country", "city", "name") and mention.entities:
            return Bodies(reading.parties(single), "one")
    if head.lower_ in _GOVERNMENTS and len(argument.heads) == 1:
        return _government(reading, sentence, argument)
    if head.lower_ == "organ" and (acting := _acted_before(reading, sentence)):
        return Bodies((acting,), "body")
    if head.lower_ == "group" and (whole_name := _group_on(reading, sentence, argument)):
        return Bodies((whole_name,), "body")
    if sort is None or (sort == "many" and head.tag_ not in _PLURAL_TAGS and "Plur" not in head.morph.get("Number")):
        return Bodies()
    if head.pos_ == "PRON":
        return Bodies(_just_met(reading, sentence, head.lower_), "many")
    if group := sitting_group(reading, single, head):
        return Bodies((group,), "body")
    names = reading.parties(single)
    if sort == "many" and re.match(r"(?:the|both)\s+(?:two\s+)?\w+$", argument.span.of(reading.text), re.IGNORECASE):
        names = _just_met(reading, sentence, "they") or names
    if sort == "law" and lemma in _PEOPLE_OF_PARLIAMENT and len(argument.span.of(reading.text).split()) == 1:
        names = _parliament_before(reading, sentence) or names
    if lemma in SITTINGS and sort == "body" and len(argument.heads) == 1:
        if sitting := _who_sit(sentence, head):
            return Bodies(sitting, sort)
        main = main_meeting(reading)
        named = main.bodies if main is not None and is_bare(argument.span.of(reading.text)) else ()
        names = named if len(named) == 1 and _is_body(named[0]) else names
    return Bodies(names, sort)


def _who_sit(sentence: Sentence, sitting: Any) -> tuple[str, ...]:
    """ "The meeting of the Council": the Council decides there."""
    for child in sitting.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for each in child.children:
                mention = sentence.mention_at(sentence.at(each).start)
                if mention is not None and mention.kind in ("organisation", "institution", "group"):
                    return mention.entities or (mention.name,)
    return ()


def _organ(reading: Reading, sentence: Sentence, name: str) -> tuple[str, ...]:
    """ "The Council" after "The Security Council adopted …": the organisation that has acted under that noun."""
    noun = name.casefold()
    if " " in noun or noun not in _sorts(reading.language):
        return (name,)
    for mention in _acting_before(reading, sentence):
        if noun in mention.span.of(reading.text).casefold().split()[1:]:
            return mention.entities
    return (name,)


def _owned(sentence: Sentence, head: Any, name: str) -> str | None:
    """ "The Fund's Executive Board", "the Executive Board of the Fund": an organ by its organisation's acronym."""
    for child in head.children:
        inner = child
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((each for each in child.children if each.dep_ == "pobj"), child)
        elif child.dep_ != "poss":
            continue
        owner = sentence.mention_at(sentence.at(inner).start)
        if owner is not None and owner.kind == "organisation" and owner.entities and "board" in name.casefold():
            return f"{owner.entities[0]} {name}"
    return None


def _full_name(reading: Reading, argument: Argument, head: Any) -> str | None:
    """ "The Standing Committee on Trade of the Senate": a body's name with what hangs on it by prepositions."""
    if len(argument.heads) > 1:
        return None
    words = re.sub(r"\s*\((?:[A-Z][\w-]*|www\.[^\s)]+|https?:[^\s)]+)\)", "", argument.span.of(reading.text))
    if (
        "," in words
        or "(" in words
        or len(words.split()) > 16
        or any(child.dep_ in ("relcl", "acl") for child in head.children)
    ):
        return None
    if not re.search(r"\s(?:on|for|of|de|des|du|sur)\s", words):
        return None
    return re.sub(r"^(?:the|an?|its|their|la|le|les|l['’])\s*", "", " ".join(words.split()), flags=re.IGNORECASE)


def _just_met(reading: Reading, sentence: Sentence, pronoun: str) -> tuple[str, ...]:
    """Who met in the sentences before, for a plural pronoun that nothing else explains."""
    if pronoun not in ("they", "both", "ils", "elles"):
        return ()
    for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
        earlier = reading.sentences[index]
        for clause in earlier.clauses:
            both = the_two(reading, earlier, clause.subject) if clause.subject is not None else ()
            if both:
                return both
            if clause.lemma not in _MEETING_VERBS or clause.subject is None:
                continue
            others = [
                *clause.objects,
                *(each for preposition, each in clause.obliques if preposition in ("with", "avec")),
            ]
            names = [
                name
                for each in (clause.subject, *others)
                for head in each.heads
                for mention in [earlier.mention_at(earlier.at(head).start)]
                if mention is not None
                and mention.kind in ("person", "country", "name", "office", "pronoun", "counterpart")
                for name in mention.entities
            ]
            unique = tuple(dict.fromkeys(names))
            if len(unique) > 1:
                return unique
    return ()


def _parliament_before(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    """The parliament that "lawmakers" alone belong to: the one last named."""
    for index in range(sentence.index, max(-1, sentence.index - 4), -1):
        for mention in reversed(reading.sentences[index].mentions):
            if mention.kind == "institution" and mention.name.casefold().split()[-1] in _PARLIAMENTS:
                return (mention.name,)
    return ()


def _is_organ(reading: Reading, name: str) -> bool:
    """Whether the last word of an organisation's name says that it is an organ: "European Council"."""
    words = name.casefold().split()
    return len(words) > 1 and _sorts(reading.language).get(words[-1]) in ("body", "law") and name[:1].isupper()


def _is_body(name: str) -> bool:
    return len(name) > 2 and (name.isupper() or ":" in name)
