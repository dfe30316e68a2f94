"""Which claims speak of one and the same meeting."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.model import MeetingFields, Modality
from communique.record.copies import count_sources
from communique.record.items import Item, preference_of, strongest
from communique.record.ordinals import ordinals
from communique.record.people import People, is_country
from communique.record.when import When, days_between, may_meet, meet, when, widened
from communique.record.words import containment, fold, is_acronym_of, jaccard, stems

_LARGE = ("summit", "ministerial", "conference")
_PARTS = ("bilateral", "call", "visit", "ceremony", "session")
_GENERIC = stems(
    "meeting meetings réunion réunions summit sommet conference conférence ministers ministres foreign talks visit"
)
_ENOUGH = 3
_MANY_DAYS = 740


@dataclass(frozen=True)
class Meeting:
    """One occasion, as all documents together describe it.

    Attributes:
        id: Stable name: a hash of what identifies it.
        name: The best name that a document gives; None where none names it.
        parent: Id of the larger meeting that it belongs to or stands beside; None where it stands alone.
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
    weight: int = 0


@dataclass(frozen=True, eq=False)
class Told:
    """A meeting claim with what is compared."""

    item: Item
    fields: MeetingFields
    bodies: frozenset[str]
    parties: frozenset[str]
    roots: frozenset[str]
    date: When | None
    city: str
    named: frozenset[str]

    @cached_property
    def marks(self) -> frozenset[str]:
        """By what a claim is compared with others: its parties, place and host, and the words of its name."""
        found = {f"b{body}" for body in self.roots | self.parties} | {f"n{word}" for word in self.named - _GENERIC}
        found |= ({f"c{self.city}"} if self.city else set()) | {f"h{host}" for host in self.fields.host}
        if self.fields.name:
            words = self.fields.name.split()
            found |= {f"a{words[0]}", "a" + "".join(word[0] for word in words if word[0].isupper())}
        return frozenset(found)

    @property
    def is_collective(self) -> bool:
        """Whether a standing body meets, rather than two or three parties."""
        return any(":" in body for body in self.bodies)


def told(item: Item, people: People) -> Told:
    """What of a meeting claim is compared with others.

    A date without its year is taken for the one nearest to the day of publication.
    """
    fields = item.fields
    assert isinstance(fields, MeetingFields)  # the caller passes meeting claims only
    bodies = frozenset(fields.bodies)
    parties = frozenset(country_of(body, people) for body in bodies)
    published = when(item.document.published)
    date = when(fields.date)
    if date and not date.has_year and published and published.has_year:
        nearest = min(
            (date.in_year(published.first.year + shift) for shift in (-1, 0, 1)),
            key=lambda option: (abs((option.first - published.first).days), option.first),
        )
        date = When(nearest.first, nearest.last)
    roots = frozenset(body.split(":")[0] for body in bodies if not is_country(body))
    return Told(item, fields, bodies, parties, roots, date, fold(fields.city or ""), stems(fields.name or ""))


def country_of(entity: str, people: People) -> str:
    """A person's country where it is known, else the entity."""
    person = people.find(entity)
    return person.country or entity if person else entity


def _bodies_agree(one: Told, other: Told) -> int:
    """3: the same parties; 1: perhaps (one names none, or only the organisation); 0: others."""
    if not one.bodies or not other.bodies:
        return 1
    if one.bodies == other.bodies:
        return 3
    if one.parties == other.parties and not one.is_collective:
        shared = [one.bodies - other.bodies, other.bodies - one.bodies]
        persons = [[b for b in side if not is_country(b)] for side in shared]
        return 0 if persons[0] and persons[1] else 3
    generic = {f"{root}:members" for root in one.roots | other.roots} | one.roots | other.roots
    if one.roots == other.roots and (one.bodies <= generic or other.bodies <= generic):
        return 2 if len(one.bodies) == len(other.bodies) == 1 else 0
    return 0


def _names_agree(one: Told, other: Told) -> bool:
    a, b = one.fields.name or "", other.fields.name or ""
    if not a or not b:
        return False
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return True
    mine, theirs = one.named - _GENERIC, other.named - _GENERIC
    if not mine and not theirs:
        return one.named == other.named and bool(one.named)
    years = frozenset(word for word in mine & theirs if len(word) == 4 and word.isdigit())
    if years and (mine == years or theirs == years):
        return _are_of_a_kind(one, other)  # "the 2008 summit" has no other name
    return jaccard(mine, theirs) >= 0.5 or (containment(mine, theirs) == 1 and len(mine & theirs) >= 2)


def _are_of_a_kind(one: Told, other: Told) -> bool:
    """Whether both are large meetings of one kind: a body holds few of them in a year."""
    return one.fields.format == other.fields.format and one.fields.format in _LARGE


def _formats_differ(one: Told, other: Told) -> bool:
    a, b = one.fields.format, other.fields.format
    if a == b or "other" in (a, b):
        return False
    return a in _PARTS or b in _PARTS or {a, b} == {"summit", "ministerial"}


def kinship(one: Told, other: Told) -> int:
    """How well two claims agree on being about one occasion; 0 where they cannot be."""
    if (one.item.modality == "denied") != (other.item.modality == "denied") or _formats_differ(one, other):
        return 0
    if one.date and other.date and not meet(one.date, other.date):
        return 0
    if one.city and other.city and one.city != other.city:
        return 0
    a, b = one.fields, other.fields
    if a.country and b.country and a.country != b.country:
        return 0
    mine, theirs = ordinals(a.name or ""), ordinals(b.name or "")
    if mine and theirs and not mine & theirs:
        return 0  # another of the series
    bodies, names = _bodies_agree(one, other), _names_agree(one, other)
    if not bodies:
        return 0
    to_the_day = bool(one.date and other.date and one.date.is_to_the_day and other.date.is_to_the_day)
    same_city = bool(one.city) and one.city == other.city
    hosts = bool(a.host) and a.host == b.host and a.format == b.format
    if not (bodies >= 2 or names or (to_the_day and same_city) or (hosts and one.date and other.date)):
        return 0
    same_document = one.item.document.name == other.item.document.name
    same_country = bool(where_of(a)) and where_of(a) == where_of(b) and not same_city
    # "The 2008 summit" has no place to agree on, but few of its kind in its year.
    same_kind = names and _are_of_a_kind(one, other) and bool(one.date and other.date)
    # Of what is only planned, a body plans one for a season.
    ahead = all(it.item.modality in {"expected", "conditional"} for it in (one, other))
    same_plan = ahead and bool(one.date) and a.date == b.date and bodies >= 2
    score = (bodies if bodies >= 2 else 0) + 2 * names + 2 * to_the_day + same_city + same_country
    score += 3 * hosts + same_document + same_kind + same_plan
    # One body meets often: without a date, only the place or the document tells which time is meant.
    dated = one.date is not None and other.date is not None
    particular = names and len(one.named - _GENERIC) >= 2
    if not dated and not same_city and not same_document and not particular and not _told_together(one, other):
        return 0
    return score + (particular and not dated and _told_together(one, other))


def where_of(fields: MeetingFields) -> str | None:
    """The country of a meeting: the one that is told, else that of its only host."""
    if fields.country:
        return fields.country
    return fields.host[0] if len(fields.host) == 1 and is_country(fields.host[0]) else None


def _told_together(one: Told, other: Told) -> bool:
    """Whether the two documents were published within ten days of each other."""
    a, b = when(one.item.document.published), when(other.item.document.published)
    return a is not None and b is not None and a.has_year and b.has_year and days_between(a, b) <= 10


def rank(it: Told) -> tuple[bool, int, bool, tuple[str, int, int, str, str]]:
    """The order in which claims found groups: the best dated first."""
    date = it.date
    return (date is None or not date.has_year, date.days if date else 0, not it.bodies, it.item.key)


def cluster(claims: Iterable[Told]) -> list[list[Told]]:
    """The claims in groups, one for each occasion; the best dated claims found the groups."""
    clustering = Clustering()
    for it in sorted(claims, key=rank):
        clustering.take(it)
    return clustering.groups


class Clustering:
    """Groups of claims, one for each occasion, to which claims are given one by one, the best dated first."""

    def __init__(self, groups: Iterable[Sequence[Told]] = ()) -> None:
        self.groups: list[list[Told]] = []
        self._index: defaultdict[str, defaultdict[int | None, set[int]]] = defaultdict(lambda: defaultdict(set))
        for group in groups:
            self.groups.append([])
            for it in group:
                self._put(it, len(self.groups) - 1)

    def take(self, it: Told) -> None:
        """Put a claim where it fits best, else into a group of its own."""
        scores = [(_score(it, self.groups[at]), at) for at in self._near(it)]
        best = max((score for score, _ in scores), default=0)
        tied = [at for score, at in scores if score == best]
        at = _pick(it, self.groups, tied) if best >= _ENOUGH else None
        if at is None:
            at = len(self.groups)
            self.groups.append([])
        self._put(it, at)

    def _put(self, it: Told, at: int) -> None:
        self.groups[at].append(it)
        months = months_of(it)
        for mark in it.marks:
            for month in months or (None,):
                self._index[mark][month].add(at)

    def _near(self, it: Told) -> list[int]:
        """The groups that share a word or a party with a claim, and whose days may be its days."""
        months = months_of(it)
        found: set[int] = set()
        for mark in it.marks:
            by_month = self._index.get(mark)
            if by_month is not None:
                wanted = (None, *months) if months else tuple(by_month)
                found.update(at for month in wanted for at in by_month.get(month, ()))
        return sorted(found)


def months_of(it: Told) -> tuple[int, ...]:
    """The months of a claim's date, counted from the year 0; empty where it has none, or one of many years."""
    date = it.date
    if date is None or not date.has_year or date.days > _MANY_DAYS:
        return ()
    first, last = (day.year * 12 + day.month for day in (date.first, date.last))
    return tuple(range(first, last + 1))


def is_dated(it: Told) -> bool:
    """Whether a claim can found a group: its months are known."""
    return bool(months_of(it))


def _score(it: Told, group: list[Told]) -> int:
    if any(_cannot_be_one(it, other) for other in group):
        return 0
    return max(kinship(it, other) for other in group)


def _cannot_be_one(one: Told, other: Told) -> bool:
    """Whether two claims contradict each other on when, where, or which of a series it was."""
    if one.date and other.date and not meet(one.date, other.date):
        return True
    mine, theirs = ordinals(one.fields.name or ""), ordinals(other.fields.name or "")
    return bool(one.city and other.city and one.city != other.city) or (bool(mine and theirs) and not mine & theirs)


def _pick(it: Told, groups: list[list[Told]], tied: list[int]) -> int | None:
    """The group that a claim belongs to, among those that fit equally well; None where that cannot be told."""
    if len(tied) == 1:
        return tied[0]
    mine = [at for at in tied if any(o.item.document.name == it.item.document.name for o in groups[at])]
    if len(mine) == 1:
        return mine[0]
    published = when(it.item.document.published)
    if published and published.has_year:

        def gap(at: int) -> int:
            dates = [o.date for o in groups[at] if o.date and o.date.has_year]
            return min((days_between(published, date) for date in dates), default=10**6)

        gaps = sorted((gap(at), at) for at in tied)
        if gaps[0][0] < gaps[1][0]:
            return gaps[0][1]
    return None


def merge_contradicting(groups: list[list[Told]]) -> list[list[Told]]:
    """Join groups that are one meeting with contradicting dates or places.

    One standing body (or one name) in one city within three days, told by different documents, is one
    meeting whose date the documents tell differently; on the same days in two cities, one whose place differs.
    """
    merged: list[list[Told]] = []
    by_day: defaultdict[int, list[int]] = defaultdict(list)
    for group in groups:
        days = _days_of(group)
        near = sorted({at for day in days for at in by_day.get(day, ())})
        home = next((at for at in near if _contradict(group, merged[at])), None)
        if home is None:
            for day in days:
                by_day[day].append(len(merged))
            merged.append(list(group))
        else:
            merged[home].extend(group)
    return merged


def _days_of(group: Sequence[Told]) -> range:
    """The days, by number, around the date of a group within which another may contradict it."""
    date = group[0].date
    if date is None or not date.is_to_the_day:
        return range(0)
    return range(date.first.toordinal() - 2, date.last.toordinal() + 3)


def _contradict(one: list[Told], other: list[Told]) -> bool:
    if {it.item.document.name for it in one} & {it.item.document.name for it in other}:
        return False
    first, second = one[0], other[0]
    if not first.date or not second.date or not (first.date.is_to_the_day and second.date.is_to_the_day):
        return False
    if _formats_differ(first, second) or (first.item.modality == "denied") != (second.item.modality == "denied"):
        return False
    same = (first.bodies == second.bodies and first.is_collective) or _names_agree(first, second)
    cities = {it.city for it in one if it.city}, {it.city for it in other if it.city}
    gap = days_between(first.date, second.date)
    return same and ((gap == 0 and bool(cities[0]) and bool(cities[1])) or (gap <= 3 and bool(cities[0] & cities[1])))


def _votes(group: list[Told], of: Callable[[Told], str | None]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for it in group:
        value = of(it)
        if value:
            found[value].append(it.item)
    ranked = sorted(
        found.items(),
        key=lambda e: (-preference_of(e[1]), -len({i.document.name for i in e[1]}), -len(e[1]), e[0]),
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
        years = {it.date.first.year for it in group if it.date and it.date.has_year}
        for it in group:
            if it.date and "XXXX" in (it.fields.date or ""):
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
    dates = _votes(group, lambda it: completed(it.fields.date, it.item.document.name, years))
    cities = _votes(group, lambda it: it.fields.city)
    date = _best_date(dates, preferred=any(it.item.preference > 0 and it.fields.date for it in group))
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
        country=_first(_votes(group, lambda it: it.fields.country)),
        venue=_first(_votes(group, lambda it: it.fields.venue)),
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


def place(meetings: list[Meeting], main: Meeting) -> list[Meeting]:
    """The meetings, those within or beside the main one marked with their parent."""
    around = when(main.date)

    def beside(it: Meeting) -> bool:
        if it.id == main.id or not set(it.documents) & set(main.documents):
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

    return [replace(it, parent=main.id) if beside(it) else it for it in meetings]
