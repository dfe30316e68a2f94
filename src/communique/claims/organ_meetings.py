"""Meetings told by the body that meets: "the next Forestry Council is scheduled for May", "the session was opened"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.circumstances import Circumstances, circumstances_of
from communique.claims.lexicon import by_lemma
from communique.claims.meeting_account import MeetingAccount
from communique.claims.modality import modality_of
from communique.claims.occasion import Occasion
from communique.claims.occasions import occasions
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model.fields import MeetingFormat

_ORGANS = frozenset(
    {
        "council",
        "committee",
        "board",
        "commission",
        "assembly",
        "group",
        "forum",
        "platform",
        "quartet",
        "conseil",
        "comité",
        "groupe",
        "assemblée",
    }
)
_SITTINGS = frozenset({"session", "meeting", "séance", "réunion", "sitting"})
_GOING = frozenset(
    {
        "schedule",
        "plan",
        "set",
        "take place",
        "take",
        "hold",
        "meet",
        "reconvene",
        "convene",
        "be",
        "prévoir",
        "tenir",
        "réunir",
    }
)
_RUN = frozenset({"chair", "co-chair", "open", "close", "begin", "start", "end", "preside", "adjourn", "conclude"})
_ARTICLE = re.compile(r"^(?:the|le|la|l['’]|its|their|our)\s*", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|une?|another|some|no)\s", re.IGNORECASE)
_LEAD = re.compile(r"^(?:the|le|la|l['’]|its|their|our)\s*(?:next|prochaine?)?\s*", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|prochaine?)\b", re.IGNORECASE)
_HEADING = ("dateline", "heading", "headline")


def organ_meetings(reading: Reading) -> Iterator[MeetingAccount]:
    """The meetings that a document tells of by the name of the organ that meets."""
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            if clause.lemma in _GOING and clause.subject is not None and _is_organ(clause.subject):
                account = _announced(reading, sentence, clause, clause.subject)
                if account is not None:
                    yield account
    yield from _sittings(reading)


def _is_organ(subject: Argument) -> bool:
    return subject.head.lemma_.casefold() in _ORGANS and len(subject.heads) == 1


def _announced(reading: Reading, sentence: Sentence, clause: Clause, subject: Argument) -> MeetingAccount | None:
    words = " ".join(subject.span.of(reading.text).split())
    following = _NEXT.match(_ARTICLE.sub("", words)) is not None
    meets = clause.lemma in ("meet", "reconvene", "convene", "réunir")
    if not (following or meets) or (clause.passive and meets) or (clause.objects and clause.lemma != "take"):
        return None
    modality = modality_of(clause, reading.language)
    if following and modality == "asserted":
        modality = "expected"
    name = _full_name(reading, sentence, subject)
    when = circumstances_of(reading, sentence, clause, clause.cue, future=modality == "expected")
    if name is None or not (when.date or when.city):
        return None
    bodies = _members(reading, name) or _bodies(sentence, subject, name)
    return MeetingAccount(
        clause.span,
        name=name if not meets else None,
        bodies=bodies,
        when=when,
        format=_format(bodies),
        modality=modality,
        proper=True,
    )


def _bodies(sentence: Sentence, subject: Argument, name: str) -> tuple[str, ...]:
    mention = sentence.mention_at(sentence.at(subject.head).start)
    return mention.entities if mention is not None and mention.kind == "organisation" and mention.entities else (name,)


def _format(bodies: tuple[str, ...]) -> MeetingFormat:
    return "ministerial" if any(body.endswith("ministers") for body in bodies) else "session"


def _members(reading: Reading, name: str) -> tuple[str, ...]:
    """The ministers who make up a council, where the document speaks of one group of them."""
    if name.casefold().split()[-1] not in ("council", "conseil"):
        return ()
    groups = {
        entity
        for sentence in reading.sentences
        for mention in sentence.mentions
        if mention.kind in ("group", "members")
        for entity in mention.entities
        if entity.endswith("ministers")
    }
    return tuple(groups) if len(groups) == 1 else ()


def _full_name(reading: Reading, sentence: Sentence, subject: Argument) -> str | None:
    """A capitalised organ by its full name; a bare noun stands for the one named in full before."""
    words = _LEAD.sub("", " ".join(subject.span.of(reading.text).split()))
    noun = subject.head.text
    if _INDEFINITE.match(words):
        return None
    if len(words) > len(noun) and words[:1].isupper() and "," not in words and len(words.split()) < 12:
        return words
    if words.casefold() != noun.casefold():
        return None
    return _named_before(reading, noun, sentence.span.start) or (noun if words[:1].isupper() else None)


def _named_before(reading: Reading, noun: str, before: int) -> str | None:
    pattern = re.compile(rf"((?:[A-Z][\w-]+\s+){{1,5}}{re.escape(noun.capitalize())})\b(?!\s+[A-Z])")
    found = [" ".join(match.group(1).split()) for match in pattern.finditer(reading.text, 0, before)]
    names = [re.sub(r"^The\s+", "", each) for each in found]
    return next((each for each in reversed(names) if " " in each), None)


def _sittings(reading: Reading) -> Iterator[MeetingAccount]:
    """ "The session was chaired by Ann Roe", "the meeting began at ten": the sitting of the organ that acted before."""
    for occasion in occasions(reading):
        clause = occasion.clause
        bare = occasion.name.of(reading.text).casefold() in _SITTINGS
        if clause is None or not bare or occasion.determiner not in ("the", "la") or occasion.part != "subject":
            continue
        if clause.lemma not in _RUN or modality_of(clause) != "asserted":
            continue
        acting = _acting_before(reading, occasion)
        if acting is not None:
            name, bodies = acting
            yield MeetingAccount(
                clause.span,
                name=name,
                bodies=bodies,
                when=occasion.when.over(letterhead(reading)),
                chairs=occasion.chairs,
                format=_format(bodies),
                proper=True,
            )
        return


def _acting_before(reading: Reading, occasion: Occasion) -> tuple[str | None, tuple[str, ...]] | None:
    verbs = by_lemma("decision-verbs", reading.language)
    for sentence in reading.sentences[: occasion.sentence.index]:
        for clause in sentence.clauses:
            subject = clause.subject
            acts = clause.lemma in verbs or clause.lemma in ("meet", "convene", "hear")
            if not acts or subject is None or clause.passive or not _is_organ(subject):
                continue
            if not sentence.line.is_prose:
                continue
            name = _full_name(reading, sentence, subject)
            mention = sentence.mention_at(sentence.at(subject.head).start)
            entities = mention.entities if mention is not None and mention.kind == "organisation" else ()
            if name is None and not entities:
                continue
            bodies = (_members(reading, name) if name else ()) or entities or (name or "",)
            return name, bodies
    return None


def letterhead(reading: Reading) -> Circumstances:
    """Where and when a document was given: its dateline's city and its date."""
    city: str | None = None
    date: str | None = None
    for sentence in reading.sentences[:6]:
        if sentence.line.kind not in _HEADING:
            continue
        found = next((m for m in sentence.mentions if m.kind in ("city", "country")), None)
        if found is not None and city is None and sentence.line.kind == "dateline":
            # "Luxembourg, 19 October": a dateline that opens with a country names the city of that name
            opens = found.span.start == sentence.span.start
            city = found.name if found.kind == "city" else found.span.of(reading.text) if opens else None
        days = [each.edtf for each in reading.dates_in(sentence.span) if each.edtf and each.precision == "day"]
        date = date or next(iter(days), None)
    return Circumstances(date or reading.document.published, city)
