"""Dependency told from the supplier's side: "China supplies 90 per cent of Europe's rare earths"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.claims.dependency_holders import is_concrete
from communique.claims.parties import parties_of
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DependencyFields, Span

SHARES = frozenset(
    {
        *("all", "most", "half", "majority", "bulk", "third", "thirds", "quarter", "quarters", "fifth", "fifths"),
        *("cent", "percent", "%", "tenths", "everything"),
        *("tout", "toute", "moitié", "majorité", "tiers", "quart", "quarts", "essentiel", "totalité"),
    }
)
_SUPPLYING = frozenset({"supply", "provide", "deliver", "cover", "fournir", "livrer"})
_COMING = frozenset({"come", "originate", "venir", "provenir"})
_NUMBER = re.compile(r"%|per cent|percent|pour cent", re.IGNORECASE)


def supplied(reading: Reading, sentence: Sentence) -> Iterator[Claim]:
    """Who depends on whom by the share that one supplies of what another uses."""
    for clause in sentence.clauses:
        if clause.negated or clause.modal or clause.subject is None or clause.passive:
            continue
        if clause.lemma in _SUPPLYING or clause.lemma == "account":
            thing = clause.oblique("for") if clause.lemma == "account" else clause.object
            suppliers = parties_of(reading, sentence, clause.subject)
        elif clause.lemma in _COMING:
            thing, source = clause.subject, clause.oblique("from", "de", "du")
            suppliers = parties_of(reading, sentence, source)
            if source is not None and not any(name.isupper() for name in suppliers):
                yield from _earned(reading, sentence, clause, source)
                continue
        else:
            continue
        if thing is None or not any(name.isupper() for name in suppliers):
            continue
        yield from _told(reading, sentence, clause, thing.head, thing.span, suppliers)


def _earned(reading: Reading, sentence: Sentence, clause: Clause, source: Argument) -> Iterator[Claim]:
    """ "A third of Peru's export revenue comes from copper": it depends on the thing for what it earns."""
    subject = clause.subject
    if subject is None or not is_concrete(source, reading.language):
        return
    words = subject.span.of(reading.text)
    share = any(token.lower_ in SHARES for token in subject.head.subtree) or _NUMBER.search(words)
    earned = _EARNINGS.search(words)
    if not share or earned is None:
        return
    owners = [mention for mention in sentence.mentions if subject.span.covers(mention.span) and mention.kind in _USERS]
    if not owners and clause.kind in ("relcl", "acl:relcl"):
        above = sentence.mention_at(sentence.at(clause.verb.head).start)
        owners = [above] if above is not None and above.kind in _USERS else []
    for owner in owners[:1]:
        user = owner.country or (owner.entities[0] if owner.entities else None)
        if user is not None:
            on = " ".join(source.span.of(reading.text).split())
            fields = DependencyFields(holder=(user,), on=(on,), for_=earned[0], stance="states")
            yield reading.claim(clause.span, fields)


_USERS = ("country", "organisation", "people", "city")
_EARNINGS = re.compile(
    r"\b(?:(?:export|tax|state|public|government|budget|foreign)\s+)?(?:revenues?|earnings|income|receipts|budget|exports|energy|electricity|power)\b|"
    r"\b(?:recettes|revenus|exportations|électricité)\b",
    re.IGNORECASE,
)


def _told(
    reading: Reading, sentence: Sentence, clause: Clause, head: Any, span: Span, suppliers: tuple[str, ...]
) -> Iterator[Claim]:
    words = span.of(reading.text)
    if not (any(token.lower_ in SHARES for token in head.subtree) or _NUMBER.search(words)):
        return
    users = [
        mention
        for mention in sentence.mentions
        if span.covers(mention.span) and mention.kind in ("country", "organisation", "people", "city")
    ]
    for mention in users[:1]:
        user = mention.country or (mention.entities[0] if mention.entities else None)
        if user is None or user in suppliers:
            return
        good = " ".join(Span(mention.span.end, span.end).of(reading.text).split()).removeprefix("’s").removeprefix("'s")
        fields = DependencyFields(holder=(user,), on=suppliers, for_=good.strip() or None, stance="states")
        yield reading.claim(clause.span, fields)
