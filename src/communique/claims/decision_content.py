"""What is decided: where the words of a decision begin and end, and whether they name what bodies decide on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.claims.decision_bodies import Bodies
from communique.claims.lexicon import rows
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence
from communique.model import Modality, Span

_OPENING = re.compile(r"\s*(?:that|to|de|d['’]|à|que|qu['’]|whether)\s+|\s*(?:d['’]|qu['’])", re.IGNORECASE)
_APART = re.compile(r"\s*[;:(–—]|\s*,?\s+(?:and|but|while|as|et|mais|on|last|earlier)\b", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:co-)?\w+ed\s+(?:by|in|on|at|with|under)\b")
_TAIL = re.compile(
    r"\s*(?:\((?=\d).*|,?\s+by\s+(?:a\s+)?(?:recorded\s+|majority\s+)?(?:vote|margin|\d).*|,?\s+with\s+\d.*|,?\s+unanimously|,?\s+by\s+(?:consensus|majority|acclamation)|\s+par\s+(?:consensus|acclamation|[\w-]+\s+voix).*|\s+on\s+(?:\w+day)\b.*|\s+(?:last|this)\s+(?:week|month|year|\w+day|morning|afternoon|evening|night)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of deciding with its clause, its row of the lexicon, who decides and how sure it is."""

    reading: Reading
    sentence: Sentence
    clause: Clause
    row: dict[str, str]
    bodies: Bodies
    modality: Modality


def complement(act: Act) -> Span | None:
    """The clause that says what was decided, without its opening word."""
    clause = act.clause
    for child in clause.children:
        if (
            child.kind in ("ccomp", "xcomp", "csubjpass")
            and child.verb.head.i == clause.verb.i
            and child.verb.i > clause.verb.i
        ):
            return _before_own_verb(act, _to_the_end(act, child, _opened(act.reading.text, child.span)))
    return None


def _before_own_verb(act: Act, span: Span) -> Span:
    """What was decided ends where the body's next act begins: "agreed to meet and mandated the board to …"."""
    own = [
        act.sentence.at(each.verb).start
        for each in act.sentence.clauses
        if each.kind == "conj"
        and each.verb.tag_ in ("VBD", "VBZ", "VBP")
        and (each.verb.head.i == act.clause.verb.i or each.verb.head.tag_ == "VB")
    ]
    stop = min((start for start in own if span.start < start < span.end), default=None)
    if stop is None:
        return span
    before = act.reading.text[span.start : stop]
    return Span(span.start, span.start + len(re.sub(r",?\s*(?:and|but|et|mais)?\s*(?:also\s+)?$", "", before)))


def _to_the_end(act: Act, child: Clause, span: Span) -> Span:
    """The complement with what the parser hung on the verb above it: "to hold in Paris, in March, a meeting"."""
    clause = act.clause
    end = clause.span.end
    if span.end >= end or any(
        each is not child and each.verb.i > child.verb.i and not child.span.covers(each.cue)
        for each in act.sentence.clauses
        if each.span.start < end and each.kind not in ("relcl", "acl", "acl:relcl")
    ):
        return span
    rest = act.reading.text[span.end : end]
    return span if _APART.match(rest) else Span(span.start, end)


def _opened(text: str, span: Span) -> Span:
    match = _OPENING.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def phrase(act: Act, argument: Argument | None) -> Span | None:
    """The words of a phrase without the count, the rule and the day at their end, and without asides."""
    if argument is None:
        return None
    words = argument.span.of(act.reading.text)
    match = _TAIL.search(words)
    match = match if match and match.start() else _ASIDE.search(words)
    end = argument.span.start + match.start() if match else argument.span.end
    if match is None and words.count("(") > words.count(")") and act.reading.text[end : end + 1] == ")":
        end += 1
    return Span(argument.span.start, _before_aside(act.sentence, argument, end))


def antecedent(act: Act, matter: Argument | None) -> Argument | None:
    """ "The treaty, which parliament approved": what a relative pronoun stands for; any other phrase as it is."""
    clause = act.clause
    if matter is None or matter.head.lower_ not in ("which", "that") or clause.kind not in ("relcl", "acl:relcl"):
        return matter
    noun = clause.verb.head
    start = act.sentence.at(noun.left_edge).start
    end = max(act.sentence.at(noun).end, min(clause.span.start, act.sentence.at(clause.verb.left_edge).start))
    span = Span(start, end).trimmed(act.reading.text, " ,")
    return Argument(noun, span, (noun,)) if noun.pos_ in ("NOUN", "PROPN") else matter


def _before_aside(sentence: Sentence, argument: Argument, end: int) -> int:
    """Where a phrase ends before a participle set off by a comma: "a contact group, co-chaired by …"."""
    for head in argument.heads:
        for child in head.children:
            edge = child.left_edge.i
            if child.dep_ in ("acl", "relcl", "acl:relcl") and edge > head.i and child.doc[edge - 1].text == ",":
                end = min(end, sentence.at(child.doc[edge - 1]).start)
    return end


def given_to(act: Act, span: Span | None) -> Span | None:
    """ "Approved a loan to Peru to build a line": the gift with whom and what it is for."""
    if span is None or act.clause.object is None or act.clause.object.head.lemma_.casefold() not in _GIFTS:
        return span
    rest = act.reading.text[span.end : act.clause.span.end]
    match = _ON_TO.match(rest)
    return Span(span.start, span.end + len(match[0])) if match is not None else span


_GIFTS = frozenset({"loan", "grant", "credit", "financing", "package", "aid", "assistance"})
_ON_TO = re.compile(r"\s+(?:to|for)\s+(?:(?!\s+on\s+\w+day|,|;|\(|\s+(?:and|but)\s).)+", re.DOTALL)


@cache
def _matters(language: str, sort: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("decision-matters", language) if row["sort"] == sort)


def is_matter(act: Act, argument: Argument | None, *sorts: str) -> bool:
    """Whether a phrase names a text, a measure or a thing set up: what bodies decide on."""
    if argument is None:
        return False
    language = act.reading.language
    for head in argument.heads:
        if any(
            head.lemma_.casefold() in _matters(language, sort) or head.lower_ in _matters(language, sort)
            for sort in sorts
        ):
            return True
        mention = act.sentence.mention_at(act.sentence.at(head).start)
        if mention is not None and mention.kind in ("treaty", "instrument", "thing"):
            return True
        if any(
            token.lemma_.casefold().removesuffix("s") in _matters(language, "text") and token.pos_ == "PROPN"
            for token in head.subtree
            if token.i <= head.i
        ):
            return True
    return False


def end_of_task(act: Act, end: int) -> int:
    """Where what is asked of an organ ends: with the clause, but for another verb of the body's own."""
    later = [
        each.span.start
        for each in act.clause.children
        if each.kind in ("conj", "advcl") and each.verb.i > act.clause.verb.i
    ]
    stop = min(later, default=act.clause.span.end)
    return stop if end < stop == act.clause.span.end else end


def span_of(sentence: Sentence, clause: Clause) -> Span:
    """The clause that tells a decision, with the subject that it shares with the one before."""
    if clause.kind == "xcomp" and clause.parent is not None:
        return clause.parent.span
    return clause.with_shared_subject(sentence.span)
