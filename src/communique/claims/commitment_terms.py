"""The terms of a commitment: amount, basis, instrument, deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import TypedDict

from communique.claims.commitment_inkind import items_of
from communique.claims.commitment_words import MORE
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Basis, Item
from communique.registry import instrument_nouns

_THIS_YEAR = re.compile(r"\b(?:this|next|the current) year\b", re.IGNORECASE)
_SPAN_OF_YEARS = re.compile(r"\b(20\d\d)\s?[-–/]\s?(20\d\d|\d\d)\b")


_OWN_DOLLAR = frozenset({"US", "CA", "AU", "NZ", "SG", "HK", "TW"})
"""Whose bare "$" is their own; that of other states is the American one in what they say to the world."""


class Terms(TypedDict, total=False):
    """The fields of a commitment that its amount and words give."""

    amount: Decimal | None
    currency: str | None
    basis: Basis | None
    additional: bool | None
    instrument: str | None
    deadline: str | None
    items: tuple[Item, ...]


def terms_of(
    reading: Reading,
    sentence: Sentence | None,
    content: Span,
    money: Money | None,
    makers: Sequence[str],
    recipients: Sequence[str],
    within: Span | None = None,
    *,
    parts: bool = False,
) -> Terms:
    """Read the terms of one commitment.

    Args:
        reading: The document.
        sentence: Its sentence; None for a line of a list.
        content: What is promised.
        money: Its amount.
        makers, recipients: They settle whose dollar it is, and whether one sum is shared.
        within: Where an instrument named beside the promise may stand; the sentence by default.
        parts: Whether parts of the amount are told after it.
    """
    words = content.of(reading.text)
    terms: Terms = {}
    basis: Basis | None = None
    if money is not None:
        settled = money.among(_OWN_DOLLAR & set(makers) if money.dollar else makers)
        terms["amount"] = settled.amount
        terms["currency"] = settled.currency or ("USD" if money.dollar else None)
        several = len(makers) > 1 and not _comes_to(reading, money)
        if money.each or (several and _gives_each(sentence, money)):
            basis = "each"
        elif money.qualifier == "at-least":
            basis = "at-least"
        elif money.qualifier == "up-to":
            basis = "up-to"
        elif money.total or parts or len(recipients) > 1 or _is_joint(makers) or _is_sum_of(reading, sentence, money):
            basis = "total"
        terms["basis"] = basis
    elif (
        sentence is not None and len(makers) > 1 and _EACH.search(reading.text, sentence.span.start, sentence.span.end)
    ):
        terms["basis"] = "each"
    if (money is not None and money.additional) or MORE.search(words):
        terms["additional"] = True
    terms["instrument"] = instrument_of(reading, sentence, content, within)
    terms["deadline"] = deadline_of(reading, content)
    terms["items"] = items_of(reading, content)
    return terms


_EACH = re.compile(r"\b(?:each|apiece|chacune?)\b(?! other)", re.IGNORECASE)


def _gives_each(sentence: Sentence | None, money: Money) -> bool:
    """Whether "each" stands with the verb before the amount: "Norland and Sudria will each give 5 million"."""
    if sentence is None:
        return False
    return any(
        token.lower_ in ("each", "chacun", "chacune")
        and sentence.at(token).end <= money.full_span.start
        and token.i + 1 < len(token.doc)
        and (token.nbor(1).pos_ in ("VERB", "AUX") or money.full_span.meets(sentence.at(token.nbor(1))))
        for token in sentence.doc
    )


_WORTH = re.compile(
    r"\b(?:worth|valued at|totall?ing|costing|d[’']une valeur(?: totale)? de|pour)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_IN_ALL = re.compile(
    r"\s*,?\s*(?:in all|in total|altogether|all told|together|combined|au total|en tout)\b", re.IGNORECASE
)


def _comes_to(reading: Reading, money: Money) -> bool:
    """Whether an amount is what the things that each gives come to: "each send tents, worth €50,000 in all"."""
    text, span = reading.text, money.span
    return (
        _WORTH.search(text[max(0, span.start - 40) : span.start]) is not None
        and _IN_ALL.match(text, span.end) is not None
    )


_OVER_TIME = re.compile(
    r"\b(?:since (?:the\b|\w+ )?(?:\w+ )?(?:1|2)\d{3}|since (?:the )?(?:start|beginning|outbreak|invasion)"
    r"|so far|to date|until now|in total|altogether|all told|overall|combined|cumulative(?:ly)?|jointly|between them"
    r"|depuis (?:\w+ )?2\d{3}|à ce jour|au total|jusqu’ici|conjointement)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:headline|overall|combined|total|aggregate)\b[^.;\d]{0,100}$", re.IGNORECASE)
_HEADLINE = re.compile(r"\bheadline (?:number|figure|sum|total|amount)\b[^.;\d]{0,100}$", re.IGNORECASE)


def _is_joint(makers: Sequence[str]) -> bool:
    """Whether several give one sum: together, or as a group whose members are not told apart."""
    return len(makers) > 1 or any(":" in name or _MANY.search(name) for name in makers)


_MANY = re.compile(
    r"\b(?:donors|partners|lenders|allies|countries|members|governments|states|creditors)\b", re.IGNORECASE
)


def is_headline(reading: Reading, sentence: Sentence, money: Money) -> bool:
    """Whether an amount is the figure that all gifts of an occasion are said to come to: of nobody alone."""
    return _HEADLINE.search(reading.text[sentence.span.start : money.full_span.start]) is not None


def _is_sum_of(reading: Reading, sentence: Sentence | None, money: Money) -> bool:
    """Whether an amount is said to be what came together: over time, from several, or as the figure of a headline."""
    if sentence is None or len(reading.money_in(sentence.span)) > 2:
        return False
    return (
        is_headline(reading, sentence, money)
        or _OVER_TIME.search(reading.text, sentence.span.start, sentence.span.end) is not None
    )


def deadline_of(reading: Reading, span: Span) -> str | None:
    """The date by which, until which or through which."""
    for date in reading.dates_in(span):
        if date.edtf and date.bound in ("by", "until", "before"):
            return date.edtf.split("/")[-1]
        if date.edtf and _THIS_YEAR.fullmatch(date.span.of(reading.text)):
            return date.edtf
    if years := _SPAN_OF_YEARS.search(reading.text, span.start, span.end):
        end = years[2]
        return end if len(end) == 4 else years[1][:2] + end
    return None


@cache
def _nouns(language: str) -> re.Pattern[str]:
    forms = {noun.words for noun in instrument_nouns(language) if noun.kind not in ("equipment", "package")}
    body = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    kind = (
        r"(?:(?:non-?military|non-?lethal|bilateral|humanitarian|military|financial|technical|budget(?:ary)?|"
        r"development|emergency|civilian|macro-financial|concessional|soft|direct)\s+(?:and\s+\w+\s+)?)*"
    )
    help_word = "|(?<!to )(?<!will )(?<!would )(?<!can )(?<!could )(?<!should )help" if language == "en" else ""
    return re.compile(
        rf"(?<![\w-])(?:{kind}(?:{body}{help_word})(?:\s+and\s+{kind}(?:{body})(?![\w-]))?|(?:{body})\s+(?:humanitaire|militaire|financière))(?![\w-])",
        re.IGNORECASE,
    )


_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'.\-]*\s+(?:(?:of|for|and|de|du|des|la|pour|et)\s+)*){1,6}$")
_NAME_AFTER = re.compile(
    r"(?:\s+(?:for|of|on|de|des|du|pour)(?:\s+(?:the|la|les))?(?:\s+(?:and|of|et)|\s+[A-ZÀ-Þ][\w’'\-]*)+)?"
)
_FUND = re.compile(r"(?:fund|facility|programme|program|initiative|mechanism|fonds|facilité|mécanisme)$", re.IGNORECASE)


def _whole_name(text: str, start: int, match: re.Match[str]) -> str:
    """A fund by its whole name: "Lagoon Trust Fund", "Fund for Early Warning"; other nouns as they stand."""
    if not match[0][:1].isupper() or not _FUND.search(match[0]):
        return match[0]
    first, end = start + match.start(), start + match.end()
    before = _NAME_BEFORE.search(text, max(0, first - 80), first)
    after = _NAME_AFTER.match(text, end, end + 60)
    name = text[before.start() if before else first : after.end() if after else end]
    return re.sub(r"^(?:The|A|An|Its|Their|Le|La)\s+|\s+(?:and|of|et)$", "", " ".join(name.split()))


_GENERIC = frozenset(
    {"aid", "assistance", "support", "help", "contribution", "contributions", "soutien", "appui", "aide"}
)


_PARTS = (
    r"half|most|much|part|some|bulk|majority|third|quarter|(?:two|three)[ -](?:thirds|quarters)|fifth|tenth"
    r"|\d+\s?%|\d+ per ?cent|moitié|majorité|partie|tiers|quart|plupart"
)
_SHARE = re.compile(
    r"[,;(–—-]\s*(?:(?:about|some|almost|nearly|more than|at least|over|environ|près de)\s+)?"
    rf"(?:(?:the|la|une?|an?)\s+)?(?:{_PARTS})\s+(?:of (?:it|which|this|that|them)\b|de (?:cette|ce)\b)"
    rf"|,\s*dont\s+(?:(?:la|une|un)\s+)?(?:{_PARTS})\b",
    re.IGNORECASE,
)
"""Where a sentence goes on to a share of a sum, whose way is not that of the whole: "half of it in food aid"."""


def instrument_of(reading: Reading, sentence: Sentence | None, content: Span, within: Span | None = None) -> str | None:
    """The fund or programme paid into, else the way in which it is given, in the words of the text."""
    if (share := _SHARE.search(reading.text, content.start, content.end)) is not None:
        content = Span(content.start, share.start())
    spans = [content] + ([within] if within is not None else [])
    if sentence is not None:
        spans.append(sentence.span)
    for span in spans:
        for mention in reading.mentions_in(span):
            if mention.kind == "instrument" and mention.entities:
                return mention.entities[0]
    pattern = _nouns(reading.language)
    found = [_whole_name(reading.text, content.start, match) for match in pattern.finditer(content.of(reading.text))]
    for words in found:
        if words.casefold() not in _GENERIC:
            return " ".join(words.split())
    return found[0] if found else None
