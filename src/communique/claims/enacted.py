"""The paragraphs of a body's own text that begin with a verb: "1. Welcomes …", "2. Condemns …"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.claims.report import Reported
from communique.claims.reported import verb_of
from communique.claims.reported_content import content_of
from communique.claims.reported_speaker import names_of
from communique.claims.reported_state import state_content
from communique.language.clauses import Clause
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence

_BODIES = frozenset({"organisation", "institution", "group", "members"})
_ACTS = frozenset({"decide", "request", "endorse", "instruct", "direct", "décider", "demander"})


def enacted_statements(reading: Reading) -> Iterator[Reported]:
    """What numbered or listed paragraphs without a subject state in the name of the body that opens the text.

    Decisions and requests are left to the decision rules.
    """
    body: Mention | None = None
    for sentence in reading.sentences:
        if sentence.line.kind not in ("numbered", "bullet"):
            body = _opening_body(reading, sentence) or body
        elif body is not None:
            yield from _stated(reading, sentence, body)


def _opening_body(reading: Reading, sentence: Sentence) -> Mention | None:
    """The body with which a sentence opens, or whose list a colon or comma announces."""
    first = next(iter(sentence.mentions), None)
    leads = reading.text[sentence.span.end - 1] in ":,"
    if first is None or first.kind not in _BODIES or first.span.start > sentence.span.start + (60 if leads else 5):
        return None
    return first if names_of(first) else None


def _stated(reading: Reading, sentence: Sentence, body: Mention) -> Iterator[Reported]:
    first = next((clause for clause in sentence.clauses if _opens(sentence, clause)), None)
    if first is None:
        return
    for clause in sentence.clauses:
        if clause is not first and not (clause.kind == "conj" and clause.verb.head.i == first.verb.i):
            continue
        if clause.passive or clause.negated or clause.lemma in _ACTS:
            continue
        verb = verb_of(clause, reading.language)
        if verb is None or verb.force in ("agrees", "wants"):
            continue
        content = state_content(reading, sentence, clause) or content_of(reading, sentence, clause, verb)
        if content is not None and content.span.end - content.span.start > 3:
            yield Reported(
                content.span, names_of(body), content.cue, clause.cue, None, content.addressees, force=verb.force
            )


def _opens(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb of the third person without a subject opens its paragraph, with at most an adverb before it."""
    verb = clause.verb
    if clause.kind != "ROOT" or clause.subject is not None:
        return False
    if verb.tag_ != "VBZ" and not ("3" in verb.morph.get("Person") and "Pres" in verb.morph.get("Tense")):
        return False
    before = [token for token in sentence.doc[: verb.i] if not (token.is_punct or token.like_num)]
    return all(token.pos_ in ("ADV", "PRON") or token.dep_ == "expl:comp" for token in before) and len(before) <= 2
