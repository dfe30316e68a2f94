"""For whom gifts are meant: the receivers that a gift names, and the country that a document is about helping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from communique.claims.commitment_bodies import is_of_many_things, two_countries
from communique.claims.commitment_draft import Draft
from communique.claims.commitment_recipients import recipients_of
from communique.claims.commitment_words import before_part
from communique.language.mentions import Mention
from communique.language.reading import Reading
from communique.registry import is_country
from communique.registry.gazetteer import gazetteer


def recipients_in(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """The receivers that the words of a gift name."""
    if draft.receivers:
        return draft.receivers
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
        if is_country(name) and count >= 2 and count * 2 > sum(receivers.values()):
            return name
    makers = {
        name for draft, _ in found if draft.money is not None and draft.stage != "requested" for name in draft.makers
    }
    return helped_country(reading, makers)


_HELPING = re.compile(
    r"\b(?:for|to|behind|with|friends of|rebuild(?:ing)?|help(?:ing)?|support(?:ing|s)?|aid(?:ing)?|assist(?:ing)?"
    r"|pour|à|aider|soutenir|de)\s+"
    r"(?:the\s+|la\s+|l[’'])?(?:(?:(?:north|south|east|west)(?:ern)?|central|\w+-\w+)\s+)?$",
    re.IGNORECASE,
)
_NEEDS = (
    r"(?:recovery|reconstruction|relief|economy|budget|defence|defense|aid|war|people|needs|donors?|facility"
    r"|solidarity|support|pledging|humanitarian|financing|funding|rebuilding|(?:power )?grid"
    r"|cities|schools|hospitals)\b"
)
_TELLING = (
    r"(?:tells?|told|asks?|asked|urge[sd]?|thank(?:s|ed)|appeal(?:s|ed) to)\s+(?:the\s+|its\s+)?"
    r"(?:donors|lenders|creditors)\b"
)
_GATHERING = (
    r"(?:contact group|(?:recovery|reconstruction|donors?['’]?|pledging|support) (?:conference|event|forum|summit)"
    r"|support (?:group|platform)|compact|trust fund|appeal)\b"
)
_NEEDING = re.compile(
    rf"\s+(?:[\w-]+\s+){{0,2}}?{_GATHERING}|"
    rf"(?:['’]s?|(?<=['’]s)|(?<=s['’]))\s+(?:[\w-]+\s+)?{_NEEDS}|\s+{_NEEDS}|\s+{_TELLING}",
    re.IGNORECASE,
)


_NAME_REACH = 24
_LONG = 14
"""The sentences of a document in which one word of help for a country does not tell what all is about."""


def helped_country(reading: Reading, makers: Collection[str], *, listing: bool = False) -> str | None:
    """The one country for which a document says that things are done: "aid for X", "X's recovery", "the X Facility".

    Args:
        reading: The document.
        makers: Those who give in it: no one of them is helped.
        listing: Whether it is a list or table of pledges, where one word tells for whom they are.
    """
    counted: Counter[str] = Counter()
    headed: set[str] = set()
    for sentence in reading.sentences:
        if listing and reading.money_in(sentence.line.span):
            continue  # whom one entry names, the others do not help
        for mention in sentence.mentions:
            country = _country_helped(reading, mention)
            if country is not None and country not in makers:
                counted[country] += 2 if sentence.line.kind in ("headline", "heading") else 1
                if sentence.line.kind in ("headline", "heading", "dateline"):
                    headed.add(country)
    total = sum(counted.values())
    if not total:
        return None
    (name, count), *_ = counted.most_common(1)
    if count == 1 and not listing and len(reading.sentences) > _LONG:
        return None
    if not listing and is_of_many_things(reading) and name not in headed:
        return None
    return name if count * 3 >= total * 2 else None


def _country_helped(reading: Reading, mention: Mention) -> str | None:
    """The country that a mention names as one to be helped; also in the name of a facility, a conference or a group."""
    text = reading.text
    if mention.kind in ("instrument", "organisation", "thing"):
        first = re.match(r"[^\W\d_]+", mention.span.of(text))
        if first is None or first.end() == mention.span.end - mention.span.start:
            return None
        known = gazetteer(reading.language)
        named = known.find(first[0])
        if not named or named[0].kind != "country":
            return None
        # With the words around it: "China" in "the South China Sea" is no country.
        start = max(0, mention.span.start - _NAME_REACH)
        around = known.find(text[start : mention.span.end])
        return named[0].canonical if any(start + each.start == mention.span.start for each in around) else None
    if mention.kind not in ("country", "people", "city") or (mention.kind == "city" and not mention.speaks):
        return None
    names = mention.entities if mention.kind == "country" else (mention.country,)
    if len(names) != 1:
        return None
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    if _AMONG_OTHERS.match(text, mention.span.end) and _opens_list(reading, mention):
        return None  # one of several who are helped together
    if mention.kind == "city" and before.endswith(("à ", "À ")):
        return None  # where something is
    return names[0] if _HELPING.search(before) or _NEEDING.match(text, mention.span.end) else None


_AMONG_OTHERS = re.compile(
    r"\s*(?:,|\band\b|\bet\b)\s+(?:and\s+|et\s+|to\s+|à\s+)?(?:the\s+|la\s+|le\s+|l[’'])?", re.IGNORECASE
)


def _opens_list(reading: Reading, mention: Mention) -> bool:
    """Whether another country stands right behind a mention, joined to it."""
    sentence = reading.sentence_at(mention.span.start)
    joined = _AMONG_OTHERS.match(reading.text, mention.span.end)
    following = sentence.mention_at(joined.end()) if sentence is not None and joined is not None else None
    return following is not None and following.kind == "country" and following.span.start == joined.end()  # type: ignore[union-attr]  # a mention was found behind the match


def carried(reading: Reading, draft: Draft, found: Sequence[tuple[Draft, tuple[str, ...]]]) -> tuple[str, ...]:
    """Those who got the gift told just before, in the same paragraph, where a gift names nobody for itself."""
    if draft.money is None and not _counts(reading, draft):
        return ()
    content = draft.content.of(reading.text)
    if _ELSEWHERE.search(content):
        return ()
    at = next(index for index, (each, _) in enumerate(found) if each is draft)
    for before, names in reversed(found[:at]):
        near = draft.sentence.index - before.sentence.index <= 1
        if not near or before.sentence.line.span.start != draft.sentence.line.span.start or not before.gives:
            return ()
        if names:
            same = before.sentence is draft.sentence
            return tuple(name for name in names if name not in draft.makers and (same or is_country(name)))
    return ()


_ABOUT_BOTH = 3
"""How often both countries are named in a document about the two."""


def counterpart_of(reading: Reading, draft: Draft) -> str | None:
    """The other of the two countries that a document is about, where one of them gives and no receiver is named."""
    if len(draft.makers) != 1 or not draft.gives or _ELSEWHERE.search(draft.content.of(reading.text)):
        return None
    two = two_countries(reading, least=_ABOUT_BOTH)
    others = [name for name in two if name not in draft.makers]
    return others[0] if len(two) == 2 and len(others) == 1 else None


_ELSEWHERE = re.compile(r"\b(?:to|into|for|on|its own|at home|domestic\w*|à|au|aux|pour)\b", re.IGNORECASE)


def _counts(reading: Reading, draft: Draft) -> bool:
    return re.search(r"\d", draft.content.of(reading.text)) is not None
