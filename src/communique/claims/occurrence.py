"""Claims of kind `occurrence`: acts in the world outside the meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from communique.claims.circumstances import date_within, scope_of
from communique.claims.lexicon import by_lemma, rows
from communique.claims.modality import modality_of
from communique.claims.occurrence_attacks import acting_state, armed, attack_above, chooses_officers, dated_above
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Claim, OccurrenceFields, Span

_NAMED = frozenset({"country", "organisation", "person", "people", "city", "members", "group", "institution", "office"})
_FIGURATIVE = re.compile(
    r"\b(?:balance|chord|deal|agreement|accord|bargain|note|tone|record|target|mark|road|low|high|"
    r"peace|security|charter|law|order|values|democracy|principles?|sovereignty|system|rights?|heart|need|needs|"
    r"opportunity|opportunities|moment|imagination|attention|spirit|essence|headlines|problem|problems|poverty|causes?|goals?|inflation|emissions|ceiling)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s+(?:in|near|at|off|outside|inside|à|au|près)\s+.*$")
_FORCES = "Cyclone|Hurricane|Typhoon|Storm|Tropical Storm"
_FORCE = re.compile(rf"\b(?:{_FORCES})\b")
_WHEN = re.compile(r"\s+(?:in|over|during) the (?:last|past|first)\b.*$")
_SOLDIERS = re.compile(
    r"\s+(?:fighters?|forces?|troops|militants?|gunmen|soldiers|terrorists?|insurgents?|militia(?:s|men)?|rebels)$"
)
_SOURCE = re.compile(r",? (?:according to|selon|d[’']après)\b.*$", re.DOTALL)
_AND = re.compile(r"[\s,;:–—]*(?:\b(?:and|but|while|et|mais))?[\s,;:–—]*$")
_WITH_WORDS = frozenset({"attack", "target", "hit", "strike", "attaquer", "viser", "frapper"})
_PLACES = frozenset(
    {"territory", "island", "region", "city", "town", "village", "base", "territoire", "île", "région", "ville"}
)
_FIRST_PERSON = frozenset({"i", "we", "you", "je", "nous", "vous"})


@cache
def _nouns(language: str, sort: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("occurrence-nouns", language) if row["sort"] == sort)


@cache
def _texts(language: str) -> frozenset[str]:
    """What is attacked with words only: proposals, plans, laws."""
    return frozenset(row["lemma"] for row in rows("decision-matters", language) if row["sort"] == "text")


def find(reading: Reading) -> Iterator[Claim]:
    """The occurrence claims of a document."""
    verbs = by_lemma("occurrence-verbs", reading.language)
    for sentence in reading.sentences:
        told: set[int] = set()
        for clause in sentence.clauses:
            row = verbs.get(clause.lemma)
            if row is None or (clause.kind == "conj" and clause.inherited and clause.verb.head.i in told):
                continue
            for claim in _of_clause(reading, sentence, clause, row["shape"]):
                told.add(clause.verb.i)
                yield claim


def _of_clause(reading: Reading, sentence: Sentence, clause: Clause, shape: str) -> Iterator[Claim]:
    above = attack_above(reading, sentence, clause)
    if not _finite(clause) or (above is None and _unspecific(clause)):
        return
    modality = modality_of(clause, reading.language)
    if modality not in ("asserted", "denied", "expected") or (modality == "expected" and shape not in ("do", "cancel")):
        return
    if not _fits(reading, sentence, clause, shape):
        return
    scope = scope_of(sentence, clause, clause.cue)
    date = date_within(reading, scope, future=modality == "expected") or _open_since(reading, clause)
    if above is not None:
        date = date or dated_above(reading, above)
    actors = _actors(reading, sentence, clause, shape)
    if not date and (modality == "expected" or not _names_somebody(sentence, clause)):
        return
    if not date and clause.passive and shape in ("do", "fire") and not actors:
        return
    action = _action(reading, sentence, clause)
    if above is not None and clause.inherited:
        action = Span(above.start, max(action.end, above.end))  # "the strikes of 12 May, which killed nine"
    fields = OccurrenceFields(
        actors=actors,
        targets=_targets(reading, sentence, clause, shape),
        date=date,
        action=reading.passage(action),
    )
    yield reading.claim(clause.with_shared_subject(sentence.span), fields, modality)


def _unspecific(clause: Clause) -> bool:
    """ "Those who were injured": tells who is meant, not that it happened."""
    subject = clause.subject
    if clause.kind not in ("relcl", "acl:relcl") or subject is None:
        return False
    return subject.head.lower_ in ("those", "people", "ones", "ceux", "celles") or subject.head.tag_ == "NNS"


def _finite(clause: Clause) -> bool:
    if clause.marker in ("if", "unless", "whether", "si") or clause.modal:
        return False
    if clause.tense == "past" or clause.perfect or clause.tense == "future":
        return clause.kind not in ("acl", "pcomp", "csubj", "xcomp")
    if clause.tense == "present":
        french = not clause.verb.tag_.startswith("VB")  # its perfect passive reads as a present one
        progressive = clause.verb.tag_ == "VBG" or (clause.passive and french)
        return progressive and clause.kind not in ("acl", "xcomp")
    return False


def _is(argument: Argument | None, language: str, *sorts: str) -> bool:
    return argument is not None and any(
        head.lemma_.casefold() in _nouns(language, sort) or head.lower_.rstrip("s") in _nouns(language, sort)
        for head in argument.heads
        for sort in sorts
    )


def _fits(reading: Reading, sentence: Sentence, clause: Clause, shape: str) -> bool:
    language = reading.language
    subject = clause.subject
    matter = subject if clause.passive else clause.object
    if (
        subject is not None
        and not clause.passive
        and subject.head.lower_ in _FIRST_PERSON
        and shape not in ("open", "cancel")
    ):
        return False
    if clause.lemma in _WITH_WORDS and not clause.passive and _is_person(sentence, subject):
        return False
    if shape in ("harm", "place"):
        if matter is None or _FIGURATIVE.search(_head_words(reading, sentence, matter)):
            return False
        if matter.head.lower_.endswith(("self", "selves")) or reading.money_in(matter.span):
            return False
        if all(head.lemma_.casefold() in _texts(language) for head in matter.heads):
            return False
        if shape == "place":
            return _touches_place(sentence, matter) or (
                clause.lemma in ("seize", "capture", "hijack") and _is(matter, language, "weapon", "staff", "vessel")
            )
        return True
    if shape == "fire":
        return _is(matter, language, "weapon", "attack") and not _for_peace(reading, matter)
    if shape == "do":
        found = _is(matter, language, "attack", "exercise")
        if clause.lemma in ("hold", "win"):
            return _is(matter, language, "poll", "exercise")
        if clause.lemma in ("join", "begin", "commence"):
            exercise = [matter, clause.oblique("in")]
            return any(_is(each, language, "exercise") or _exercise(reading, each) for each in exercise)
        return found
    if shape == "poll" and chooses_officers(clause.span.of(reading.text)):
        return False
    if shape == "lives":
        return not clause.passive and matter is not None and matter.head.lemma_.casefold() in ("life", "vie")
    if shape == "lay":
        return _is(matter, language, "tribute")
    if shape == "poll":
        return clause.passive or clause.object is not None
    if shape == "cancel":
        return _is(matter, language, "visit", "exercise", "poll")
    if shape == "staff":
        return _is(matter, language, "staff")
    if shape == "open":
        return matter is not None
    if shape == "sanction":
        return _is(matter, language, "sanction") and _is_country(sentence, clause.agent if clause.passive else subject)
    if shape == "affair":
        return _is(matter, language, "affair") and not _is_rule(clause)
    if shape == "nature":
        force = subject is not None and (_is(subject, language, "nature") or _named_force(reading, subject))
        return force and _is(matter, language, "landfall", "toll")
    if shape == "clash":
        return subject is not None and clause.oblique("with") is not None
    if shape == "suffer":
        return clause.lemma == "die" or (not clause.objects and _is(subject, language, "attack", "weapon", "breaks"))
    return subject is not None


def _is_rule(clause: Clause) -> bool:
    """ "To cross the line", "supplies are cut by a third": measured or meant, not done on a day."""
    agent = clause.agent.head.lower_ if clause.agent is not None else ""
    measured = clause.oblique("by") is not None or agent in ("third", "half", "quarter", "fifth", "%", "percent")
    return measured or (clause.tense in ("present", "future") and not clause.perfect)


def _is_country(sentence: Sentence, argument: Argument | None) -> bool:
    """Whether a phrase names one country, not a body whose act is a decision."""
    mention = sentence.mention_at(sentence.at(argument.head).start) if argument is not None else None
    return mention is not None and mention.kind in ("country", "city", "office")


def _named_force(reading: Reading, subject: Argument) -> bool:
    """ "Cyclone Ana", or "Ana" alone after it."""
    words = subject.span.of(reading.text)
    if _FORCE.search(words):
        return True
    return words[:1].isupper() and " " not in words and re.search(
        rf"(?:{_FORCES}) {re.escape(words)}\b", reading.text
    ) is not None  # fmt: skip


def _is_person(sentence: Sentence, argument: Argument | None) -> bool:
    """Whether a phrase names one person, who attacks with words only."""
    if argument is None:
        return False
    mention = sentence.mention_at(sentence.at(argument.head).start)
    if mention is None:
        return False
    return mention.kind in ("person", "office", "pronoun") or (mention.kind == "name" and " " in mention.name)


def _exercise(reading: Reading, argument: Argument | None) -> bool:
    return (
        argument is not None
        and re.search(r"\bExercise\s+[A-Z]|\bexercises?\b", argument.span.of(reading.text)) is not None
    )


def _for_peace(reading: Reading, argument: Argument | None) -> bool:
    return argument is not None and re.search(
        r"\b(?:awareness|information|vaccination|fundraising|peace|diplomatic|election|advertising|training|rescue|relief|humanitarian)\b",
        argument.span.of(reading.text), re.IGNORECASE,
    ) is not None  # fmt: skip


def _head_words(reading: Reading, sentence: Sentence, argument: Argument) -> str:
    return " ".join(sentence.at(head).of(reading.text) for head in argument.heads)


def _touches_place(sentence: Sentence, argument: Argument) -> bool:
    return (
        any(
            mention.kind in ("country", "city", "name", "people") and argument.span.meets(mention.span)
            for mention in sentence.mentions
        )
        or argument.head.lemma_.casefold() in _PLACES
    )


def _actors(reading: Reading, sentence: Sentence, clause: Clause, shape: str) -> tuple[str, ...]:
    if shape in ("suffer", "lives"):
        return ()
    argument = clause.agent if clause.passive else clause.subject
    if argument is None:
        return ()
    argument = _attack_above(reading, sentence, clause, argument)
    if _is(argument, reading.language, "attack", "weapon") or _series(reading, argument):
        return tuple(
            dict.fromkeys(
                m.country or m.entities[0]
                for m in sentence.mentions
                if argument.span.covers(m.span)
                and m.kind in ("people", "country")
                and m.span.end <= _strikes(reading, sentence, argument)
                and (m.country or m.entities)
            )
        )
    if (state := acting_state(reading, argument.span.of(reading.text))) is not None and len(argument.heads) == 1:
        return (state,)
    if (nameless := armed(reading, argument)) is not None:
        return (nameless,)
    names = tuple(_plain(_WHEN.sub("", name)) for name in reading.parties(argument) if name[:1].isalnum())
    if shape == "do" and clause.lemma == "join" and clause.object is not None:
        names = (*names, *reading.parties(clause.object))
    return tuple(dict.fromkeys(names))


def _plain(name: str) -> str:
    """ "RSF fighters": the RSF."""
    words = _SOLDIERS.sub("", name)
    return words if words.isupper() and len(words) > 2 else name


def _attack_above(reading: Reading, sentence: Sentence, clause: Clause, argument: Argument) -> Argument:
    """ "Attacks in the town of N in P, which killed": the attacks killed, not the place named last."""
    if clause.kind != "relcl" or not clause.inherited:
        return argument
    head = argument.head
    while head.dep_ == "pobj" and head.head.lower_ in ("in", "of", "at", "near", "on") and head.head.head.i != head.i:
        head = head.head.head
        if head.lemma_.casefold() in _nouns(reading.language, "attack"):
            return Argument(head, Span(sentence.at(head.left_edge).start, argument.span.end), (head,))
    return argument


def _strikes(reading: Reading, sentence: Sentence, argument: Argument) -> int:
    """Where the noun of the attack stands: whose it is stands before."""
    if not _series(reading, argument):
        return sentence.at(argument.head).start
    attacks = (t for t in argument.head.subtree if t.lemma_.casefold() in _nouns(reading.language, "attack"))
    return sentence.at(next(attacks)).start


def _series(reading: Reading, argument: Argument) -> bool:
    """ "A series of strikes": what is counted does it."""
    if argument.head.lower_ not in ("series", "wave", "waves", "number", "dozens", "série", "vague"):
        return False
    return any(token.lemma_.casefold() in _nouns(reading.language, "attack") for token in argument.head.subtree)


def _targets(reading: Reading, sentence: Sentence, clause: Clause, shape: str) -> tuple[str, ...]:
    if shape in ("harm", "place", "poll", "staff", "open", "nature", "affair"):
        if shape == "nature" and not _is(clause.object, reading.language, "toll"):
            return ()
        named = reading.parties(clause.subject if clause.passive else clause.object)
        plain = (_WHERE.sub("", name).rstrip(" ,;.") for name in named)
        return tuple(dict.fromkeys(name for name in plain if name[:1].isalnum()))
    if shape == "suffer":
        return reading.parties(clause.subject) if clause.lemma in ("die", "mourir") else ()
    if shape == "lives":
        return reading.parties(clause.subject)
    if shape == "clash":
        return reading.parties(clause.oblique("with"))
    if shape in ("do", "fire", "sanction"):
        against = next(
            (
                each
                for preposition, each in clause.obliques
                if preposition in ("on", "against", "at", "sur", "contre", "à") and not reading.dates_in(each.span)
            ),
            None,
        )
        if against is None:
            for each in clause.objects:
                for child in each.head.children:
                    if child.lower_ in ("on", "against", "sur", "contre"):
                        inner = next(iter(child.children), None)
                        if inner is not None:
                            return _owner_or_words(reading, sentence, inner)
        return reading.parties(against)
    return ()


def _owner_or_words(reading: Reading, sentence: Sentence, head: Any) -> tuple[str, ...]:
    start, end = sentence.at(head.left_edge).start, sentence.at(head).end
    for mention in sentence.mentions:
        if (
            start <= mention.span.start < end
            and mention.kind in ("country", "people", "organisation")
            and (mention.country or mention.entities)
        ):
            return (mention.country or mention.entities[0],)
    return reading.parties(Argument(head, Span(start, end), (head,)))


def _names_somebody(sentence: Sentence, clause: Clause) -> bool:
    return any(
        clause.span.covers(m.span) and (m.kind == "name" or (m.kind in _NAMED and (m.entities or m.country)))
        for m in sentence.mentions
    )


def _open_since(reading: Reading, clause: Clause) -> str | None:
    """ "Has been striking since October": the open time since then."""
    for date in reading.dates_in(clause.span):
        if date.bound == "since" and date.edtf:
            return date.edtf
    return None


def _action(reading: Reading, sentence: Sentence, clause: Clause) -> Span:
    """The whole clause with its own subject, up to another clause that goes on by itself."""
    start, end = clause.cue.start, max(clause.span.end, clause.cue.end)
    subject = clause.subject
    if subject is not None and not clause.inherited and subject.head.tag_ not in ("WDT", "WP"):
        start = min(start, subject.span.start)
    elif clause.kind in ("relcl", "acl:relcl", "conj"):
        start = min(start, clause.group.start)
    for other in sentence.clauses:
        apart = other.kind in ("conj", "parataxis", "ccomp") and not other.inherited and other.subject is not None
        if other.parent is clause and apart and other.span.start > clause.cue.end:
            end = min(end, other.span.start)
    for token in clause.verb.subtree:
        comma = (
            token.doc[token.left_edge.i - 1] if token.dep_ == "appos" and token.left_edge.i > clause.verb.i else None
        )
        at = sentence.at(comma).start if comma is not None and comma.text == "," else end
        if " and " not in reading.text[at:end]:  # a list goes on, an aside does not
            end = min(end, at)
    found = Span(start, end).trimmed(reading.text)
    source = _SOURCE.search(reading.text, found.start, found.end)
    found = Span(found.start, source.start()) if source else found
    tail = _AND.search(reading.text, found.start, found.end)
    return Span(found.start, tail.start()).trimmed(reading.text) if tail else found
