"""Linking within a document: surnames, "the Minister", "ministers", he, she, they, it, we.

Conservative: what two could fit stays unlinked, for a wrong name is worse than none.
"""

from __future__ import annotations

import re
from functools import cache

from communique.language.clauses import Argument
from communique.language.joined import joined_before, those_who_meet
from communique.language.lexicon import rows
from communique.language.list_leads import lend_subjects
from communique.language.mentions import Mention
from communique.language.pairs import the_two_of
from communique.language.people import People
from communique.language.reading import Reading, Sentence, acting_noun

_SINGULAR = frozenset({"he", "she", "il", "elle"})
_LATTER = frozenset({"ce dernier", "cette dernière", "celui-ci", "celle-ci"})
_PLURAL = frozenset({"they", "ils", "elles", "ces derniers"})
_REACH = 4
_CLAUSES_BACK = 12
_WE = frozenset({"we", "nous"})
_GENDERS = {"m.": "il", "mme": "elle", "mlle": "elle"}
_ARTICLES = {"le": "il", "la": "elle"}


def link(reading: Reading) -> None:
    """Give each mention of a reading the canonical names that the document supports."""
    every = [mention for sentence in reading.sentences for mention in sentence.mentions]
    reading.people = People(every)
    groups = _Groups(reading, every)
    for sentence in reading.sentences:
        sentence.mentions = [_linked(mention, reading, groups) for mention in sentence.mentions]
        _give_subjects(sentence, reading.text)
    lend_subjects(reading)
    _Focus(reading).follow()


_OF_OTHERS = re.compile(r"\s+(?:from|of)\s")
_ONLY_ADVERBS = re.compile(r",?\s*(?:\w+ly|also|then|again|today|yesterday|further|once more|both|all)?\s*")


def _give_subjects(sentence: Sentence, text: str) -> None:
    """A finite verb that the parser left without a subject has the named party right before it."""
    for clause in sentence.clauses:
        if clause.subject is not None or clause.tense not in ("past", "present", "future") or clause.kind == "acl":
            continue
        for mention in reversed(sentence.mentions):
            if mention.span.end > clause.group.start or not mention.entities or mention.kind in ("thing", "city"):
                continue
            if _ONLY_ADVERBS.fullmatch(text, mention.span.end, clause.group.start):
                head = next(
                    (token for token in reversed(sentence.doc) if sentence.at(token).start < mention.span.end), None
                )
                if head is not None:
                    clause.subject = Argument(head, mention.span, (head,))
            break


class _Groups:
    """The named groups of a document, so that "ministers" alone can be one of them."""

    def __init__(self, reading: Reading, mentions: list[Mention]) -> None:
        self._reading = reading
        self._hosted = _ministerial(reading, mentions) or _organ(mentions)
        self._bodies = [
            (mention.span.start, _parent(mention.entities[0])[0])
            for mention in mentions
            if mention.kind == "organisation" and mention.entities
        ]
        self._named = [
            (mention.span.start, mention.entities[0], mention.role or mention.entities[0].partition(":")[2])
            for mention in mentions
            if mention.kind in ("group", "members") and len(mention.entities) == 1 and ":" in mention.entities[0]
        ]

    def members(self, mention: Mention) -> tuple[str, ...]:
        """The members of the organisation named last before "member states", else of the only one."""
        before = [body for at, body in self._bodies if at < mention.span.start]
        bodies = before[-1:] or sorted({body for _, body in self._bodies})
        return (f"{bodies[0]}:members",) if len(bodies) == 1 else ()

    def meant(self, mention: Mention) -> tuple[str, ...]:
        fitting = [
            (at, entity)
            for at, entity, role in self._named
            if role == mention.role or (mention.role == "ministers" and role.endswith("ministers"))
        ]
        before = [entity for at, entity in fitting if at < mention.span.start]
        entities = {entity for _, entity in fitting}
        if before:
            return (before[-1],)
        if self._hosted and not fitting and mention.role.endswith("ministers"):
            return (self._hosted,)
        definite = mention.span.of(self._reading.text)[:4].casefold() in ("the ", "les ")
        if definite and len(pair := the_two_of(mention, self._reading)) == 2 and len(pair[0]) > 2:
            return pair
        return tuple(entities) if len(entities) == 1 else ()


@cache
def _parents() -> dict[str, tuple[str, str]]:
    return {row["organ"]: (row["organisation"], row["role"]) for row in rows("organs")}


def _parent(body: str) -> tuple[str, str]:
    """The organisation that a body is an organ of (else itself), and the role of those who sit in it."""
    return _parents().get(body, (body, ""))


def _organ(mentions: list[Mention]) -> str | None:
    """The ministers who sit in the one council that the document is about."""
    seated = {
        ":".join(_parent(mention.entities[0]))
        for mention in mentions
        if mention.kind == "organisation" and mention.entities and _parent(mention.entities[0])[1].endswith("ministers")
    }
    return seated.pop() if len(seated) == 1 else None


_MINISTERIAL = re.compile(r"\bminist(?:erial|érielle|ers|res)\b", re.IGNORECASE)


def _ministerial(reading: Reading, mentions: list[Mention]) -> str | None:
    """The ministers of the one organisation whose ministerial meeting the document is about."""
    roles = {mention.role for mention in mentions if mention.kind == "group" and mention.role.endswith("-ministers")}
    for sentence in reading.sentences:
        if not _MINISTERIAL.search(reading.text, sentence.span.start, sentence.span.end):
            continue
        bodies = {mention.entities[0] for mention in sentence.mentions if mention.kind == "organisation"} or {
            office.of
            for mention in sentence.mentions
            for office in mention.offices
            if office.of and len(office.of) > 2 and office.of.isupper()
        }
        if len(bodies) == 1:
            role = next(iter(roles)) if len(roles) == 1 else "ministers"
            return f"{next(iter(bodies))}:{role}"
        if bodies:
            return None
    return None


def _linked(mention: Mention, reading: Reading, groups: _Groups) -> Mention:
    if mention.kind == "person":
        person = reading.people.named(mention.name)
        return mention.linked(person.name if person else mention.name)
    if mention.kind == "name":
        person = reading.people.named(mention.name)
        return mention.linked(person.name if person else mention.name)
    if mention.role == "two":
        return mention.linked(*the_two_of(mention, reading))
    if mention.kind == "group" and not mention.entities and not _OF_OTHERS.match(reading.text, mention.span.end):
        return mention.linked(*groups.meant(mention))
    if mention.kind == "members" and not mention.entities:
        return mention.linked(*groups.members(mention))
    if mention.kind == "office":
        return _linked_office(mention, reading)
    return mention


def _linked_office(mention: Mention, reading: Reading) -> Mention:
    office = mention.offices[0]
    holder = reading.people.holding(office.title, office.of, reading.home)
    if holder is not None:
        return mention.linked(holder.name)
    if office.of and len(office.of) == 2 and mention.role not in ("a", "an"):
        return mention.linked(office.of)
    return mention


class _Focus:
    """Who was last spoken of, so that pronouns find them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.person: tuple[int, str] | None = None
        self.group: tuple[int, tuple[str, ...]] | None = None
        self.body: tuple[int, str] | None = None
        self._genders: dict[str, str] = {}
        self._articles: dict[str, str] = {}
        if reading.language == "fr":
            self._tell_genders()

    def _tell_genders(self) -> None:
        """Which pronoun stands for whom, by honorifics and articles: "Mme Voss", "la France"."""
        text = self.reading.text
        for sentence in self.reading.sentences:
            for mention in sentence.mentions:
                if not mention.entities:
                    continue
                article = text[max(0, mention.span.start - 3) : mention.span.start].strip().casefold()
                if mention.kind == "person" and mention.honorific.casefold() in _GENDERS:
                    self._genders[mention.entities[0]] = _GENDERS[mention.honorific.casefold()]
                elif mention.kind in ("country", "organisation") and article in _ARTICLES:
                    self._articles[mention.entities[0]] = _ARTICLES[article]

    def follow(self) -> None:
        for sentence in self.reading.sentences:
            self._resolve(sentence)
            self._update(sentence)

    def _resolve(self, sentence: Sentence) -> None:
        for index, mention in enumerate(sentence.mentions):
            if mention.kind == "counterpart" or (mention.kind != "pronoun"):
                continue
            if self.reading.quotation_at(mention.span.start):
                continue
            if mention.name in _LATTER:
                latter = self._latter(sentence, mention)
                sentence.mentions[index] = mention.linked(latter) if latter else mention
                continue
            if mention.name in _PLURAL and (joined := joined_before(self.reading, sentence, mention)) is not None:
                sentence.mentions[index] = mention.linked(*joined)
                continue
            earlier = self._earlier_subject(sentence, mention)
            if mention.name in _SINGULAR:
                found = earlier if earlier and self._is_person(earlier) else self._nearest(sentence, mention)
                if found:
                    sentence.mentions[index] = mention.linked(found)
            elif mention.name == "it" and (body := self._earlier_body(sentence, mention)):
                sentence.mentions[index] = mention.linked(body)
            elif mention.name in _PLURAL and self.group and sentence.index - self.group[0] <= _REACH:
                sentence.mentions[index] = mention.linked(*self.group[1])
            elif mention.name == "it" and self.body and sentence.index - self.body[0] <= 2:
                sentence.mentions[index] = mention.linked(self.body[1])

    def _latter(self, sentence: Sentence, pronoun: Mention) -> str | None:
        """The person named last before "ce dernier"."""
        for earlier in (sentence, *reversed(self.reading.sentences[max(0, sentence.index - 2) : sentence.index])):
            for mention in reversed(earlier.mentions):
                named = mention.kind in ("person", "name") and mention.entities
                if named and mention.span.end <= pronoun.span.start:
                    return mention.entities[0]
        return None

    def _nearest(self, sentence: Sentence, pronoun: Mention) -> str | None:
        """The person last spoken of; in French also the country or body, where it was spoken of later."""
        person = self._near(self.person, sentence)
        if pronoun.name not in ("il", "elle"):
            return person
        body = self._earlier_body(sentence, pronoun)
        if body is None and self.body and (not self.person or self.body[0] > self.person[0]):
            body = self.body[1] if sentence.index - self.body[0] <= 2 else None
        if body is not None and self._articles.get(body, pronoun.name) == pronoun.name:
            return body
        if person is not None and self._genders.get(person, pronoun.name) != pronoun.name:
            return self._other(sentence, pronoun)
        return person

    def _other(self, sentence: Sentence, pronoun: Mention) -> str | None:
        """The person of the pronoun's gender named last before it."""
        for earlier in (sentence, *reversed(self.reading.sentences[max(0, sentence.index - _REACH) : sentence.index])):
            for mention in reversed(earlier.mentions):
                if mention.span.end > pronoun.span.start or mention.kind not in ("person", "office"):
                    continue
                for entity in mention.entities:
                    if self._genders.get(entity) == pronoun.name:
                        return entity
        return None

    def _near(self, focus: tuple[int, str] | None, sentence: Sentence) -> str | None:
        return focus[1] if focus and sentence.index - focus[0] <= _REACH else None

    def _earlier_subject(self, sentence: Sentence, pronoun: Mention) -> str | None:
        """The person who is subject of an earlier clause of the same sentence."""
        return self._subject_before(sentence, pronoun, ("person", "name", "office"))

    def _earlier_body(self, sentence: Sentence, pronoun: Mention) -> str | None:
        """The one country or body that is subject of an earlier clause of the same sentence."""
        return self._subject_before(sentence, pronoun, ("country", "organisation", "institution"))

    def _subject_before(self, sentence: Sentence, pronoun: Mention, kinds: tuple[str, ...]) -> str | None:
        tried = 0
        for clause in reversed(sentence.clauses):
            subject = clause.subject
            if subject is None or clause.inherited:
                continue
            offset = subject.head.idx + sentence.span.start
            if offset >= pronoun.span.start:
                continue
            tried += 1
            mention = sentence.mention_at(offset)
            if mention and mention.kind in kinds and len(mention.entities) == 1:
                return mention.entities[0]
            if tried >= _CLAUSES_BACK:
                break
        return None

    def _is_person(self, entity: str) -> bool:
        return self.reading.people.named(entity) is not None

    def _update(self, sentence: Sentence) -> None:
        self._update_by_subjects(sentence)
        if self.person is None or self.person[0] != sentence.index:
            named = {
                mention.entities[0]
                for mention in sentence.mentions
                if (mention.kind == "person" or (mention.kind == "name" and " " in mention.name))
                and mention.entities
                and not self.reading.quotation_at(mention.span.start)
            }
            if len(named) == 1:
                self.person = (sentence.index, named.pop())

    def _update_by_subjects(self, sentence: Sentence) -> None:
        for clause in sentence.clauses:
            subject = clause.subject
            if subject is None or clause.inherited:
                continue
            offset = subject.head.idx + sentence.span.start
            if self.reading.quotation_at(offset):
                continue
            mention = sentence.mention_at(offset)
            parties = self.reading.parties(subject)
            if met := those_who_meet(self.reading, sentence, clause):
                self.group = (sentence.index, met)
            if (
                mention is None
                and len(parties) == 1
                and acting_noun(subject.head.lower_, self.reading.language) == "acts"
            ):
                self.person = (sentence.index, parties[0])
            if mention is None or not mention.entities:
                continue
            main = clause.kind == "ROOT" or clause.parent is None or self.person is None
            if mention.kind in ("person", "name", "office") and len(parties) == 1 and len(parties[0]) != 2:
                if main or clause.kind in ("ccomp", "conj", "parataxis"):
                    self.person = (sentence.index, parties[0])
            elif mention.kind == "pronoun" and mention.name in _SINGULAR:
                self.person = (sentence.index, mention.entities[0])
            elif len(parties) > 1 or mention.kind in ("group", "members"):
                self.group = (sentence.index, parties)
            elif mention.kind in ("country", "organisation", "institution") and clause.kind in (
                "ROOT",
                "ccomp",
                "conj",
            ):
                self.body = (sentence.index, parties[0])
