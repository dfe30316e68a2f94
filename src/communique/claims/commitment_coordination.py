"""Pledges that several makers make in one sentence: "X promised 5 million, Y announced 6 and Z 7"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from communique.claims.commitment_draft import Draft
from communique.claims.commitment_recipients import recipients_of
from communique.claims.commitment_words import verb
from communique.claims.parties import party_mention
from communique.language.clauses import Clause
from communique.language.mentions import Mention
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Span

_AUXILIARIES = frozenset({"has", "have", "had", "will", "would", "also", "each", "a", "ont", "avait", "aussi", "then"})
_JOINED = re.compile(r"(?:\b(?:and|while|whereas|et|tandis que)|[,;•])\s+(?:the\s+|la\s+|le\s+|l[’'])?$", re.IGNORECASE)
_GAP = re.compile(r"\s*(?:,\s*)?(?:with\s+|a further\s+|another\s+|an additional\s+|about\s+|some\s+)?$", re.IGNORECASE)


_BARE = re.compile(
    r"(?<![\w.,€$£¥-])(?P<figure>\d{1,3}(?:[.,]\d+)?)\s?(?P<scale>million|billion|m|bn|millions|milliards?)\b"
    r"(?=\s*(?:[.,;:)]|$|(?:and|each|to|for|in|over|while|more|et|pour|en|à|au|aux|sur|sous|chacun)\b))"
)
_SCALES = {"m": 10**6, "million": 10**6, "millions": 10**6}


def with_bare(reading: Reading, sentence: Sentence, moneys: list[Money]) -> list[Money]:
    """The amounts of a sentence with those that leave out the currency: "X gave 12 million euros and Y 5 million".

    A bare figure is money only behind a maker, with or without a verb of its own, and has the currency of
    the amount before it, else of the one after it.
    """
    if not moneys:
        return moneys
    found = [*_told_in_turn(reading, sentence, moneys), *moneys]
    parts = [
        money.span
        for money in moneys
        if _PART_AHEAD.search(reading.text, max(sentence.span.start, money.full_span.start - 30), money.full_span.start)
    ]
    for match in _BARE.finditer(reading.text, sentence.span.start, sentence.span.end):
        span = Span(match.start(), match.end())
        if any(money.full_span.meets(span) for money in moneys):
            continue
        part = _PART_AHEAD.search(reading.text, max(sentence.span.start, span.start - 30), span.start)
        beside = bool(parts) and _BESIDE_PART.fullmatch(reading.text, parts[-1].end, span.start) is not None
        if part is None and not beside and not _behind_maker(reading, sentence, span):
            continue
        if part is not None or beside:
            parts.append(span)
        like = next((money for money in reversed(moneys) if money.span.end <= span.start), moneys[0])
        amount = Decimal(match["figure"].replace(",", ".")) * _SCALES.get(match["scale"], 10**9)
        found.append(
            Money(span, amount.quantize(Decimal(1)), like.currency, like.symbol, span, like.candidates, like.dollar)
        )
    return sorted(found, key=lambda money: money.span.start)


_IN_TURN = re.compile(r"\b(?:respectively|respectivement)\b", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\w.,€$£¥-])(?:\d+(?:[.,]\d+)?(?:,\s+|,?\s+(?:and|et)\s+))+$")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


def _told_in_turn(reading: Reading, sentence: Sentence, moneys: list[Money]) -> list[Money]:
    """The figures of several before the amount that has their scale: "6 and 4 million euros respectively"."""
    if _IN_TURN.search(reading.text, sentence.span.start, sentence.span.end) is None:
        return []
    found = []
    for money in moneys:
        lead = _FIGURES.search(reading.text[sentence.span.start : money.span.start])
        own = _FIGURE.match(reading.text, money.span.start)
        if lead is None or own is None or money.amount is None:
            continue
        scale = money.amount / Decimal(own[0].replace(",", "."))
        for each in _FIGURE.finditer(lead[0]):
            start = sentence.span.start + lead.start() + each.start()
            span = Span(start, start + len(each[0]))
            amount = (Decimal(each[0].replace(",", ".")) * scale).quantize(Decimal(1))
            found.append(Money(span, amount, money.currency, money.symbol, span, money.candidates, money.dollar))
    return found


def in_turn(reading: Reading, sentence: Sentence, sums: list[Draft]) -> list[Draft]:
    """The sums of a sentence, each of one maker or for one receiver where these are told "respectively"."""
    told = _IN_TURN.search(reading.text, sentence.span.start, sentence.span.end)
    makers = sums[0].makers if sums else ()
    if told is None or len(sums) < 2 or any(draft.makers != makers for draft in sums):
        return sums
    receivers = recipients_of(reading, sentence, sums[-1].content, makers, sums[-1].clause)
    if len(makers) == 1 and len(receivers) == len(sums):
        return [replace(draft, receivers=(name,)) for draft, name in zip(sums, receivers, strict=True)]
    if len(makers) != len(sums):
        return sums
    return [replace(draft, makers=(maker,)) for draft, maker in zip(sums, makers, strict=True)]


_PART_AHEAD = re.compile(
    r"(?:\b(?:of which|including|dont|y compris)|,\s*(?:of which|including|dont))\s+(?:about |some |only |environ )?$",
    re.IGNORECASE,
)
"""Before a part of the sum just told, which has its currency."""
_BESIDE_PART = re.compile(
    r"\s+(?:in|for|to|as|en|pour|à|sous forme de)\s[^.;:\d]{1,50}?(?:,|,?\s(?:and|et))\s+"
    r"(?:about |some |another |environ )?",
    re.IGNORECASE,
)
"""Between one part and the next: "of which 5 million in loans and 3 million in grants"."""


def _behind_maker(reading: Reading, sentence: Sentence, span: Span) -> bool:
    before = [mention for mention in sentence.mentions if mention.span.end <= span.start and party_mention(mention)]
    if not before:
        return False
    maker = before[-1]
    if _GAP.fullmatch(reading.text, maker.span.end, span.start):
        return True
    if span.start - maker.span.end > 40 or (at := _verb_after(sentence, maker, reading.language)) is None:
        return False
    return _GAP.fullmatch(reading.text, sentence.at(sentence.doc[at]).end, span.start) is not None


_GIVER_BEHIND = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:by|from|par|de la part de)\s+(?:the\s+|la\s+|le\s+|l[’'])?", re.IGNORECASE
)
_GIVERS_AHEAD = re.compile(
    r"\b(?:pledges?|contributions?|commitments?|donations?|promises?|grants?|promesses?|dons?|annonces?)\s+"
    r"(?:\w+\s+){0,3}?(?:of|from|by|de|par)\s+(?:the\s+|la\s+|le\s+|l[’'])?$",
    re.IGNORECASE,
)


def giver_beside(reading: Reading, sentence: Sentence, money: Money, count: int) -> tuple[Span, tuple[str, ...]] | None:
    """The giver that stands beside an amount without a verb, and the words of both.

    "€5 million by Norland", in lists also "from Norland" and "Sudria's 6 million"; "the pledges of Norland (€5m) and
    Sudria (€6m)".
    """
    text = reading.text
    if count > 1 and (owner := owner_before(reading, sentence, money)) is not None:
        return Span(owner.span.start, money.full_span.end), owner.entities
    if count > 1 and (giver := _listed_giver(reading, sentence, money)) is not None:
        return Span(giver.span.start, money.full_span.end), giver.entities
    behind = _GIVER_BEHIND.match(text, money.full_span.end)
    if behind is not None and (count > 1 or "from" not in behind[0]):
        for mention in sentence.mentions:
            if mention.span.start == behind.end() and party_mention(mention) and mention.entities:
                return Span(money.full_span.start, mention.span.end), mention.entities
    if text[money.full_span.start - 2 : money.full_span.start] != " (":
        return None
    run: list[Mention] = []
    for mention in sentence.mentions:
        if mention.span.end > money.full_span.start or not party_mention(mention) or not mention.entities:
            continue
        if run and not _BRACKETED.fullmatch(text, run[-1].span.end, mention.span.start):
            run = []
        run.append(mention)
    if not run or run[-1].span.end != money.full_span.start - 2:
        return None
    first = run[0].span.start
    if _GIVERS_AHEAD.search(text[max(sentence.span.start, first - 60) : first]) is None:
        return None
    end = money.full_span.end + (text[money.full_span.end : money.full_span.end + 1] == ")")
    return Span(run[-1].span.start, end), run[-1].entities


_BRACKETED = re.compile(
    r"\s*\([^()]{1,40}\)\s*(?:[,;]|,? and|,? et)?\s*(?:of |from |de )?(?:the |la |le |l[’'])?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A maker with its own verb of giving, or with none where the verb before is meant.

    Attributes:
        start: Where its words begin, the conjunction apart.
        names: The maker.
        verb: The index of its verb in the sentence; None in a gap ("and Canada 60 million").
    """

    start: int
    names: tuple[str, ...]
    verb: int | None


def turns_of(reading: Reading, sentence: Sentence, moneys: list[Money]) -> list[Turn]:
    """The makers that take turns in a sentence, in order; empty where fewer than two do."""
    found: list[Turn] = []
    for mention in sentence.mentions:
        if not party_mention(mention) or not mention.entities or mention.kind == "pronoun":
            continue
        verb_at = _verb_after(sentence, mention, reading.language)
        if verb_at is not None and is_under_condition(sentence, verb_at):
            continue  # "if parliament in Norland approves" gives nothing
        if verb_at is not None:
            found.append(Turn(mention.span.start, _with_joined(sentence, mention, reading.text), verb_at))
        elif found and _joined(reading.text, sentence, mention) and _sum_after(reading.text, mention, moneys):
            found.append(Turn(mention.span.start, mention.entities, None))
    return found if len(found) > 1 else []


_CONDITIONS = frozenset({"if", "unless", "provided", "si"})


def is_under_condition(sentence: Sentence, verb_at: int) -> bool:
    """Whether a verb stands in a clause that only sets a condition."""
    return any(clause.verb.i == verb_at and clause.marker in _CONDITIONS for clause in sentence.clauses)


def depends(clause: Clause) -> bool:
    """Whether something is done under a condition that the sentence names: "will lend … if parliament approves"."""
    return any(child.kind == "advcl" and child.marker in _CONDITIONS for child in clause.children)


_LISTING = re.compile(r"(?:[:;,]|\b(?:and|et))\s*(?:the\s+|la\s+|le\s+|l[’'])?$")


def _listed_giver(reading: Reading, sentence: Sentence, money: Money) -> Mention | None:
    """Who stands right before an amount in a list: "new pledges: Norland 5 million, Sudria 6 million"."""
    for mention in sentence.mentions:
        if mention.kind not in ("country", "organisation") or not mention.entities:
            continue
        if reading.text[mention.span.end : money.full_span.start].strip(" (–—-") or mention.span.end > money.span.start:
            continue
        before = reading.text[sentence.span.start : mention.span.start]
        colon = before.rfind(":")
        if colon >= 0 and _LISTING.search(before) is not None:
            return mention
    return None


_OWNED = re.compile(
    r"(?:['’]s?)?\s+(?:(?:further|additional|own|new|extra)\s+)?(?:(?:[a-z][\w-]*\s+){0,3}(?:of|worth)\s+)?$"
)


def owner_before(reading: Reading, sentence: Sentence, money: Money) -> Mention | None:
    """Whose an amount is by the possessive right before it: "and Sudria's 6 million", "and Sudria's of 6 million"."""
    for mention in sentence.mentions:
        if mention.span.end > money.full_span.start or not party_mention(mention) or not mention.entities:
            continue
        possessive = reading.text[mention.span.start : money.full_span.start]
        gap = _OWNED.fullmatch(reading.text, mention.span.end, money.full_span.start)
        if gap is not None and re.search(r"['’]s?\s", possessive):
            return mention
    return None


def _joined(text: str, sentence: Sentence, mention: Mention) -> bool:
    return _JOINED.search(text[max(sentence.span.start, mention.span.start - 24) : mention.span.start]) is not None


def _sum_after(text: str, mention: Mention, moneys: list[Money]) -> bool:
    following = next((money for money in moneys if money.full_span.start >= mention.span.end), None)
    return following is not None and _GAP.fullmatch(text, mention.span.end, following.full_span.start) is not None


def _verb_after(sentence: Sentence, mention: Mention, language: str) -> int | None:
    """The finite verb of giving or promising right behind a mention."""
    for token in sentence.doc:
        at = sentence.at(token).start
        if at < mention.span.end:
            continue
        if token.lower_ in _AUXILIARIES or token.pos_ == "ADV":
            continue
        row = verb(token.lemma_.casefold(), language)
        gives = row is not None and row["force"] in ("give", "promise", "announce", "approve")
        return token.i if gives and token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG" else None
    return None


_GIVEN_TO = re.compile(r"\b(?:to|for|in|à|au|aux|pour|en)\s+(?:the\s+|la\s+|le\s+|l[’'])?$", re.IGNORECASE)


def _with_joined(sentence: Sentence, mention: Mention, text: str) -> tuple[str, ...]:
    """The mention with the parties named together with it: "Norway and Denmark"."""
    names = list(mention.entities)
    start = mention.span.start
    for before in reversed(sentence.mentions):
        if before.span.end > start or not party_mention(before):
            continue
        if not re.fullmatch(r"\s*(?:,|and|et|, and)\s+(?:the\s+|la\s+|le\s+|l[’'])?", text[before.span.end : start]):
            break
        if _GIVEN_TO.search(text[max(sentence.span.start, before.span.start - 16) : before.span.start]):
            break
        names = [*before.entities, *names]
        start = before.span.start
    return tuple(dict.fromkeys(names))


def turn_at(turns: list[Turn], offset: int) -> Turn | None:
    """Whose turn it is at an offset."""
    return next((turn for turn in reversed(turns) if turn.start <= offset), None)


def next_turn(turns: list[Turn], offset: int, text: str) -> int | None:
    """Where the words of the next maker begin after an offset, its conjunction included."""
    following = next((turn.start for turn in turns if turn.start > offset), None)
    if following is None:
        return None
    return offset + len(_JOINED.sub("", text[offset:following]).rstrip(" ,;"))
