"""Equal sums for different ends: two promises, though accounts that tell only the sum fit both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from communique.record.instruments import kinds_clash
from communique.record.items import Item
from communique.record.promises import are_for_others, fields_of, have_words_in_common, instruments_agree
from communique.record.words import fold

_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")
_POINTING_WORDS = "the this that these those its their le la les l ce cet cette ces"
_POINTING = frozenset(_POINTING_WORDS.split())


def by_purpose(group: Sequence[Item]) -> list[list[Item]]:
    """The claims of one sum in groups, one for each end that a single document tells apart from another.

    Pairs alone cannot settle it: who tells the sum and no end may mean either, and would link both. So the document
    that tells most ends gives the groups, and what others tell goes where its words fit; where they fit as
    well in two, to the first that the document names.

    Args:
        group: Claims with a sum that can be of one promise, in the record's order.
    """
    seeds = max((_ends(its) for its in _by_document(group)), key=len, default=[])
    if len(seeds) < 2:
        return [list(group)]
    found: list[list[Item]] = [[] for _ in seeds]
    for it in group:
        at = max(range(len(seeds)), key=lambda at: (_fit(it, seeds[at]), -at))
        found[at].append(it)
    return found


def _by_document(group: Sequence[Item]) -> list[list[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for it in group:
        found[it.document.name].append(it)
    return [found[name] for name in sorted(found)]


def _ends(told: Sequence[Item]) -> list[Item]:
    """The claims of one document that are each for another end than all before them."""
    found: list[Item] = []
    for it in sorted(told, key=_place):
        if all(_are_two(other, it) for other in found):
            found.append(it)
    return found


def _place(it: Item) -> tuple[int, object]:
    content = fields_of(it).content
    return (content.start if content else it.claim.span.start), it.key


def _are_two(first: Item, second: Item) -> bool:
    """Whether one document tells two sums: for two funds, or in one sentence for two ends."""
    a, b = fields_of(first), fields_of(second)
    if a.stage != b.stage or first.modality != second.modality:
        return False
    if kinds_clash(a, b):
        return True
    if not are_for_others(first, second):
        return False
    if instruments_agree(a, b) < 0:
        return True
    if a.content is None or b.content is None or a.content.end > b.content.start:
        return False
    between = first.document.text[a.content.end : b.content.start]
    # "5 million for schools, and the 5 million will mend roofs" is one sum.
    points_back = any(word in _POINTING for word in fold(b.content.text).split()[:1])
    return not _SENTENCE_ENDS.search(between) and not points_back


def _fit(it: Item, seed: Item) -> int:
    """How well a claim fits an end."""
    if it is seed:
        return 9
    agree = instruments_agree(fields_of(it), fields_of(seed))
    return 2 * agree + have_words_in_common(it, seed)
