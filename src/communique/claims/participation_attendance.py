"""Taking part told of the people and not of the event: chairs of groups, states represented, who came along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.meeting import meetings
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.occasions import occasions
from communique.claims.participation_asides import told_event
from communique.claims.participation_counts import counted_parties, plain
from communique.claims.participation_part import Part, capacity_told, event_words, main_words, span_of
from communique.claims.parties import known, named_in, parties_of
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Capacity

_CHAIRING = frozenset({"chair", "co-chair", "facilitate", "co-facilitate", "preside", "coprésider", "présider"})
_GROUPS = frozenset(
    {"group", "committee", "commission", "panel", "talk", "consultation", "dialogue", "track", "groupe"}
)
_SITTINGS = frozenset({"session", "meeting", "sitting", "séance", "réunion"})
_MEETING = frozenset(
    {
        "sign",
        "inaugurate",
        "unveil",
        "launch",
        "inaugurer",
        "signer",
        "dévoiler",
        "lancer",
        "meet",
        "gather",
        "convene",
        "assemble",
        "réunir",
        "rassembler",
        "retrouver",
    }
)
_IN_PRESENCE = re.compile(r"\b(?:in the presence of|en présence (?:de|du|des|d['’]))\s*", re.IGNORECASE)
_LIST = re.compile(
    r"(?:\s*,)?\s*(?:and|et|as well as|ainsi que)?\s*(?:(?:the|of|la|le|les|de|du|des|representatives?|envoys?|"
    r"delegations?|ministers?|représentants?|délégations?)\s+|l['’]|d['’])*",
    re.IGNORECASE,
)
_PRESENT = frozenset({"country", "person", "organisation", "institution", "members", "group", "office"})
_ACCOMPANY = frozenset({"accompany", "accompagner"})
_WORK = frozenset({"proceeding", "deliberation", "work", "discussion", "travail", "travaux", "débat", "débats"})
_PRESIDENCY = re.compile(
    r"\b(?:under the (?:chairmanship|chairpersonship|presidency)|chaired jointly|sous la (?:co)?présidence)\s+"
    r"(?:of|by|de|d['’]|du|des)\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|la|le|une?|l['’])\s*", re.IGNORECASE)


def attendance(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """Who took part by a clause whose event is a group, is meant by "there", or goes without saying."""
    if clause.lemma in _CHAIRING and clause.passive:
        yield from _chairs(reading, sentence, clause)
    elif clause.lemma in ("represent", "représenter") and clause.passive and clause.agent is None:
        yield from _represented_in_number(reading, sentence, clause)
    elif clause.lemma in _ACCOMPANY and clause.passive:
        yield from _along(reading, sentence, clause)
    elif clause.lemma in _ACCOMPANY and not clause.inherited:
        yield from _going_along(reading, sentence, clause)
    elif clause.lemma in ("take", "prendre", "participate", "participer"):
        yield from _in_the_work(reading, sentence, clause)
    elif clause.lemma in ("travel", "come", "fly", "go", "rendre", "venir") and clause.negated:
        yield from _stayed_away(reading, sentence, clause)
    elif clause.lemma in _MEETING and not clause.negated:
        yield from _in_presence(reading, sentence, clause)
    elif (who := _excused(clause)) is not None:
        yield from _sent_apologies(reading, sentence, clause, who)


def _in_presence(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "We, the ministers of Peru and Chile, in the presence of the envoy of Kenya, met": Kenya took part."""
    match = _IN_PRESENCE.search(reading.text, sentence.span.start, sentence.span.end)
    if match is None or any(each.sentence is sentence and each.verb_role for each in occasions(reading)):
        return
    subjects = [each.subject.span for each in sentence.clauses if each is not clause and each.subject is not None]
    end, names = match.end(), list[str]()
    for mention in sentence.mentions:
        if mention.span.start < match.end() or mention.kind == "thing":
            continue
        between = reading.text[end : mention.span.start]
        acts = any(span.start > match.end() and span.covers(mention.span) for span in subjects)
        if acts or mention.kind not in _PRESENT or (names and _LIST.fullmatch(between) is None) or len(between) > 60:
            break
        names += mention.entities
        end = mention.span.end
    if names:
        span = Span(min(sentence.span.start, clause.span.start), max(end, clause.span.end))
        modality = modality_of(clause, reading.language)
        told = capacity_told(reading, sentence, clause, None)
        yield Part(span, tuple(names), main_words(reading), told, modality)


def chairs_told(reading: Reading, sentence: Sentence, named: list[Occasion]) -> Iterator[Part]:
    """ "Met under the chairmanship of Ann Roe": she chairs the main meeting."""
    match = _PRESIDENCY.search(reading.text, sentence.span.start, sentence.span.end)
    words = main_words(reading) if match is not None else None
    if match is None or words is None:
        return
    for mention in sentence.mentions:
        if mention.span.start >= match.end() and mention.kind in ("person", "name", "country") and mention.entities:
            between = reading.text[match.end() : mention.span.start]
            if "," not in between and len(between) < 60:
                name = next((" ".join(each.name.of(reading.text).split()) for each in named[:1]), words)
                yield Part(sentence.span, mention.entities, name, "chair", "asserted")
            return


def _chairs(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    who = parties_of(reading, sentence, clause.agent)
    if not who or clause.subject is None:
        return
    words = _group_before(reading, sentence, clause) or _sitting(reading, clause.subject)
    if words is not None:
        yield Part(span_of(sentence, clause), who, words, "chair", modality_of(clause, reading.language))


def _group_before(reading: Reading, sentence: Sentence, clause: Clause) -> str | None:
    """The group that a participle or a passive speaks of, by its words: "contact group on budgets"."""
    assert clause.subject is not None
    for chunk in (clause.subject.head, *clause.subject.head.ancestors):
        if chunk.lemma_.casefold() in _GROUPS and chunk.i < clause.verb.i and chunk.pos_ in ("NOUN", "PROPN"):
            if any(each.sentence is sentence and each.name.covers(sentence.at(chunk)) for each in occasions(reading)):
                return None  # the event's own words tell it: "the meeting of the group, chaired by"
            start = sentence.at(chunk.left_edge).start
            end = min(clause.group.start, max(clause.subject.span.end, sentence.at(chunk).end))
            words = Span(start, end).trimmed(reading.text).of(reading.text).split(",")[0]
            return _ARTICLE.sub("", " ".join(words.split())) or None
    return None


def _sitting(reading: Reading, subject: Argument) -> str | None:
    """ "The session was chaired by": the sitting of the body whose meeting is the main one."""
    if subject.head.lemma_.casefold() not in _SITTINGS or len(subject.span.of(reading.text).split()) > 2:
        return None
    return main_words(reading) or next((each.name for each in meetings(reading) if each.name and each.proper), None)


def _event_told(reading: Reading, sentence: Sentence) -> str | None:
    """The event last named before, by the meetings told; else the main one."""
    before = [
        each
        for each in meetings(reading)
        if each.span.start < sentence.span.start
        and each.name
        and each.modality == "asserted"
        and each.format in ("conference", "summit", "ministerial", "other", "session")
    ]
    return before[-1].name if before else main_words(reading)


def _represented_in_number(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "Forty states were represented", "Guinea was not represented there"."""
    subject = clause.subject
    if subject is None or any(
        preposition not in ("at", "à", "", "as", "comme", "en", "on") for preposition, _ in clause.obliques
    ):
        return
    words = _event_told(reading, sentence) or told_event(reading, sentence)
    if words is None:
        return
    who = counted_in(reading, subject) or parties_of(reading, sentence, subject)
    if who:
        told = capacity_told(reading, sentence, clause, None)
        yield Part(span_of(sentence, clause), who, words, told, modality_of(clause, reading.language))


_APOLOGIES = frozenset({"apology", "apologies", "regret", "regrets", "excuses", "excuse"})
_HOSTING = frozenset(
    {
        "chair",
        "host",
        "organiser",
        "organizer",
        "president",
        "secretariat",
        "meeting",
        "session",
        "summit",
        "conference",
        "attendance",
        "attend",
        "présidence",
        "président",
        "hôte",
        "réunion",
        "sommet",
        "conférence",
        "séance",
    }
)
"""To whom and from what somebody is excused who stays away; regrets sent to others are grief."""
_ATTENDING = frozenset({"attend", "participate", "come", "assister", "participer"})


def _excused(clause: Clause) -> Argument | None:
    """Who sent apologies: "sent her regrets", "excused himself", "could not attend", "s'est fait excuser"."""
    if clause.lemma in ("send", "adresser", "présenter") and not clause.negated:
        told = any(each.head.lower_ in _APOLOGIES or each.head.lemma_ in _APOLOGIES for each in clause.objects)
        to = [
            child
            for child in clause.verb.subtree
            if child.lower_ in ("to", "à", "au", "aux") and child.i > clause.verb.i
        ]
        addressed = [next(iter(word.children), word.head) for word in to]
        held = all(each.lemma_.casefold() in _HOSTING for each in addressed)
        return clause.subject if told and held else None
    if clause.lemma in ("excuse", "excuser") and not clause.negated:
        freed = [each for word, each in clause.obliques if word in ("from", "for", "de", "pour")]
        if any(each.head.lemma_.casefold() not in _HOSTING for each in freed):
            return None
        himself = any(each.head.lower_.endswith(("self", "selves")) for each in clause.objects)
        reflexive = any(child.lower_ in ("se", "s’", "s'") for child in clause.verb.children)
        return clause.subject if himself or reflexive or clause.passive else None
    unable = clause.kind == "xcomp" and clause.verb.head.lower_ == "unable"
    if clause.oblique("to") is not None:
        return None  # "could not attend to every request"
    if clause.lemma in _ATTENDING and (unable or (clause.negated and clause.modal in ("could", "can"))):
        return clause.subject
    return None


def _sent_apologies(reading: Reading, sentence: Sentence, clause: Clause, who: Argument) -> Iterator[Part]:
    """Whoever is excused stayed away from the event of the clause, else from the one told last."""
    event = next((each for each in occasions(reading) if each.clause is clause), None)
    words = event_words(reading, event) if event is not None else _event_told(reading, sentence)
    names = parties_of(reading, sentence, who)
    if words is not None and names and known(reading, names):
        yield Part(span_of(sentence, clause), names, words, "unspecified", "denied")


def counted_in(reading: Reading, subject: Argument) -> tuple[str, ...]:
    """The parties that a phrase tells by their number."""
    start = subject.span.start
    while start and not reading.text[start - 1].isspace():  # "Quarante-deux États", which the parser splits
        start -= 1
    words = Span(start, subject.span.end).of(reading.text)
    return tuple(plain(words[at:end]) for at, end in counted_parties(words))


def _along(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "She was accompanied by Minister Roe": he takes part in her visit."""
    event = next((each for each in occasions(reading) if each.clause is clause and each.part == "oblique"), None)
    who = parties_of(reading, sentence, clause.agent)
    if event is not None and event.kind == "meeting" and known(reading, who):
        words = event_words(reading, event)
        yield Part(span_of(sentence, clause), who, words, "unspecified", modality_of(clause, reading.language))
        return
    visit = next(
        (each for each in reversed(meetings(reading)) if each.format == "visit" and each.span.start < clause.span.end),
        None,
    )
    name = (visit.name or "visit") if visit is not None else _main_event(reading, sentence)
    if name is None:
        return
    people = named_in(sentence, Span(clause.group.end, clause.span.end))
    bodies = visit.bodies if visit is not None else ()
    who = tuple(each for each in people if reading.people.named(each) is not None and each not in bodies)
    if who:
        yield Part(span_of(sentence, clause), who, name, "unspecified", modality_of(clause, reading.language))


def _going_along(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "The ambassador accompanied her throughout the visit": he takes part in it."""
    if not any(each.head.pos_ in ("PRON", "PROPN") for each in clause.objects):
        return
    visit = next((each for each in reversed(meetings(reading)) if each.format == "visit"), None)
    event = next((each for each in occasions(reading) if each.clause is clause and each.part == "oblique"), None)
    who = parties_of(reading, sentence, clause.subject)
    throughout = clause.oblique("throughout", "during", "on", "durant", "pendant", "lors") is not None
    if (event is None and not throughout) or not who or not all(reading.people.named(each) for each in who):
        return
    name = event_words(reading, event) if event is not None else None
    name = name or (visit.name if visit is not None else None) or told_event(reading, sentence)
    yield Part(span_of(sentence, clause), who, name, "unspecified", modality_of(clause, reading.language))


def _main_event(reading: Reading, sentence: Sentence) -> str | None:
    """What somebody is accompanied to, where no visit is told: the talks told of last."""
    before = [each for each in meetings(reading) if each.span.start < sentence.span.end and each.bodies]
    if not before:
        return told_event(reading, sentence)
    return before[-1].name or ("entretien" if reading.language == "fr" else "meeting")


def _in_the_work(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "Took part in the proceedings as observers": in those of the main meeting."""
    if not any(each.head.lemma_.casefold() in _WORK or each.head.lower_ in _WORK for _, each in clause.obliques):
        return
    words = _event_told(reading, sentence)
    who = parties_of(reading, sentence, clause.subject)
    if words is not None and who and known(reading, who):
        capacity: Capacity = capacity_told(reading, sentence, clause, None)
        yield Part(span_of(sentence, clause), who, words, capacity, modality_of(clause, reading.language))


def _stayed_away(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Part]:
    """ "The minister did not travel to Lima", where the main meeting is: she stayed away from it."""
    who = _who_stayed(reading, sentence, clause)
    if not who:
        return
    if not clause.obliques and not clause.objects and (event := told_event(reading, sentence)):
        if modality_of(clause, reading.language) == "denied":
            yield Part(span_of(sentence, clause), who, event, "unspecified", "denied")
        return
    cities = {m.name for m in sentence.mentions if m.kind == "city" and clause.span.covers(m.span)}
    for each in meetings(reading):
        if each.name and each.when.city in cities and each.modality == "asserted" and each.format != "visit":
            yield Part(span_of(sentence, clause), who, each.name, "unspecified", "denied")
            return


def _who_stayed(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """An officer of a country is not the country: "the US trade secretary" by these words."""
    who = parties_of(reading, sentence, clause.subject)
    words = " ".join(clause.subject.span.of(reading.text).split()) if clause.subject is not None else ""
    if who and len(who[0]) == 2 and " " in words:
        return (_ARTICLE.sub("", words),)
    return who
