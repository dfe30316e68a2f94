"""Headlines in title case, read as sentences: "Brandt Vows To Close Ports" has a verb, and its name is one word."""

from __future__ import annotations

import re
from functools import cache

from communique.language.lexicon import phrases
from communique.language.reporting import reporting_verbs

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4
_SHARE = 0.8


def as_sentence(title: str) -> str:
    """A headline in title case with small letters on its verbs of saying and its small words; others as they are.

    >>> as_sentence("Brandt Vows To Close Ports")
    'Brandt vows to Close Ports'
    >>> as_sentence("Brandt vows to close ports")
    'Brandt vows to close ports'
    """
    words = list(_WORD.finditer(title))
    long = [each.group() for each in words if len(each.group()) > 3]
    if len(long) < _ENOUGH - 1 or len(words) < _ENOUGH:
        return title
    if sum(word[0].isupper() and not word.isupper() for word in long) < _SHARE * len(long):
        return title
    small = _small_words()
    letters = list(title)
    for word in words[1:]:
        if word.group().istitle() and word.group().casefold() in small:
            letters[word.start()] = letters[word.start()].lower()
    return "".join(letters)


@cache
def _small_words() -> frozenset[str]:
    """Small words, and the present and past forms of verbs of saying that a sentence has after its subject."""
    forms = {f"{lemma}s" for lemma in reporting_verbs("en") if " " not in lemma}
    forms |= {f"{lemma[:-1]}ies" for lemma in reporting_verbs("en") if lemma.endswith("y")}
    forms |= {f"{lemma}es" for lemma in reporting_verbs("en") if lemma.endswith(("sh", "ss", "ch"))}
    return frozenset({*forms, *phrases("title-case-words")} - {"views", "bets", "sings"})
