"""Which organisation an accession is to, where the document takes it for known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from communique.language.reading import Reading, Sentence
from communique.registry import memberships, organisations_with_members

_ON_THE_WAY = frozenset({"candidate", "invitee", "aspirant"})
_OPEN_DAY = "9999"


def organisation_meant(reading: Reading, candidates: Collection[str]) -> str | None:
    """The organisation that all the candidates were on the way into when the document was written.

    "Both ratifications are expected soon", in an account of a meeting of its ministers. Of several the one that the
    document names most; None where that is not settled, or where it names none and they were joining several.
    """
    if not candidates:
        return None
    named: Counter[str] = Counter()
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.kind in ("organisation", "members"):
                named.update({entity.partition(":")[0] for entity in mention.entities})
    day = (reading.document.published or "").partition("/")[0]
    known = organisations_with_members()
    asked = sorted((body for body in known if named[body]), key=lambda body: -named[body]) or known
    fitting = [body for body in asked if all(_is_joining(body, it, day) for it in candidates)]
    return fitting[0] if fitting and (len(fitting) == 1 or named[fitting[0]] > named[fitting[1]]) else None


def body_meant(reading: Reading, sentence: Sentence) -> str | None:
    """Which organisation "the bloc" or "the Organization" stands for: the issuer, else the one named most so far."""
    if reading.house and reading.house.isupper():
        return reading.house
    named: Counter[str] = Counter()
    for each in reading.sentences[: sentence.index + 1]:
        for mention in each.mentions:
            if mention.kind in ("organisation", "members"):
                named.update({entity.partition(":")[0] for entity in mention.entities})
            named.update({office.of for office in mention.offices if office.of and len(office.of) > 2})
    known = organisations_with_members()
    asked = sorted(named, key=lambda body: (body not in known, -named[body]))
    return asked[0] if asked else None


def _is_joining(body: str, country: str, day: str) -> bool:
    """Whether the country was on the way into the body on a day, or ever, where the day is not known."""
    return any(
        stretch.member == country
        and stretch.status in _ON_THE_WAY
        and (not day or (stretch.since <= day and day <= (stretch.until or _OPEN_DAY)))
        for stretch in memberships(body)
    )
