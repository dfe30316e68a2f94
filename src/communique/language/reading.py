"""A document as read: made once, it serves every claim kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from communique.language.clauses import Argument, Clause, find_clauses
from communique.language.dates import DateMention, find_dates
from communique.language.lexicon import rows
from communique.language.lines import Line
from communique.language.mentions import Mention
from communique.language.money import Money, find_money
from communique.language.people import People
from communique.language.quotations import Quotation
from communique.language.voices import Voice, covering, find_voices
from communique.model import Claim, Document, Fields, Modality, Passage, Span

_ARTICLES = re.compile(
    r"^(?:(?:the|an?|its|their|his|her|our|this|these|those|both|all|les?|la|l['’]|un|une|des|ses|son|sa|leurs?)\s+|l['’])+",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence with its parse.

    Attributes:
        index: Its place in the document, from 0.
        span: Where it stands.
        line: The line that holds it.
        doc: The spaCy parse of its words; a token's offset in the document is `span.start + token.idx`.
        mentions: Linked mentions, in order.
        clauses: Its clauses, in the order of their verbs.
    """

    index: int
    span: Span
    line: Line
    doc: Any
    mentions: list[Mention] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    @property
    def is_title(self) -> bool:
        """Whether it is a headline; one that opens a document alone on its line may end with a stop."""
        if self.line.kind in ("headline", "heading"):
            return True
        return self.index == 0 and self.line.kind == "paragraph" and self.span == self.line.span

    def at(self, token: Any) -> Span:
        """The token's span in the document."""
        start = self.span.start + token.idx
        return Span(start, start + len(token))

    def mention_at(self, offset: int) -> Mention | None:
        """The mention that covers a code point of the document."""
        index = bisect_right(self.mentions, offset, key=_start_of) - 1
        if index < 0:
            return None
        mention = self.mentions[index]
        return mention if offset < mention.span.end else None

    def parse(self) -> None:
        """Find the clauses; kept apart so that a document without prose costs nothing."""
        self.clauses = find_clauses(self.doc, self.span.start)


def _start_of(mention: Mention) -> int:
    return mention.span.start


class Reading:
    """A document with its lines, sentences, quotations, mentions, people, dates and money.

    It holds parses that belong to the pipeline's memory: use it before the next one is asked for.

    Attributes:
        document: What was read.
        language: ISO 639-1 of the pipeline that read it.
        lines, sentences, quotations: In order.
        people: Who is who in the document.
        home: The country that issues the document (alpha-2), where the publisher or letterhead tells.
        house: The organisation that issues it, where the publisher is one and no country.
        issuer: Who "we" are outside quotations, as canonical names.
    """

    def __init__(
        self,
        document: Document,
        language: str,
        lines: Sequence[Line],
        sentences: list[Sentence],
        quotations: list[Quotation],
    ) -> None:
        self.document = document
        self.text = document.text
        self.language = language
        self.lines = lines
        self.sentences = sentences
        self.quotations = quotations
        self.people = People(())
        self.home: str | None = None
        self.house: str | None = None
        self.issuer: tuple[str, ...] = ()
        self._starts = [sentence.span.start for sentence in sentences]
        self._quoted = [quotation.outer.start for quotation in quotations]

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates of the document, in order."""
        return find_dates(self.text, published=self.document.published, language=self.language)

    @cached_property
    def money(self) -> list[Money]:
        """The amounts of the document, in order."""
        return find_money(self.text, language=self.language)

    @cached_property
    def voices(self) -> list[Voice]:
        """The stretches that are somebody's own words, in order."""
        return find_voices(self)

    def speakers_at(self, offset: int) -> tuple[str, ...]:
        """Who "I" and "we" are at a code point: the innermost voice's speakers, else who issues the text."""
        for voice in reversed(list(covering(self.voices, offset))):
            return voice.speakers
        return self.issuer or self.own

    @property
    def own(self) -> tuple[str, ...]:
        """The country or body in whose name the text speaks, where one is known."""
        name = self.home or self.house
        return (name,) if name else ()

    def dates_in(self, span: Span) -> list[DateMention]:
        """The dates inside a span."""
        return [date for date in self.dates if span.covers(date.span)]

    def money_in(self, span: Span) -> list[Money]:
        """The amounts inside a span."""
        return [money for money in self.money if span.covers(money.span)]

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        """The mentions inside a span, over sentences."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for sentence in self.sentences[first:]:
            if sentence.span.start >= span.end:
                break
            yield from (mention for mention in sentence.mentions if span.covers(mention.span))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a code point."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        sentence = self.sentences[index]
        return sentence if sentence.span.start <= offset < sentence.span.end else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that covers a code point, marks included."""
        index = bisect_right(self._quoted, offset) - 1
        if index < 0:
            return None
        quotation = self.quotations[index]
        return quotation if quotation.outer.start <= offset < quotation.outer.end else None

    def parties(self, argument: Argument | None) -> tuple[str, ...]:
        """Who a phrase names: canonical names, else the phrase's own words without articles."""
        if argument is None:
            return ()
        found: list[str] = []
        for head in argument.heads:
            offset = head.idx + self._offset_of(argument)
            found += self._party(head, offset, argument)
        return tuple(dict.fromkeys(found))

    def _offset_of(self, argument: Argument) -> int:
        sentence = self.sentence_at(argument.span.start)
        return sentence.span.start if sentence else 0

    def _party(self, head: Any, offset: int, argument: Argument) -> Sequence[str]:
        sentence = self.sentence_at(offset)
        mention = sentence.mention_at(offset) if sentence else None
        if mention is not None and mention.entities and mention.kind not in ("thing",):
            return mention.entities
        if mention is not None and mention.kind in ("name", "person") and mention.name:
            return (mention.name,)
        span = self._words_of(head, argument)
        if sentence is not None:
            acting = acting_noun(head.lower_, self.language)
            if acting == "acts":
                owner = self._owner_in(sentence, span)
                if owner:
                    return (owner,)
        if head.pos_ == "PRON" and mention is None:
            return ()
        if mention is not None and mention.kind == "pronoun":
            return ()
        words = _ARTICLES.sub("", " ".join(span.of(self.text).split()))
        return (words,) if words else ()

    def _owner_in(self, sentence: Sentence, span: Span) -> str | None:
        for mention in sentence.mentions:
            if span.covers(mention.span) and mention.kind in ("country", "people", "city"):
                return mention.country or (mention.entities[0] if mention.entities else None)
        return None

    def _words_of(self, head: Any, argument: Argument) -> Span:
        """The head's phrase without the clauses and appositions that hang on it."""
        base = self._offset_of(argument)
        doc = head.doc
        left = head.left_edge.i
        while left < head.i and (doc[left].is_punct or doc[left].dep_ in ("cc", "case")):
            left += 1
        cuts = [
            child.left_edge.i
            for child in head.children
            if child.i > head.i and child.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct", "acl:relcl", "advcl")
        ]
        right = min(cuts, default=head.right_edge.i + 1) - 1
        right = max(right, head.i)
        return Span(base + doc[left].idx, base + doc[right].idx + len(doc[right]))

    def passage(self, span: Span) -> Passage:
        """A span of the text as a claim's field."""
        return Passage(start=span.start, end=span.end, text=span.of(self.text))

    def claim(self, span: Span, fields: Fields, modality: Modality = "asserted") -> Claim:
        """A claim of this document, quoting the text at `span`."""
        return Claim.at(self.document, span, fields, modality)


def _leftmost(argument: Argument) -> int:
    doc = argument.head.doc
    left: int = argument.head.left_edge.i
    while left < argument.head.i and doc[left].dep_ in ("case", "punct", "cc"):
        left += 1
    return left


def acting_noun(word: str, language: str) -> str | None:
    """Whether a noun with a country's name stands for the country ("acts") or for a body of it ("body")."""
    return _institutions(language).get(word)


def _institutions(language: str) -> dict[str, str]:
    return _TABLE.setdefault(
        language, {row["phrase"]: row["role"] for row in rows("institutions") if row["language"] == language}
    )


_TABLE: dict[str, dict[str, str]] = {}
