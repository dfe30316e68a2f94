"""Who depends although no name says it: "many economies", "half of the population"."""

from __future__ import annotations

import re
from typing import Any

from communique.claims.lexicon import lemmas
from communique.language.clauses import Argument
from communique.language.reading import Reading, Sentence

_ARTICLE = re.compile(r"^(?:the|a|an|l[’']|le|la|les)\s+", re.IGNORECASE)
_PRONOUNS = frozenset(
    {"it", "they", "we", "he", "she", "i", "who", "which", "that", "this", "il", "elle", "ils", "elles"}
)
QUANTIFIED = re.compile(
    r"(?:(?:more\s+than|over|about|nearly|almost|plus\s+de|près\s+de|environ)\s+)?(?:half|one\s+(?:third|fifth|quarter)|an?\s+(?:third|quarter|fifth|majority)|"
    r"several|many|most|some|two\s+thirds|la\s+moitié|un\s+(?:tiers|quart)|la\s+majorité|plusieurs|beaucoup|certains|la\s+plupart|\d[\d.,]*\s*(?:%|per\s?cent|pour\s+cent))\b",
    re.IGNORECASE,
)
_LONGEST = 12  # words of a phrase that still names somebody


def plain_holder(reading: Reading, sentence: Sentence, token: Any) -> tuple[str, ...]:
    """The subject of the cue in its own words, where they are of people, economies or supplies."""
    if token.pos_ == "NOUN" or (token.tag_ == "VBG" and not any(child.dep_ == "nsubj" for child in token.children)):
        return ()  # "warned against dependence": the subject above need not be who depends
    clauses = {clause.verb.i: clause for clause in sentence.clauses}
    at = token
    for _ in range(6):
        clause = clauses.get(at.i)
        if clause is not None and clause.subject is not None:
            return _words(reading, sentence, clause.subject)
        if at.head.i == at.i:
            return ()
        at = at.head
    return ()


def _words(reading: Reading, sentence: Sentence, subject: Argument) -> tuple[str, ...]:
    holders = lemmas("dependency-holders", reading.language)
    counted = [
        each
        for child in subject.head.children
        if child.i > subject.head.i
        for each in (child, *child.children)
        if child.lower_ in ("of", "de", "d'", "d’") or child.dep_ == "nmod"
    ]
    words = " ".join(subject.span.of(reading.text).split())
    mention = sentence.mention_at(sentence.at(subject.head).start)
    place = subject.head.pos_ == "PROPN" and mention is None
    known = place or any(token.lemma_.casefold() in holders for token in (subject.head, *counted))
    if not known or len(words.split()) > _LONGEST or subject.head.lower_ in _PRONOUNS or "," in words:
        return ()
    return (_ARTICLE.sub("", words),)


def is_concrete(found: Argument, language: str) -> bool:
    """Whether a phrase names something that can be supplied or withheld, not success or goodwill."""
    abstract = lemmas("dependency-abstract", language)
    return found.head.pos_ in ("NOUN", "PROPN") and found.head.lemma_.casefold() not in abstract
