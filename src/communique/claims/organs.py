"""Which organisation or organ a bare noun stands for: "the Mission", "the Community", "the Committee"."""

from __future__ import annotations

from functools import cache

from communique.language.reading import Reading, Sentence
from communique.registry import organisations


def organ_meant(reading: Reading, sentence: Sentence, noun: str) -> str | None:
    """The organisation or organ last named whose own name holds the noun; None where none was named.

    Args:
        reading: The document.
        sentence: The sentence in which the noun stands.
        noun: The noun: "Mission".
    """
    word = noun.casefold()
    for index in range(sentence.index, -1, -1):
        for mention in reversed(reading.sentences[index].mentions):
            if mention.kind == "organisation" and len(mention.entities) == 1:
                told = mention.span.of(reading.text).casefold().split()
                if word in told[1:] or word in _words_of(mention.entities[0]):
                    return mention.entities[0]
            elif mention.kind == "institution" and word in mention.name.casefold().split()[1:]:
                return mention.name
    return None


@cache
def _words_of(canonical: str) -> frozenset[str]:
    """The words of an organisation's full names after their first, as registered."""
    row = organisations().get(canonical)
    if row is None:
        return frozenset()
    names = (*row.names_en, *row.names_fr)
    words = {word for name in names for word in name.removeprefix("the ").casefold().split()[1:]}
    return frozenset({*words, row.kind})
