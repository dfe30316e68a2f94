"""A pattern for any of many words, fast enough to search prose with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of `words`, factored by their letters so that a search over prose stays fast.

    Each branch begins with a letter: the regex engine can then skip at once to
    characters that begin one of the words. The longest word wins.
    """
    return _factored(sorted(set(words), key=lambda word: (word[:1], -len(word), word)))


def _factored(words: list[str]) -> str:
    branches: list[str] = []
    for first, group in groupby(sorted(words, key=lambda word: word[:1]), key=lambda word: word[:1]):
        tails = [word[1:] for word in group]
        if tails == [""]:
            branches.append(re.escape(first))
            continue
        optional = "" in tails
        inner = _factored([tail for tail in tails if tail])
        branches.append(re.escape(first) + f"(?:{inner})" + ("?" if optional else ""))
    return "|".join(branches)
