"""To which promise of a sum what is told without one belongs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from communique.record.concepts import concepts
from communique.record.goods import goods_of
from communique.record.items import Item
from communique.record.promises import fields_of, one_promise, words_of_promise
from communique.record.receivers import recipients_of
from communique.record.words import fold

_FEW = 64


class Summed:
    """The promises of one maker that have a sum, found by the words of an account that gives none."""

    def __init__(self, groups: Sequence[list[Item]]) -> None:
        self._groups = [(group, list(group), recipients_of(group)) for group in groups]
        self._words = Counter(word for group in groups for it in group for word in _words(it))
        self._by_mark: defaultdict[Hashable, set[int]] = defaultdict(set)
        for at, group in enumerate(groups):
            for it in group:
                for mark in (*_words(it), *_marks(it)):
                    self._by_mark[mark].add(at)

    def of_one_promise(self, group: Sequence[Item]) -> list[list[Item]]:
        """The promises that claims without a sum speak of; the lists are those given, and may be added to."""
        mine = recipients_of(group)
        found = []
        for at in sorted(self._near(group)):
            whole, told, theirs = self._groups[at]
            if mine and theirs and mine.isdisjoint(theirs):
                continue
            if any(one_promise(a, b) for a in group for b in told):
                found.append(whole)
        return found

    def _near(self, group: Sequence[Item]) -> set[int]:
        """Those worth comparing: all where they are few, else those that share a rarer word, a document or goods."""
        if len(self._groups) <= _FEW:
            return set(range(len(self._groups)))
        found: set[int] = set()
        for it in group:
            words = sorted(_words(it), key=lambda word: (self._words[word], str(word)))
            for mark in (*words[: len(words) // 2 + 1], *_marks(it)):
                found |= self._by_mark.get(mark, set())
        return found


def _words(it: Item) -> frozenset[str]:
    content = fields_of(it).content
    return words_of_promise(it) | concepts(content.text if content else it.claim.quote)


def _marks(it: Item) -> list[Hashable]:
    """What else can make two claims one promise: one document, one instrument, one sort of goods."""
    instrument = fields_of(it).instrument
    named: list[Hashable] = [("instrument", fold(instrument))] if instrument else []
    goods: list[Hashable] = [("goods", goods.sort) for goods in goods_of(it)]
    return [("document", it.document.name), *named, *goods]
