"""Topics: a phrase that tells what was talked about, as single matters in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.language.clauses import Argument
from communique.language.reading import Reading, Sentence
from communique.model import Span

_LEAD = re.compile(
    r"^(?:(?:a|the|their|various|several|other|wide|broad|full|whole|key|une?|la|les|des|plusieurs)\s+)*"
    r"(?:(?:range|number|variety|series|set|array|host|série|gamme|ensemble)\s+(?:of|de|d['’])\s*)?(?:[\w-]+\s+){0,4}?"
    r"(?:issues|matters|topics|questions|subjects|themes|areas|sujets|thèmes|dossiers|points)"
    r"(?:\s+of\s+(?:mutual|common|shared)\s+(?:interest|concern))?,?\s+"
    r"(?:related to|relating to|pertaining to|regarding|concerning|including|such as|ranging from|notably|like|"
    r"liés? à|relatifs? à|concernant|dont|tels que|notamment)\s+",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    [
        "a",
        "the",
        "these",
        "those",
        "other",
        "various",
        "several",
        "many",
        "all",
        "key",
        "same",
        "following",
        "wide",
        "broad",
        "full",
        "of",
        "mutual",
        "common",
        "interest",
        "range",
        "number",
        "variety",
        "series",
        "concern",
        "and",
        "this",
        "that",
        "it",
        "them",
        "ces",
        "cette",
        "les",
        "des",
        "issue",
        "issues",
        "matter",
        "matters",
        "topic",
        "topics",
        "question",
        "questions",
        "subject",
        "subjects",
        "thing",
        "things",
        "sujets",
        "sujet",
        "thème",
        "thèmes",
        "us",
        "you",
        "each",
        "another",
        "one",
    ]
)
_ARTICLES = re.compile(r"^(?:(?:the|an?|its|their|l['’]|les|la|le|des|du|une?)\s+|(?:l|d)['’])", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,?\s+(?:(?:as well as|and)\s*)?$|[\s,;:.–—-]+$|"
    r",?\s+(?:with|when|while|during|after|before|at|in) (?:the )?"
    r"(?:meeting|talks|visit|session|call|summit|conference)\b.*$)"
)
_MARGINS = re.compile(r",?\s+(?:(?:on|in|at) the (?:margins|sidelines|fringes) of|en marge d[eu])\b")
_JOINT = re.compile(
    r"\s*(?:,\s*)?\b(?:as well as|and|et|ainsi que)\s+"
    r"(?=how\b|ways?\b|what\b|whether\b|comment\b|the (?:need|importance|situation|state|role)\b)"
)
_DETERMINER = r"(?:la |le |les |l['’]|leurs? |des |du )"
_PARALLEL = re.compile(rf"^{_DETERMINER}[^,]+, {_DETERMINER}[^,]+(?:,| et | ainsi que ){_DETERMINER}?")
_PARALLEL_ITEMS = re.compile(rf"(?:,|,? et|,? ainsi que) (?={_DETERMINER})")
_COMMAS = re.compile(r",\s*(?:and\s+|et\s+)?|\s+(?:and|et)\s+")
_AGAIN = re.compile(r",?\s+(?:and|et)\s+(?:on|sur)\s+(?:the\s+|la\s+|le\s+|les\s+)?")  # "on A and on B"
_CLAUSES = frozenset({"relcl", "acl:relcl", "advcl", "appos"})
_LONGEST = 220


def topics_of(reading: Reading, sentence: Sentence, argument: Argument) -> tuple[str, ...]:
    """The matters of a phrase: coordinated ones apart, without articles and without "issues related to".

    Returns:
        The words of each matter; empty where the phrase names none ("a range of issues", "it").
    """
    text = reading.text
    margins = _MARGINS.search(text, argument.span.start, argument.span.end)
    span = Span(argument.span.start, margins.start()) if margins else argument.span
    lead = _LEAD.match(span.of(text))
    head = argument.head
    if lead is not None:
        span = Span(span.start + lead.end(), span.end)
        head = _head_after(sentence, span) or head
    found: list[str] = []
    for piece in _pieces(sentence, head, span):
        if any(date.span.start <= piece.start + 4 and date.span.meets(piece) for date in reading.dates):
            continue
        for words in _listed(piece.of(text)):
            clean = _clean(words)
            if clean and not _is_empty(clean) and len(clean) <= _LONGEST:
                found.append(clean)
    return tuple(dict.fromkeys(found))


def _listed(words: str) -> list[str]:
    """The items of a list that the parser did not see as one ("trade, Peru and energy")."""
    words_apart = _AGAIN.split(words)
    if len(words_apart) > 1:
        return [item for each in words_apart for item in _listed(each)]
    if _PARALLEL.search(words):
        return [item for item in _PARALLEL_ITEMS.split(words) if item]
    items = [item for item in _COMMAS.split(words) if item]
    if len(items) > 2 and all(len(item.split()) < 5 for item in items):
        return items
    return _JOINT.split(words)


def _is_empty(words: str) -> bool:
    """Whether words name no matter of their own: "a range of issues", "it"."""
    return all(word in _EMPTY for word in words.casefold().split())


def _head_after(sentence: Sentence, span: Span) -> Any:
    """The topmost word of the phrase that begins at a span."""
    inside = [token for token in sentence.doc if span.start <= sentence.at(token).start < span.end]
    if not inside:
        return None
    top = inside[0]
    while top.head.i != top.i and top.head.i >= inside[0].i and top.head.i <= inside[-1].i:
        top = top.head
    return top


def _pieces(sentence: Sentence, head: Any, span: Span) -> Iterator[Span]:
    """The span cut before each word coordinated with its head."""
    heads = [head, *_conjuncts(head)]
    starts = [span.start]
    for each in heads[1:]:
        start = sentence.at(each.doc[_left_edge(each)]).start
        if span.start < start < span.end:
            starts.append(start)
    starts.sort()
    stop = min(
        (sentence.at(child.left_edge).start for each in heads for child in each.children if _cuts(each, child)),
        default=span.end,
    )
    ends = [*starts[1:], span.end]
    for start, end in zip(starts, ends, strict=True):
        cut = min(end, stop) if stop > start else end
        cut = min(
            [
                cut,
                *(
                    sentence.at(child.left_edge).start
                    for each in heads
                    for child in each.children
                    if _cuts(each, child) and start < sentence.at(child.left_edge).start < end
                ),
            ]
        )
        yield Span(start, cut)


def _cuts(head: Any, child: Any) -> bool:
    """Whether a clause hangs on a matter after a comma, so that the matter ends before it."""
    if child.dep_ not in _CLAUSES or child.i < head.i:
        return False
    if child.dep_ == "appos" and child.doc[child.left_edge.i].lower_ not in ("a", "an") and any(_conjuncts(child)):
        return False  # "quotas, the river fund and ports": a list that the parser takes for an apposition
    edge = child.left_edge.i
    return bool(child.dep_ == "advcl" or (edge > 0 and child.doc[edge - 1].text == ","))


def _conjuncts(token: Any) -> Iterator[Any]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _conjuncts(child)


def _left_edge(token: Any) -> int:
    left: int = token.left_edge.i
    while left < token.i and (token.doc[left].is_punct or token.doc[left].dep_ in ("cc", "case")):
        left += 1
    return left


def _clean(words: str) -> str:
    plain = " ".join(words.split()).strip(' ,;:.–—-“”"')
    plain = re.sub(
        r"(?:,\s*)?\s+(?:as well as|and|et|ainsi que|including|or)(?:\s+(?:sur|de|du|des|à|d['’]))?$", "", plain
    )
    plain = _TAIL.sub("", plain)
    return _ARTICLES.sub("", plain).strip()
