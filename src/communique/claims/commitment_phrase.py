"""The phrase of a sum, and the clause that governs it."""

from __future__ import annotations

from typing import Any

from communique.claims.commitment_words import role
from communique.language.clauses import Clause
from communique.language.money import Money
from communique.language.reading import Reading, Sentence
from communique.model import Span

_LINKS = frozenset({"of", "in", "worth", "for", "to", "with", "de", "en", "by"})
_EXTENDING = frozenset(
    {
        "for",
        "to",
        "of",
        "in",
        "towards",
        "toward",
        "through",
        "over",
        "from",
        "as",
        "into",
        "per",
        "pour",
        "à",
        "de",
        "en",
        "via",
        "on",
        "worth",
        "at",
    }
)


def root_of(sentence: Sentence, span: Span) -> Any:
    """The word of an amount on which its others hang; None where the parse has none."""
    tokens = [token for token in sentence.doc if sentence.at(token).meets(span) and not token.is_punct]
    inside = {token.i for token in tokens}
    roots = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    return roots[-1] if roots else None


def noun_above(root: Any, language: str) -> Any:
    """The highest noun that the amount measures: "a contribution of €5m", "a $3bn guarantee package"."""
    top = root
    at = root
    for _ in range(8):
        head = at.head
        if head.i == at.i:
            break
        if head.pos_ in ("NOUN", "PROPN") and at.dep_ in (
            "nmod",
            "compound",
            "nummod",
            "amod",
            "quantmod",
            "poss",
            "appos",
            "npadvmod",
            "nmod:appos",
        ):
            top = at = head
            continue
        if head.pos_ in ("ADP", "ADJ", "SCONJ") and head.lower_ in _LINKS and head.head.pos_ in ("NOUN", "PROPN"):
            if head.head.lower_ == "top":
                break
            if role(head.head, language) in ("", "idle") and head.lower_ in ("for", "to", "in", "by", "with"):
                break
            top = at = head.head
            continue
        if language == "fr" and head.pos_ in ("NOUN", "PROPN") and at.dep_ == "nmod" and role(head, language):
            top = at = head
            continue
        if at.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN", "SYM", "NUM"):
            at = head
            continue
        break
    return top


def phrase_of(sentence: Sentence, noun: Any, money: Money, following: int) -> Span:
    """The amount with its noun and what hangs on it, up to the next amount or clause."""
    start = min(money.full_span.start, sentence.at(noun).start)
    for child in noun.children:
        if child.i < noun.i and child.dep_ in (
            "det",
            "poss",
            "amod",
            "nummod",
            "quantmod",
            "compound",
            "predet",
            "advmod",
            "nmod",
        ):
            start = min(start, sentence.at(child.left_edge).start)
    if noun.i > 0 and noun.left_edge.i < noun.i and noun.pos_ in ("NOUN", "PROPN"):
        edge = noun.left_edge
        if edge.dep_ in ("det", "poss", "amod", "quantmod", "advmod", "nummod", "compound", "case"):
            start = min(start, sentence.at(edge).start)
    end = max(money.full_span.end, sentence.at(noun).end)
    cut = [following]
    for token in noun.subtree:
        offset = sentence.at(token).start
        if (
            token.dep_ in ("relcl", "acl:relcl", "advcl", "parataxis")
            and token.left_edge.i > noun.i
            and offset > money.full_span.end
        ):
            cut.append(sentence.at(token.left_edge).start)
        if offset > end:
            end = sentence.at(token).end
    verb_at = noun
    while verb_at.head.i != verb_at.i and verb_at.pos_ not in ("VERB", "AUX"):
        verb_at = verb_at.head
    limit = min(cut)
    end = min(end, limit)
    for child in sorted(verb_at.children, key=lambda token: token.i):
        offset = sentence.at(child).start
        if (
            child.dep_ in ("prep", "dative", "obl", "obl:arg", "obl:mod")
            and end <= offset <= end + 2
            and child.lower_ in _EXTENDING | {"pour"}
        ):
            end = min(limit, sentence.at(child.right_edge).end)
    text = sentence.doc.text
    words = text[start - sentence.span.start : end - sentence.span.start].rstrip(" ,;:.—–-")
    for tail in (" and", " or", " et", ", and", " as well as", " plus", " with", " of which", " but"):
        if words.endswith(tail):
            words = words[: -len(tail)].rstrip(" ,;:")
    return Span(start, start + len(words))


def with_kind(sentence: Sentence, phrase: Span, language: str) -> Span:
    """The phrase with the noun that says what the sum is: "loans for €5m", also where the parser parts them."""
    first = next((token for token in sentence.doc if sentence.at(token).start >= phrase.start), None)
    if (
        first is None
        or first.i < 2
        or sentence.doc[first.i - 1].lower_ not in ("for", "of", "worth", "totalling", "de")
    ):
        return phrase
    noun = sentence.doc[first.i - 2]
    if role(noun, language) not in ("aid", "goods", "promise"):
        return phrase
    start = next((token for token in noun.lefts if token.dep_ in ("det", "amod", "compound", "poss", "nmod")), noun)
    return Span(sentence.at(start.left_edge).start, phrase.end)


def governing(token: Any, clauses: dict[int, Clause]) -> Clause | None:
    """The clause in which a word stands."""
    at = token
    for _ in range(40):
        if at.i in clauses:
            return clauses[at.i]
        if at.head.i == at.i:
            # Of "verseront chacune 5 millions" the parser takes "chacune" for the head.
            under = [child for child in at.lefts if child.i in clauses] if at.lower_ in _EACH else []
            return clauses[under[-1].i] if under else None
        at = at.head
    return None


_EACH = frozenset({"each", "chacun", "chacune"})


def clause_content(reading: Reading, clause: Clause) -> Span:
    """A clause from its subject to its end, without the clauses coordinated with it."""
    start = clause.group.start
    if clause.subject is not None and not clause.inherited:
        start = min(start, clause.subject.span.start)
    end = clause.span.end
    for child in clause.children:
        own = child.subject is not None and not child.inherited
        if child.group.start > clause.group.end and (
            (child.kind in ("conj", "parataxis", "ccomp") and own and child.kind != "ccomp")
            or (
                child.kind == "advcl"
                and child.marker in ("while", "though", "although", "whereas", "but", "tandis", "alors", "because")
            )
        ):
            at = min(child.span.start, child.subject.span.start if child.subject and own else child.span.start)
            if at > clause.group.end:
                end = min(end, at)
    words = reading.text[start:end].rstrip(" ,;:.—–-\n")
    for tail in (" and", " but", " or", " et", " mais", " while"):
        if words.endswith(tail):
            words = words[: -len(tail)].rstrip(" ,;:")
    return Span(start, max(start + len(words), clause.cue.end))


def clause_end(sentence: Sentence, money: Money, clauses: dict[int, Clause]) -> int:
    """Where the clause of an amount ends, at least with the amount."""
    root = root_of(sentence, money.span)
    clause = governing(root, clauses) if root is not None else None
    return clause.span.end if clause is not None and clause.span.end > money.full_span.end else money.full_span.end
