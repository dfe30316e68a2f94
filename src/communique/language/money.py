"""Every amount of money of a text: exact, with its currency and the words that qualify it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from communique.language.money_context import Qualifier, context_of, is_raised
from communique.language.money_grammar import (
    SPACE,
    Amount,
    CurrencyForm,
    amount_pattern,
    anchors,
    currency_forms,
    figure_pattern,
    plain,
    read_amount,
)
from communique.model import Span

__all__ = ["Money", "find_money"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as a text gives it.

    Attributes:
        span: The amount with its currency, without qualifying words.
        amount: The exact value; None for "billions of dollars". The lower end of a range.
        currency: ISO 4217, where the words tell it; else None, see `candidates`.
        symbol: The currency as written.
        full_span: With the qualifying words and the conversion in brackets.
        candidates: What the currency can be, likeliest first; one where `currency` is known.
        dollar: Whether it is a bare "$" or "dollars": the caller knows whose.
        qualifier: "more than", "up to", "about", where the text says so.
        each: Whether each of several gets or gives it.
        additional: Whether the text calls it new or further money.
        total: Whether the text calls it a total.
        high: The upper end of a range.
        equivalent: Its conversion into another currency, from the brackets after it.
        count: How many such amounts: 2 in "two tranches of €50 million".
    """

    span: Span
    amount: Decimal | None
    currency: str | None
    symbol: str
    full_span: Span
    candidates: tuple[str, ...] = ()
    dollar: bool = False
    qualifier: Qualifier | None = None
    each: bool = False
    additional: bool = False
    total: bool = False
    high: Decimal | None = None
    equivalent: Money | None = None
    count: int | None = None

    def among(self, countries: Iterable[str]) -> Money:
        """This amount with its currency settled by the countries in question, where exactly one candidate fits.

        Args:
            countries: ISO 3166-1 alpha-2, such as the maker of a pledge.
        """
        if self.currency is not None:
            return self
        wanted = set(countries)
        fitting = [code for code in self.candidates if code[:2] in wanted or wanted & _SHARED.get(code, set())]
        return replace(self, currency=fitting[0]) if len(fitting) == 1 else self


_SHARED = {
    "XOF": {"BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"},
    "XAF": {"CM", "CF", "TD", "CG", "GQ", "GA"},
    "XCD": {"AG", "DM", "GD", "KN", "LC", "VC"},
}
"""The countries of a currency that several share, by its code (BCEAO, BEAC and ECCB)."""


class _Found(NamedTuple):
    """An amount before its surroundings are read."""

    start: int
    end: int
    amount: Amount
    high: Decimal | None
    symbol: str
    form: CurrencyForm


def find_money(text: str, *, language: str = "en") -> list[Money]:
    """Find the amounts of money of a text; quantities, percentages and years are none.

    Args:
        text: Any text; offsets are code points of it.
        language: ISO 639-1; decides what "1,500" and "billion" mean.

    Returns:
        The amounts in order, none overlapping. A conversion in brackets is part of the amount before it.
    """
    found = list(_amounts(text, language))
    moneys = [_in_context(one, text, language) for one in found]
    return _settled(_with_equivalents(moneys, text))


def _lowered(text: str) -> str:
    """The text in lower case at the same offsets; the few letters that lower to two are kept."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _anchors(text: str) -> Iterator[tuple[int, int, CurrencyForm]]:
    """Where a currency is written: the longest code, symbol or name at each place."""
    marks, names = anchors()
    lower = _lowered(text)
    places: dict[int, tuple[int, CurrencyForm]] = {}
    forms = {**currency_forms("code"), **currency_forms("symbol")}
    for match in marks.finditer(text):
        if _whole(text, *match.span()):
            places[match.start()] = (match.end(), forms[match[0]])
    for match in names.finditer(lower):
        start, end = match.span()
        if _whole(text, start, end) and end > places.get(start, (0, None))[0]:
            places[start] = (end, currency_forms("name")[match[0].replace("’", "'")])
    for start in sorted(places):
        end, form = places[start]
        yield start, end, form


def _whole(text: str, start: int, end: int) -> bool:
    """Whether letters of a code, symbol or name do not go on as another word; a scale may stand before ("5m€")."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isalpha() and (before.isalpha() or (before == "-" and text[start - 2 : start - 1].isupper())):
        return False
    if text[start].isalpha() and before.isdigit() and not text[start:end].isupper():
        return False
    return not (text[end - 1].isalpha() and after.isalpha())


def _amounts(text: str, language: str) -> Iterator[_Found]:
    last = 0
    for start, end, form in _anchors(text):
        if start < last:
            continue
        behind_first = text[start:end].islower() or (language != "en" and text[end : end + 1].isspace())
        for behind in (behind_first, not behind_first):
            if behind:
                found = _amount_before(text, start, end, form, language, last)
            else:
                found = _amount_after(text, start, end, form, language)
            if found is not None and not _mere_word(found, text):
                last = found.end
                yield found
                break


def _mere_word(found: _Found, text: str) -> bool:
    """Whether a form that is also a common word stands without the size that money has: "COP 27", "Euro 2024"."""
    if found.form.shy and not found.amount.scaled:
        return True
    if re.fullmatch(r"[A-Za-z]+\s+(?:19|20)\d\d", text[found.start : found.end]):
        return True
    return found.form.shy and found.symbol.startswith("pound") and bool(re.match(r" of [a-z]", text[found.end :][:6]))


@cache
def _after(language: str) -> re.Pattern[str]:
    figure = figure_pattern(language)
    mark = "(?P<mark>[A-Z]{0,3}[$€£¥]|[A-Z]{3}[ \u00a0]?)?"
    tie = r"(?P<tie>\s?[-–—‑]\s?|\s+(?:to|à|and|et)\s+)"
    joined = rf"(?:{tie}{mark}(?P<high>{figure}))?"
    return re.compile(rf"[ \u00a0\u202f]?(?P<low>{figure}){joined}")


_RAISED_REACH = 80


def _amount_after(text: str, start: int, end: int, form: CurrencyForm, language: str) -> _Found | None:
    """The amount of "€5 million", "$1.1–1.3 billion", "between $1.6 and $2.2 trillion"."""
    symbol = text[start:end]
    if symbol.islower() and symbol not in currency_forms("symbol"):
        return None
    low_at = end + (text[end : end + 1] in " \u00a0\u202f" and end < len(text))
    if not text[low_at : low_at + 1].isdigit():
        return None
    match = _after(language).match(" " + text[low_at : low_at + 80])
    if match is None:
        return None
    shift = low_at - 1
    low_end = shift + match.end("low")
    low = read_amount(match["low"], language)
    if low is None or text[low_end : low_end + 1].isalpha() or text[low_end : low_end + 1] == "%":
        return None
    high, stop = None, low_end
    if match["high"] is not None and low.value is not None:
        before = text[max(0, start - _RAISED_REACH) : start]
        if match["mark"] and match["tie"].strip() in ("to", "à") and is_raised(before, language):
            return _Found(start, low_end, low, None, symbol, form)
        taken = _range(low, match["low"], match["tie"], match["mark"], match["high"], before, language)
        high_end = shift + match.end("high")
        if taken is not None and not text[high_end : high_end + 1].isalpha():
            low, high = taken
            stop = high_end
    stop, symbol, form = _trailing_name(text, stop, symbol, form)
    if len(form.codes) > 1:
        start, form = _leading_code(text, start, form)
    return _Found(start, stop, low, high, symbol, form)


def _range(
    low: Amount, written: str, tie: str, mark: str | None, high_written: str, before: str, language: str
) -> tuple[Amount, Decimal] | None:
    """Both ends of a range; None where the second number is another matter: "from $5m to $10m", "€5m - 10 projects"."""
    high = read_amount(high_written, language)
    if high is None or high.value is None or low.value is None:
        return None
    word = tie.strip()
    bare_low = re.fullmatch(r"[\d.,'’\s]+", written) is not None
    bare_high = re.fullmatch(r"[\d.,'’\s]+", high_written) is not None
    if word in ("and", "et") and not re.search(r"(?:between|entre)\s+$", before, re.IGNORECASE):
        return None
    if word in ("to", "à") and (re.search(r"\b(?:from|de)\s+$", before, re.IGNORECASE) or (not mark and bare_high)):
        return None
    if not mark and bare_high and (word != tie or not bare_low):
        return None
    value = low.value
    if bare_low and not bare_high:
        value = plain(value * _scale_written(high_written, language))
    if value >= high.value:
        return None
    return Amount(value, low.scaled or high.scaled), high.value


def _trailing_name(text: str, end: int, symbol: str, form: CurrencyForm) -> tuple[int, str, CurrencyForm]:
    """A name or code that repeats or tells the symbol: "$500 million Canadian dollars", "$5m CAD"."""
    behind = text[end : end + 40]
    lower = _lowered(behind).replace("’", "'")
    if not behind[:1].isspace():
        return end, symbol, form
    match = anchors()[1].match(lower, 1) or anchors()[0].match(behind, 1)
    if match is None or lower[match.end() : match.end() + 1].isalnum():
        return end, symbol, form
    told = currency_forms("name").get(match[0]) or currency_forms("code").get(match[0])
    if told is None or not set(told.codes) & set(form.codes):
        return end, symbol, form
    return end + match.end(), symbol, told if len(told.codes) < len(form.codes) else form


def _leading_code(text: str, start: int, form: CurrencyForm) -> tuple[int, CurrencyForm]:
    """A code before a symbol that it tells: "USD $5 million"."""
    code = re.search(r"(?<!\w)([A-Z]{3})[ \u00a0]?\Z", text[max(0, start - 5) : start])
    told = currency_forms("code").get(code[1]) if code else None
    if code is None or told is None or told.codes[0] not in form.codes:
        return start, form
    return start - len(code[0]), told


@cache
def _before(language: str) -> re.Pattern[str]:
    amount = amount_pattern(language)
    tie = r"(?P<tie>\s?[-–—‑]\s?|\s+(?:to|à|and|et|or)\s+)"
    link = rf"(?:{SPACE}|\r?\n|-|,?\s+in\s+(?:the\s+)?|\s+(?:of|de)\s+|\s+d['’]|\s+)?"
    return re.compile(rf"(?:(?P<low>{amount}){tie})??(?P<high>{amount}){link}\Z")


def _amount_before(text: str, start: int, end: int, form: CurrencyForm, language: str, last: int) -> _Found | None:
    """The amount of "5 million euros", "between 20 and 25 million euros", "1,5 Mrd. €", "billions of dollars"."""
    if not re.match(r"[\w\s.'’-]", text[start - 1 : start]):
        return None
    floor = max(last, start - 80)
    match = _before(language).search(text[floor:start])
    if match is None:
        return None
    link = match[0][match.end("high") - match.start() :]
    amount = read_amount(match["high"], language)
    if amount is None:
        return None
    words_of = re.search(r"\b(?:in|of|de)\b|d['’]", link)
    if words_of and not amount.scaled:
        return None
    if not link and text[start].isalpha() and not text[start:end].isupper() and text[start:end] not in ("zł", "kr"):
        return None
    begin, high = floor + match.start("high"), None
    if match["low"] is not None and amount.value is not None:
        taken = _range_before(text, floor, match, language)
        if taken is not None:
            amount, high = taken
            begin = floor + match.start("low")
    return _Found(begin, end, amount, high, text[start:end], form)


def _range_before(text: str, floor: int, match: re.Match[str], language: str) -> tuple[Amount, Decimal] | None:
    low = read_amount(match["low"], language)
    if low is None or low.value is None:
        return None
    start = floor + match.start("low")
    before, tie, word = text[max(0, start - 10) : start], match["tie"], match["tie"].strip()
    if word == "or" or (word in ("and", "et", "à", "to") and "\n" in tie):
        return None
    if low.scaled and not re.fullmatch(r"[\d.,'’\s]+", match["low"]):
        return _range(low, match["low"], tie, "x", match["high"], before, language)
    scale = _scale_written(match["high"], language)
    high = read_amount(match["high"], language)
    if word in ("and", "et") and not re.search(r"(?:between|entre)\s+$", before, re.IGNORECASE):
        return None
    if word in ("to", "à") and re.search(r"\b(?:from|de)\s+$", before, re.IGNORECASE):
        return None
    if high is None or high.value is None or low.value * scale >= high.value:
        return None
    return Amount(plain(low.value * scale), high.scaled), high.value


def _scale_written(written: str, language: str) -> Decimal:
    """What the scale at the end of an amount multiplies by; one where there is none."""
    amount = read_amount(written, language)
    bare = re.match(r"\d(?:[\d.,'’]*\d)?|\w+", written)
    figures = None if bare is None else read_amount(bare[0], language)
    if amount is None or figures is None or not amount.value or not figures.value:
        return Decimal(1)
    return amount.value / figures.value


def _in_context(found: _Found, text: str, language: str) -> Money:
    context = context_of(text, Span(found.start, found.end), language)
    codes = found.form.codes
    bare_dollar = len(codes) > 1 and codes[0] == "USD"
    return Money(
        span=Span(found.start, found.end),
        amount=_by_cents(found.amount.value, codes),
        currency=codes[0] if len(codes) == 1 else None,
        symbol=found.symbol,
        full_span=context.span,
        candidates=codes,
        dollar=bare_dollar,
        qualifier=context.qualifier,
        each=context.each,
        additional=context.additional,
        total=context.total,
        high=_by_cents(found.high, codes),
        count=context.count,
    )


_THOUSANDTHS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def _by_cents(amount: Decimal | None, codes: tuple[str, ...]) -> Decimal | None:
    """Read "100.000 euros" as a hundred thousand: there are no thousandths of a euro."""
    if amount is None or _THOUSANDTHS & set(codes) or amount.as_tuple().exponent != -3 or amount < 1:
        return amount
    return Decimal(int(amount * 1000))


_OPENS = re.compile(
    r"\s*(?:\(|,\s+(?:or|soit)\b)\s*(?:or|soit|about|around|approximately|approx\.?|some|roughly|nearly|almost|equal to"
    r"|(?:the\s+)?equivalent (?:of|to)|equivalent|environ|près de|~|≈|=)*\s*(?:about\s+|some\s+|environ\s+|to\s+)?"
)


_CONVERTED = re.compile(
    r",\s+(?:about|around|roughly|approximately|some|nearly|almost|environ|à peu près"
    r"|(?:the\s+)?equivalent (?:of|to))\s+",
    re.IGNORECASE,
)


def _is_converted(gap: str, after: str) -> bool:
    """Whether two amounts stand as one with its conversion between commas: "NOK 110 million, about EUR 10 million,"."""
    return _CONVERTED.fullmatch(gap) is not None and after in ("", ",", ".", ";", ")", "\n")


def _with_equivalents(moneys: list[Money], text: str) -> list[Money]:
    """Put a conversion in brackets into the amount that it converts; the first, where there are several."""
    kept: list[Money] = []
    inside = False
    for money in moneys:
        last = kept[-1] if kept else None
        gap = text[last.full_span.end : money.span.start] if last else ""
        further = inside and re.fullmatch(r"\s*[;,/]\s*(?:or\s+|and\s+)?", gap) is not None
        opens = (
            last is not None
            and not last.equivalent
            and (_OPENS.fullmatch(gap) is not None or _is_converted(gap, text[money.full_span.end :][:1]))
        )
        bracketed = further or "(" in gap
        close = re.match(r"\s*(\)|(?=[;,/]))", text[money.span.end : money.span.end + 3])
        same = last is not None and set(last.candidates) == set(money.candidates)
        again = same and bracketed and last is not None and last.amount == money.amount
        if last is None or not (further or opens) or (bracketed and not close) or (same and not again):
            kept.append(money)
            inside = False
            continue
        end = money.span.end + (close.end() if close and bracketed else 0)
        inside = bracketed and close is not None and not close[1]
        full = Span(last.full_span.start, max(end, last.full_span.end))
        kept[-1] = replace(last, equivalent=last.equivalent or (None if same else money), full_span=full)
    return kept


def _settled(moneys: list[Money]) -> list[Money]:
    """Settle "francs" by the "Swiss francs" of the same text; dollars are the caller's to settle."""
    named = {money.currency for money in moneys if money.currency}
    settled = []
    for money in moneys:
        fitting = [code for code in money.candidates if code in named]
        if money.currency is None and not money.dollar and len(fitting) == 1:
            money = replace(money, currency=fitting[0])
        settled.append(money)
    return settled
