"""What somebody says of themselves in French: "s’est dite préoccupée par", "se déclare prêt à"."""

from __future__ import annotations

from communique.claims.reported_clause import Content
from communique.claims.reported_span import region_end
from communique.language.clauses import Clause
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb
from communique.model import Span

_OF_ONESELF = frozenset({"dire", "déclarer", "montrer", "affirmer"})
_SELF = frozenset({"se", "s'", "s’"})


def self_told(reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb) -> Content | None:
    """The state that a speaker claims: the adjective or participle with all that follows."""
    if reading.language != "fr" or verb.lemma not in _OF_ONESELF:
        return None
    if not any(child.lower_ in _SELF and child.i < clause.verb.i for child in clause.verb.children):
        return None
    for child in clause.verb.children:
        stated = child.pos_ == "ADJ" or "Part" in child.morph.get("VerbForm")
        if child.i > clause.verb.i and stated and child.dep_ in ("xcomp", "obj", "advcl", "amod"):
            start = sentence.at(child.left_edge).start
            return Content(Span(start, region_end(reading, sentence, clause, start)), clause.cue, (), "np")
    return None
