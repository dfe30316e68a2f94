"""Who gets what is given, as the words of a gift name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    last_end = -1
    for mention in sentence.mentions:
        if not span.covers(mention.span) or not _can_receive(mention):
            continue
        joined = last_end >= 0 and _BETWEEN.fullmatch(text, last_end, mention.span.start) is not None
        if mention.kind == "organisation" and _COMPOUND.match(text, mention.span.end):
            continue
        if joined or _given_to(text, span.start, mention.span):
            found += mention.entities
            last_end = mention.span.end
    if not found and not strict:
        found += _possessed(sentence, span, makers, reading.language)
    return tuple(name for name in dict.fromkeys(found) if name not in makers)


def _can_receive(mention: Mention) -> bool:
    if not mention.entities:
        return False
    if mention.kind == "city":
        return mention.speaks
    return mention.kind in ("country", "organisation", "people", "members", "group")


def _given_to(text: str, start: int, span: Span) -> bool:
    before = text[max(start, span.start - 60) : span.start]
    return (
        re.search(
            r"(?:^|\W)(?:to|for|towards?|helping|help|supporting|support|giving|assist|assisting|provide|providing|offer|give|lend|arm|equip"
            r"|à|au|aux|pour|envers)\s+(?:the\s+|la\s+|le\s+|l[’'])?(?:(?:energy|power|armed|security|government|people|sectors?|authorities|forces|reconstruction|"
            r"recovery|economy|army|civilians|budget|refugees|population)\s+(?:\w+\s+)?(?:of|in|from)\s+(?:the\s+)?)?$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def _possessed(sentence: Sentence, span: Span, makers: Sequence[str], language: str) -> Iterator[str]:
    """ "For Ukraine's power grid" is for Ukraine."""
    for mention in sentence.mentions:
        if span.covers(mention.span) and mention.kind in ("country", "people") and mention.span.start > span.start + 8:
            names = mention.entities or ((mention.country,) if mention.country else ())
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
