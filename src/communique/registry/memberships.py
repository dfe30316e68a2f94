"""Who belonged to which organisation on a day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from communique.registry.organisations import organisation as canonical_organisation
from communique.registry.table import rows


class Membership(NamedTuple):
    """One stretch of time in which a country or organisation belonged to an organisation.

    Attributes:
        organisation: Canonical name ("NATO").
        member: A country's code, or an organisation's canonical name.
        status: member, candidate, invitee, aspirant, observer, partner, participant, suspended or permanent-member.
        since: First day, ISO 8601; a year or a month alone where the day is not settled.
        until: First day on which it no longer held; empty while it holds.
        source: Where the dates stand.
    """

    organisation: str
    member: str
    status: str
    since: str
    until: str
    source: str

    def holds_on(self, day: str) -> bool:
        """Whether it held on `day` (ISO 8601)."""
        return self.since <= day and (not self.until or day < self.until)


@cache
def _by_organisation() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for row in rows("memberships"):
        found.setdefault(row[0], []).append(Membership(*row))
    return {organisation: tuple(stretches) for organisation, stretches in found.items()}


def memberships(organisation: str) -> tuple[Membership, ...]:
    """All memberships of an organisation, past and present; empty where the registry has none.

    Args:
        organisation: Canonical name, or any name of it.
    """
    known = _by_organisation()
    return known.get(organisation) or known.get(canonical_organisation(organisation) or "", ())


def organisations_with_members() -> tuple[str, ...]:
    """Canonical names of the organisations whose memberships the registry knows."""
    return tuple(_by_organisation())


def members(organisation: str, on: date | None = None, status: str = "member") -> tuple[str, ...]:
    """Who had a status in an organisation on a day, in alphabetical order.

    Args:
        organisation: Canonical name, or any name of it.
        on: The day; None for those whose status has not ended.
        status: See `Membership`.

    Returns:
        Codes; empty where the registry does not know the organisation's members, or nobody had the status.
    """
    stretches = (each for each in memberships(organisation) if each.status == status)
    if on is None:
        return tuple(sorted({each.member for each in stretches if not each.until}))
    day = on.isoformat()
    return tuple(sorted({each.member for each in stretches if each.holds_on(day)}))


def is_member(organisation: str, member: str, on: date | None = None, status: str = "member") -> bool:
    """Whether `member` had the status in the organisation on the day; see `members`."""
    return member in members(organisation, on, status)


def expand(name: str, on: date | None = None) -> tuple[str, ...]:
    """The countries behind a canonical name of members acting together, on a day.

    "NATO:members" and "NATO:foreign-ministers" are the members of NATO; a group that is its members
    ("NORDIC") likewise.

    Returns:
        Codes; a name that stands for nobody else, or whose members are not known, by itself.
    """
    group = name.partition(":")[0]
    return members(group, on) or (name,)
