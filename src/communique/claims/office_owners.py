"""What an office is of, where other words than the title tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from communique.claims.lexicon import by_lemma
from communique.claims.office_context import country_spoken_of, host_at_home, town_of, visited
from communique.claims.office_possessors import possessor
from communique.claims.parties import is_party_state
from communique.language.clauses import Argument
from communique.language.mentions import Mention, Office
from communique.language.people import same_title
from communique.language.reading import Reading, Sentence
from communique.model import Span

_LABELLED = re.compile(r"\s*[:–—-]\s*(?:[A-Z][\w.]*\s+){0,4}")
_ENTRY_ENDS = re.compile(r"\s*(?:[;.)]|\n|$)")
_LED_BY = re.compile(r"(?:led|represented|headed|chaired|run) by (?:its |their |the |our )?$")
_OWN_HOUSE = re.compile(
    r"(?:the )?(foreign office|fcdo|fco|state department|home office|foreign ministry)\b", re.IGNORECASE
)
_OF_ORGANISATIONS = re.compile(
    r"secretary[ -]general|managing director|chief economist|chair\w*-in-office|secrétaire générale?|"
    r"high representative|haute? représentante?|commissioner|commissaire|"
    r"executive secretary|director[ -]general|high commissioner|special (?:envoy|representative)",
    re.IGNORECASE,
)
_OF_THE_UNION = re.compile(r"of the union\b|de l[’']union\b", re.IGNORECASE)
_HEADS_OF_ALL = re.compile(
    r"^(?:the )?(?:prime minister|president|premier|chancellor|premi[eè]re? ministre|présidente?)\b", re.IGNORECASE
)
_NO_GOVERNMENT = re.compile(r"first lady|pope|queen|king\b|prince|sheikh|leader", re.IGNORECASE)
_UNDER_THE_SECRETARY = re.compile(r"(?:under|assistant)[- ]secretary[- ]general", re.IGNORECASE)
_OF_GOVERNMENTS = re.compile(
    r"minist|president|premier|chancellor|secretary of|foreign secretary|t[áa]naiste|taoiseach|président", re.IGNORECASE
)
_GENERIC = frozenset({"organization", "organisation", "alliance", "agency", "bloc", "union", "fund", "bank"})
_OF_MEETINGS = re.compile(r"chair|facilitator|rapporteur|coordinator|co-lead|président de séance", re.IGNORECASE)
_OF_NO_STATE = re.compile(r"(?:UN )?(?:Deputy )?Secretary[- ]\s?General", re.IGNORECASE)
"""An office that organisations have; states' are named with their house."""
_OURSELVES = frozenset({"i", "we", "je", "nous"})
_FEW = 5
_HOME_GENRES = frozenset({"press-release", "readout", "speech", "statement"})


class Owners:
    """What offices are of, where words of the document other than the title tell it."""

    def __init__(self, reading: Reading, found: Mapping[str, Sequence[Office]]) -> None:
        self.reading = reading
        self.found = found

    def owner(self, sentence: Sentence, mention: Mention, person: str, title: str) -> str | None:
        """What a person's office is of, where the words of the title do not say it."""
        found = self._owner(sentence, mention, person, title)
        of_state = found is not None and is_party_state(found)
        return None if of_state and _OF_NO_STATE.fullmatch(title) else found

    def _owner(self, sentence: Sentence, mention: Mention, person: str, title: str) -> str | None:
        if house := _OWN_HOUSE.match(title):
            return house[1]
        if _OF_THE_UNION.search(title):
            return "EU"
        if beside := self._beside(sentence, mention):
            return beside
        if holder := possessor(self.reading, sentence, mention, self.found):
            return holder
        if town := town_of(self.reading, sentence, mention.span, title):
            return town
        told = (
            self._told_elsewhere(person, title) or self._body_led(sentence, mention) or host_at_home(sentence, mention)
        )
        if told or _OF_ORGANISATIONS.search(title):
            return told or self._organisation_before(sentence, mention) or self.reading.house
        acted_for = self._acted_for(sentence, mention)
        spoken = self.reading.document.genre in _HOME_GENRES or self._is_speech
        theirs = spoken and person != self._first_official
        if self.reading.house and not self.reading.home and not _OF_GOVERNMENTS.search(title):
            return None if _OF_MEETINGS.search(title) else self.reading.house
        if not acted_for and theirs and _HEADS_OF_ALL.search(title):
            return None
        if not acted_for and not any(_meets(mention, clause.subject) for clause in sentence.clauses):
            return None if sentence.line.is_prose and sentence.clauses else self.reading.home
        return acted_for or (
            None if _NO_GOVERNMENT.search(title) or _OF_MEETINGS.search(title) else self.reading.home or self._home
        )

    @cached_property
    def _is_speech(self) -> bool:
        """Whether the text is somebody's own words: "I" and "we" act in it outside quotations."""
        acting = (
            clause
            for sentence in self.reading.sentences
            for clause in sentence.clauses
            if clause.subject is not None and clause.subject.head.lower_ in _OURSELVES
        )
        own = (clause for clause in acting if self.reading.quotation_at(clause.cue.start) is None)
        return len(list(islice(own, _FEW))) == _FEW

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Whose unquoted words the text gives: what country they speak about is seldom theirs."""
        return frozenset(name for voice in self.reading.voices if voice.origin == "block" for name in voice.speakers)

    def _beside(self, sentence: Sentence, mention: Mention) -> str | None:
        """The country of the entry that the person stands in: "Chad: H.E. …", "Ann Roe, Minister of Health, Chad"."""
        text = self.reading.text
        for each in sentence.mentions:
            if each.kind != "country" or len(each.entities) != 1:
                continue
            before = sentence.span.start <= each.span.start <= sentence.span.start + 3
            if before and _LABELLED.fullmatch(text, each.span.end, mention.span.start):
                return each.entities[0]
            if text[mention.span.end : each.span.start] == ", " and _ENTRY_ENDS.match(text, each.span.end):
                return each.entities[0]
        return None

    def _told_elsewhere(self, person: str, title: str) -> str | None:
        known = self.reading.people.named(person)
        for office in known.offices if known else ():
            if office.of and same_title(title, office.title):
                return office.of
        if known is not None and known.country and not _OF_MEETINGS.search(title):
            return known.country
        for sentence in self.reading.sentences:
            for mention in sentence.mentions:
                if mention.kind == "office" and mention.entities == (person,):
                    office = mention.offices[0]
                    if office.of and same_title(title, office.title):
                        return office.of
        return None

    def _body_led(self, sentence: Sentence, mention: Mention) -> str | None:
        """The body that is "led by" or "represented by" somebody."""
        start = mention.span.start
        if not _LED_BY.search(self.reading.text, max(sentence.span.start, start - 24), start):
            return None
        before = [
            each
            for each in sentence.mentions
            if each.span.end < start
            and (each.kind in ("country", "organisation", "institution") or (each.kind == "city" and each.speaks))
            and each.entities
        ]
        return before[-1].entities[0] if before else None

    def _organisation_before(self, here: Sentence, mention: Mention) -> str | None:
        """The organisation that a title which only organisations have is of: named before it, or the text's own."""
        found = self._last_organisation(here, mention.span.start)
        if found is None and not self.reading.house:
            found = self._main_organisation
            if found is None and here.index:
                found = self._last_organisation(self.reading.sentences[here.index - 1], mention.span.start)
        if found and found.startswith("UN") and found.isupper():
            found = "UN"  # organs and agencies share the Secretary-General of the whole
        return found

    def _last_organisation(self, sentence: Sentence, before: int) -> str | None:
        named = [
            each.entities[0].split(":")[0]
            for each in sentence.mentions
            if each.span.start < before and each.kind in ("organisation", "group", "members") and each.entities
        ]
        return named[-1] if named else None

    def generic(self, sentence: Sentence, at: Span, owner: str) -> str | None:
        """ "The Secretary General of the Organization": of the one named before."""
        if owner.casefold() not in _GENERIC:
            return owner
        if named := self._named_with(owner):
            return named
        for earlier in reversed(self.reading.sentences[: sentence.index + 1]):
            if found := self._last_organisation(earlier, at.start):
                return found
        return owner

    def _named_with(self, noun: str) -> str | None:
        """ "The Bank's director": of the bank that the text names most often."""
        counts = Counter(
            each.entities[0]
            for sentence in self.reading.sentences
            for each in sentence.mentions
            if each.kind == "organisation"
            and len(each.entities) == 1
            and noun.casefold() in each.span.of(self.reading.text).casefold().split()
            and len(each.span.of(self.reading.text).split()) > 1
        )
        return counts.most_common(1)[0][0] if counts else None

    @cached_property
    def _main_organisation(self) -> str | None:
        """The organisation that a text names far more often than any other."""
        counts = Counter(
            each.entities[0].split(":")[0]
            for sentence in self.reading.sentences
            for each in sentence.mentions
            if each.kind in ("organisation", "group", "members") and each.entities and len(each.entities[0]) > 2
        )
        (first, most), *rest = counts.most_common(2) or [("", 0)]
        if 2 * counts["UN"] >= most > 0:
            return "UN"  # whose Secretary-General goes by the title alone
        return first if most > 1 and (not rest or most >= 2 * rest[0][1]) else None

    def _acted_for(self, sentence: Sentence, mention: Mention) -> str | None:
        """A minister who tells what a country does by its own decision is that country's."""
        countries: list[str] = []
        acts = by_lemma("own-acts", self.reading.language)
        for clause in sentence.clauses:
            subject = clause.subject
            if subject is None or clause.inherited:
                continue
            if mention.span.meets(subject.span):
                above = clause.parent.subject if clause.parent and clause.kind == "advcl" else None
                countries += self._country(sentence, above)
            elif (
                clause.parent is None
                or clause.parent.subject is None
                or not mention.span.meets(clause.parent.subject.span)
            ):
                continue
            elif (act := acts.get(clause.lemma)) and (
                act["tense"] == "any" or clause.tense == "future" or clause.modal
            ):
                countries += self._country(sentence, subject)
        return countries[0] if len(set(countries)) == 1 else None

    def _country(self, sentence: Sentence, subject: Argument | None) -> Sequence[str]:
        if subject is None:
            return ()
        head = sentence.mention_at(sentence.at(subject.head).start)
        if head is not None and head.kind in ("country", "city"):
            return [name for name in self.reading.parties(subject) if len(name) == 2]
        owner = next((each for each in self.reading.mentions_in(subject.span) if each.kind == "country"), None)
        return owner.entities if owner is not None and owner.span.start <= subject.span.start + 4 else ()

    def context(self, sentence: Sentence, at: Span, title: str) -> str | None:
        """The country whose government an office is of, where the words around or the whole text leave one only."""
        if _UNDER_THE_SECRETARY.search(title):
            return "UN"
        if not _OF_GOVERNMENTS.search(title) or _NO_GOVERNMENT.search(title) or _OF_ORGANISATIONS.search(title):
            return None
        after = next((m for m in sentence.mentions if 0 <= m.span.start - at.end <= 2), None)
        if after is not None and after.kind == "country" and self.reading.text[at.end : after.span.start] == ", ":
            return after.entities[0]
        if told := visited(self.reading, sentence, at, title) or country_spoken_of(self.reading, sentence, at):
            return told
        counts = self._countries
        if not counts:
            return None
        (first, most), *rest = counts.most_common(2)
        return first if most > 1 and (not rest or most >= 3 * rest[0][1]) else None

    @cached_property
    def _countries(self) -> Counter[str]:
        """How often a text names each country, its people and its organs."""
        found: Counter[str] = Counter()
        for sentence in self.reading.sentences:
            for mention in sentence.mentions:
                if mention.kind == "country" and len(mention.entities) == 1:
                    found[mention.entities[0]] += 1
                elif mention.kind in ("people", "institution", "city") and mention.country:
                    found[mention.country] += 1
        return found

    @cached_property
    def _first_official(self) -> str | None:
        """Who is named first with a title: whose text it is, if it is a government's."""
        named = (
            mention.entities[0]
            for sentence in self.reading.sentences
            for mention in sentence.mentions
            if mention.kind == "person" and mention.offices and mention.entities
        )
        return next(named, None)

    @cached_property
    def _home(self) -> str | None:
        """The one country that the ministers of a government's own text act for."""
        if self.reading.document.genre not in _HOME_GENRES:
            return None
        told = {
            country
            for sentence in self.reading.sentences
            for mention in sentence.mentions
            if mention.kind == "person" and (country := self._acted_for(sentence, mention))
        }
        return next(iter(told)) if len(told) == 1 else None


def _meets(mention: Mention, subject: Argument | None) -> bool:
    return subject is not None and mention.span.meets(subject.span)
