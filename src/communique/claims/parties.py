"""Parties: the phrases of a clause that name somebody who can meet, take part and talk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from communique.claims.lexicon import lemmas
from communique.language.clauses import Argument
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span

_PARTY_KINDS = frozenset(
    {"person", "office", "country", "organisation", "members", "group", "institution", "counterpart"}
)
_FIRST_PERSON = frozenset({"we", "us", "nous", "i", "je", "me"})


def party_mention(mention: Mention | None) -> bool:
    """Whether a mention names somebody who can act."""
    if mention is None:
        return False
    if mention.kind == "name":
        return " " in mention.name or bool(mention.entities)
    if mention.kind == "city":
        return mention.speaks
    return mention.kind in _PARTY_KINDS or (mention.kind in ("pronoun", "people") and bool(mention.entities))


def parties_of(reading: Reading, sentence: Sentence, argument: Argument | None) -> tuple[str, ...]:
    """The canonical names of those heads of a phrase that can act; empty where none can."""
    if argument is None:
        return ()
    found: list[str] = []
    for head in argument.heads:
        found += _of_head(reading, sentence, argument, head)
    return tuple(dict.fromkeys(found))


def _of_head(reading: Reading, sentence: Sentence, argument: Argument, head: Any) -> Sequence[str]:
    offset = sentence.at(head).start
    mention = sentence.mention_at(offset)
    if head.lower_ in _FIRST_PERSON:
        return speakers_at(reading, offset)
    if mention is not None and mention.kind == "person" and mention.role == "counterpart" and len(argument.heads) == 1:
        return mention.entities
    if party_mention(mention):
        return reading.parties(Argument(head, argument.span, (head,)))
    if head.pos_ == "PRON":
        return ()
    if head.lemma_.casefold() in lemmas("party-nouns", reading.language):
        return reading.parties(Argument(head, argument.span, (head,)))
    return ()


def known(reading: Reading, names: Sequence[str]) -> bool:
    """Whether at least one name is a canonical one: a country, a body or a named person, not mere words."""
    return any(
        ":" in name
        or (name.isupper() and len(name) > 1)
        or reading.people.named(name) is not None
        or name[:1].isupper()
        for name in names
    )


def speakers_at(reading: Reading, offset: int) -> tuple[str, ...]:
    """Who "we" are at an offset: the speaker of the quotation or turn, else the issuer of the document."""
    found = getattr(reading, "speakers_at", None)
    named = tuple(found(offset)) if found is not None else ()
    if named:
        return named
    return () if reading.quotation_at(offset) else reading.issuer


def named_in(reading: Reading, sentence: Sentence, span: Span) -> tuple[str, ...]:
    """The canonical names of all party mentions inside a span, in order."""
    found: list[str] = []
    for mention in sentence.mentions:
        if span.covers(mention.span) and party_mention(mention) and mention.kind not in ("city", "pronoun"):
            found += mention.entities
    return tuple(dict.fromkeys(found))
