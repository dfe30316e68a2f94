"""What a commitment gives by number and kind: "24 air-defence missiles and 50 generators"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from communique.claims.commitment_shares import counted_share
from communique.claims.lexicon import rows
from communique.language.numbers import cardinal_pattern, read_number
from communique.language.reading import Reading
from communique.model import Span
from communique.model.fields import Item

_SCALES = r"thousand|million|billion|mille|millions|milliards?"
_NO_COUNT_ALONE = frozenset({"un", "une", "a", "an"})
# Before a number that is not given: what something else is meant for, a whole of which a part is meant, a label.
_NOT_GIVEN = re.compile(
    r"(?:\b(?:for|per|every|pour|par|between|entre)"
    r"|\b(?:half|quarter of|demi|number|no\.|article|section|phase|type|mark|model))\s*$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:first|last|half|part|any|la moitié|une partie) (?:of|de)(?: the| its| their)?\s*$", re.IGNORECASE
)
_BOUGHT = re.compile(
    r"\b(?:pay(?:s|ing)?|paid|fund(?:s|ing)?|money|euros?|dollars?|million|billion|[€$£][\d.,]+\w*) for\s*$", re.I
)
_RANGE = re.compile(rf"(?:\d|(?<!\w)(?:{cardinal_pattern()})) ?(?:to|or|à|ou|[-–—]) ?$", re.IGNORECASE)
_OWN = re.compile(r"\s+(?:of|de)\s+(?:the|its|their|our|ses|leurs?|nos)\s+(?:\d+\s+)?", re.IGNORECASE)
_OF = frozenset({"of", "de", "d'", "d’", "du", "des"})
_LINKS = frozenset({"and", "et"})
_FURTHER = frozenset(
    {"more", "further", "additional", "extra", "other", "another", "promised", "pledged", "planned"}
    | {"autres", "nouveaux", "nouvelles"}
)
_WORDY = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"})
_MOST_WORDS = 12


def items_of(reading: Reading, content: Span) -> tuple[Item, ...]:
    """The goods that the content of a commitment counts, in order; none where a number or its noun is in doubt."""
    found: list[Item] = []
    end = content.start
    if (share := counted_share(reading.text, content)) is not None:
        return _part(reading, share, content)
    for match in _numbers().finditer(reading.text, content.start, content.end):
        if match.start() < end or (quantity := _quantity(match)) is None:
            continue
        if _is_other(reading, Span(*match.span()), content):
            continue
        start = match.end()
        if own := _OWN.match(reading.text, start, content.end):
            start = own.end()
        span = _phrase(reading, Span(start, content.end), quantity)
        if span is not None:
            found.append(Item(quantity=quantity, item=" ".join(span.of(reading.text).split())))
            end = span.end
    return tuple(dict.fromkeys(found))


def _part(reading: Reading, share: Span, content: Span) -> tuple[Item, ...]:
    """The goods of a content that gives a number of a larger one: "25 of the 40 tents" are 25 tents."""
    part = _numbers().search(reading.text, share.start, share.end)
    whole = _numbers().search(reading.text, share.end, content.end)
    if part is None or whole is None or (quantity := _quantity(part)) is None:
        return ()
    span = _phrase(reading, Span(whole.end(), content.end), quantity)
    return (Item(quantity=quantity, item=" ".join(span.of(reading.text).split())),) if span is not None else ()


@cache
def _numbers() -> re.Pattern[str]:
    figures = r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2}(?= (?:" + _SCALES + r")\b))?(?![.,]?\d)"
    words = rf"une douzaine|{cardinal_pattern()}"
    return re.compile(
        rf"(?<![\w.,:/$€£¥-])(?:(?P<figures>{figures})(?:[ \u00a0](?P<scale>{_SCALES})\b)?|(?P<words>{words}))"
        r"(?=\s)(?!\s+(?:%|per cent|percent|pour cent|euros?|dollars?|mm\b))",
        re.IGNORECASE,
    )


def _quantity(match: re.Match[str]) -> int | None:
    if words := match["words"]:
        if words.casefold() in _NO_COUNT_ALONE:
            return None
        return 12 if words.casefold() == "une douzaine" else read_number(words) or None
    figures, scale = match["figures"], match["scale"]
    if re.search(r"[.,]\d{1,2}$", figures):
        number = Decimal(figures.replace(",", "."))
    else:
        number = Decimal(re.sub(r"\D", "", figures))
    number *= (read_number(f"1 {scale}") or read_number(scale) or 1) if scale else 1
    return int(number) if number == number.to_integral_value() and 0 < number < 10**12 else None


def _is_other(reading: Reading, number: Span, content: Span) -> bool:
    """Whether a number is money, a date, a range, a part, or counts what the goods are for."""
    if any(money.full_span.meets(number) for money in reading.money_in(content)):
        return True
    if any(date.span.meets(number) for date in reading.dates_in(content)):
        return True
    before = reading.text[max(0, number.start - 40) : number.start]
    if _RANGE.search(before) or _PART.search(reading.text[max(content.start, number.start - 40) : number.start]):
        return True
    return _NOT_GIVEN.search(before) is not None and not _BOUGHT.search(before)


def _phrase(reading: Reading, after: Span, quantity: int) -> Span | None:
    """The noun phrase that a number counts, where it is one of goods."""
    tokens = _tokens(reading, after)
    while tokens and (tokens[0][0].is_space or tokens[0][0].lower_ in _OF):
        if tokens[0][0].lower_ in _OF and reading.language != "fr":
            return None
        tokens = tokens[1:]
    if tokens and tokens[0][0].lower_ in _FURTHER:
        tokens = tokens[1:]
    words = [token for token, _ in tokens]
    head = _head(words, reading.language, quantity)
    if head is None:
        return None
    end = _extended(words, head, reading.language)
    return Span(tokens[0][1].start, tokens[end][1].end) if end is not None else None


def _tokens(reading: Reading, span: Span) -> list[tuple[Any, Span]]:
    sentence = reading.sentence_at(span.start)
    if sentence is None:
        return []
    placed = ((token, sentence.at(token)) for token in sentence.doc)
    return [(token, at) for token, at in placed if at.start >= span.start and at.end <= span.end][:_MOST_WORDS]


def _head(words: Sequence[Any], language: str, quantity: int) -> int | None:
    """Where the counted noun stands: the first goods in the plural with only describing words before it."""
    for at, token in enumerate(words):
        if kind := _kind(words, at, language, single=quantity == 1):
            following = words[at + 1] if at + 1 < len(words) else None
            compound = following is not None and (_kind(words, at + 1, language, single=False) or _is_hyphen(following))
            driven = quantity == 1 and following is not None and following.pos_ == "NOUN"
            if compound or driven or (kind == "system" and not _is_used(words, language)):
                continue
            return at
        if not (token.pos_ in _WORDY or _is_hyphen(token) or token.is_digit) or token.lower_ in _LINKS:
            return None
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG", "VERB"):
            return None
    return None


def _is_hyphen(token: Any) -> bool:
    return token.text in ("-", "‑", "–", "/")


def _kind(words: Sequence[Any], at: int, language: str, *, single: bool) -> str | None:
    """What a noun is among goods, as it stands with a number; designations with a hyphen are several tokens."""
    forms = _forms(language, single)
    for length in (3, 1):
        joined = "".join(token.text for token in words[max(0, at - length + 1) : at + 1]).casefold()
        if joined in forms:
            return forms[joined]
    return None


@cache
def _forms(language: str, single: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("goods", language):
        if row["kind"] in ("goods", "measure", "system"):
            form = row["lemma"] if single else row["plural"] or f"{row['lemma']}s"
            found.setdefault(form.casefold(), row["kind"])
    return found


@cache
def _measures(language: str) -> frozenset[str]:
    listed = [row for row in rows("goods", language) if row["kind"] == "measure"]
    forms = (form for row in listed for form in (row["lemma"], row["plural"] or f"{row['lemma']}s"))
    return frozenset(form.casefold() for form in forms)


@cache
def _listed(language: str, kind: str) -> frozenset[str]:
    return frozenset(row["lemma"].casefold() for row in rows("goods", language) if row["kind"] == kind)


def _is_used(words: Sequence[Any], language: str) -> bool:
    """Whether words of the phrase tell what a system is for."""
    phrase = _leading(words, language)
    return any(re.search(rf"(?<!\w){re.escape(use)}(?!\w)", phrase) for use in _listed(language, "use"))


def _leading(words: Sequence[Any], language: str) -> str:
    """The words of one noun phrase, hyphened ones as written."""
    text = ""
    for token in words:
        if token.pos_ not in _WORDY and not _is_hyphen(token) and not (language == "fr" and token.lower_ in _OF):
            break
        text += token.text_with_ws
    return text.casefold()


def _extended(words: Sequence[Any], head: int, language: str) -> int | None:
    """Where the phrase ends: with "of" a measure's matter, in French with what describes the noun."""
    measured = words[head].lower_ in _measures(language)
    alone = _kind(words, head, language, single=False) == "goods" or _has_matter(words[:head], language)
    at = head + 1
    if at < len(words) and words[at].lower_ in _OF and (measured or language == "fr"):
        start = at = at + 1
        while at < len(words) and (words[at].pos_ in ("NOUN", "ADJ", "PROPN", "NUM") or _is_hyphen(words[at])):
            at += 1
        if not measured or _has_matter(words[start:at], language):
            return at - 1 if at > start else head
        return head if alone else None
    if measured and not alone:
        return None
    end = head
    while language == "fr" and at < len(words) and (words[at].pos_ == "ADJ" or words[at].dep_ in ("amod", "acl")):
        end = at
        at += 1
    if at + 1 < len(words) and words[at].lower_ in _LINKS and _kind(words, at + 1, language, single=False) == "goods":
        return at + 1
    return end


def _has_matter(words: Sequence[Any], language: str) -> bool:
    """Whether words name goods, or what is measured: "tonnes of wheat", "food parcels"."""
    matter = _listed(language, "matter")
    return any(
        token.lower_ in matter or any(token.lower_ in _forms(language, single) for single in (True, False))
        for token in words
    )
