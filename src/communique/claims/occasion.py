"""Occasions: the noun phrases of a text that name a meeting, a session or another event.

Found once a document and used by the claims on meetings, sessions and participation alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal
from weakref import WeakKeyDictionary

from communique.claims.circumstances import Circumstances, circumstances_of, within
from communique.claims.lexicon import Row, by_lemma, rows
from communique.claims.modality import modality_of
from communique.claims.parties import parties_of
from communique.language.clauses import Argument, Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span

Part = Literal["subject", "object", "oblique", "none"]

_OF_PARTIES = frozenset({"of", "between", "among", "amongst", "with", "entre", "avec", "de", "d'", "d’", "des", "du"})
_IN_NAME = _OF_PARTIES | {"on", "for", "sur", "pour", "by", "the", "against", "à"}
_STOPS = frozenset({"VERB", "AUX", "SCONJ", "ADP", "DET", "PRON"})
_DEFINITE = frozenset(
    {
        "the",
        "this",
        "these",
        "le",
        "la",
        "l’",
        "l'",
        "les",
        "cette",
        "ce",
        "cet",
        "its",
        "their",
        "our",
        "his",
        "her",
        "sa",
        "son",
    }
)
_VAGUE = frozenset(
    {
        "any",
        "no",
        "every",
        "each",
        "such",
        "all",
        "many",
        "several",
        "some",
        "other",
        "regular",
        "various",
        "numerous",
        "aucun",
        "aucune",
        "chaque",
        "toute",
        "plusieurs",
        "telle",
        "tel",
        "further",
        "similar",
        "possible",
        "future",
        "more",
    }
)
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "opening": 1,
    "inaugural": 1,
    "première": 1,
    "premier": 1,
    "deuxième": 2,
    "seconde": 2,
    "troisième": 3,
    "quatrième": 4,
}
_LAST = frozenset({"last", "final", "closing", "concluding", "dernière", "dernier", "finale", "clôture"})


@dataclass(slots=True, eq=False)
class Occasion:
    """A noun phrase that names an occasion.

    Attributes:
        sentence: Where it stands.
        head: Its noun.
        row: The noun's row of the lexicon.
        name: The words that name it, without article, date and place.
        short: The words up to the noun, without what follows it.
        clause: The clause it belongs to; None outside of clauses.
        part: What it is in that clause.
        preposition: For an oblique, the preposition.
        parties: Who meets, by the phrase itself or by the verb that holds the occasion.
        hosts, chairs: Who gives and who leads it.
        when: When and where, by the phrase and its clause.
        modality: Of the occasion, by its clause.
    """

    sentence: Sentence
    head: Any
    row: Row
    name: Span
    short: Span
    clause: Clause | None = None
    part: Part = "none"
    preposition: str = ""
    determiner: str = ""
    parties: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    when: Circumstances = field(default_factory=Circumstances)
    modality: Modality = "asserted"
    verb_role: str = ""
    own_date: str | None = None

    @property
    def kind(self) -> str:
        """Meeting or session."""
        return self.row["kind"]

    @property
    def definite(self) -> bool:
        """Whether the words take it as known."""
        return self.determiner in _DEFINITE

    def proper(self, text: str) -> bool:
        """Whether it has a name of its own: capitals on the noun and before it, outside of headings."""
        words = self.short.of(text).split()
        return (
            self.sentence.line.is_prose
            and self.head.text[:1].isupper()
            and (len(words) > 1 or " of " in self.name.of(text) or " on " in self.name.of(text))
            and not words[0][:1].islower()
        )

    def order(self) -> int | Literal["last"] | None:
        """Its place among its like, by an ordinal before the noun."""
        for token in self.head.doc[max(0, self.head.i - 3) : self.head.i + 3]:
            if token.head.i == self.head.i or token.i in range(self.head.i - 2, self.head.i):
                if token.lower_ in _ORDINALS:
                    return _ORDINALS[token.lower_]
                if token.lower_ in _LAST:
                    return "last"
        return None


_FOUND: WeakKeyDictionary[Reading, list[Occasion]] = WeakKeyDictionary()


def occasions(reading: Reading) -> list[Occasion]:
    """The occasions that a document names, in order; found once a reading."""
    found = _FOUND.get(reading)
    if found is None:
        found = [occasion for sentence in reading.sentences for occasion in _in_sentence(reading, sentence)]
        _FOUND[reading] = found
    return found


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    """The lexicon's phrases by the word that heads them, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in rows("occasion-nouns", language):
        for phrase in filter(None, (row["phrase"], row["plural"])):
            words = tuple(phrase.split())
            head = words[0] if language == "fr" or " of " in phrase else words[-1]
            found.setdefault(head, []).append((words, row))
    return {head: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for head, each in found.items()}


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Occasion]:
    phrases = _phrases(reading.language)
    doc = sentence.doc
    taken = -1
    for token in doc:
        candidates = phrases.get(token.lower_)
        if candidates is None or token.i <= taken or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        for words, row in candidates:
            first = (
                token.i
                if words[0] == token.lower_ and (reading.language == "fr" or "of" in words)
                else token.i - len(words) + 1
            )
            last = first + len(words) - 1
            if first < 0 or last >= len(doc) or any(doc[first + n].lower_ != word for n, word in enumerate(words)):
                continue
            if row["kind"] != "none" and row["needs"] != "none":
                occasion = _occasion(reading, sentence, token, row, first, last)
                if occasion is not None:
                    yield occasion
            taken = last
            break


def _occasion(reading: Reading, sentence: Sentence, head: Any, row: Row, first: int, last: int) -> Occasion | None:
    doc = head.doc
    if last + 1 < len(doc) and doc[last + 1].dep_ != "appos" and head.dep_ == "compound" and head.head.i == last + 1:
        if doc[last + 1].pos_ in ("NOUN", "PROPN") and doc[last + 1].lower_ not in ("venue",):
            return None  # "meeting room", "summit declaration": another thing
    left, determiner = _left(doc, first, head)
    if determiner in _VAGUE or any(doc[i].lower_ in _VAGUE for i in range(left, first)):
        return None
    right = _right(sentence, head, last)
    short = Span(sentence.at(doc[left]).start, sentence.at(doc[last]).end)
    found = Occasion(sentence, head, row, Span(short.start, sentence.at(doc[right]).end), short, determiner=determiner)
    _place_in_clause(found)
    _people(reading, found, left, first)
    _verbs(reading, found)
    found.when = _when(reading, found)
    return found


def _left(doc: Any, first: int, head: Any) -> tuple[int, str]:
    """Where the phrase begins without its article, and the article."""
    left = first
    while left > 0:
        token = doc[left - 1]
        if token.dep_ in ("det", "poss", "predet") and token.pos_ in ("DET", "PRON"):
            return left, token.lower_
        if token.pos_ in _STOPS and token.tag_ not in ("VBG", "VBN", "POS"):
            break
        if token.pos_ in ("VERB", "ADP", "AUX") and token.dep_ not in ("amod", "compound"):
            break
        inside = left - 1 <= token.head.i <= max(head.i, first) and token.head.i != token.i
        if not inside and not (token.is_punct and token.text in "-–/"):
            break
        if token.is_punct and token.text not in "-–/":
            break
        left -= 1
    while left < first and (doc[left].is_punct or doc[left].pos_ in ("CCONJ", "ADV", "DET")):
        left += 1
    return left, doc[left - 1].lower_ if left and doc[left - 1].pos_ in ("DET", "PRON") else ""


def _right(sentence: Sentence, head: Any, last: int) -> int:
    """The last word of the name: with "of", "between", "with", "on" phrases, before dates, places and clauses."""
    doc = head.doc
    right = last
    while right + 1 < len(doc):
        token = doc[right + 1]
        if token.lower_ not in _IN_NAME or token.head.i < head.i or token.pos_ != "ADP":
            break
        stop = _end_of_phrase(sentence, token, right + 1)
        if stop == right + 1:
            break
        right = stop
    return right


def _end_of_phrase(sentence: Sentence, preposition: Any, at: int) -> int:
    doc = preposition.doc
    edge = preposition.right_edge.i if preposition.dep_ != "case" else preposition.head.right_edge.i
    stop = at
    for token in doc[at + 1 : edge + 1]:
        if token.dep_ in ("relcl", "acl", "advcl", "acl:relcl", "appos") or token.pos_ in ("VERB", "AUX", "SCONJ"):
            break
        if token.is_punct and token.text not in "-–'’&/,":
            break
        if token.text == "," and (not _list_goes_on(token) or _place_follows(sentence, token)):
            break
        if token.pos_ == "ADP" and token.lower_ not in _OF_PARTIES | {"on", "against", "for", "sur"}:
            break
        if (
            token.pos_ == "ADP"
            and token.i + 1 < len(doc)
            and (doc[token.i + 1].like_num or doc[token.i + 1].ent_type_ == "DATE")
        ):
            break
        if token.like_num and not _counts(token):
            return at if stop == at else stop
        stop = token.i
    while stop > at and (doc[stop].is_punct or doc[stop].pos_ in ("ADP", "DET", "CCONJ")):
        stop -= 1
    if stop > at and _is_day(doc, at, stop):
        return at
    return stop


_ROUND = frozenset(
    {"after", "following", "during", "before", "at", "in", "ahead", "après", "lors", "avant", "with", "à"}
)
_DAYS = frozenset(
    (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "tomorrow",
        "yesterday",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    )
)


def _is_day(doc: Any, at: int, stop: int) -> bool:
    return any(doc[i].lower_ in _DAYS for i in range(at + 1, min(stop, at + 3) + 1)) or doc[stop].lower_ in (
        "week",
        "year",
        "month",
        "time",
        "times",
    )


def _counts(token: Any) -> bool:
    """A number before a noun ("the 30 allies"), not a day of the month."""
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.lower_ not in _DAYS


def _place_follows(sentence: Sentence, comma: Any) -> bool:
    following = comma.doc[comma.i + 1] if comma.i + 1 < len(comma.doc) else None
    mention = sentence.mention_at(sentence.at(following).start) if following is not None else None
    return mention is not None and mention.kind == "city"


def _list_goes_on(comma: Any) -> bool:
    following = comma.doc[comma.i + 1 : comma.i + 6]
    return any(token.dep_ in ("conj", "cc") and token.pos_ != "VERB" for token in following)


def _place_in_clause(found: Occasion) -> None:
    by_verb = {clause.verb.i: clause for clause in found.sentence.clauses}
    token = found.head
    for _ in range(12):
        parent = token.head
        if parent.i == token.i:
            return
        if parent.i in by_verb:
            found.clause = by_verb[parent.i]
            if token.dep_.startswith(("nsubj", "csubj")):
                found.part = "subject"
            elif token.dep_ in ("dobj", "obj", "attr", "oprd", "dative"):
                found.part = "object"
            elif token.dep_ in ("prep", "agent"):
                found.part, found.preposition = "oblique", token.lower_
            elif token.dep_.startswith("obl"):
                case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
                found.part, found.preposition = "oblique", case
            return
        token = parent


def _people(reading: Reading, found: Occasion, left: int, first: int) -> None:
    """The parties that the phrase itself names, before and after the noun."""
    sentence = found.sentence
    doc = found.head.doc
    before = Span(sentence.at(doc[left]).start, found.short.end)
    named: list[str] = []
    adjectives: list[str] = []
    for mention in sentence.mentions:
        if not (before.start <= mention.span.start and mention.span.end <= before.end):
            if mention.span.end <= before.start or mention.span.start >= before.end:
                continue
            if mention.kind not in ("members", "group", "organisation"):
                continue
        if mention.kind in ("members", "group", "organisation", "person", "office"):
            named += mention.entities
        elif mention.kind == "country" and mention.role != "metonym":
            adjectives += mention.entities
        elif mention.kind == "people" and mention.country:
            adjectives.append(mention.country)
        elif mention.kind == "group" and not mention.entities:
            named += _owned_group(sentence, mention.role)
    if len(set(adjectives)) > 1:
        named += adjectives
    for child in found.head.children:
        if child.i < found.head.i or sentence.at(child).start >= found.name.end:
            continue
        if child.dep_ == "prep" and (
            child.lower_ in _OF_PARTIES or (child.lower_ == "by" and found.row["format"] == "visit")
        ):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    mention = sentence.mention_at(sentence.at(grandchild).start)
                    if mention is not None and mention.kind == "group" and not mention.entities:
                        named += _owned_group(sentence, mention.role)
                        continue
                    named += parties_of(reading, sentence, argument(grandchild, sentence.span.start))
        elif child.dep_ in ("nmod", "obl:arg", "obl:mod", "obl"):
            case = next((each.lower_ for each in child.children if each.dep_ == "case"), "")
            if case in _OF_PARTIES:
                named += parties_of(reading, sentence, argument(child, sentence.span.start))
    found.parties = tuple(dict.fromkeys(named))


def _owned_group(sentence: Sentence, role: str) -> list[str]:
    """ "The NATO Secretary General after the meeting of Foreign Ministers": the ministers of the one body named."""
    bodies = {
        body
        for mention in sentence.mentions
        for body in (*(mention.entities if mention.kind == "organisation" else ()), *(o.of for o in mention.offices))
        if body and len(body) > 2 and body.isupper()
    }
    return [f"{next(iter(bodies))}:{role}"] if len(bodies) == 1 and role else []


def _verbs(reading: Reading, found: Occasion) -> None:
    """Who holds, hosts and chairs it, by the verbs that govern it or hang on it; and how sure it is."""
    sentence = found.sentence
    verbs = by_lemma("occasion-verbs", reading.language)
    for clause in sentence.clauses:
        row = verbs.get(clause.lemma)
        governs = clause is found.clause
        about = _is_about(clause, found)
        if clause.kind == "acl" and about:
            found.parties = _joined(found.parties, _with(reading, sentence, clause))
        if row is None or not (governs or about):
            continue
        role = _role(clause, row)
        if about:
            found.verb_role = found.verb_role or role
            found.modality = "denied" if role == "cancels" else modality_of(clause, reading.language)
            if clause.passive or reading.language == "fr":
                who = parties_of(reading, sentence, clause.agent)
                _give(found, role, who, held_is_host=True)
                found.parties = _joined(found.parties, _with(reading, sentence, clause))
        elif found.part == "object" or role == "chairs" or (role == "joins" and found.part == "oblique"):
            found.verb_role = found.verb_role or role
            if found.part == "object":
                found.modality = modality_of(clause, reading.language)
            who = parties_of(reading, sentence, clause.subject)
            _give(found, role, who, held_is_host=False)
            if role == "holds":
                found.parties = _joined(found.parties, _with(reading, sentence, clause))
        elif found.part == "oblique" and role == "goes" and found.preposition in ("by", "with", "par"):
            found.verb_role = role
    if found.part == "oblique" and found.preposition in _ROUND and len(found.parties) == 1 and found.clause is not None:
        speaker = parties_of(reading, sentence, found.clause.subject)
        if (len(speaker) == 1 and " with " in f" {found.name.of(reading.text)} ") or reading.language == "fr":
            found.parties = _joined(speaker, found.parties)
    if found.modality == "asserted" and found.clause is not None and not found.definite and found.part == "object":
        found.modality = modality_of(found.clause, reading.language)


def _is_about(clause: Clause, found: Occasion) -> bool:
    """Whether the occasion is the clause's subject, or what a participle hangs on, or "a series of" it is."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.head.i == found.head.i:
        return True
    if clause.kind == "acl" and clause.inherited:
        at = found.sentence.at(subject.head).start
        return found.name.start <= at < found.name.end and clause.verb.i > found.head.i
    return clause is found.clause and found.part == "subject"


def _role(clause: Clause, row: Row) -> str:
    if clause.lemma in ("take", "prendre"):
        words = {each.head.lower_ for each in clause.objects}
        return "joins" if words & {"part"} else "goes" if words & {"place"} else ""
    return row["role"]


def _with(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for preposition, each in clause.obliques:
        if preposition in ("with", "between", "among", "avec", "entre"):
            found = _joined(found, parties_of(reading, sentence, each))
    return found


def _give(found: Occasion, role: str, who: tuple[str, ...], *, held_is_host: bool) -> None:
    if role == "hosts" or (role == "holds" and held_is_host):
        found.hosts = _joined(found.hosts, who)
    elif role == "chairs":
        found.chairs = _joined(found.chairs, who)
    elif role == "holds":
        found.parties = _joined(who, found.parties)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _when(reading: Reading, found: Occasion) -> Circumstances:
    sentence = found.sentence
    future = found.modality == "expected"
    doc = found.head.doc
    phrase = Span(found.name.start, max(found.name.end, sentence.at(doc[found.head.right_edge.i]).end))
    if found.clause is not None:
        phrase = Span(phrase.start, min(phrase.end, max(found.clause.span.end, found.name.end)))
    own = within(reading, sentence, (phrase,), future=future)
    if not sentence.line.is_prose and not own.city:
        own = own.over(within(reading, sentence, (sentence.span,), future=future))
    city = next((m for m in sentence.mentions if m.kind == "city" and found.short.covers(m.span)), None)
    if city is not None and own.city is None:
        own = Circumstances(own.date, city.name, own.country, own.venue)
    found.own_date = own.date
    if found.clause is None or found.part == "none":
        return own
    around = circumstances_of(reading, sentence, found.clause, found.name, future=future)
    if own.date and len(own.date) == 4 and around.date and around.date.startswith("XXXX"):
        return Circumstances(
            own.date + around.date[4:], own.city or around.city, own.country or around.country, own.venue
        )
    if own.date and len(own.date) == 4:
        return own
    return own.over(around)


__all__ = ["Argument", "Occasion", "occasions"]
