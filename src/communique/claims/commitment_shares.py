"""A part that is given of a whole that was promised: "5 million of the 10 million euros", "25 of the 40 ambulances"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from communique.claims.commitment_words import role, verb
from communique.language.money import Money
from communique.language.numbers import cardinal_pattern
from communique.language.reading import Reading, Sentence
from communique.model import Span

_SCALES = {
    **dict.fromkeys(("thousand", "k", "mille"), 10**3),
    **dict.fromkeys(("million", "millions", "m", "mn"), 10**6),
    **dict.fromkeys(("billion", "billions", "bn", "milliard", "milliards"), 10**9),
}
_SCALE = re.compile(r"\d\s?(million|billion|millions|milliards?|thousand|mille|bn|mn|m|k)\b", re.IGNORECASE)
_FRACTIONS = {
    **dict.fromkeys(("half", "la moitié"), Decimal("0.5")),
    **dict.fromkeys(("a quarter", "one quarter", "le quart", "un quart"), Decimal("0.25")),
    **dict.fromkeys(("three quarters", "three-quarters", "les trois quarts"), Decimal("0.75")),
    **dict.fromkeys(("a third", "one third", "one-third", "le tiers", "un tiers"), Decimal(1) / 3),
    **dict.fromkeys(("two thirds", "two-thirds", "les deux tiers"), Decimal(2) / 3),
    **dict.fromkeys(("a fifth", "one fifth", "one-fifth", "un cinquième"), Decimal("0.2")),
    **dict.fromkeys(("a tenth", "one tenth", "one-tenth", "un dixième"), Decimal("0.1")),
}
_FIGURE = (
    r"(?<![\w.,€$£¥-])(?P<figure>\d{1,3}(?:[.,]\d+)?)(?:\s?(?P<scale>million|billion|millions|milliards?|bn|mn|m|k))?"
)
_FRACTION = rf"\b(?P<fraction>{'|'.join(sorted(_FRACTIONS, key=len, reverse=True))})"
_OF = (
    r"\s+(?:out\s+of|of|sur|des|de)\s+(?:(?:the|its|their|his|her|our|an?|les?|la|ses?|sa|leurs?|un|une)\s+)?"
    r"(?:(?:total|initial|overall|original|promised|pledged|planned)\s+)?"
    r"(?:(?:total|sum|pledge|promise|commitment|contribution|package|budget|cost|grant|loan|envelope|amount"
    r"|promesse|engagement|somme|enveloppe|budget|aide|prêt|don)\s+(?:of|de|d’|d')\s*)?$"
)
_BEFORE = re.compile(rf"(?:{_FIGURE}|{_FRACTION})(?:{_OF})", re.IGNORECASE)
_GAP = re.compile(_OF, re.IGNORECASE)
_OPENING = re.compile(
    r"(?:out\s+of|of|from|sur|des|de)\s+(?:the|its|their|his|her|les?|ses?|leurs?)\s+$", re.IGNORECASE
)
_LATER = re.compile(
    _FIGURE + r"(?=\s*(?:[.,;:)]|$|\s(?:so|to|by|last|this|on|in|already|yet|à|en|jusqu|au|pour)\b))", re.I
)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Share:
    """What was given of a whole.

    Attributes:
        part: What was given; where the text leaves out its currency or scale, those of the whole.
        whole: What was promised.
    """

    part: Money
    whole: Money


def shares_of(reading: Reading, sentence: Sentence, moneys: Sequence[Money]) -> list[Share]:
    """The parts that a sentence tells of its amounts, behind them or before them: "of the 10 million, 5 were paid"."""
    found = [share for whole in moneys if (share := _share(reading, sentence, whole, moneys)) is not None]
    if not found and moneys and (share := _opened(reading, sentence, moneys)) is not None:
        found = [share]
    return found


def _share(reading: Reading, sentence: Sentence, whole: Money, moneys: Sequence[Money]) -> Share | None:
    start = max(sentence.span.start, whole.full_span.start - _REACH)
    before = next((money for money in reversed(moneys) if money.full_span.end <= whole.full_span.start), None)
    if before is not None and _GAP.fullmatch(reading.text, before.full_span.end, whole.full_span.start):
        return Share(before, whole) if _is_less(before, whole) else None
    match = _BEFORE.search(reading.text, start, whole.full_span.start)
    if match is None or whole.amount is None:
        return None
    if match["fraction"]:
        amount = whole.amount * _FRACTIONS[match["fraction"].casefold()]
        span = Span(*match.span("fraction"))
        exact = amount.quantize(Decimal(1))
        return Share(_like(whole, span, exact if exact == amount else None), whole)
    return _of_figure(reading, match, whole)


def _opened(reading: Reading, sentence: Sentence, moneys: Sequence[Money]) -> Share | None:
    """ "Of the 200 million kroner promised, Norland has paid 80 million"."""
    whole = moneys[0]
    lead = reading.text[sentence.span.start : whole.full_span.start]
    if _OPENING.fullmatch(lead.lstrip('"“« ')) is None or (comma := _comma(reading, sentence, whole)) is None:
        return None
    if len(moneys) > 1:
        return Share(moneys[1], whole) if moneys[1].span.start > comma and _is_less(moneys[1], whole) else None
    match = _LATER.search(reading.text, comma, sentence.span.end)
    return _of_figure(reading, match, whole) if match is not None else None


def _comma(reading: Reading, sentence: Sentence, whole: Money) -> int | None:
    at = reading.text.find(",", whole.full_span.end, sentence.span.end)
    return at if at >= 0 else None


def _of_figure(reading: Reading, match: re.Match[str], whole: Money) -> Share | None:
    scale = match["scale"]
    if not scale and (own := _SCALE.search(whole.span.of(reading.text))) is not None:
        scale = own[1]
    amount = Decimal(match["figure"].replace(",", ".")) * _SCALES.get((scale or "").casefold(), 1)
    if whole.amount is None or amount >= whole.amount:
        return None
    end = match.end("scale") if match["scale"] else match.end("figure")
    exact = amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount
    return Share(_like(whole, Span(match.start("figure"), end), exact), whole)


def _like(whole: Money, span: Span, amount: Decimal | None) -> Money:
    return Money(span, amount, whole.currency, whole.symbol, span, whole.candidates, whole.dollar)


def _is_less(part: Money, whole: Money) -> bool:
    alike = part.currency == whole.currency and part.amount is not None and whole.amount is not None
    return alike and part.amount < whole.amount  # type: ignore[operator]  # both are amounts, see above


_PROMISES = frozenset({"pledge", "promise", "commitment", "promesse", "engagement"})


def is_promised(reading: Reading, sentence: Sentence, whole: Money) -> bool:
    """Whether the words around a whole say that it was promised: "the 10 million that it pledged"."""
    near = Span(max(sentence.span.start, whole.full_span.start - 40), min(sentence.span.end, whole.full_span.end + 60))
    for token in sentence.doc:
        if not near.covers(sentence.at(token)):
            continue
        row = verb(token.lemma_.casefold(), reading.language) if token.pos_ in ("VERB", "ADJ") else None
        if (row is not None and row["force"] in ("promise", "announce", "approve")) or (
            token.lemma_.casefold() in _PROMISES or role(token, reading.language) == "promise"
        ):
            return True
    return False


def with_parts(moneys: Sequence[Money], shares: Sequence[Share]) -> list[Money]:
    """The amounts of a sentence, in order, with the parts that leave out their currency."""
    bare = [share.part for share in shares if share.part not in moneys]
    kept = [money for money in moneys if not any(part.span.meets(money.span) for part in bare)]
    return sorted([*kept, *bare], key=lambda money: money.span.start)


def with_whole(money: Money, shares: Sequence[Share]) -> Span:
    """The words of an amount; those of a part go on to its whole, which has its currency."""
    whole = next((share.whole for share in shares if share.part is money), None)
    if whole is None or whole.span.start < money.span.end:
        return money.full_span
    return Span(money.full_span.start, whole.full_span.end)


_COUNT = rf"(?:\d{{1,3}}(?:[, ]\d{{3}})*|{cardinal_pattern()})"
_COUNTED = re.compile(
    rf"(?P<part>(?:(?:only|just|some|the|first|seulement|les)\s+)*{_COUNT}\s+(?:out\s+of|of|sur|des|de))\s+"
    rf"(?:(?:the|its|their|his|her|les|ses|leurs)\s+)?(?:promised\s+|pledged\s+|planned\s+)?(?={_COUNT}\s)",
    re.IGNORECASE,
)


def counted_share(text: str, content: Span) -> Span | None:
    """Where goods are a number of a larger one, the words before the larger one: "25 of" in "25 of the 40 tents"."""
    match = _COUNTED.match(text, content.start, content.end)
    return Span(*match.span("part")) if match is not None else None
