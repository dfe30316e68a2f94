"""Who lends by an agreement that borrower and lender sign: the bank, whoever of them the sentence begins with."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from communique.claims.commitment_draft import Draft
from communique.claims.lexicon import Row, rows
from communique.claims.parties import party_mention
from communique.language.reading import Reading, Sentence
from communique.registry import is_country
from communique.registry.organisations import organisations

_WITH = re.compile(r"\b(?:with|avec)\s+(?:the\s+|la\s+|le\s+|l[’'])?$", re.IGNORECASE)


def lent(reading: Reading, draft: Draft) -> Draft:
    """A signed loan or grant as that of the lender among those who sign; any other draft as it is.

    Between two countries the words do not tell who lends: there the one that signs stays the maker.
    """
    if draft.clause is None or draft.clause.lemma not in _words("signing", reading.language):
        return draft
    sentence = draft.sentence
    agreements = _words("agreement", reading.language)
    if not any(token.lemma_.casefold() in agreements for token in draft.clause.verb.subtree if token.pos_ == "NOUN"):
        return draft
    parties = tuple(dict.fromkeys([*draft.makers, *_beside(reading, sentence)]))
    lenders = tuple(name for name in parties if lends(name))
    borrowers = tuple(name for name in parties if is_country(name))
    if not lenders or not borrowers or len(lenders) + len(borrowers) < len(parties):
        return draft
    return replace(draft, makers=lenders, receivers=borrowers)


def _beside(reading: Reading, sentence: Sentence) -> list[str]:
    """With whom the sentence says that something was signed."""
    return [
        name
        for mention in sentence.mentions
        if party_mention(mention)
        and _WITH.search(reading.text, max(sentence.span.start, mention.span.start - 12), mention.span.start)
        for name in mention.entities
    ]


def lends(name: str) -> bool:
    """Whether a body is one that lends or pays out itself: a bank, a fund."""
    known = organisations().get(name)
    return (
        _lender().search(" ".join((name, *known.names_en, *known.names_fr)) if known is not None else name) is not None
    )


@cache
def _lender() -> re.Pattern[str]:
    words = {row["word"] for language in ("en", "fr") for row in _rows("lender", language)}
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")


@cache
def _words(role: str, language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in _rows(role, language))


def _rows(role: str, language: str) -> list[Row]:
    return [row for row in rows("commitment-lenders", language) if row["role"] == role]
