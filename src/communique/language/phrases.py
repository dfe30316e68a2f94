"""Phrases: a head word with everything under it and what is coordinated with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.model import Span


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase of a clause: its head word, its extent, and the heads coordinated with it."""

    head: Any
    span: Span
    heads: tuple[Any, ...]


def argument(head: Any, offset: int) -> Argument:
    """The phrase under a head word; a preposition that it carries as `case` is left out."""
    heads = [head]
    for child in head.children:
        if child.dep_ == "conj":
            heads += _conjuncts(child)
    return Argument(head, _phrase_span(head, offset), tuple(heads))


def _conjuncts(token: Any) -> Iterator[Any]:
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from _conjuncts(child)


def _phrase_span(head: Any, offset: int) -> Span:
    left = head.left_edge.i
    right = head.right_edge.i
    doc = head.doc
    while left < head.i and doc[left].dep_ in ("case", "punct", "cc"):
        left += 1
    while right > head.i and (doc[right].is_punct or doc[right].is_space) and doc[right].text not in (")", "%", "]"):
        right -= 1
    return Span(offset + doc[left].idx, offset + doc[right].idx + len(doc[right]))


def subtree_span(token: Any, offset: int) -> Span:
    """Everything under a word, without punctuation at either end."""
    left, right, doc = token.left_edge.i, token.right_edge.i, token.doc
    while left < right and (doc[left].is_punct or doc[left].is_space) and doc[left].text not in "([":
        left += 1
    while right > left and (doc[right].is_punct or doc[right].is_space) and doc[right].text not in ")]%":
        right -= 1
    return Span(offset + doc[left].idx, offset + doc[right].idx + len(doc[right]))


def agent_under_name(obliques: list[tuple[str, Argument]], offset: int) -> Argument | None:
    """ "Was received at the Riga Forum by Ann Roe": the parser hung the agent on the name before it."""
    for _, each in obliques:
        for child in each.head.children:
            if child.dep_ == "prep" and child.lower_ == "by" and each.head.pos_ == "PROPN":
                return next((argument(inner, offset) for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def agent_of(child: Any, offset: int) -> Argument:
    """Who does what a passive says; "by Peru and by Chile" are two of one list."""
    if child.dep_ != "agent":
        return argument(child, offset)
    found = argument(next(iter(child.children), child), offset)
    more = [
        head
        for again in child.children
        if again.dep_ == "conj" and again.lower_ == "by"
        for each in again.children
        if each.dep_ == "pobj"
        for head in argument(each, offset).heads
    ]
    end = _phrase_span(more[-1], offset).end if more else found.span.end
    return Argument(found.head, Span(found.span.start, end), (*found.heads, *more))


_CIRCUMSTANCES = frozenset({"à", "au", "aux", "lors", "après", "avant", "pendant", "durant", "dans", "selon", "pour"})


def after_circumstance(subject: Any) -> Any:
    """ "À l’invitation de M. N, le ministre a …": the French parser takes the circumstance for the subject."""
    if subject.doc.lang_ != "fr" or not any(
        child.dep_ == "case" and child.lower_ in _CIRCUMSTANCES for child in subject.children
    ):
        return subject
    found = subject
    for token in subject.subtree:
        if token.dep_ != "appos" or token.i <= subject.i:
            continue
        left = token.left_edge.i
        if left and token.doc[left - 1].text == "," and token.doc[left].pos_ == "DET":
            found = token
    return found
