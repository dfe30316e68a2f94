"""How entities, meetings and fields are called in answers."""

from __future__ import annotations

from collections.abc import Iterable

from communique import registry
from communique.model import AccessionFields, Item
from communique.record import Fact, Meeting, Person, Record
from communique.record.when import say

STAGES = {
    "announced": "announced",
    "requested": "requested, not yet approved",
    "pledged": "pledged",
    "committed": "committed",
    "allocated": "allocated",
    "disbursed": "paid out",
    "delivered": "delivered",
}
STEPS = {
    "promised": "membership promised",
    "applied": "applied",
    "invited": "invited",
    "signed": "signed",
    "parliament-approved": "approved by parliament",
    "ratified": "ratified",
    "deposited": "instrument deposited",
    "joined": "joined",
    "in-force": "in force",
    "withdrew": "withdrew",
    "requirement": "required",
}
_FORMATS = {"bilateral": "Meeting", "call": "Telephone call", "visit": "Visit", "ceremony": "Ceremony"}


def name(entity: str) -> str:
    """A country, organisation or group in English; a person or anything else as it stands."""
    return registry.name_of(entity) or entity


def names(entities: Iterable[str]) -> str:
    """Several entities as a list in words."""
    return listed([name(entity) for entity in entities])


def items_in_words(items: Iterable[Item]) -> str:
    """Goods with their numbers, several apart by "; "."""
    return "; ".join(each.words for each in items)


def listed(words: list[str]) -> str:
    """Words as a list: "a, b and c"."""
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)


def step_in_words(fields: AccessionFields, *, done: bool = True) -> str:
    """A step of accession as its claim tells it: who, what, for whom, to what."""
    step = STEPS[fields.step] if done else f"not {STEPS[fields.step]}"
    who, to = names(fields.candidates), name(fields.to) if fields.to else ""
    where = " → ".join(part for part in (who, to) if part)
    said = f"{names(fields.parties)}: {step}" if fields.parties else step
    count = f", {fields.count} so far" if fields.count and fields.step != "joined" else ""
    return f"{where} – {said}{count}" if where else f"{said}{count}"


def person_with_office(record: Record, who: str) -> str:
    """A person with the first of their offices; an entity by its name."""
    office = office_of(record.people.find(who))
    return f"{name(who)}, {office}" if office else name(who)


def office_of(person: Person | None) -> str:
    """The person's offices in words; empty where none is known."""
    if person is None or not person.posts:
        return ""
    said = []
    held = [post for post in person.posts if not post.former]
    for post in held:
        # An office elsewhere that fewer claims give is more likely a slip of one account than a second office.
        if post.of != held[0].of and len(post.claims) < len(held[0].claims):
            continue
        title = post.title[:1].upper() + post.title[1:]
        of = name(post.of) if post.of else ""
        said.append(f"{title} of {_the(of)}" if of and of.casefold() not in title.casefold() else title)
    return "; ".join(said[:2])


def _the(country: str) -> str:
    return f"the {country}" if country.startswith(("United ", "Netherlands", "European ", "Czech Rep")) else country


def meeting_name(meeting: Meeting) -> str:
    """What a meeting is called: by its body where one met, by its parties, or by its name."""
    if meeting.format in _FORMATS and meeting.bodies and not (meeting.name and len(meeting.bodies) == 1):
        who = names(meeting.bodies)
        return who if meeting.format == "bilateral" else f"{_FORMATS[meeting.format]}: {who}"
    if meeting.name and (not meeting.bodies or ":" not in meeting.bodies[0]):
        return f"{meeting.name[:1].upper()}{meeting.name[1:]}"
    if meeting.bodies:
        return (
            names(meeting.bodies)
            if len(meeting.bodies) < 2
            else f"{name(meeting.bodies[0])} with {names(meeting.bodies[1:])}"
        )
    place = meeting.city or (name(meeting.country) if meeting.country else "")
    what = meeting.format.capitalize() if meeting.format != "other" else "Meeting"
    return f"{what} in {place}" if place else what


def meeting_when_where(meeting: Meeting) -> str:
    """The date and place of a meeting in words."""
    place = ", ".join(
        dict.fromkeys(p for p in (meeting.venue, meeting.city, name(meeting.country) if meeting.country else "") if p)
    )
    return ", ".join(part for part in (say(meeting.date), place) if part)


def event_name(record: Record, fact: Fact) -> str:
    """The session or meeting that a fact belongs to, in words."""
    session = record.session(fact.event)
    if session:
        return session.label
    meeting = record.meeting(fact.event)
    return meeting_name(meeting) if meeting else ""
