"""For whom gifts are meant: the receivers that a gift names, and the country that a document is about helping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from communique.claims.commitment_draft import Draft
from communique.claims.commitment_recipients import recipients_of
from communique.claims.commitment_words import before_part
from communique.language.reading import Reading


def recipients_in(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """The receivers that the words of a gift name."""
    content = before_part(reading.text, draft.content)
    found = recipients_of(reading, draft.sentence, content, draft.makers, draft.clause)
    if found or not draft.gives or draft.clause is None:
        return found
    around = draft.clause.span
    if draft.money is None or draft.money.span.start >= around.start:
        around = before_part(reading.text, around, draft.content.end)
    return recipients_of(reading, draft.sentence, around, draft.makers, draft.clause, strict=True)


def beneficiary_of(reading: Reading, found: Sequence[tuple[Draft, tuple[str, ...]]]) -> str | None:
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
