"""Which claims tell of one and the same occasion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.model import MeetingFields
from communique.record.described import is_described
from communique.record.items import Item
from communique.record.ordinals import ordinals
from communique.record.people import People, is_country, is_group
from communique.record.portfolios import portfolios
from communique.record.when import When, days_between, meet, when
from communique.record.words import containment, fold, is_acronym_of, jaccard, stems, stems_of

_LARGE = ("summit", "ministerial", "conference")
_PARTS = ("bilateral", "call", "visit", "ceremony", "session")
_GENERIC = stems(
    "meeting meetings réunion réunions summit sommet conference conférence ministers ministres foreign talks visit"
)
_NEXT = re.compile(r"^(?:the )?(?:next|forthcoming|prochaine?|annual) ")
_ENOUGH = 3
_MANY_DAYS = 740


@dataclass(frozen=True, eq=False)
class Told:
    """A meeting claim with what is compared.

    Attributes:
        bodies: Who met, by name; none where the parties are only described.
        offices: What those who met are in charge of, where that is told.
        of_many: Whether the parties are described ("ministers from twelve countries").
    """

    item: Item
    fields: MeetingFields
    bodies: frozenset[str]
    parties: frozenset[str]
    roots: frozenset[str]
    date: When | None
    city: str
    named: frozenset[str]
    offices: frozenset[str]
    of_many: bool

    @cached_property
    def marks(self) -> frozenset[str]:
        """By what a claim is compared with others: its parties, place and host, and the words of its name."""
        found = {f"b{body}" for body in self.roots | self.parties}
        found |= {f"n{word}" for word in (self.named | stems_of(filter(_has_a_name, self.bodies))) - _GENERIC}
        found |= ({f"c{self.city}"} if self.city else set()) | {f"h{host}" for host in self.fields.host}
        if self.fields.name:
            words = self.fields.name.split()
            found |= {f"a{words[0]}", "a" + "".join(word[0] for word in words if word[0].isupper())}
        return frozenset(found)

    @property
    def is_collective(self) -> bool:
        """Whether a standing body meets, rather than two or three parties."""
        return any(":" in body for body in self.bodies)


def _has_a_name(body: str) -> bool:
    return not is_country(body) and not is_group(body)


def told(item: Item, people: People) -> Told:
    """What of a meeting claim is compared with others.

    A date without its year is taken for the one nearest to the day of publication.
    """
    fields = item.fields
    assert isinstance(fields, MeetingFields)  # the caller passes meeting claims only
    bodies = frozenset(fields.bodies)
    offices = frozenset[str]().union(*(portfolios(words) for words in (*bodies, fields.name or "")))
    of_many = bool(bodies) and all(is_described(body) for body in bodies)
    if of_many:
        bodies = frozenset()  # who met is told by nobody's name
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
    return Told(
        item, fields, bodies, parties, roots, date, fold(fields.city or ""), stems(fields.name or ""), offices, of_many
    )


def country_of(entity: str, people: People) -> str:
    """A person's country where it is known, else the entity."""
    person = people.find(entity)
    return person.country or entity if person else entity


def _bodies_agree(one: Told, other: Told) -> int:
    """3: the same parties; 1: perhaps (one names none, or only the organisation); 0: others."""
    if (one.of_many and _are_few(other)) or (other.of_many and _are_few(one)):
        return 0
    if not one.bodies or not other.bodies:
        return 1
    if one.bodies == other.bodies or _is_one_side(one, other) or _is_one_side(other, one):
        return 3
    if one.parties == other.parties and not one.is_collective:
        shared = [one.bodies - other.bodies, other.bodies - one.bodies]
        persons = [[b for b in side if not is_country(b)] for side in shared]
        return 0 if persons[0] and persons[1] else 3
    generic = {f"{root}:members" for root in one.roots | other.roots} | one.roots | other.roots
    if one.roots == other.roots and (one.bodies <= generic or other.bodies <= generic):
        return 2 if len(one.bodies) == len(other.bodies) == 1 else 0
    return 0


def _is_one_side(short: Told, full: Told) -> bool:
    """Whether a passage tells talks of two, and once more with one of them alone: nobody meets alone."""
    return (
        len(short.bodies) == 1
        and short.bodies < full.bodies
        and short.fields.format == full.fields.format
        and short.fields.format in ("bilateral", "call")
        and short.item.document.name == full.item.document.name
        and short.item.claim.span.meets(full.item.claim.span)
    )


def _are_few(it: Told) -> bool:
    """Whether persons or countries met under their names, rather than a standing group."""
    return bool(it.bodies) and not any(is_group(body) for body in it.bodies)


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


def _is_called_after(one: Told, other: Told) -> bool:
    """Whether the name of one is the party of the other: "the next Grain Forum", "the Grain Forum will meet"."""
    name = _NEXT.sub("", fold(one.fields.name or ""))
    bodies = {fold(body) for body in other.bodies}
    return one.bodies <= other.bodies and bodies == {name}


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
    called = _is_called_after(one, other) or _is_called_after(other, one)
    if (one.item.modality == "denied") != (other.item.modality == "denied"):
        return 0
    if _formats_differ(one, other) and not (called and "session" in (one.fields.format, other.fields.format)):
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
    if one.offices and other.offices and not one.offices & other.offices:
        return 0  # foreign ministers here, finance ministers there
    bodies, names = _bodies_agree(one, other), called or _names_agree(one, other)
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

    One standing body (or one name, or one visitor) in one city within three days, told by different documents, is one
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
    same = same or (first.bodies == second.bodies and _are_one_visit(first, second))
    cities = {it.city for it in one if it.city}, {it.city for it in other if it.city}
    gap = days_between(first.date, second.date)
    return same and ((gap == 0 and bool(cities[0]) and bool(cities[1])) or (gap <= 3 and bool(cities[0] & cities[1])))


def _are_one_visit(one: Told, other: Told) -> bool:
    """Whether both are a visit to one city by somebody named: nobody pays two within a few days."""
    return (
        one.fields.format == other.fields.format == "visit"
        and _are_few(one)
        and bool(one.city)
        and one.city == other.city
    )
