"""How entities, meetings and fields are called in answers."""

from __future__ import annotations

from collections.abc import Iterable

from communique import registry
from communique.model import AccessionFields, Item
from communique.record import Fact, Meeting, Person, Record
from communique.views.wording import City, Named, Wording, day, joined, listed, opening, phrase

STAGES = {
    "announced": "announced",
    "requested": "requested, not yet approved",
    "pledged": "pledged",
    "committed": "committed",
    "allocated": "allocated",
    "disbursed": "paid out",
    "delivered": "delivered",
}
DIFFERENCES = {
    "amount": "sum",
    "currency": "currency",
    "basis": "each or in total",
    "new-or-recalled": "new or made earlier",
    "certainty": "promised or not yet decided",
    "stage": "promised or already given",
    "date": "date",
    "place": "place",
    "count": "count",
    "votes": "votes",
    "presence": "took part or stayed away",
    "representative": "who came for it",
    "speaker": "who said it",
    "wording": "wording",
    "position": "for it or against it",
    "chair": "who presided",
    "instrument": "grant, loan or guarantee",
    "maker": "who gives it",
    "done-or-not": "done or not done",
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
    called = registry.name_of(entity) or entity
    return Wording(called, Named(entity)) if called != entity or registry.organisation(entity) else entity


def names(entities: Iterable[str]) -> str:
    """Several entities as a list in words."""
    return listed([name(entity) for entity in entities])


def items_in_words(items: Iterable[Item]) -> str:
    """Goods with their numbers, several apart by "; "."""
    return "; ".join(each.words for each in items)


def step_in_words(fields: AccessionFields, *, done: bool = True) -> str:
    """A step of accession as its claim tells it: who, what, for whom, to what."""
    where = joined(" → ", (names(fields.candidates), name(fields.to) if fields.to else ""))
    said = joined(": ", (names(fields.parties), step_named(fields.step, done=done)))
    if fields.count and fields.step != "joined":
        said = phrase("{what}, {n} so far", what=said, n=fields.count)
    return joined(" – ", (where, said))


def step_named(step: str, *, done: bool = True) -> str:
    """A step of accession, or that it is not done."""
    return phrase(STEPS[step] if done else f"not {STEPS[step]}")


def person_with_office(record: Record, who: str) -> str:
    """A person with the first of their offices; an entity by its name."""
    office = office_of(record.people.find(who))
    return joined(", ", (name(who), office))


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
        said.append(_office_with(title, of) if of and of.casefold() not in title.casefold() else title)
    return joined("; ", said[:2])


def _office_with(title: str, of: str) -> str:
    if of.startswith(("United ", "Netherlands", "European ", "Czech Rep")):
        return phrase("{title} of the {of}", title=title, of=of)
    return phrase("{title} of {of}", title=title, of=of)


def meeting_name(meeting: Meeting) -> str:
    """What a meeting is called: by its body where one met, by its parties, or by its name."""
    if meeting.format in _FORMATS and meeting.bodies and not (meeting.name and len(meeting.bodies) == 1):
        who = names(meeting.bodies)
        return who if meeting.format == "bilateral" else joined(": ", (phrase(_FORMATS[meeting.format]), who))
    if meeting.name and (not meeting.bodies or ":" not in meeting.bodies[0]):
        return f"{meeting.name[:1].upper()}{meeting.name[1:]}"
    if meeting.bodies:
        return (
            names(meeting.bodies)
            if len(meeting.bodies) < 2
            else phrase("{body} with {others}", body=name(meeting.bodies[0]), others=names(meeting.bodies[1:]))
        )
    place = Wording(meeting.city, City(meeting.city)) if meeting.city else ""
    place = place or (name(meeting.country) if meeting.country else "")
    what = opening(phrase(meeting.format if meeting.format != "other" else "meeting"))
    return phrase("{what} in {place}", what=what, place=place) if place else what


def meeting_when_where(meeting: Meeting) -> str:
    """The date and place of a meeting in words."""
    return joined(", ", (day(meeting.date), place_of(meeting)))


def place_of(meeting: Meeting) -> str:
    """The place of a meeting in words."""
    return joined(
        ", ",
        dict.fromkeys(
            (
                meeting.venue or "",
                Wording(meeting.city, City(meeting.city)) if meeting.city else "",
                name(meeting.country) if meeting.country else "",
            )
        ),
    )


def event_name(record: Record, fact: Fact) -> str:
    """The session or meeting that a fact belongs to, in words."""
    session = record.session(fact.event)
    if session:
        return session.label
    meeting = record.meeting(fact.event)
    return meeting_name(meeting) if meeting else ""
