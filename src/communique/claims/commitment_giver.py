"""The one country that gives what a document leaves unsigned."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from communique.claims.commitment_draft import Draft
from communique.language.reading import Reading


def without_country(reading: Reading, draft: Draft) -> bool:
    """Whether only persons in office whose country is not told give: they give their country's money."""
    people = [reading.people.named(name) for name in draft.makers]
    return bool(people) and all(person is not None and (person.offices or person.country) for person in people)


def sole_giver(reading: Reading, beneficiary: str | None, found: Sequence[tuple[Draft, tuple[str, ...]]]) -> str | None:
    """The one country besides the receiver that a document names at all: its unsigned sums are that country's."""
    if reading.home:
        return reading.home if beneficiary is None else _alone(reading, {beneficiary})
    return _alone(reading, {beneficiary} if beneficiary else {name for _, names in found for name in names})


def _alone(reading: Reading, receivers: Collection[str | None]) -> str | None:
    named = {
        country
        for sentence in reading.sentences
        for mention in sentence.mentions
        for country in (*mention.entities, mention.country, *(office.of for office in mention.offices))
        if mention.kind in ("country", "people", "person", "office", "institution", "organisation")
        and country is not None
        and (len(country) == 2 and country.isupper())
        and country not in receivers
    }
    if len(named) == 2:
        named -= {"EU"}
    return named.pop() if len(named) == 1 else None
