"""Sums that nobody gives: prices by the ton, gaps and bills, what could have been had."""

from __future__ import annotations

import re
from typing import Any

from communique.claims.lexicon import lemmas
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading

_UNIT = re.compile(
    r"\s*(?:per|a|an|par|la|le|/)\s*(?:metric\s+)?(?:tons?|tonnes?|barrels?|kilos?|kilograms?|kg|lit(?:re|er)s?|gallons?|bushels?"
    r"|hours?|heures?|kwh|mwh|kilowatt|megawatt|units?|unités?|doses?|barils?|sacks?|bags?|head|capita|day|jour)\b",
    re.IGNORECASE,
)


def is_price(reading: Reading, money: Money) -> bool:
    """Whether an amount is what one of something costs: "$70 per ton"."""
    return _UNIT.match(reading.text, money.full_span.end) is not None


def is_cost(reading: Reading, clause: Clause) -> bool:
    """Whether what a clause measures is a gap, a bill or a trade: "the gap is estimated at $4 trillion"."""
    subject = clause.subject
    if subject is None:
        return False
    costs = lemmas("commitment-costs", reading.language)
    heads: list[Any] = [subject.head]
    if subject.head.pos_ == "PRON" and clause.kind in ("relcl", "acl:relcl"):
        heads.append(clause.verb.head)
    heads += [
        inner
        for child in subject.head.children
        if child.dep_ == "prep" and child.lower_ == "of" and subject.head.lemma_.casefold() in _OF_COSTS
        for inner in child.children
    ]
    return any(head.lemma_.casefold() in costs or head.lower_ in costs for head in heads)


def is_cost_of_noun(root: Any, language: str) -> bool:
    """Whether a sum that is a predicate by itself is what something costs: "le coût est de 5 millions"."""
    costs = lemmas("commitment-costs", language)
    at = root
    for _ in range(3):
        subjects = [child for child in at.lefts if child.dep_ in ("nsubj", "nsubj:pass")]
        if any(each.lemma_.casefold() in costs or each.lower_ in costs for each in subjects):
            return True
        at = at.head
    return False


_OF_COSTS = frozenset({"trajectory", "size", "value", "total", "amount", "level", "volume", "rest"})


def is_required(clause: Clause) -> bool:
    """Whether a sum is only what something would take: "would require investments that reach $4 trillion"."""
    at: Clause | None = clause
    for _ in range(4):
        if at is None:
            return False
        if at.lemma in _REQUIRING and not at.passive and at.tense != "past":
            return True
        at = at.parent
    return False


_REQUIRING = frozenset({"require", "need", "necessitate", "lack", "nécessiter", "exiger"})


def is_counterfactual(clause: Clause) -> bool:
    """Whether something is told that was not done: "could have increased their aid by $5 million"."""
    return clause.modal in ("could", "might", "would", "should") and clause.perfect
