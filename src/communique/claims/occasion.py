"""An occasion: a noun phrase that names a meeting, a session or another event."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from communique.claims.circumstances import Circumstances
from communique.claims.lexicon import Row, rows
from communique.language.clauses import Clause
from communique.language.reading import Sentence
from communique.model import Modality, Span

Part = Literal["subject", "object", "oblique", "none"]


@cache
def small_words(kind: str, language: str) -> dict[str, str]:
    """The small words of one kind that stand before a noun of occasion, with their values."""
    return {row["lemma"]: row["value"] for row in rows("occasion-words", language) if row["kind"] == kind}


@dataclass(slots=True, eq=False)
class Occasion:
    """A noun phrase that names an occasion.

    Attributes:
        sentence: Where it stands.
        head: Its noun.
        row: The noun's row of the lexicon.
        name: The words that name it, without article, date and place.
        short: The words up to the noun, without what follows it.
        language: Of the document.
        clause: The clause it belongs to; None outside of clauses.
        part: What it is in that clause.
        preposition: For an oblique, the preposition.
        parties: Who meets, by the phrase itself or by the verb that holds the occasion.
        hosts, chairs: Who gives and who leads it.
        when: When and where, by the phrase and its clause.
        modality: Of the occasion, by its clause.
    """

    sentence: Sentence
    head: Any
    row: Row
    name: Span
    short: Span
    language: str
    clause: Clause | None = None
    part: Part = "none"
    preposition: str = ""
    determiner: str = ""
    parties: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    when: Circumstances = field(default_factory=Circumstances)
    modality: Modality = "asserted"
    verb_role: str = ""
    own_date: str | None = None

    @property
    def kind(self) -> str:
        """Meeting or session."""
        return self.row["kind"]

    @property
    def definite(self) -> bool:
        """Whether the words take it as known."""
        return self.determiner in small_words("definite", self.language)

    def proper(self, text: str) -> bool:
        """Whether it has a name of its own: capitals on the noun and before it, outside of headings."""
        before = self.short.of(text).split()[:-1]
        named = (
            any(word[:1].isupper() for word in before) or " of " in self.name.of(text) or " on " in self.name.of(text)
        )
        return self.sentence.line.is_prose and self.head.text[:1].isupper() and named

    def order(self) -> int | Literal["last"] | None:
        """Its place among its like, by an ordinal before the noun (or right after it)."""
        orders = small_words("order", self.language)
        for token in self.head.doc[max(0, self.head.i - 3) : self.head.i + 3]:
            beside = token.head.i == self.head.i or self.head.i - 2 <= token.i < self.head.i
            value = orders.get(token.lower_) if beside else None
            if value is not None:
                return "last" if value == "last" else int(value)
        return None
