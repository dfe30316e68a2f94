"""The reporting clause beside a quotation: before its opening mark, or behind its closing one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.language.clauses import Clause
from communique.language.quotations import Quotation
from communique.language.reporting import reporting_verbs
from communique.model import Span

if TYPE_CHECKING:
    from communique.language.reading import Reading, Sentence

_INTRODUCES = re.compile(r"(?:.{0,90}[:,–—]|\s*(?:that|que|qu[’'])?)\s*", re.DOTALL)
WRITTEN_END = re.compile(r"[.,!?…;—–-]['’]?\s*$")
STRONG_END = re.compile(r"[.!?…]['’]?\s*$")
_GAP = " \t\n\u00a0\u202f,;.–—-"
REACH = 160
"""How far from its quotation a cue may stand."""


def cue_after(reading: Reading, quotation: Quotation) -> tuple[Clause, Sentence] | None:
    """The reporting clause right after the closing mark: "…," Ms Dall said; "…", said Ms Dall."""
    text, end = reading.text, quotation.outer.end
    words = quotation.inner.of(text)
    following = text[end : end + 1]
    if not WRITTEN_END.search(words) and following not in (",", " ", "\u00a0") and text[end : end + 2] != " ,":
        return None
    at = end
    while at < len(text) and text[at] in _GAP and text[at] != "\n":
        if text[at] == ".":
            return None
        at += 1
    sentence = reading.sentence_at(at)
    if sentence is None or at >= sentence.span.end:
        return None
    verbs = reporting_verbs(reading.language)
    for clause in sentence.clauses:
        if clause.cue.start < at:
            continue
        if clause.group.start - at > REACH:
            break
        verb = verbs.get(clause.lemma)
        gap = text[at : clause.group.start]
        if verb is None or "quote" not in verb.patterns or clause.passive or clause.kind in ("relcl", "acl:relcl"):
            if (
                clause.kind in ("relcl", "acl", "acl:relcl", "appos", "advcl", "amod", "xcomp", "conj")
                and gap.count(",") >= 1
            ):
                continue
            if clause.kind in ("relcl", "acl", "acl:relcl"):
                continue
            break
        if any(mark in gap for mark in '“”"«»:;'):
            break
        if clause.negated or (
            clause.tense == "bare" and clause.kind not in ("ROOT", "parataxis", "conj", "ccomp", "acl", "advcl")
        ):
            continue
        if STRONG_END.search(words) and following != "," and _has_own_content(clause):
            break
        tells_of = "addr" in verb.patterns and clause.lemma != "tell" and clause.objects
        if words.endswith(".") and following != "," and gap.strip() and tells_of:
            break
        if clause.kind in ("conj", "advcl") and gap.strip().split(" ")[0].casefold() in (
            "and",
            "but",
            "while",
            "as",
            "when",
            "et",
        ):
            break
        inverted = not gap.strip(" \u00a0")
        if not inverted and not _is_subject_gap(sentence, clause, Span(at, clause.group.start)):
            break
        if (
            WRITTEN_END.search(words)
            or following == ","
            or text[end : end + 2] in (" ,", "\u00a0,", "\u202f,")
            or inverted
        ):
            return clause, sentence
        break
    return None


def _has_own_content(clause: Clause) -> bool:
    return any(
        complement.i > clause.verb.i
        and any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in complement.children)
        for complement in clause.complements
    )


def _is_subject_gap(sentence: Sentence, clause: Clause, gap: Span) -> bool:
    """Whether the words between a closing mark and a verb are that verb's subject."""
    if (
        clause.subject is not None
        and not clause.inherited
        and gap.start <= clause.subject.head.idx + sentence.span.start < gap.end
    ):
        return True
    return any(gap.covers(mention.span) or mention.span.meets(gap) for mention in sentence.mentions)


def cue_before(reading: Reading, quotation: Quotation, after: int) -> tuple[Clause, Sentence] | None:
    """The reporting clause right before the opening mark: Ms Dall said: "…"; Ms Dall told us, "…".

    Args:
        reading: The document.
        quotation: The quotation.
        after: Where the quotation before it ends; what stands before that is that one's.
    """
    text, start = reading.text, quotation.outer.start
    sentence = reading.sentence_at(start)
    floor = sentence.span.start if sentence else start
    if sentence is None or not text[floor:start].strip():
        sentence = _introducing(reading, start)
        if sentence is None:
            return None
        floor = sentence.span.start
    floor = max(floor, after)
    words = quotation.inner.of(text)
    lowered = words[:1].islower()
    verbs = reporting_verbs(reading.language)
    for clause in reversed(sentence.clauses):
        if clause.cue.end > start or clause.cue.start < floor:
            continue
        verb = verbs.get(clause.lemma)
        between = text[clause.cue.end : start]
        if clause.lemma in ("quote", "citer") and len(between) < 8:
            continue
        if verb is None or "quote" not in verb.patterns or clause.passive:
            if between.rstrip().endswith(":") and len(between) < REACH:
                continue
            return None
        if not _INTRODUCES.fullmatch(between) or clause.negated:
            if between.rstrip()[-1:] in (":", ","):
                continue
            return None
        stripped = between.strip().casefold()
        if not stripped and lowered and not STRONG_END.search(words):
            return None
        if not stripped and verb.force not in (
            "says",
            "asks",
            "announces",
            "warns",
            "stresses",
            "recalls",
            "repeats",
            "promises",
            "admits",
        ):
            return None
        if stripped in ("that", "que", "qu’", "qu'") and not _ends_content(reading, quotation):
            return None
        return clause, sentence
    return None


def _ends_content(reading: Reading, quotation: Quotation) -> bool:
    """Whether nothing of the reported clause follows the closing mark."""
    rest = reading.text[quotation.outer.end : quotation.outer.end + 2].strip()
    return not rest or rest[0] in ".;\n" or bool(STRONG_END.search(quotation.inner.of(reading.text)))


def _introducing(reading: Reading, start: int) -> Sentence | None:
    """The sentence on the line before that ends with a colon."""
    at = start - 1
    text = reading.text
    while at > 0 and text[at] in " \t\n\u00a0":
        at -= 1
    if at <= 0 or text[at] != ":":
        return None
    return reading.sentence_at(at)
