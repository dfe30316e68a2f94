"""Claims of kind `participation`: somebody took or takes part in a meeting or session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.claims.lexicon import Row, rows
from communique.claims.meeting import main_meeting
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion, occasions
from communique.claims.parties import known, parties_of
from communique.claims.session import is_session, sessions
from communique.language.clauses import Argument, Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Claim, Modality, ParticipationFields, Span
from communique.model.fields import Capacity

_PLACES = (
    "in",
    "at",
    "to",
    "for",
    "of",
    "over",
    "during",
    "from",
    "à",
    "au",
    "aux",
    "lors",
    "dans",
    "de",
    "du",
    "away from",
)
_PEOPLE_OF_EVENT = frozenset({"delegates", "participants", "attendees"})
_PARTNERSHIP = re.compile(r"\bpartner(?:s|ships?)?\b|\bpartenari?at?s?\b|\bpartenaires\b", re.IGNORECASE)
_TABLE = frozenset({"meet", "sit", "sit down", "host", "gather", "join", "rencontrer", "retrouver"})
_HOST_WORDS = ("host", "hosts")
_PLAIN = frozenset({"attend", "participate", "take", "participer", "prendre"})
_PRESENCE = ("presence", "présence", "participation", "attendance")


@dataclass(frozen=True, slots=True)
class _Part:
    span: Span
    who: tuple[str, ...]
    event: str | None
    capacity: Capacity
    modality: Modality


def find(reading: Reading) -> Iterator[Claim]:
    """The participation claims of a document, one for each participant and occasion."""
    seen: set[tuple[str, str, str]] = set()
    for part in _parts(reading):
        for who in part.who:
            key = (who, (part.event or "").casefold(), part.modality)
            if key not in seen and known(reading, (who,)) | (len(who.split()) > 1):
                seen.add(key)
                yield reading.claim(
                    part.span,
                    ParticipationFields(participant=who, event=part.event, capacity=part.capacity),
                    part.modality,
                )


def _parts(reading: Reading) -> Iterator[_Part]:
    verbs = _verbs(reading.language)
    named = _by_sentence(occasions(reading))
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            for row in verbs.get(clause.lemma, ()):
                yield from _by_verb(reading, sentence, clause, row, named.get(sentence.index, []))
            yield from _represented(reading, sentence, clause)
            yield from _receptions(reading, sentence, clause)
        if any(word in sentence.span.of(reading.text) for word in _HOST_WORDS):
            yield from _named_hosts(reading, sentence)
        for occasion in named.get(sentence.index, []):
            yield from _by_phrase(reading, occasion)


def _by_sentence(found: Sequence[Occasion]) -> dict[int, list[Occasion]]:
    by_index: dict[int, list[Occasion]] = {}
    for occasion in found:
        by_index.setdefault(occasion.sentence.index, []).append(occasion)
    return by_index


@cache
def _verbs(language: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows("participation-verbs", language):
        found.setdefault(row["lemma"], []).append(row)
    return {lemma: tuple(each) for lemma, each in found.items()}


def _by_verb(reading: Reading, sentence: Sentence, clause: Clause, row: Row, named: list[Occasion]) -> Iterator[_Part]:
    if row["object"] and not _has_object(clause, row["object"]):
        return
    joined_by = clause.lemma == "join" and clause.passive
    event = _event(sentence, clause, row["event"].split(), named)
    words = _words(reading, event) if event is not None else None
    people = _people_of_event(clause)
    if words is None and event is None:
        if (
            joined_by
            or ("main" in row["event"] and _may_be_main(reading, sentence, clause, row))
            or (people and clause.lemma in ("address", "tell"))
        ):
            words = _main_words(reading)
        if words is None and clause.lemma not in _PLAIN:
            return
        if words is None and not _may_be_main(reading, sentence, clause, row):
            return
    if row["capacity"] == "host" and not _is_person(reading, sentence, clause):
        return
    who = _who(reading, sentence, clause, row, joined_by=joined_by)
    if not who:
        return
    modality = modality_of(clause, reading.language)
    if row["polarity"] == "away":
        modality = "denied" if modality != "denied" else "asserted"
    capacity: Capacity = row["capacity"]  # type: ignore[assignment]  # a test checks the column's values
    if clause.negated and capacity == "invitee":
        modality = "denied"
    told = _capacity_told(reading, sentence, clause, event)
    yield _Part(_span(sentence, clause), who, words, told if capacity == "unspecified" else capacity, modality)


def _is_person(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Hosting is taking part only for a person: a country as host belongs to the meeting itself."""
    who = parties_of(reading, sentence, clause.agent if clause.passive else clause.subject)
    return any(reading.people.named(each) is not None for each in who)


def _has_object(clause: Clause, wanted: str) -> bool:
    if wanted == "*":
        return bool(clause.objects)
    words = wanted.split("|")
    if any(each.head.lemma_.casefold() in words for each in clause.objects):
        return True
    return any(
        child.lower_ in words
        for child in clause.verb.children
        if child.dep_ in ("advmod", "prt", "obj", "dobj", "obl:arg")
    )


def _event(sentence: Sentence, clause: Clause, places: list[str], named: list[Occasion]) -> Occasion | None:
    """The occasion that a verb of taking part leads to."""
    for occasion in named:
        if (
            "object" in places
            and clause.passive
            and clause.subject is not None
            and clause.subject.head.i == occasion.head.i
        ):
            return occasion
        if occasion.clause is not clause:
            if (
                "oblique" in places
                and _under(occasion.head, clause.verb)
                and occasion.preposition in _PLACES
                and occasion.clause is clause.parent
                and clause.verb.i < occasion.head.i
            ):
                return occasion
            continue
        if "object" in places and occasion.part == "object":
            return occasion
        if "subject" in places and occasion.part == "subject":
            return occasion
        if "oblique" in places and occasion.part == "oblique" and occasion.preposition in _PLACES:
            return occasion
    if "subject" in places and clause.verb.tag_ == "VBG" and clause.kind in ("advcl", "acl"):
        before = [each for each in named if each.head.i < clause.verb.i]
        if before:
            return before[-1]
    if clause.passive and clause.kind == "acl" and clause.subject is not None:
        at = sentence.at(clause.subject.head).start
        for occasion in named:
            if occasion.name.start <= at < occasion.name.end and occasion.head.i < clause.verb.i:
                return occasion
    if clause.kind in ("relcl", "acl:relcl", "acl"):
        antecedent = clause.verb.head
        relative = any(
            child.tag_ in ("WDT", "WP") for token in clause.verb.children for child in (token, *token.children)
        )
        for occasion in named:
            if occasion.head.i == antecedent.i and (relative or clause.passive):
                return occasion
    return None


def _under(token: Any, verb: Any) -> bool:
    for _ in range(10):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.i == verb.i:
            return True
    return False


def _people_of_event(clause: Clause) -> bool:
    return any(each.head.lower_ in _PEOPLE_OF_EVENT for each in clause.objects)


def _may_be_main(reading: Reading, sentence: Sentence, clause: Clause, row: Row) -> bool:
    """ "Also attended", "took part": no occasion is named, and nothing else is."""
    if clause.lemma in ("attend", "participate", "participer", "take", "prendre"):
        nouns = [each for each in clause.objects if each.head.lower_ not in ("part",)]
        if nouns:
            return False
        return not any(preposition in ("in", "to", "at", "à", "au", "aux") for preposition, _ in clause.obliques)
    if clause.lemma == "sit":
        return any(each.head.lower_ == "us" for _, each in clause.obliques)
    if clause.lemma == "join":
        return any(
            each.head.lower_ == "us" or ":" in "".join(parties_of(reading, sentence, each)) for each in clause.objects
        )
    if clause.lemma == "invite":
        return (
            clause.passive
            and not clause.obliques
            and not clause.complements
            and not any(c.kind == "xcomp" for c in clause.children)
        )
    return clause.lemma == "associer" and clause.passive


def _who(reading: Reading, sentence: Sentence, clause: Clause, row: Row, *, joined_by: bool) -> tuple[str, ...]:
    if joined_by:
        return parties_of(reading, sentence, clause.agent)
    if row["who"] == "subject":
        if clause.passive:
            return parties_of(reading, sentence, clause.agent)
        return _of_whose(reading, sentence, clause) or _with_latter(reading, sentence, clause.subject)
    if clause.passive:
        return parties_of(reading, sentence, clause.subject)
    found: list[str] = []
    for each in clause.objects:
        found += parties_of(reading, sentence, each)
    if not found:
        found += [p for _, each in clause.obliques for p in _deep(reading, sentence, each)]
    return tuple(dict.fromkeys(found))


def _deep(reading: Reading, sentence: Sentence, each: Argument) -> tuple[str, ...]:
    """ "For the first time Belgium, the Netherlands …": a list that the parser hung on an adverbial."""
    found: list[str] = []
    for mention in sentence.mentions:
        if each.span.covers(mention.span) and mention.kind in ("country", "person", "organisation", "members", "group"):
            found += mention.entities
    return tuple(found)


def _with_latter(reading: Reading, sentence: Sentence, subject: Argument | None) -> tuple[str, ...]:
    return parties_of(reading, sentence, subject)


def _of_whose(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """ "Peru and Chile, whose ministers joined …": the countries take part."""
    if clause.kind not in ("relcl", "acl:relcl") or clause.subject is None:
        return ()
    if not any(child.tag_ == "WP$" or child.lower_ in ("whose", "dont") for child in clause.subject.head.children):
        return ()
    antecedent = clause.verb.head
    while antecedent.dep_ == "conj":
        antecedent = antecedent.head
    return parties_of(reading, sentence, argument(antecedent, sentence.span.start))


def _represented(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[_Part]:
    """ "Peru was represented by its premier": the premier took part."""
    if clause.lemma not in ("represent", "représenter") or not clause.passive or clause.agent is None:
        return
    who = parties_of(reading, sentence, clause.agent)
    owner = parties_of(reading, sentence, clause.subject)
    if who and known(reading, owner):
        event = next(
            (o for o in occasions(reading) if o.sentence is sentence and o.clause is clause and o.part == "oblique"),
            None,
        )
        words = _words(reading, event) if event is not None else _main_words(reading)
        if words is not None:
            yield _Part(_span(sentence, clause), who, words, "unspecified", modality_of(clause, reading.language))


def _by_phrase(reading: Reading, occasion: Occasion) -> Iterator[_Part]:
    """Who takes part by the phrase of an occasion: "in the presence of", "a dinner with", "chaired by"."""
    sentence, clause = occasion.sentence, occasion.clause
    words = _words(reading, occasion)
    span = _span(sentence, clause) if clause is not None else sentence.span
    if not span.covers(occasion.name):
        span = Span(min(span.start, occasion.name.start), max(span.end, occasion.name.end))
    if is_session(reading, occasion):
        for who, capacity in _present(reading, occasion):
            yield _Part(span, who, words, capacity, occasion.modality)
        beside = _with(reading, occasion) or _with_after_comma(reading, occasion) or _met_over(reading, occasion)
        if beside and occasion.row["format"] != "press-conference":
            yield _Part(span, beside, words, _capacity_told(reading, sentence, clause, occasion), occasion.modality)
    elif occasion.verb_role:
        for who, capacity in _present(reading, occasion):
            yield _Part(span, who, words, capacity, occasion.modality)


def _present(reading: Reading, occasion: Occasion) -> Iterator[tuple[tuple[str, ...], Capacity]]:
    """ "Held in the presence of": on the occasion itself or in the clause whose subject it is."""
    sentence = occasion.sentence
    for clause in sentence.clauses:
        own = clause is occasion.clause or (clause.subject is not None and clause.subject.head.i == occasion.head.i)
        if not own:
            continue
        for preposition, each in clause.obliques:
            if preposition in ("in", "en", "with", "avec") and each.head.lower_ in _PRESENCE:
                yield _deep(reading, sentence, each), _capacity_told(reading, sentence, clause, occasion)


def _with(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    found: list[str] = []
    sentence = occasion.sentence
    for child in occasion.head.children:
        if child.dep_ == "prep" and child.lower_ == "with":
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    found += parties_of(reading, sentence, argument(grandchild, sentence.span.start))
        elif child.dep_ in ("nmod", "obl", "obl:arg", "obl:mod") and any(
            c.dep_ == "case" and c.lower_ == "avec" for c in child.children
        ):
            found += parties_of(reading, sentence, argument(child, sentence.span.start))
    return tuple(dict.fromkeys(found))


def _with_after_comma(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """ "In the last session, with Peru and Chile, …": the phrase after the comma tells who was there."""
    clause = occasion.clause
    if clause is None or occasion.part != "oblique":
        return ()
    for preposition, each in clause.obliques:
        between = reading.text[occasion.name.end : each.span.start].casefold().split()
        if preposition in ("with", "avec") and between in ([",", "with"], ["with"], [",", "avec"], ["avec"]):
            return _deep(reading, occasion.sentence, each)
    return ()


def _met_over(reading: Reading, occasion: Occasion) -> tuple[str, ...]:
    """ "Met the envoy over dinner", "sat down to lunch with the envoy": who was at table, but for "we"."""
    clause = occasion.clause
    if clause is None or clause.lemma not in _TABLE or occasion.preposition not in ("over", "to", "for", "at"):
        return ()
    found: list[str] = []
    for each in (
        clause.subject,
        *clause.objects,
        *(each for preposition, each in clause.obliques if preposition == "with"),
    ):
        if each is not None and each.head.pos_ != "PRON":
            found += parties_of(reading, occasion.sentence, each)
    return tuple(dict.fromkeys(found))


def _receptions(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[_Part]:
    """ "The ministers received the envoy": a guest at their meeting."""
    if clause.lemma not in ("receive", "recevoir", "accueillir", "welcome") or clause.passive:
        return
    hosts = parties_of(reading, sentence, clause.subject)
    main = main_meeting(reading)
    if main is None or not hosts or not any(host in main.bodies and ":" in host for host in hosts):
        return
    for each in clause.objects:
        guests = parties_of(reading, sentence, each)
        people = [sentence.mention_at(sentence.at(head).start) for head in each.heads]
        if guests and any(m is not None and m.kind in ("person", "office", "group", "counterpart") for m in people):
            yield _Part(_span(sentence, clause), guests, main.name, "guest", modality_of(clause, reading.language))


def _named_hosts(reading: Reading, sentence: Sentence) -> Iterator[_Part]:
    """ "Latvia, the host, …", "who has been an excellent host": the host takes part as such."""
    for token in sentence.doc:
        if token.lower_ not in _HOST_WORDS or token.dep_ not in ("appos", "attr"):
            continue
        clause = next((each for each in sentence.clauses if each.verb.i == token.head.i), None)
        if token.dep_ == "attr" and clause is not None and clause.subject is not None:
            who, span = parties_of(reading, sentence, clause.subject), _span(sentence, clause)
        elif token.dep_ == "appos" and any(child.dep_ == "det" for child in token.children):
            named = argument(token.head, sentence.span.start)
            who, span = parties_of(reading, sentence, Argument(named.head, named.span, (token.head,))), named.span
        else:
            continue
        words = _main_words(reading)
        if words is not None and len(who) == 1:
            yield _Part(span, who, words, "host", "asserted")


@cache
def _capacity_pattern(language: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(row["phrase"]) for row in rows("capacities", language)) + r")(?!\w)",
        re.IGNORECASE,
    )


def _capacity_told(reading: Reading, sentence: Sentence, clause: Clause | None, event: Occasion | None) -> Capacity:
    """The capacity that the words of the clause state; partners where the session is about partnership."""
    span = clause.span if clause is not None else sentence.span
    text = reading.text
    match = _capacity_pattern(reading.language).search(text, span.start, span.end)
    if match is not None:
        phrase = match.group().casefold()
        found: Capacity = next(
            row["capacity"] for row in rows("capacities", reading.language) if row["phrase"].casefold() == phrase
        )  # type: ignore[assignment]  # a test checks the column's values
        return found
    if (
        event is not None
        and event.kind == "session"
        and _PARTNERSHIP.search(text, sentence.span.start, sentence.span.end)
    ):
        return "partner"
    return "unspecified"


def _words(reading: Reading, occasion: Occasion) -> str | None:
    """The words naming the occasion: those of the session or meeting, or of the main meeting for "the meeting"."""
    words = " ".join(occasion.name.of(reading.text).split())
    if occasion.head.lower_ == words.casefold() and occasion.kind == "meeting":
        return _main_words(reading) or words
    return words


def _main_words(reading: Reading) -> str | None:
    main = main_meeting(reading)
    return main.name if main is not None else None


def _span(sentence: Sentence, clause: Clause) -> Span:
    start = clause.span.start
    if clause.subject is not None and sentence.span.start <= clause.subject.span.start < start:
        start = clause.subject.span.start
    return Span(start, clause.span.end)


__all__ = ["find", "sessions"]
