"""A commitment before its terms are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.claims.commitment_parties import recipients_of
from communique.claims.commitment_terms import terms_of
from communique.claims.commitment_words import FIRST, PENDING, before_part, is_part
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Claim, CommitmentFields, Modality, Span
from communique.model.fields import Stage


@dataclass(slots=True, eq=False)
class Draft:
    """What was found of a commitment.

    Attributes:
        sentence: Where it stands.
        span: The words that carry the claim.
        content: What is given or promised.
        makers: Who is bound.
        announcers: The persons who say it for them.
        money: The amount.
        clause: The clause that governs it.
        stage, modality, recalled: How firm it is.
        gives: Whether money, goods or help go to somebody, so that somebody gets them.
        parted: Whether a part of it goes to somebody of its own.
    """

    sentence: Sentence
    span: Span
    content: Span
    makers: tuple[str, ...]
    announcers: tuple[str, ...] = ()
    money: Money | None = None
    clause: Clause | None = None
    stage: Stage | None = None
    modality: Modality = "asserted"
    recalled: bool = False
    gives: bool = True
    parted: bool = False


def claimed(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Claim]:
    """The claims of a document's drafts, each with its terms."""
    found = [(draft, _recipients(reading, draft)) for draft in drafts]
    for (whole, _), (part, names) in pairwise(found):
        whole.parted = bool(names) and is_part(reading.text, whole.content.end, part.content)
    beneficiary = _beneficiary(reading, found)
    nameless = any(not draft.makers or _without_country(reading, draft) for draft in drafts)
    giver = _sole_giver(reading, beneficiary, found) if nameless else None
    for draft, explicit in found:
        if _awaits_approval(reading, draft):
            draft.modality = "conditional"
        if draft.money is not None and giver and giver not in explicit and not _is_ours(draft):
            if not draft.makers:
                draft.makers = (giver,)
            elif _without_country(reading, draft):
                draft.announcers = tuple(dict.fromkeys([*draft.makers, *draft.announcers]))
                draft.makers = (giver,)
        recipients = explicit
        if not recipients and draft.gives and not draft.parted and beneficiary and beneficiary not in draft.makers:
            recipients = (beneficiary,)
        terms = terms_of(reading, draft.sentence, draft.content, draft.money, draft.makers, explicit)
        fields = CommitmentFields(
            makers=draft.makers,
            recipients=recipients,
            content=reading.passage(draft.content),
            stage=draft.stage,
            announced_by=draft.announcers,
            recalled=True if draft.recalled else None,
            **terms,
        )
        yield reading.claim(draft.span, fields, draft.modality)


def _recipients(reading: Reading, draft: Draft) -> tuple[str, ...]:
    content = before_part(reading.text, draft.content)
    found = recipients_of(reading, draft.sentence, content, draft.makers, draft.clause)
    if found or not draft.gives or draft.clause is None:
        return found
    around = draft.clause.span
    if draft.money is None or draft.money.span.start >= around.start:
        around = before_part(reading.text, around, draft.content.end)
    return recipients_of(reading, draft.sentence, around, draft.makers, draft.clause, strict=True)


_ANAPHOR = re.compile(
    r"[\"“]?(?:(?:This|That|It|Both|They)|(?:The|This|That|These|Those)\s+(?:\w+\s+){0,2}?(?:contributions?|money|grants?|loans?|sums?"
    r"|funds?|funding|packages?|pledges?|credits?|aid|support|amount|commitments?|assistance|donations?|payments?|offer))\b"
    r"|(?:Ce(?:tte|s|t)?|La|Le|Les)\s+(?:\w+\s+)?(?:contributions?|subventions?|prêts?|sommes?|fonds|aides?|dons?|versements?)\b"
)


def _awaits_approval(reading: Reading, draft: Draft) -> bool:
    """Whether the sentence after a gift says of it that somebody must still approve: "The loan is subject to …"."""
    if draft.modality != "asserted" or draft.stage in ("disbursed", "delivered") or not draft.gives:
        return False
    following = draft.sentence.index + 1
    if following >= len(reading.sentences):
        return False
    span = reading.sentences[following].span
    return (
        _ANAPHOR.match(reading.text, span.start, span.end) is not None
        and PENDING.search(reading.text, span.start, span.end) is not None
    )


def _is_ours(draft: Draft) -> bool:
    """Whether "we" or "I" promise: of nobody known rather than of the one country named."""
    subject = draft.clause.subject if draft.clause is not None else None
    return subject is not None and subject.head.lower_ in FIRST


def _beneficiary(reading: Reading, found: Sequence[tuple[Draft, tuple[str, ...]]]) -> str | None:
    """The one country that the whole document is about helping.

    It is named as such by the headline, or by most of those gifts that name a receiver; else nobody is.
    """
    receivers = Counter(name for draft, names in found if draft.gives and len(names) == 1 for name in names)
    if receivers:
        name, count = receivers.most_common(1)[0]
        if len(name) == 2 and count >= 2 and count * 2 > sum(receivers.values()):
            return name
    makers = {
        name for draft, _ in found if draft.money is not None and draft.stage != "requested" for name in draft.makers
    }
    return helped_country(reading, makers)


_HELPING = re.compile(
    r"\b(?:for|to|behind|rebuild(?:ing)?|help(?:ing)?|support(?:ing|s)?|aid(?:ing)?|assist(?:ing)?|pour|à|aider|soutenir|de)\s+"
    r"(?:the\s+|la\s+|l[’'])?(?:(?:(?:north|south|east|west)(?:ern)?|central|\w+-\w+)\s+)?$",
    re.IGNORECASE,
)
_NEEDING = re.compile(
    r"['’]?s?\s+(?:recovery|reconstruction|relief|economy|budget|defence|defense|aid|war|people|needs|donors|facility)\b",
    re.IGNORECASE,
)


_LONG = 14
"""The sentences of a document in which one word of help for a country does not tell what all is about."""


def helped_country(reading: Reading, makers: Collection[str]) -> str | None:
    """The one country for which a document says that things are done: "aid for X", "X's recovery"."""
    text = reading.text
    counted: Counter[str] = Counter()
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.kind != "country" or len(mention.entities) != 1 or mention.entities[0] in makers:
                continue
            before = text[max(0, mention.span.start - 32) : mention.span.start]
            after = text[mention.span.end - 2 : mention.span.end + 20]
            if _HELPING.search(before) or _NEEDING.search(after):
                counted[mention.entities[0]] += 1
    total = sum(counted.values())
    if not total:
        return None
    (name, count), *_ = counted.most_common(1)
    if count == 1 and len(reading.sentences) > _LONG:
        return None
    return name if count * 3 >= total * 2 else None


def _without_country(reading: Reading, draft: Draft) -> bool:
    """Whether only persons in office whose country is not told give: they give their country's money."""
    people = [reading.people.named(name) for name in draft.makers]
    return bool(people) and all(person is not None and (person.offices or person.country) for person in people)


def _sole_giver(
    reading: Reading, beneficiary: str | None, found: Sequence[tuple[Draft, tuple[str, ...]]]
) -> str | None:
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


def claim_span(sentence: Sentence, clause: Clause | None, content: Span) -> Span:
    """The words that carry a claim: its sentence, or of a long one its clause."""
    if clause is None or sentence.span.end - sentence.span.start < 320:
        return Span(min(sentence.span.start, content.start), max(sentence.span.end, content.end))
    return Span(min(clause.span.start, content.start), max(clause.span.end, content.end))


def drafted(
    sentence: Sentence,
    clause: Clause,
    content: Span,
    makers: tuple[str, ...],
    announcers: tuple[str, ...],
    said: tuple[str, ...],
    stage: Stage | None,
    modality: Modality,
    *,
    recalled: bool = False,
    gives: bool = True,
) -> Draft:
    """The draft of what a clause promises without a sum; whoever says it for the makers announces it."""
    told = tuple(dict.fromkeys([*announcers, *(name for name in said if name not in makers)]))
    span = claim_span(sentence, clause, content)
    return Draft(sentence, span, content, makers, told, None, clause, stage, modality, recalled, gives)


def is_question(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence asks."""
    return sentence.span.of(reading.text).rstrip('"”’ ').endswith("?")
