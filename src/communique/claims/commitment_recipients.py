"""Who gets what is given, as the words of a gift name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from communique.claims.commitment_parties import of_gift
from communique.claims.lexicon import lemmas
from communique.language.clauses import Clause
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span

_EACH_OF = re.compile(
    r"\b(?:each of (?:the|these|those|them)|all (?:three|two|four)"
    r"|the (?:two|three|four|five) (?:partners?|countries|states|nations)"
    r"|both (?:of them|countries|partners)"
    r"|chacun(?:e)? (?:des|d’eux|d’entre eux)|these (?:three )?(?:partners|countries))\b",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\s(?:loans?|credits?|bonds?|money|funds?|rules?|troops|officials?|summit|guarantees?|standards?)\b"
)
_ARTICLE = re.compile(r"\b(?:the|la|le|les)\s+$|l[’']$", re.IGNORECASE)
_FUND = re.compile(r"\b(?:Fund|Facility|Programme|Program|Initiative|Fonds|Facilité)s?\b")
_BETWEEN = re.compile(
    r"\s*(?:, and|, et|,|and|et|as well as|or)\s+(?:the |la |le |l’|l'|to |for |à |de )?", re.IGNORECASE
)


def recipients_of(
    reading: Reading,
    sentence: Sentence,
    span: Span,
    makers: Sequence[str],
    clause: Clause | None,
    *,
    strict: bool = False,
) -> tuple[str, ...]:
    """Those to whom a passage says something is given."""
    found: list[str] = []
    if clause is not None:
        for argument in clause.objects:
            if (len(clause.objects) > 1 or clause.oblique("with") is not None) and clause.lemma in lemmas(
                "commitment-dative", reading.language
            ):
                mention = sentence.mention_at(sentence.at(argument.head).start)
                if mention is not None and _can_receive(mention):
                    found += mention.entities
    text = reading.text
    words = span.of(text)
    if (match := _EACH_OF.search(words)) is not None:
        linked = listed_before(reading, span.start + match.start())
        if linked:
            return tuple(name for name in linked if name not in makers)
    if in_words := _in_words(reading, sentence, span):
        return in_words
    last_end = -1
    for mention in sentence.mentions:
        words_of = _with_nation(sentence, mention)
        national = words_of != mention.span and not mention.offices
        if not span.covers(mention.span) or not (national or _can_receive(mention)):
            continue
        joined = last_end >= 0 and _BETWEEN.fullmatch(text, last_end, words_of.start) is not None
        if mention.kind == "organisation" and _COMPOUND.match(text, mention.span.end):
            continue
        if (joined or _given_to(text, span.start, words_of)) and not _is_person(reading, mention, words_of.start):
            found += mention.entities if words_of == mention.span else (" ".join(words_of.of(text).split()),)
            last_end = mention.span.end
    if not found and not strict:
        found += _possessed(sentence, span, makers, reading.language)
    return tuple(name for name in dict.fromkeys(found) if name not in makers)


def _with_nation(sentence: Sentence, mention: Mention) -> Span:
    """The words of a body with the nationality before its name: "the Norlandish Red Cross" is not Norland."""
    if mention.kind in ("name", "institution"):
        for before in sentence.mentions:
            if before.kind != "people":
                continue
            if before.span.end + 1 == mention.span.start:
                return Span(before.span.start, mention.span.end)
            if before.span.start == mention.span.end + 1:
                return Span(mention.span.start, before.span.end)
    return mention.span


def _can_receive(mention: Mention) -> bool:
    if not mention.entities:
        return False
    if mention.kind == "city":
        return mention.speaks
    if mention.kind in ("institution", "name"):
        name = mention.entities[0]
        return mention.country is None and not mention.offices and " " in name and not _FUND.search(name)
    return mention.kind in ("country", "organisation", "people", "members", "group")


def _is_person(reading: Reading, mention: Mention, start: int) -> bool:
    """Whether a name is that of a person, which has no article: "to the Red Cross" goes to no person."""
    after_article = _ARTICLE.search(reading.text, max(0, start - 5), start) is not None
    return mention.kind == "name" and not after_article and reading.people.named(mention.name) is not None


def _in_words(reading: Reading, sentence: Sentence, span: Span) -> tuple[str, ...]:
    """Those without a name of their own to whom something is given, in the words of the text: "local volunteers"."""
    nouns = lemmas("commitment-receivers", reading.language)
    found: list[str] = []
    for token in sentence.doc:
        at = sentence.at(token)
        if not span.covers(at) or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.lemma_.casefold() not in nouns and token.lower_.removesuffix("s") not in nouns:
            continue
        if not _is_given(token):
            continue
        first = next((each for each in token.subtree if each.i <= token.i and _describes(each, token)), token)
        last = token
        for child in token.rights:
            if child.dep_ == "amod" or (
                child.dep_ == "acl" and (child.tag_ == "VBN" or "Part" in child.morph.get("VerbForm"))
            ):
                last = child.right_edge
        words = reading.text[sentence.at(first).start : sentence.at(last).end]
        if first.i < token.i or last.i > token.i:
            found.append(" ".join(words.split()))
    return tuple(dict.fromkeys(found))


def _describes(token: Any, noun: Any) -> bool:
    at = token
    while at.i != noun.i and at.head.i != at.i and at.dep_ in ("amod", "compound", "advmod", "nmod", "poss", "case"):
        if at.pos_ in ("DET", "PRON", "NUM"):
            return False
        at = at.head
    return bool(at.i == noun.i and token.pos_ not in ("DET", "PRON", "NUM", "ADP"))


def _is_given(noun: Any) -> bool:
    """Whether a noun stands behind "to", or "for" where no other noun does the getting."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ in ("to", "for")
    return any(child.dep_ == "case" and child.lower_ in ("à", "au", "aux", "pour") for child in noun.children)


_TOWARDS = re.compile(
    r"(?:^|\W)(?:(?<!according )(?<!thanks )(?<!addition )(?<!due )(?<!prior )(?<!compared )(?<!grâce )"
    r"(?<!end )(?<!stop )(?<!halt )(?<!threat )(?<!response )(?<!regard )(?<!respect )(?<!fin )(?<!terme )(?:to|à)"
    r"|for|towards?|(?:in|on|to the) (?:support|favou?r|behalf|benefit) of|helping|help|supporting|support"
    r"|giving|assist|assisting|provide|providing|offer|give|lend|arm|equip|au|aux|pour|envers"
    r"|(?:en|au|à la) (?:faveur|profit|bénéfice|soutien|disposition) (?:de|du|des))(?:\s+(?:each|all) of)?"
    r"\s+(?:the\s+|la\s+|le\s+|l[’'])?"
    r"(?:(?:energy|power|armed|security|government|people|sectors?|authorities|forces|reconstruction|recovery|economy|army"
    r"|civilians|budget|refugees|population)\s+(?:\w+\s+)?(?:of|in|from)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)


def _given_to(text: str, start: int, span: Span) -> bool:
    return _TOWARDS.search(text[max(start, span.start - 60) : span.start]) is not None


_NOT_FOR = re.compile(
    r"\b(?:by|against|from|despite|with|over|like|than|under|before|after|between|contre|par|avec|malgré)\s+"
    r"(?:the\s+|la\s+|le\s+|l[’'])?$",
    re.IGNORECASE,
)


def _possessed(sentence: Sentence, span: Span, makers: Sequence[str], language: str) -> Iterator[str]:
    """ "For Ukraine's power grid" is for Ukraine."""
    beside = -1
    for mention in sentence.mentions:
        if span.covers(mention.span) and mention.kind in ("country", "people") and mention.span.start > span.start + 8:
            names = mention.entities or ((mention.country,) if mention.country else ())
            offset = sentence.span.start
            before = sentence.doc.text[: mention.span.start - offset]
            joined = beside >= 0 and _BETWEEN.fullmatch(sentence.doc.text, beside - offset, mention.span.start - offset)
            if joined or _NOT_FOR.search(before):
                beside = mention.span.end
                continue
            if mention.kind == "people" and of_gift(sentence, mention, language):
                continue
            if not set(names) & set(makers):
                yield from names


def listed_before(reading: Reading, offset: int) -> tuple[str, ...]:
    """The countries listed together last before an offset: "each of the three partners" are those."""
    sentence = reading.sentence_at(offset)
    if sentence is None:
        return ()
    for index in range(sentence.index, max(-1, sentence.index - 8), -1):
        runs = [
            run
            for run in _runs(reading.sentences[index], reading.text)
            if run[-1].span.end <= offset and len({name for mention in run for name in mention.entities}) > 1
        ]
        if runs:
            return tuple(dict.fromkeys(name for mention in runs[-1] for name in mention.entities))
    return ()


def _runs(sentence: Sentence, text: str) -> Iterator[list[Mention]]:
    run: list[Mention] = []
    for mention in sentence.mentions:
        if len(mention.entities) > 1 and all(len(name) == 2 for name in mention.entities):
            yield [mention]
            continue
        if mention.kind != "country" or not mention.entities:
            continue
        if run and _BETWEEN.fullmatch(text, run[-1].span.end, mention.span.start):
            run.append(mention)
        else:
            if run:
                yield run
            run = [mention]
    if run:
        yield run
