"""Decisions told one an item: "the ministers agreed:" and a list of what they agreed to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.claims.decision_content import Act
from communique.language.reading import Reading, Sentence
from communique.model import Span

_LISTS = frozenset({"bullet", "numbered"})
_OPENING = re.compile(r"(?:that|to|de|d['’]|que|qu['’])\s*", re.IGNORECASE)
_NO_DEED = re.compile(r"(?:the|a|an|le|la|les|l['’]|un|une|\d)\b", re.IGNORECASE)
_END = " .;,\n"
_LAST = re.compile(r"[;,]\s*(?:and|et)\s*$", re.IGNORECASE)


def listed(act: Act) -> Sequence[Span]:
    """What was agreed, one span an item of the list that a colon after the verb announces; none without a list."""
    reading, sentence = act.reading, act.sentence
    if not sentence.span.of(reading.text).rstrip().endswith(":") or act.clause.cue.end < sentence.span.start:
        return ()
    infinitive = re.search(r"\b(?:to|de)\s*:$", sentence.span.of(reading.text).rstrip()) is not None
    found: list[Span] = []
    line = None
    for item in reading.sentences[sentence.index + 1 :]:
        if item.line.kind not in _LISTS or (line is not None and item.line.kind != line.kind):
            break  # "5. We welcome …" after bullets is the next paragraph
        if item.line is line:
            continue
        line = item.line
        words = Span(item.span.start, item.span.end)
        opening = _OPENING.match(reading.text, words.start, words.end)
        verb = next(
            (token for token in item.doc if not token.is_punct and token.lower_ not in ("to", "that", "de")), None
        )
        deed = verb is not None and (verb.tag_ == "VB" or "Inf" in verb.morph.get("VerbForm"))
        if opening is None and not deed and not infinitive:
            return tuple(found)
        start = opening.end() if opening is not None else words.start
        span = Span(start, words.end).trimmed(reading.text, _END)
        end = _LAST.search(reading.text, span.start, span.end)
        found.append(Span(span.start, end.start()) if end else span)
    return tuple(found)


def heading_body(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    """ "The European Council:" and under it "(a) endorses …": the organisation that a list's heading names alone.

    Args:
        reading: The document.
        sentence: A sentence without a subject.
    """
    if _ITEM.match(reading.text, sentence.line.span.start) is None:
        return ()
    for earlier in reversed(reading.sentences[max(0, sentence.index - 12) : sentence.index]):
        words = earlier.span.of(reading.text).strip()
        if _ITEM.match(reading.text, earlier.line.span.start) is not None and not words.endswith(":"):
            continue
        found = [each for each in earlier.mentions if each.kind == "organisation" and each.entities]
        alone = len(found) == 1 and words.endswith(":") and len(words) - len(found[0].span.of(reading.text)) < 8
        return found[0].entities if alone else ()
    return ()


_ITEM = re.compile(r"\s*(?:\(\w{1,3}\)|[•·*–-]|\d{1,2}[.)])\s*(?=[a-zà-ÿ])")
