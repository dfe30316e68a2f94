"""What `communique show` answers: a passage in its context, or all that the record holds of somebody or something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from communique import registry
from communique.errors import NotFoundError
from communique.model import AccessionFields, Kind, OfficeFields, Passage
from communique.record import Fact, Meeting, Record
from communique.record.when import say, when
from communique.record.words import fold, stems
from communique.views.answer import Group, Line
from communique.views.assembly import difference
from communique.views.lines import citations, describe, meeting_line, step_day, tidy
from communique.views.naming import items_in_words, meeting_name, meeting_when_where, name, names, office_of
from communique.views.wording import phrase

_AROUND = 320
_KINDS: dict[Kind, str] = {
    "office": "Offices", "participation": "Took part in", "statement": "Statements", "commitment": "Promises",
    "decision": "Decisions", "discussion": "Discussions", "accession": "Accessions", "dependency": "Dependencies",
    "occurrence": "Events in the world",
}  # fmt: skip
_CLAIM = re.compile(r"^[\[#]?(\d+)\]?$")


@dataclass(frozen=True)
class Extract:
    """A claim's words as they stand in their document.

    Attributes:
        before, quote, after: The passage, cut out of its surroundings at the ends of words.
        stance: "for" or "against" what is shown.
        page: The page of the document, where it has pages.
    """

    claim: int
    document: str
    source: str
    page: int | None
    kind: str
    modality: str
    before: str
    quote: str
    after: str
    stance: str = "for"


@dataclass(frozen=True)
class Answer:
    """What was asked for: passages in context, and lines of the record about it."""

    title: str
    note: str
    extracts: tuple[Extract, ...]
    groups: tuple[Group, ...]


def show(record: Record, what: str) -> Answer:
    """Show a claim by its number, a fact, meeting, session or contradiction by its id, or anything by its name.

    Raises:
        NotFoundError: The record holds nothing of that name.
    """
    wanted = what.strip()
    number = _CLAIM.match(wanted)
    if number:
        return _claim(record, int(number[1]))
    for found in (_by_id(record, wanted), _by_name(record, wanted)):
        if found is not None:
            return found
    known = (
        [p.name for p in record.people.persons] + list(record.documents) + [meeting_name(m) for m in record.meetings]
    )
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    hint = (
        phrase("Did you mean {names}?", names=" or ".join(near))
        if near
        else phrase("Give a claim's number, a name, a country or a document.")
    )
    raise NotFoundError("{words!r} is not in the record. Nothing was changed. {hint}", words=what, hint=hint)


def _by_id(record: Record, wanted: str) -> Answer | None:
    fact = next((f for f in record.facts if f.id == wanted), None)
    if fact:
        return _fact(record, fact)
    meeting = record.meeting(wanted)
    if meeting:
        return _meeting(record, meeting)
    session = record.session(wanted)
    if session:
        about = [f for f in record.facts if f.event == session.id]
        extracts = tuple(_extract(record, n) for n in session.claims)
        return Answer(session.label, say(session.date), extracts, _groups(record, about))
    conflict = next((c for c in record.conflicts if c.id == wanted), None)
    if conflict:
        told = difference(record, conflict)
        extracts = tuple(_extract(record, n) for n in conflict.claims)
        return Answer(told.about, told.type, extracts, (Group("Two sides", told.sides),))
    return None


def _by_name(record: Record, wanted: str) -> Answer | None:
    key = fold(wanted)
    if wanted in record.documents and not registry.country(wanted):
        return _document(record, wanted)
    for person in record.people.persons:
        if key in {fold(spelling) for spelling in (person.name, *person.spellings)}:
            return _entity(record, person.name, office_of(person))
    code = wanted if registry.is_country(wanted) else registry.country(wanted) or registry.organisation(wanted)
    held = [m for m in record.meetings if m.city and fold(m.city) == key]
    if held and not (code and fold(name(code)) == key):  # "Luxembourg" is the country, "Riga" where they met
        return _meeting(record, held[0])
    documents = [document for document in record.documents if fold(document) == key]
    if code and (not documents or _holds(record, code)):
        return _entity(record, code, "")
    if documents:
        return _document(record, documents[0])
    surname = [p for p in record.people.persons if fold(p.name).split()[-1:] == [key]]
    if len(surname) == 1:
        return _entity(record, surname[0].name, office_of(surname[0]))
    words = stems(wanted)
    meetings = [
        m for m in record.meetings if words and words <= stems(f"{meeting_name(m)} {m.name} {meeting_when_where(m)}")
    ]
    if meetings:
        return _meeting(record, meetings[0])
    named = [it for it in _entities(record) if fold(it) == key]
    return _entity(record, named[0], "") if named else None


def _entities(record: Record) -> Iterable[str]:
    for fact in record.facts:
        yield from _named(fact)


def _named(fact: Fact) -> set[str]:
    """The entities that a fact names."""
    found: set[str] = set()
    for key, value in fact.fields:
        if key in {"person", "participant"}:
            found.add(value)
        elif isinstance(value, tuple) and key != "topics":
            found |= {entity for entity in value if isinstance(entity, str)}
    if isinstance(fact.fields, OfficeFields) and fact.fields.of:
        found.add(fact.fields.of)
    return found


def _extract(record: Record, number: int, stance: str = "for") -> Extract:
    claim = record.claims[number].claim
    text, (start, end) = claim.document.text, claim.span
    left = _word_end(text, max(0, start - _AROUND), start)
    right = _word_start(text, end, min(len(text), end + _AROUND))
    document = claim.document
    source = ", ".join(part for part in (document.publisher, document.genre, say(document.published)) if part)
    return Extract(
        number, document.name, source, document.page_of(start), claim.kind, claim.modality,
        text[left:start], claim.quote, text[end:right], stance,
    )  # fmt: skip


def _word_end(text: str, at: int, limit: int) -> int:
    while 0 < at < limit and not text[at - 1].isspace():
        at += 1
    return at


def _word_start(text: str, limit: int, at: int) -> int:
    while limit < at < len(text) and not text[at].isspace():
        at -= 1
    return at


def _claim(record: Record, number: int) -> Answer:
    filed = record.claims.get(number)
    if filed is None:
        last = max(record.claims, default=0)
        raise NotFoundError(
            "There is no claim {id} in the record; its numbers run to {last}. Nothing was changed. "
            "Take a number from the brief.",
            id=number,
            last=last,
        )
    claim = filed.claim
    said = tuple(Line(f"{label}: {words}", ()) for label, words in _fields(record, number))
    groups = [Group("What the claim says", said)]
    facts = record.facts_of_claim.get(number, ())
    if facts:
        groups.append(Group("In the record", tuple(describe(record, fact) for fact in facts)))
    meetings = [m for m in record.meetings if number in m.claims]
    if meetings:
        groups.append(Group("Meeting", tuple(meeting_line(record, m) for m in meetings)))
    groups += _contradictions(record, {number})
    return Answer(f"Claim {number}: {claim.kind}", claim.modality, (_extract(record, number),), tuple(groups))


def _fields(record: Record, number: int) -> list[tuple[str, str]]:
    rows = []
    for key, value in record.claims[number].claim.fields:
        if value in (None, ()) or key == "mention":
            continue
        if isinstance(value, Passage):
            words = f"“{tidy(value.text)}”"
        elif key == "items":
            words = items_in_words(value)
        elif isinstance(value, tuple):
            words = "; ".join(value) if key == "topics" else names(value)
        elif key in {"date", "deadline"}:
            words = say(value)
        elif key in {"country", "of", "to", "participant", "person"}:
            words = name(value)
        elif hasattr(value, "model_dump"):
            words = ", ".join(f"{k.rstrip('_')} {v}" for k, v in value.model_dump().items() if v is not None)
        else:
            words = str(value)
        rows.append((key.rstrip("_").replace("_", " "), words))
    return rows


def _contradictions(record: Record, numbers: set[int]) -> list[Group]:
    found = [difference(record, c) for c in record.conflicts if numbers & set(c.claims)]
    return [Group(f"The accounts differ on {it.about}", it.sides, it.type) for it in found]


def _fact(record: Record, fact: Fact) -> Answer:
    extracts = [_extract(record, n) for n in fact.supports] + [_extract(record, n, "against") for n in fact.against]
    line = describe(record, fact)
    told = f"{fact.sources} independent source{'s' if fact.sources != 1 else ''}"
    return Answer(line.text, told, tuple(extracts), tuple(_contradictions(record, {*fact.supports, *fact.against})))


def _meeting(record: Record, meeting: Meeting) -> Answer:
    sessions = [s for s in record.sessions if s.meeting == meeting.id]
    events = {meeting.id, *(s.id for s in sessions)}
    facts = [f for f in record.facts if f.event in events]
    lines = tuple(
        Line(f"{s.label}{f' ({say(s.date)})' if s.date else ''}", citations(record, s.claims), (), s.sources, s.id)
        for s in sessions
    )
    groups = [Group("Sessions", lines)] if lines else []
    extracts = tuple(_extract(record, n) for n in meeting.claims)
    return Answer(
        meeting_name(meeting), meeting_when_where(meeting), extracts,
        (*groups, *_groups(record, facts), *_contradictions(record, set(meeting.claims))),
    )  # fmt: skip


def _document(record: Record, document: str) -> Answer:
    kept = record.documents[document]
    facts = [f for f in record.facts if document in f.documents]
    note = ", ".join(part for part in (kept.publisher, kept.genre, say(kept.published)) if part)
    meetings = tuple(meeting_line(record, m) for m in record.meetings if document in m.documents)
    groups = (Group("Meetings", meetings),) if meetings else ()
    numbers = {n for n, filed in record.claims.items() if filed.claim.document.name == document}
    return Answer(document, note, (), (*groups, *_groups(record, facts), *_contradictions(record, numbers)))


def _entity(record: Record, entity: str, note: str) -> Answer:
    facts = [f for f in record.facts if any(_is_or_acts_for(it, entity) for it in _named(f))]
    meetings = [m for m in record.meetings if any(_is_or_acts_for(it, entity) for it in (*m.bodies, *m.host, *m.chair))]
    groups = (Group("Meetings", tuple(meeting_line(record, m) for m in meetings)),) if meetings else ()
    holders = tuple(
        Line(f"{p.name}: {office_of(p)}", citations(record, p.posts[0].claims))
        for p in record.people.persons if any(post.of == entity and not post.former for post in p.posts)
    )  # fmt: skip
    people = (Group("People", holders),) if holders else ()
    rest = [f for f in facts if f.kind != "office" or not holders]
    if not facts and not meetings and not holders:
        raise NotFoundError("{name} is not in the record. Nothing was changed. Try another name.", name=name(entity))
    numbers = {n for f in facts for n in (*f.supports, *f.against)}
    disputes = _contradictions(record, numbers)
    return Answer(name(entity), note, (), (*people, *groups, *_groups(record, rest), *disputes))


def _holds(record: Record, entity: str) -> bool:
    """Whether the record tells anything of an entity."""
    named = (it for fact in record.facts for it in _named(fact))
    met = (it for meeting in record.meetings for it in (*meeting.bodies, *meeting.host, *meeting.chair))
    return any(_is_or_acts_for(it, entity) for it in (*named, *met))


def _is_or_acts_for(named: str, entity: str) -> bool:
    """Whether a name is the entity's, or that of its members or organs ("G7:leaders" for "G7")."""
    return named == entity or named.startswith(f"{entity}:")


def _groups(record: Record, facts: Iterable[Fact]) -> tuple[Group, ...]:
    listed = sorted(facts, key=lambda fact: _in_order(record, fact))
    return tuple(
        Group(heading, _each_once(describe(record, fact) for fact in mine))
        for kind, heading in _KINDS.items()
        if (mine := [fact for fact in listed if fact.kind == kind])
    )


def _in_order(record: Record, fact: Fact) -> tuple[str, str, str]:
    """Steps of one accession by their days; all else as it stands."""
    fields = fact.fields
    if not isinstance(fields, AccessionFields):
        return ("", "", "")
    found = when(step_day(record, fact))
    return ("; ".join(fields.candidates), fields.to or "", found.first.isoformat() if found else "9999")


def _each_once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Facts of which one sentence tells several (of each candidate, of each party) read alike."""
    return tuple({(line.text, line.citations, line.marks): line for line in lines}.values())
