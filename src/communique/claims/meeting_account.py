"""What one passage tells of a meeting, and whether two passages tell of the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from communique.claims.circumstances import Circumstances
from communique.language.dates import dates_meet
from communique.model import MeetingFields, Modality, Span
from communique.model.fields import MeetingFormat

_WORD = re.compile(r"\w+")
_IDLE = frozenset(
    (
        "the",
        "of",
        "a",
        "an",
        "in",
        "on",
        "at",
        "and",
        "between",
        "with",
        "for",
        "de",
        "la",
        "le",
        "des",
        "du",
        "les",
        "et",
        "à",
        "l",
        "d",
        "this",
    )
)
_GENERIC = frozenset(
    (
        "meeting",
        "meetings",
        "talks",
        "summit",
        "conference",
        "visit",
        "ministerial",
        "session",
        "réunion",
        "sommet",
        "conférence",
        "visite",
        "bilateral",
        "joint",
        "call",
        "round",
        "trip",
        "discussions",
        "entretien",
        "rencontre",
        "informal",
        "international",
    )
)
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|previous|\d+(?:st|nd|rd|th)|\d{4})\b"
)
_BARE = frozenset(("meeting", "conference", "summit", "event", "talks", "réunion", "sommet", "conférence", "rencontre"))
_APART = frozenset(("visit", "ceremony", "call"))


@dataclass(frozen=True, slots=True)
class MeetingAccount:
    """What one passage tells of a meeting.

    Attributes:
        span: The passage.
        bodies: Who met, canonically.
        each: Whether it is one of several meetings told in one breath, each with another party.
        strong: Whether the passage tells of an occasion by itself, not only mentions one.
    """

    span: Span
    name: str | None = None
    bodies: tuple[str, ...] = ()
    when: Circumstances = field(default_factory=Circumstances)
    hosts: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    format: MeetingFormat = "other"
    modality: Modality = "asserted"
    each: bool = False
    strong: bool = True
    proper: bool = False

    @property
    def fullness(self) -> int:
        """How much the passage tells."""
        when = self.when
        told = (self.name, self.bodies, when.date, when.city or when.country, when.venue, self.hosts, self.chairs)
        return sum(map(bool, told)) + bool(self.bodies) + (2 if self.strong else 0)

    @property
    def is_bare(self) -> bool:
        """Whether the passage neither names the meeting, nor who met, nor when and where."""
        known = self.bodies or self.proper or self.when.date or self.when.city or self.when.country or self.when.venue
        return not known and (self.name or "").casefold() in _BARE

    def fields(self) -> MeetingFields:
        """The account as a claim's fields."""
        return MeetingFields(
            name=self.name,
            bodies=self.bodies,
            date=self.when.date,
            city=self.when.city,
            country=self.when.country,
            venue=self.when.venue,
            host=self.hosts,
            chair=self.chairs,
            format=self.format,
        )


def merged(accounts: Iterable[MeetingAccount]) -> list[MeetingAccount]:
    """One account for each occasion: the fullest, with what it lacks taken from the others."""
    kept: list[list[MeetingAccount]] = []
    for account in accounts:
        for group in kept:
            if all(_same(account, other) for other in group):
                group.append(account)
                break
        else:
            kept.append([account])
    return [_combined(group) for group in kept]


def without_restatements(accounts: list[MeetingAccount]) -> list[MeetingAccount]:
    """ "The meeting was chaired by Ana Roe": words that name no meeting of their own tell of the large one before."""
    kept: list[MeetingAccount] = []
    for account in accounts:
        before = [index for index, other in enumerate(kept) if _takes(other, account)]
        if not account.is_bare or not before:
            kept.append(account)
            continue
        whole = kept[before[0]]
        kept[before[0]] = replace(whole, hosts=whole.hosts or account.hosts, chairs=whole.chairs or account.chairs)
    return kept


def _takes(whole: MeetingAccount, bare: MeetingAccount) -> bool:
    """Whether a bare mention can be of a meeting told elsewhere."""
    return (
        not whole.is_bare
        and whole.format not in (*_APART, "bilateral")
        and (whole.modality == "denied") == (bare.modality == "denied")
    )


def _combined(group: list[MeetingAccount]) -> MeetingAccount:
    best = max(group, key=lambda each: (each.fullness, -each.span.start))
    for other in group:
        if other is best:
            continue
        better = best.format if best.format != "other" or other.format == "bilateral" else other.format
        best = replace(
            best,
            name=best.name or other.name,
            bodies=best.bodies or other.bodies,
            when=best.when.over(other.when),
            hosts=best.hosts or other.hosts,
            chairs=best.chairs or other.chairs,
            format=better,
        )
    return best


def _same(a: MeetingAccount, b: MeetingAccount) -> bool:
    if (a.each and b.each) or (a.modality == "denied") != (b.modality == "denied"):
        return False
    if (a.format in _APART or b.format in _APART) and a.format != b.format:
        return False
    if a.when.date and b.when.date and not dates_meet(a.when.date, b.when.date):
        return False
    if a.when.city and b.when.city and a.when.city != b.when.city:
        return False
    if a.when.country and b.when.country and a.when.country != b.when.country:
        return False
    if _told_apart(a.name, b.name):
        return False
    known = _same_bodies(a, b)
    if known is None:
        return _same_words(a.name, b.name) or _same_time_or_place(a, b)
    return known


def _to_the_day(date: str | None) -> bool:
    return date is not None and len(date) >= 10


def _same_time_or_place(a: MeetingAccount, b: MeetingAccount) -> bool:
    """Whether two passages, one without parties, tell of one large meeting by its day or its city."""
    if "bilateral" in (a.format, b.format) or a.each or b.each or (a.proper and b.proper):
        return False
    days = _to_the_day(a.when.date) and _to_the_day(b.when.date)
    return days or (a.format == b.format and bool(a.when.city and b.when.city))


def _same_bodies(a: MeetingAccount, b: MeetingAccount) -> bool | None:
    """Whether the parties are the same; None where one passage names none."""
    if not a.bodies or not b.bodies:
        return None
    one, other = {_body(each) for each in a.bodies}, {_body(each) for each in b.bodies}
    if a.format in ("bilateral", "call") or b.format in ("bilateral", "call"):
        return one == other
    if a.format == "visit":
        return one <= other or other <= one
    return one == other or (len(one) == len(other) == 1 and _kin(next(iter(one)), next(iter(other))))


def _body(name: str) -> str:
    return name.casefold()


def _kin(one: str, other: str) -> bool:
    """ "NATO" and "NATO:foreign-ministers": a body and its members of one role."""
    a, _, role = one.partition(":")
    b, _, other_role = other.partition(":")
    return a == b and (not role or not other_role or role in other_role or other_role in role)


def _content(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.casefold()) if word not in _IDLE}


def _told_apart(one: str | None, other: str | None) -> bool:
    """Whether two names say that they are not of one occasion: other ordinals, years or proper words."""
    if not one or not other:
        return False
    if set(_ORDINAL.findall(one.casefold())) != set(_ORDINAL.findall(other.casefold())):
        a, b = set(_ORDINAL.findall(one.casefold())), set(_ORDINAL.findall(other.casefold()))
        if (a and b) or any(w in a | b for w in ("last", "next", "previous")):
            return True
    a, b = _content(one) - _GENERIC, _content(other) - _GENERIC
    return bool(a and b) and not a & b


def _same_words(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    a, b = _content(one), _content(other)
    return bool(a & b - _GENERIC) and (a <= b or b <= a or len(a & b) >= 2)
