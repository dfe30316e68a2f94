"""A part that is given of a whole that was promised: "5 million of the 10 million euros", "25 of the 40 ambulances"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from communique.claims.commitment_words import role, verb
from communique.language.fractions import fraction_pattern, read_fraction
from communique.language.money import Money
from communique.language.money_grammar import figure_pattern, plain, read_amount, scale_of, scale_pattern
from communique.language.numbers import cardinal_pattern
from communique.language.reading import Reading, Sentence
from communique.model import Span

_OF = (
    r"\s+(?:out\s+of|of|sur|des|de)\s+(?:(?:the|its|their|his|her|our|an?|les?|la|ses?|sa|leurs?|un|une)\s+)?"
    r"(?:(?:total|initial|overall|original|promised|pledged|planned)\s+)?"
    r"(?:(?:total|sum|pledge|promise|commitment|contribution|package|budget|cost|grant|loan|envelope|amount"
    r"|promesse|engagement|somme|enveloppe|budget|aide|prêt|don)\s+(?:of|de|d’|d')\s*)?$"
)
_GAP = re.compile(_OF, re.IGNORECASE)
_OPENING = re.compile(
    r"(?:out\s+of|of|from|sur|des|de)\s+(?:the|its|their|his|her|les?|ses?|leurs?)\s+$", re.IGNORECASE
)
_OBJECTS = frozenset({"dobj", "obj", "nsubj", "nsubjpass", "nsubj:pass", "attr"})
_LEAST_GROUPED = 1000


@cache
def _figure(language: str) -> str:
    return rf"(?<![\w.,/€$£¥-])(?P<figure>{figure_pattern(language)})(?![\w/%])"


@cache
def _before(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_figure(language)}|(?P<fraction>{fraction_pattern(language)}))(?:{_OF})", re.IGNORECASE)


@cache
def _later(language: str) -> re.Pattern[str]:
    return re.compile(_figure(language), re.IGNORECASE)


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
        return Share(before, whole) if _can_be_part(before, whole) else None
    match = _before(reading.language).search(reading.text, start, whole.full_span.start)
    if match is None or whole.amount is None:
        return None
    if match["fraction"]:
        fraction = read_fraction(match["fraction"], reading.language)
        if fraction is None:
            return None
        share = Fraction(whole.amount) * fraction
        exact = Decimal(share.numerator) if share.denominator == 1 else None
        return Share(_like(whole, Span(*match.span("fraction")), exact), whole)
    return _of_figure(reading, match, whole)


def _opened(reading: Reading, sentence: Sentence, moneys: Sequence[Money]) -> Share | None:
    """ "Of the 200 million kroner promised, Norland has paid 80 million"."""
    whole = moneys[0]
    lead = reading.text[sentence.span.start : whole.full_span.start]
    if _OPENING.fullmatch(lead.lstrip('"“« ')) is None or (comma := _comma(reading, sentence, whole)) is None:
        return None
    if len(moneys) > 1:
        return Share(moneys[1], whole) if moneys[1].span.start > comma and _can_be_part(moneys[1], whole) else None
    for match in _later(reading.language).finditer(reading.text, comma, sentence.span.end):
        if _is_given(sentence, Span(*match.span("figure"))):
            return _of_figure(reading, match, whole)
    return None


def _is_given(sentence: Sentence, figure: Span) -> bool:
    """Whether a bare figure is itself what is given, and counts nothing: "has paid 80 million", not "in 2 years"."""
    tokens = [token for token in sentence.doc if figure.covers(sentence.at(token))]
    head = next((token for token in tokens if not any(token.head.i == other.i != token.i for other in tokens)), None)
    return head is not None and head.dep_ in _OBJECTS


def _comma(reading: Reading, sentence: Sentence, whole: Money) -> int | None:
    at = reading.text.find(",", whole.full_span.end, sentence.span.end)
    return at if at >= 0 else None


def _of_figure(reading: Reading, match: re.Match[str], whole: Money) -> Share | None:
    """The part that a figure without a currency is; a small one has the scale of its whole: "5 of the 10 million"."""
    language = reading.language
    read = read_amount(match["figure"], language)
    if read is None or read.value is None or whole.amount is None:
        return None
    amount = read.value
    own = re.search(scale_pattern(language), whole.span.of(reading.text), re.IGNORECASE)
    if not read.scaled and amount < _LEAST_GROUPED and own is not None:
        amount = plain(amount * scale_of(own[0].strip(" \u00a0\u202f-"), language))
    if amount >= whole.amount:
        return None
    return Share(_like(whole, Span(*match.span("figure")), amount), whole)


def _like(whole: Money, span: Span, amount: Decimal | None) -> Money:
    return Money(span, amount, whole.currency, whole.symbol, span, whole.candidates, whole.dollar)


def _can_be_part(part: Money, whole: Money) -> bool:
    """Less than the whole, as far as they can be compared: "€5 million of the $10 million" is a part."""
    if part.amount is None or whole.amount is None or part.currency != whole.currency:
        return True
    return part.amount < whole.amount


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
