"""The clause that hangs on a sum and tells who gave it: "the €5m that Norland has delivered"."""

from __future__ import annotations

from typing import Any

from communique.claims.commitment_words import GIFTS, role, verb
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Sentence


def told_of(noun: Any, clauses: dict[int, Clause], sentence: Sentence, money: Money, language: str) -> Clause | None:
    """The clause hanging on the sum that tells who gave it: "the €5m that Norland has delivered"."""
    for token in noun.subtree:
        if (
            token.dep_ in ("relcl", "acl", "acl:relcl")
            and token.i in clauses
            and _is_of_sum(token, noun, sentence, money, language)
        ):
            clause = clauses[token.i]
            row = verb(clause.lemma, language)
            if _of_part(clause, sentence, money) or _sets_condition(token):
                continue
            if row is not None and (
                (row["force"] in ("give", "approve", "promise") and (clause.passive or not clause.inherited))
                or (row["force"] == "announce" and clause.agent is not None and clause.passive)
            ):
                return clause
    return None


def _is_of_sum(verb_of: Any, noun: Any, sentence: Sentence, money: Money, language: str) -> bool:
    """Whether a clause hangs on the sum or what it is a sum of, and not on a word that only follows it."""
    at = verb_of.head
    if at.i == noun.i or money.full_span.covers(sentence.at(at)) or role(at, language) in GIFTS:
        return True
    return any(money.full_span.covers(sentence.at(token)) for token in at.subtree)


def _sets_condition(verb_of: Any) -> bool:
    """Whether a participle is none: "€5 million provided that the courts are reformed"."""
    behind = verb_of.doc[verb_of.i + 1] if verb_of.i + 1 < len(verb_of.doc) else None
    return verb_of.lower_ in ("provided", "providing") and behind is not None and behind.lower_ == "that"


def _of_part(clause: Clause, sentence: Sentence, money: Money) -> bool:
    """Whether a relative clause tells of a part only: "€40m, of which €15m has been paid"."""
    words = [token for token in sentence.doc[: clause.verb.i] if sentence.at(token).start >= money.span.end]
    return any(
        token.lower_ in ("which", "dont") and (token.lower_ == "dont" or token.i == 0 or token.nbor(-1).lower_ == "of")
        for token in words
    )
