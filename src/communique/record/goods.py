"""Goods and people that a promise counts, by what they are: "40 power units" are generators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.language.numbers import find_counts
from communique.model import CommitmentFields
from communique.record.concepts import concepts
from communique.record.items import Item
from communique.record.lexicon import rows
from communique.record.words import fold

_PEOPLE = frozenset({"soldiers", "children", "refugees"})
_REACH = 3  # words between a number and what it counts: "10,000 newly drafted Kenyan soldiers"
_SPACED = re.compile(r"(?<=\d) (?=\d{3}\b)")
_ENDS = re.compile(r"[.;:\n]")


@dataclass(frozen=True)
class Goods:
    """How many of what a promise counts.

    Attributes:
        sort: What they are, so that two accounts can be compared.
        words: What they are called in the account, folded.
    """

    number: int
    sort: str
    words: str

    @property
    def are_people(self) -> bool:
        """Whether people are counted: that two promises concern soldiers does not make them one."""
        return self.sort in _PEOPLE


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Folded phrases, in singular and plural, each with the goods that it means; the longest first."""
    found = {
        fold(f"{phrase}{end}"): sort
        for sort, phrases in rows("goods.tsv")
        for phrase in phrases.split("|")
        for end in ("", "s")
    }
    return tuple(sorted(found.items(), key=lambda it: (-len(it[0]), it[0])))


@lru_cache(maxsize=16384)
def _named(words: str) -> tuple[str, str, int] | None:
    """The goods that the words name first: what they are, the phrase, and how many words stand before it."""
    padded = f" {fold(words)} "
    found = [
        (len(padded[:at].split()), -len(phrase), phrase, sort)
        for phrase, sort in _phrases()
        if (at := padded.find(f" {phrase} ")) >= 0
    ]
    if not found:
        return None
    before, _, phrase, sort = min(found)
    return sort, phrase, before


@lru_cache(maxsize=16384)
def sort_of(words: str) -> str:
    """What goods are, by the words of an account."""
    found = _named(words)
    return found[0] if found else " ".join(sorted(concepts(words))) or fold(words)


def goods_of(it: Item) -> tuple[Goods, ...]:
    """The goods and people that a promise counts: those that were read as its items, then others in its words."""
    fields = it.fields
    assert isinstance(fields, CommitmentFields)  # commitment claims only
    found = [Goods(each.quantity, sort_of(each.item), fold(each.item)) for each in fields.items]
    if fields.content is None or fields.amount is not None:
        return tuple(found)
    sorts = {each.sort for each in found}
    return tuple(found + [each for each in _counted_in(fields.content.text) if each.sort not in sorts])


@lru_cache(maxsize=16384)
def _counted_in(passage: str) -> tuple[Goods, ...]:
    text = _SPACED.sub("\u00a0", passage)
    counts = find_counts(text)
    ends = [*(count.span.start for count in counts[1:]), len(text)]
    found = []
    for count, end in zip(counts, ends, strict=False):  # without a count, the text's own end is left over
        named = _named(_ENDS.split(text[count.span.end : end])[0])
        if named and named[2] < _REACH:
            found.append(Goods(count.value, named[0], named[1]))
    return tuple(found)
