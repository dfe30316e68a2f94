"""Who gives a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.claims.commitment_bodies import organisation_of
from communique.claims.commitment_draft import Draft
from communique.claims.commitment_lenders import lends
from communique.claims.commitment_parties import bound, owners_in, subject_parties
from communique.claims.commitment_words import role, verb
from communique.claims.lexicon import lemmas
from communique.claims.parties import party_mention
from communique.language.clauses import Clause
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span

_ACCORDING = re.compile(r"\b(?:according to|selon)\b", re.IGNORECASE)
MEASURING = frozenset(
    {
        "amount",
        "total",
        "value",
        "worth",
        "equal",
        "include",
        "exceed",
        "be",
        "reach",
        "comprise",
        "mean",
        "comprend",
        "élever",
        "estimate",
    }
)


def makers_of(
    reading: Reading,
    sentence: Sentence,
    clause: Clause | None,
    phrase: Span,
    before: Sequence[Draft],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The makers of a sum, by the clauses above it, its owner or what was told before, and who announces it."""
    owners = owners_in(reading, sentence, phrase)
    row = verb(clause.lemma, reading.language) if clause is not None else None
    if owners and clause is not None and (row is None or row["force"] in _TELLING):
        return owners, _telling_for(reading, sentence, clause, owners)
    if clause is not None and (offering := _offering(reading, sentence, clause)):
        return bound(reading, offering, gives=True)
    at = clause
    for _ in range(5):
        if at is None:
            break
        argument = at.agent if at.passive else at.subject
        found, binds = subject_parties(reading, sentence, argument)
        if binds and not (verb(at.lemma, reading.language) is None and at is not clause and _says(at)):
            return bound(reading, found, gives=True)
        if at.lemma in MEASURING and at.subject is not None and (givers := giver_within(reading, sentence, at)):
            return bound(reading, givers, gives=True)
        if at.passive and at.subject is not None:
            owners = owners_in(reading, sentence, at.subject.span)
            if owners:
                return owners, ()
        if not _chained(at):
            break
        at = at.parent
    if not owners and clause is not None and clause.subject is not None:
        owners = owners_in(reading, sentence, clause.subject.span)
    if owners:
        return owners, ()
    if clause is not None and (source := _according_to(sentence, reading.text)) is not None:
        return source, ()
    if clause is not None and (lender := _lender_saying(reading, sentence, phrase)):
        return lender, ()
    if clause is None or clause.subject is None or clause.passive or clause.lemma in MEASURING:
        return makers_before(sentence, before)
    return (), ()


def _lender_saying(reading: Reading, sentence: Sentence, phrase: Span) -> tuple[str, ...]:
    """The bank or fund that says that a sum has been paid: "the World Bank confirmed that 5 million was disbursed"."""
    for clause in sentence.clauses:
        if clause.lemma not in lemmas("commitment-saying", reading.language) or clause.passive or clause.negated:
            continue
        if clause.cue.end > phrase.start or clause.subject is None or not clause.span.covers(phrase):
            continue
        found = tuple(name for name in subject_parties(reading, sentence, clause.subject)[0] if lends(name))
        if found:
            return found
    return ()


def _offering(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """Whose offer or decision an infinitive tells: "We welcome the offer of Norland to provide €5 million"."""
    if clause.tense != "bare" or clause.kind not in ("acl", "advcl"):
        return ()
    above = clause.verb.head
    nouns = [above] if clause.kind == "acl" else [child for child in above.rights if child.dep_ in _OBJECTS]
    for noun in nouns:
        if noun.i > clause.verb.i or role(noun, reading.language) not in ("promise", "plan", "aid", "deciding"):
            continue
        for child in noun.children:
            inner = next((each for each in child.children if each.dep_ == "pobj"), None)
            named = child if child.dep_ in ("poss", "nmod") else inner if child.lower_ in _OWNED_BY else None
            if named is None:
                continue
            mention = sentence.mention_at(sentence.at(named).start)
            if named.pos_ == "PRON" and named.lower_ in _THEIR_OWN:
                mention = _nearest(sentence, sentence.at(named).start)
            if mention is not None and party_mention(mention):
                return mention.entities
    return ()


def _nearest(sentence: Sentence, offset: int) -> Mention | None:
    """The party named last before a possessive: "thanked Norland for its decision"."""
    before = [each for each in sentence.mentions if each.span.end <= offset and party_mention(each) and each.entities]
    return before[-1] if before and before[-1].kind != "pronoun" else None


_THEIR_OWN = frozenset({"its", "their", "sa", "son", "leur"})
_OBJECTS = frozenset({"dobj", "obj", "pobj", "obl:arg"})
_OWNED_BY = frozenset({"of", "by", "from"})
_TELLING = frozenset({"announce", "recall"})


def _telling_for(reading: Reading, sentence: Sentence, clause: Clause, owners: tuple[str, ...]) -> tuple[str, ...]:
    """The persons of the givers themselves who tell of it: "Minister Roe announced Norland's grant"."""
    found, _ = subject_parties(reading, sentence, clause.agent if clause.passive else clause.subject)
    makers, announcers = bound(reading, found, gives=True)
    return announcers if makers == owners else ()


def giver_within(reading: Reading, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """ "The value of the arms that Norland sent is 5 million": who gave what is counted."""
    subject = clause.subject
    for each in sentence.clauses:
        if subject is None or each.kind not in ("relcl", "acl", "acl:relcl") or not subject.span.covers(each.cue):
            continue
        argument = each.agent if each.passive else each.subject
        row = verb(each.lemma, reading.language)
        if argument is None or row is None or row["force"] not in ("give", "approve", "promise", "announce"):
            continue
        found, binds = subject_parties(reading, sentence, argument)
        if binds and found:
            return found
    return ()


def _according_to(sentence: Sentence, text: str) -> tuple[str, ...] | None:
    """Whose word it is: "according to the Norlandish treasury, 5 million will be released"."""
    match = _ACCORDING.search(text, sentence.span.start, sentence.span.end)
    if match is None:
        return None
    for mention in sentence.mentions:
        if match.end() <= mention.span.start <= match.end() + 12:
            named = mention.country or next((organisation_of(name) for name in mention.entities), None)
            return (named,) if named and (mention.country or named not in mention.entities) else ()
    return None


def _says(clause: Clause) -> bool:
    return bool(clause.complements)


def _chained(clause: Clause) -> bool:
    return clause.kind in ("xcomp", "conj", "advcl", "pcomp", "acl", "relcl", "acl:relcl")


def makers_before(sentence: Sentence, before: Sequence[Draft]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The makers of the commitment just before, in the same paragraph or list."""
    for draft in reversed(before):
        if draft.makers and sentence.index - draft.sentence.index <= 4:
            return draft.makers, ()
    return (), ()
