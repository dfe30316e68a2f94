"""The one country that gives what a document leaves unsigned."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from communique.claims.commitment_bodies import arms_of_state, is_of_many_things
from communique.claims.commitment_draft import Draft
from communique.claims.commitment_parties import of_gift
from communique.language.mentions import Mention
from communique.language.reading import Reading
from communique.registry import instruments, is_country, misspelt_country


def without_country(reading: Reading, draft: Draft) -> bool:
    """Whether only persons in office or ministries whose country is not told give: they give their country's money."""
    arms = arms_of_state(reading.language)
    return bool(draft.makers) and all(
        ((person := reading.people.named(name)) is not None and (person.offices or person.country))
        or name.casefold().removeprefix("the ") in arms
        for name in draft.makers
    )


def issuer_of(reading: Reading, draft: Draft) -> str | None:
    """The country whose own currency a government gives that no words tell of: "the government announced A$8m".

    Dollars of the United States are everybody's, and the euro is no country's.
    """
    currency = draft.money.currency if draft.money is not None else None
    if currency is None or currency == "USD" or not is_country(currency[:2]):
        return None
    arms = arms_of_state(reading.language)
    return currency[:2] if any(name.casefold().removeprefix("the ") in arms for name in draft.makers) else None


def well_spelt(reading: Reading, names: tuple[str, ...]) -> tuple[str, ...]:
    """Makers, a misspelt country among them by its code where the document also names it without the slip."""
    return tuple(dict.fromkeys(_well_spelt(reading, name) for name in names))


def _well_spelt(reading: Reading, name: str) -> str:
    if not name[:1].isupper() or " " in name or len(name) < 3:
        return name
    meant = misspelt_country(name)
    person = reading.people.named(name)
    if meant is None or (person is not None and (person.offices or " " in person.name)):
        return name
    told = any(
        meant in (*mention.entities, mention.country, *(office.of for office in mention.offices))
        for sentence in reading.sentences
        for mention in sentence.mentions
    )
    return meant if told else name


_INTO = re.compile(r"\b(?:to|into|à|au|aux)\s+(?:the\s+|la\s+|le\s+|l[’'])?(?:[\w-]+['’]s\s+)?$", re.IGNORECASE)


def owner_of_programme(reading: Reading, draft: Draft) -> str | None:
    """The country or body whose budget pays a gift, by the programme named with it ("$5m under the Norland Aid Act").

    What is paid into a body's fund is given by somebody else.
    """
    for mention in draft.sentence.mentions:
        if mention.kind != "instrument" or not mention.entities or not draft.span.covers(mention.span):
            continue
        named = instruments().get(mention.entities[0])
        if named is None or named.owner is None:
            continue
        paid_in = _INTO.search(reading.text[max(0, mention.span.start - 32) : mention.span.start]) is not None
        if not paid_in or (len(named.owner) == 2 and named.owner != "EU"):
            return named.owner
    return None


def sole_giver(reading: Reading, beneficiary: str | None, found: Sequence[tuple[Draft, tuple[str, ...]]]) -> str | None:
    """The one country besides the receiver that a document names at all: its unsigned sums are that country's."""
    if is_of_many_things(reading):
        return None
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
        and not _is_beside(reading, mention)
    }
    if len(named) == 2:
        named -= {"EU"}
    return named.pop() if len(named) == 1 else None


_NAMED = re.compile(r"\s[A-Z]\w+")
_BESIDE = re.compile(
    r"\b(?:in|into|to|for|against|near|across|within|en|dans|à|pour|contre|vers)\s+"
    r"(?:the\s+|la\s+|le\s+|les\s+|l[’'])?(?:(?:(?:north|south|east|west)(?:ern)?|central|rural)\s+)?$",
    re.IGNORECASE,
)


def _is_beside(reading: Reading, mention: Mention) -> bool:
    """Whether words only tell where something is done or who gets it: that country is not meant as the giver.

    A nationality before money ("in the Norlandish budget") or in a name ("for the Norland Agency") is.
    """
    if mention.kind not in ("country", "people"):
        return False
    text = reading.text
    if _BESIDE.search(text[max(0, mention.span.start - 28) : mention.span.start]) is None:
        return False
    sentence = reading.sentence_at(mention.span.start)
    of_money = mention.kind == "people" and sentence is not None and of_gift(sentence, mention, reading.language)
    return not (of_money or _NAMED.match(text, mention.span.end))
