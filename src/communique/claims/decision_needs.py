"""Decisions still to be taken: "the plan needs the consent of the Council"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.claims.accession_matter import is_about
from communique.claims.decision_bodies import bodies_of
from communique.claims.decision_content import span_of
from communique.claims.lexicon import Row
from communique.language.clauses import Clause, argument
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DecisionFields, Modality, Span

CONSENTS = frozenset(
    {"consent", "approval", "assent", "backing", "endorsement", "agreement", "authorisation", "authorization"}
)


def needed(reading: Reading, sentence: Sentence, clause: Clause, row: Row, modality: Modality) -> Iterator[Claim]:
    """ "Still needs the consent of the Council": what is not decided yet."""
    consent, subject = clause.object, clause.subject
    if consent is None or subject is None or clause.passive or modality == "denied":
        return
    if consent.head.lemma_.casefold() not in CONSENTS or subject.head.pos_ not in {"NOUN", "PROPN"}:
        return  # "joining requires the consent of all" is a rule, and nothing lies before anybody
    names: list[str] = []
    for preposition in (child for child in consent.head.subtree if child.lower_ in ("of", "by", "from")):
        for each in preposition.children:
            if each.dep_ == "pobj" and preposition.head.i >= consent.head.i:
                start = sentence.at(each.left_edge).start
                found = argument(each, sentence.span.start)
                names += bodies_of(reading, sentence, found).names if start >= consent.span.start else ()
    names = list(dict.fromkeys(names))
    if names and not is_about(subject.span.of(reading.text)):
        content = subject.span
        cut = reading.text.find(",", content.start, content.end)
        content = Span(content.start, cut) if cut > content.start else content
        fields = DecisionFields(bodies=tuple(names), act=row["act"], content=reading.passage(content))
        yield reading.claim(span_of(sentence, clause), fields, "conditional")
