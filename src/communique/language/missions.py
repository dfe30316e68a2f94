"""Missions abroad: "the Embassy of Japan in Kenya", "the EU Delegation to Malawi" act for those who sent them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.language.mentions import Mention
from communique.model import Span

_MISSION = (
    r"(?:[Ee]mbassy|High Commission|(?:[Pp]ermanent )?Mission|Delegation|(?:[Pp]ermanent )?Representation"
    r"|[Cc]onsulate(?: [Gg]eneral)?|[Aa]mbassade|[Dd]élégation|[Mm]ission permanente|[Rr]eprésentation permanente"
    r"|[Cc]onsulat)"
)
_BEHIND = re.compile(rf"\s{_MISSION}\b(?!\s+(?:of|de|du|d[’'])\b)")
_NAMED = re.compile(rf"(?:[Tt]he )?(?P<who>\S+(?: \S+)?) {_MISSION}")
_AHEAD = re.compile(rf"(?<!\w){_MISSION}\s+(?:of|de|du|des|d[’'])\s*(?:the\s+|la\s+|l[’'])?$")
_PLACE = re.compile(r"\s+(?:in|to|at|au|aux|en|à|auprès de|auprès du)\s+(?:the\s+|la\s+|l[’'])?")
_SENDERS = frozenset({"country", "people", "organisation"})
_PLACES = frozenset({"country", "city", "organisation"})
_SHORT_BODIES = frozenset({"EU", "UN"})
"""Organisations whose acronym is as short as a country's code; in the name of a mission it is theirs."""
_REACH = 60


def with_missions(text: str, sentence: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence with each mission abroad as one, named by its country or organisation."""
    found: list[Mention] = []
    taken = sentence.start
    for index, mention in enumerate(mentions):
        if mention.span.start < taken:
            continue
        span, sender = _mission(text, sentence, mention), mention.country or next(iter(mention.entities), None)
        if span is None and (named := _NAMED.fullmatch(mention.span.of(text))) is not None:
            alone = sender if sender is not None and len(sender) == 2 else None
            sender = mention.country or alone or (named["who"] if named["who"] in _SHORT_BODIES else None)
            span = mention.span
        if span is None or sender is None:
            found.append(mention)
            continue
        for place in mentions[index + 1 :]:
            if place.kind in _PLACES and _PLACE.fullmatch(text, span.end, place.span.start):
                span = Span(span.start, place.span.end)
                break
        while found and found[-1].span.end > span.start:
            found.pop()
        is_body = mention.kind == "organisation" or sender in _SHORT_BODIES
        found.append(Mention(span, "organisation" if is_body else "country", (sender,), speaks=True))
        taken = span.end
    return found


def is_mission(house: str) -> bool:
    """Whether the name of a house is that of a mission abroad: "Delegation of the European Union to Uganda"."""
    return re.search(rf"(?<!\w){_MISSION}(?!\w)", house) is not None


def _mission(text: str, sentence: Span, sender: Mention) -> Span | None:
    """The words of a mission beside the name of who sent it."""
    if sender.kind not in _SENDERS:
        return None
    if behind := _BEHIND.match(text, sender.span.end, sentence.end):
        return Span(sender.span.start, behind.end())
    ahead = _AHEAD.search(text[max(sentence.start, sender.span.start - _REACH) : sender.span.start])
    if ahead is None:
        return None
    return Span(sender.span.start - (len(ahead.string) - ahead.start()), sender.span.end)
