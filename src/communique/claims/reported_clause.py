"""Reported clauses: "said that A", "A, she said", "A, as she said", "asked whether A"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from communique.claims.reported_asides import after_comma
from communique.claims.reported_span import before_concession, region_end, trimmed_end
from communique.claims.reporting_words import words
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb
from communique.model import Span

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_MARKS = frozenset({"that", "que", "qu’", "qu'"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "nsubj:pass", "expl:subj"})
_PAST = frozenset({"VBD", "VBZ", "VBP"})
_TRIMS = " ,;–—-\u00a0\n"
_CUE_TAIL = re.compile(r"[^,.;:“”\"«»\n]{0,28},")
_RELATIVES = frozenset({"which", "who", "where", "whose", "whom", "où"})
_TOLD = frozenset({"person", "name", "office", "country", "organisation", "group", "members", "people"})


@dataclass(frozen=True, slots=True)
class Content:
    """What is reported.

    Attributes:
        span: The words, without what introduces or ends them.
        cue: The words of reporting.
        addressees: Who is asked, told or urged.
        pattern: By which complement it was found.
    """

    span: Span
    cue: Span
    addressees: tuple[str, ...] = ()
    pattern: str = "that"


def clause_content(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """The content of a verb that reports a clause: after it, before it, or around it."""
    if not verb.patterns & {"that", "wh"}:
        return None
    addressees = addressed(reading, clause, verb)
    if clause.marker in ("as", "comme") and clause.kind == "advcl":
        return _aside(reading, sentence, clause, verb)
    around = _around(reading, sentence, clause)
    if around is not None:
        return around
    child = _complement(reading, clause, verb)
    if child is None:
        start = _marked_start(sentence, clause, verb)
        if start is not None:
            return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, addressees)
        return _parenthetical(reading, sentence, clause, verb, addressees)
    if child.i < clause.verb.i:
        if "addr" not in verb.patterns and any(each.head.i > clause.verb.i for each in clause.objects):
            return None
        return _preposed(reading, sentence, clause, child, addressees)
    start = complement_start(sentence, child)
    if start < clause.cue.end:
        return None
    return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, addressees)


def _around(reading: Reading, sentence: Sentence, clause: Clause) -> Content | None:
    """What a relative clause tells around its cue: "which Ms Dall said were lost"."""
    if clause.subject is None or clause.inherited or clause.passive:
        return None
    for child in clause.complements:
        first = child.left_edge
        relative = first.lower_ in _RELATIVES | {"what", "that"} and child.i > clause.verb.i and is_finite(child)
        start = sentence.at(first).start
        if not relative or start >= clause.subject.span.start or clause.subject.span.start > clause.cue.start:
            continue
        end = trimmed_end(reading, sentence, sentence.at(child.right_edge).end)
        return Content(Span(start, end), clause.cue) if end > clause.cue.end + 6 else None
    return None


_PLAIN = frozenset({"clear", "plain", "known", "evident"})


def _beneath(verb: Any) -> Any | None:
    """What is made plain: in "made it clear that he would stay" the parser hangs it below "clear"."""
    for child in verb.rights:
        if child.dep_ == "ccomp" and child.lower_ in _PLAIN:
            told = (each for each in child.rights if each.dep_ in ("advcl", "ccomp"))
            return next((each for each in told if any(mark.lower_ in _MARKS for mark in each.lefts)), None)
    return None


def _complement(reading: Reading, clause: Clause, verb: ReportingVerb) -> Any | None:
    token = clause.verb
    if (made_clear := _beneath(token)) is not None:
        return made_clear
    for child in sorted(token.children, key=lambda each: each.i < token.i):
        dep = "ccomp" if child.dep_ == "csubj" and child.i > token.i else child.dep_
        if dep not in ("ccomp", "xcomp", "advcl", "parataxis") or (dep == "parataxis" and child.i > token.i):
            continue
        asks = _question_word(child, reading.language)
        if dep == "advcl":
            if child.i < token.i:
                continue
            bare = _has_subject(child) and is_finite(child) and not _is_marked(child)
            unmarked = bare and verb.force == "says" and not clause.objects
            if not unmarked and not (
                asks is not None and "wh" in verb.patterns and asks.lower_ in ("if", "whether", "si")
            ):
                continue
        if asks is not None:
            if asks.lower_ in _RELATIVES and _follows_comma(child):
                continue
            if child.i < token.i or ("wh" not in verb.patterns and not is_finite(child)):
                continue
            return child
        if "that" not in verb.patterns or not is_finite(child):
            continue
        if child.i < token.i and (_is_marked(child) or not _comma_between(child, clause)):
            continue
        return child
    return None


def _has_subject(child: Any) -> bool:
    return any(grandchild.dep_ in _SUBJECTS and grandchild.i < child.i for grandchild in child.children)


def _is_marked(child: Any) -> bool:
    """Whether a conjunction other than "that" opens a clause."""
    return any(
        (grandchild.dep_ == "mark" and grandchild.lower_ not in _MARKS)
        or (grandchild.dep_ == "advmod" and grandchild.tag_ == "WRB" and grandchild.i == child.left_edge.i)
        for grandchild in child.children
    )


def _follows_comma(child: Any) -> bool:
    """Whether a clause is set off: then "which" and "who" open a remark, not a question."""
    first = child.left_edge.i
    return bool(first > 0 and child.doc[first - 1].text == ",")


def _comma_between(child: Any, clause: Clause) -> bool:
    doc = clause.verb.doc
    return any(doc[i].is_punct for i in range(child.i + 1, clause.verb.i))


def _question_word(child: Any, language: str) -> Any | None:
    """The question word that opens a complement, if one does."""
    first = child.left_edge
    asking = words("question", language)
    if first.lower_ in asking and (first.lower_ not in ("as", "even")):
        return first
    following = first.nbor(1) if first.i + 1 < len(first.doc) and first.pos_ == "ADP" else None
    return following if following is not None and following.lower_ in asking and following.i <= child.i else None


def is_finite(child: Any) -> bool:
    """Whether a clause has a tense of its own, by its verb or an auxiliary."""
    if child.tag_ in _FINITE or "Fin" in child.morph.get("VerbForm"):
        return True
    marked = _has_subject(child)
    for grandchild in child.children:
        if grandchild.dep_ in ("aux", "auxpass", "cop", "aux:tense", "aux:pass") and (
            grandchild.tag_ in _FINITE or "Fin" in grandchild.morph.get("VerbForm")
        ):
            return True
        if grandchild.dep_ == "mark" and grandchild.lower_ in _MARKS:
            marked = True
        if grandchild.dep_ == "aux" and grandchild.lower_ == "to":
            return False
    return marked


def complement_start(sentence: Sentence, child: Any) -> int:
    """Where a reported clause begins, after "that" and punctuation."""
    doc = child.doc
    at = child.left_edge.i
    while at < child.i and ((doc[at].is_punct and doc[at].text not in '“"«([‘') or doc[at].lower_ in _MARKS):
        at += 1
    return sentence.at(doc[at]).start


def _marked_start(sentence: Sentence, clause: Clause, verb: ReportingVerb) -> int | None:
    """After "told the envoys that", where the parser hung the clause on the noun before it."""
    if "that" not in verb.patterns:
        return None
    doc = clause.verb.doc
    at = clause.verb.i + 1
    if clause.objects and "addr" in verb.patterns:
        head = clause.objects[0].head
        relative = next(
            (child for child in head.children if child.dep_ in ("relcl", "acl", "ccomp") and child.i > head.i), None
        )
        inner = relative or next(
            (token for token in head.subtree if token.dep_ in ("relcl", "acl", "ccomp") and token.i > head.i), None
        )
        if (
            inner is not None
            and inner.left_edge.lower_ in _MARKS
            and _has_subject(inner)
            and inner.left_edge.i + 1 < len(doc)
        ):
            return sentence.at(doc[inner.left_edge.i + 1]).start
        return None
    own = verb.lemma.split()[1:]
    while at < len(doc) and (
        doc[at].lower_ in own or (doc[at].dep_ in ("prt", "advmod", "npadvmod") and doc[at].head.i == clause.verb.i)
    ):
        at += 1
    if (
        at + 1 < len(doc)
        and doc[at].lower_ in _MARKS
        and doc[at].dep_ in ("mark", "pobj", "dobj", "det", "nsubj")
        and not clause.passive
    ):
        return sentence.at(doc[at + 1]).start if doc[at].dep_ in ("mark", "pobj") else None
    return None


def _preposed(
    reading: Reading, sentence: Sentence, clause: Clause, child: Any, addressees: tuple[str, ...]
) -> Content | None:
    """The words before the comma of "A, Ms Dall said"."""
    first = clause.verb
    for grandchild in clause.verb.children:
        if child.i < grandchild.i < clause.verb.i and grandchild.dep_ not in ("punct", "ccomp"):
            first = min(first, grandchild.left_edge, key=lambda each: each.i)
    span = _whole_before(reading, sentence, sentence.at(first).start)
    if any(_is_condition(reading, sentence, other, clause) for other in sentence.clauses):
        span = Span(span.start, trimmed_end(reading, sentence, sentence.span.end))
    return Content(span, clause.cue, addressees, "preposed") if span.end - span.start > 3 else None


def _is_condition(reading: Reading, sentence: Sentence, other: Clause, cue: Clause) -> bool:
    """Whether an "if" after the cue's comma goes on with what is said: "A, Ms Dall said, if B"."""
    opening = sentence.at(other.verb.left_edge).start
    return other.marker in ("if", "unless", "si") and opening > cue.cue.end and after_comma(reading, opening)


def _whole_before(reading: Reading, sentence: Sentence, end: int) -> Span:
    """The sentence up to a place, without an opening "But" or what a colon ends."""
    text = reading.text
    start = sentence.span.start
    for mark in (": ", "; "):
        at = text.rfind(mark, start, end)
        if at > 0 and reading.quotation_at(at) is None:
            start = at + 2
    while text.startswith(("But ", "And ", "Yet ", "Mais "), start):
        start = text.index(" ", start) + 1
    return Span(start, end).trimmed(text, _TRIMS)


def _parenthetical(
    reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb, addressees: tuple[str, ...]
) -> Content | None:
    """The sentence around or before a cue: "Roads, Ms Dall said, would open"."""
    if not {"quote", "that"} <= verb.patterns or clause.subject is None or clause.inherited or clause.marker:
        return None
    if (clause.objects and "addr" not in verb.patterns) or clause.passive or clause.kind in ("relcl", "acl"):
        return None
    text = reading.text
    first = min(clause.subject.span.start, clause.group.start)
    last = (
        max(clause.subject.span.end, clause.cue.end) if clause.subject.span.start > clause.cue.start else clause.cue.end
    )
    before = text[sentence.span.start : first].rstrip()
    if not before.endswith((",", "–", "—")) or len(before) < 6:
        return None
    if any(each.i > clause.verb.i for each in clause.complements):
        return None
    others = [other for other in sentence.clauses if other is not clause and (other.tense != "bare" or other.modal)]
    tail = _CUE_TAIL.match(text, last, sentence.span.end)
    last = tail.end() - 1 if tail is not None else last
    goes_on = text[last : last + 1] == "," and any(
        other.cue.start > last and other.kind in ("ROOT", "ccomp") for other in others
    )
    ends = not text[last : sentence.span.end].strip(" .") and "quote" in verb.patterns and len(before) > 24
    if goes_on or any(_is_condition(reading, sentence, other, clause) for other in sentence.clauses):
        start = _whole_before(reading, sentence, first).start
        span = Span(start, trimmed_end(reading, sentence, before_concession(reading, sentence, last)))
    elif (
        any(
            other.cue.end <= first and other.kind not in ("relcl", "acl:relcl") and not other.marker for other in others
        )
        or ends
    ):
        span = _whole_before(reading, sentence, first)
    else:
        return None
    return Content(span, clause.cue, addressees, "parenthetical") if span.end - span.start > 5 else None


def _aside(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """What "as Ms Dall said" refers to: the sentence beside it."""
    if verb.force not in ("says", "announces", "warns", "stresses", "reports", "recalls", "admits", "repeats"):
        return None
    if any(each.i > clause.verb.i and is_finite(each) for each in clause.complements):
        return None
    if any(each.head.lower_ != "it" for each in clause.objects):
        return None
    text = reading.text
    opening = sentence.at(clause.verb.left_edge).start
    if opening - sentence.span.start < 4:
        comma = text.find(",", clause.cue.end, sentence.span.end)
        if comma < 0:
            return None
        end = min((_participle_start(sentence, other) for other in sentence.clauses), default=sentence.span.end)
        end = end if end > comma + 40 else sentence.span.end
        span = Span(comma + 1, trimmed_end(reading, sentence, end)).trimmed(text, _TRIMS)
    elif text[:opening].rstrip().endswith(","):
        span = _whole_before(reading, sentence, opening)
    else:
        return None
    return Content(span, clause.cue, (), "aside") if span.end - span.start > 12 else None


def _participle_start(sentence: Sentence, clause: Clause) -> int:
    """Where a participle after a comma begins; the sentence's end for any other clause."""
    opening = sentence.at(clause.verb.left_edge).start
    before = clause.verb.left_edge.i - 1
    if clause.kind == "advcl" and clause.verb.tag_ == "VBG" and before >= 0 and clause.verb.doc[before].text == ",":
        return opening
    return sentence.span.end


def addressed(reading: Reading, clause: Clause, verb: ReportingVerb) -> tuple[str, ...]:
    """Who is told: the object of "tell", or the named party after "to"."""
    if "addr" in verb.patterns and clause.objects:
        return reading.parties(clause.objects[0])
    target = clause.oblique("to")
    if target is not None and verb.force in ("says", "announces") and target.head.pos_ == "PROPN":
        sentence = reading.sentence_at(target.span.start)
        named = sentence.mention_at(sentence.at(target.head).start) if sentence is not None else None
        return reading.parties(target) if named is not None and named.kind in _TOLD else ()
    return ()
