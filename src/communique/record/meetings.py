"""Meetings: what all claims of one occasion say together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from communique.model import Modality
from communique.record.copies import count_sources
from communique.record.items import Item, preference_of, strongest
from communique.record.occasions import Told
from communique.record.when import When, may_meet, meet, when, widened
from communique.record.words import fold


@dataclass(frozen=True)
class Meeting:
    """One occasion, as all documents together describe it.

    Attributes:
        id: Stable name: a hash of what identifies it.
        name: The best name that a document gives; None where none names it.
        parent: Id of the larger meeting that it belongs to or stands beside; None where it stands alone.
        session: Id of the session of that larger meeting that it is; None where it is a meeting of its own.
        dates: Every date that a document gives, with the claims that give it.
        claims: Numbers of the claims that describe it; `weight` adds those of its sessions and participants.
    """

    id: str
    name: str | None
    bodies: tuple[str, ...]
    date: str | None
    city: str | None
    country: str | None
    venue: str | None
    host: tuple[str, ...]
    chair: tuple[str, ...]
    format: str
    modality: Modality
    claims: tuple[int, ...]
    documents: tuple[str, ...]
    sources: int
    dates: tuple[tuple[str, tuple[int, ...]], ...] = ()
    cities: tuple[tuple[str, tuple[int, ...]], ...] = ()
    parent: str | None = None
    session: str | None = None
    weight: int = 0


def _votes(group: list[Told], of: Callable[[Told], str | None], matter: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for it in group:
        value = of(it)
        if value:
            found[value].append(it.item)
    ranked = sorted(
        found.items(),
        key=lambda e: (-preference_of(e[1], matter), -len({i.document.name for i in e[1]}), -len(e[1]), e[0]),
    )
    return tuple((value, tuple(sorted(i.number for i in items))) for value, items in ranked)


def _first(votes: tuple[tuple[str, tuple[int, ...]], ...]) -> str | None:
    return votes[0][0] if votes else None


def _best_date(votes: tuple[tuple[str, tuple[int, ...]], ...], *, preferred: bool) -> str | None:
    """The most frequent of the dates given with a year and to the day; a range before one of its days."""
    if preferred:
        return votes[0][0]

    def rank(vote: tuple[str, tuple[int, ...]]) -> tuple[bool, bool, int, int, str]:
        found = when(vote[0])
        if not found:
            return (True, True, 0, 0, vote[0])
        return (not found.has_year, not found.is_to_the_day, -len(vote[1]), -found.days, vote[0])

    return min(votes, key=rank)[0] if votes else None


def years_of(groups: Iterable[list[Told]]) -> dict[str, int]:
    """The year that each document speaks of, where its dates lack one: its own, or that of a meeting told with it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for group in groups:
        lacking = [it for it in group if it.date and "XXXX" in (it.fields.date or "")]
        years = {it.date.first.year for it in group if it.date and it.date.has_year} if lacking else set()
        for it in lacking:
            assert it.date is not None  # chosen above
            found[it.item.document.name] |= {it.date.first.year} if it.date.has_year else years
    return {name: years.pop() for name, years in found.items() if len(years) == 1}


def completed(date: str | None, document: str, years: Mapping[str, int]) -> str | None:
    """A date without its year, completed where the document's year is known."""
    if date and "XXXX" in date and document in years:
        return date.replace("XXXX", str(years[document]))
    return date


def meeting_of(group: list[Told], source_of: Mapping[str, str], years: Mapping[str, int]) -> Meeting:
    """What all claims of one group say together."""
    group = sorted(group, key=lambda it: it.item.key)
    dates = _votes(group, lambda it: completed(it.fields.date, it.item.document.name, years), "date")
    cities = _votes(group, lambda it: it.fields.city, "place")
    date = _best_date(dates, preferred=any(preference_of([it.item], "date") > 0 and it.fields.date for it in group))
    bodies = Counter(it.fields.bodies for it in group if it.fields.bodies)
    best_bodies = min(bodies, key=lambda b: (-len(b) if ":" not in "".join(b) else len(b), -bodies[b], b), default=())
    name = _best_name(group)
    documents = tuple(sorted({it.item.document.name for it in group}))
    hosts = Counter(host for it in group for host in it.fields.host)
    chairs = Counter(chair for it in group for chair in it.fields.chair)
    formats = Counter(it.fields.format for it in group)
    identity = (
        sorted(best_bodies) or [fold(name or "")],
        date,
        _first(cities) if not date else "",
        strongest(it.item for it in group) == "denied",
    )
    return Meeting(
        id="m" + hashlib.sha256(repr(identity).encode()).hexdigest()[:11],
        name=name,
        bodies=tuple(best_bodies),
        date=date,
        city=_first(cities),
        country=_first(_votes(group, lambda it: it.fields.country, "place")),
        venue=_first(_votes(group, lambda it: it.fields.venue, "place")),
        host=tuple(sorted(hosts, key=lambda h: (-hosts[h], h))),
        chair=tuple(sorted(chairs, key=lambda c: (-chairs[c], c))),
        format=min(formats, key=lambda f: (f == "other", -formats[f], f)),
        modality=strongest(it.item for it in group),
        claims=tuple(sorted(it.item.number for it in group)),
        documents=documents,
        sources=count_sources(documents, source_of),
        dates=dates,
        cities=cities,
    )


def _best_name(group: list[Told]) -> str | None:
    count = Counter(it.fields.name for it in group if it.fields.name)
    english = {it.fields.name for it in group if it.item.document.language in (None, "en")}
    return min(count, key=lambda n: (n not in english, -count[n], not n[:1].isupper(), -len(n), n), default=None)


def beside(meetings: Iterable[Meeting], main: Meeting) -> set[str]:
    """The ids of the meetings that stand within or beside the main one."""
    around, documents = when(main.date), frozenset(main.documents)
    return {it.id for it in meetings if not documents.isdisjoint(it.documents) and _is_beside(it, main, around)}


def _is_beside(it: Meeting, main: Meeting, around: When | None) -> bool:
    if it.id == main.id:
        return False
    if main.bodies and set(main.bodies) < set(it.bodies) and may_meet(it.date, main.date):
        return True
    if it.city and main.city and fold(it.city) != fold(main.city):
        return False
    date = when(it.date)
    if date and around:
        return date.is_to_the_day and meet(date, widened(around, 1))
    if it.country and main.country and it.country != main.country:
        return False
    return it.format in {"bilateral", "other", "call", "session", "visit"} or bool(it.city)
