"""Verbs set in capitals, as resolutions and conclusions do: "The Council WELCOMES …", "1. STRONGLY CONDEMNS …"."""

from __future__ import annotations

import re
from functools import cache

from communique.language.lexicon import rows
from communique.language.reporting import verb_forms

_CAPITALS = re.compile(r"(?<![\w’'.-])[A-Z]{2,}(?![\w’'.-])")
_FORM = re.compile(r"(?:s|ing)$")
_FIRST = re.compile(r"[^\W\d_]+")
_STOPS = ".;,:"
_GOES_ON = re.compile(r"\s+(?:the|an?|its|their|that|on|upon|for|to|all|any|with)\b")
"""After a verb that follows a name in capitals: "The EU WELCOMES the release"."""
_SMALL = re.compile(r"(?<!\w)[a-z]{2,}")


def in_small_letters(sentence: str) -> str:
    """A sentence with small letters on the verbs it sets in capitals, and on the words that go with them.

    The parser takes words in capitals for names. Acronyms stay, and so does a sentence that is in capitals throughout.

    >>> in_small_letters("The Council WELCOMES the report and CALLS ON all parties to act.")
    'The Council welcomes the report and calls on all parties to act.'
    >>> in_small_letters("The UNITED STATES and the WTO opposed.")
    'The UNITED STATES and the WTO opposed.'
    """
    words = list(_CAPITALS.finditer(sentence))
    if not words or not _SMALL.search(sentence):
        return sentence
    lowered: set[int] = set()
    for index, word in enumerate(words):
        if not _is_verb(word.group()):
            continue
        first = index
        while first and _adjoins(sentence, words[first - 1], words[first]) and _is_beside(words[first - 1].group()):
            first -= 1
        alone = not first or not _adjoins(sentence, words[first - 1], words[first])
        if not alone and first - 1 not in lowered and not _GOES_ON.match(sentence, word.end()):
            continue
        last = index
        while last + 1 < len(words) and _adjoins(sentence, words[last], words[last + 1]):
            if not _is_beside(words[last + 1].group()):
                break
            last += 1
        lowered.update(range(first, last + 1))
    letters = list(sentence)
    for index in lowered:
        start, end = words[index].span()
        letters[start:end] = sentence[start:end].lower()
    return "".join(letters)


def with_small_verb(item: str) -> str:
    """A paragraph of a resolution with a small letter on the verb that opens it, which the parser takes for a name.

    Items that end without a stop, as those of an agenda do, stay.

    >>> with_small_verb("Urges Member States to contribute;")
    'urges Member States to contribute;'
    """
    first = _FIRST.match(item)
    if first is None or item[-1] not in _STOPS or not first.group().istitle() or not _is_verb(first.group()):
        return item
    return item[0].lower() + item[1:]


def _adjoins(sentence: str, before: re.Match[str], after: re.Match[str]) -> bool:
    return sentence[before.end() : after.start()] == " "


def _is_verb(word: str) -> bool:
    low = word.lower()
    return len(low) > 3 and (low in _words("verb") or (low in verb_forms("en") and _FORM.search(low) is not None))


def _is_beside(word: str) -> bool:
    low = word.lower()
    return (low.endswith("ly") and low not in _words("no-adverb")) or low in _words("beside")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("operative-words") if row["kind"] == kind)
