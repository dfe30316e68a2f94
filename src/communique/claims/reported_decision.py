"""What looks like speech but is a body's own act: "the Board decided to …", "the Committee rejected a motion"."""

from __future__ import annotations

from functools import cache

from communique.claims.decision_bodies import bodies_of
from communique.claims.lexicon import rows
from communique.language.clauses import Argument, Clause
from communique.language.reading import Reading, Sentence

_DECIDING = frozenset({"decide", "resolve", "agree", "consent", "décider", "convenir"})
_VOTED = frozenset({"reject", "endorse", "rejeter"})
_TASKING = frozenset({"request", "instruct", "direct", "order"})


def is_act(reading: Reading, sentence: Sentence, clause: Clause, subject: Argument) -> bool:
    """Whether a body decides, votes down or tasks here rather than says something.

    Such a clause is read as a decision; a person who rejects or requests something still speaks.
    """
    if clause.lemma not in _DECIDING | _VOTED | _TASKING:
        return False
    sort = bodies_of(reading, sentence, subject).sort
    if not sort:
        return False
    if clause.lemma in _DECIDING:
        return True
    mention = sentence.mention_at(sentence.at(subject.head).start)
    if sort == "many" or (mention is not None and mention.kind != "institution" and sort != "law"):
        return clause.lemma in ("reject", "rejeter") and sort == "body" and _is_voted_on(reading, clause)
    return clause.lemma in _TASKING or _is_voted_on(reading, clause)


def _is_voted_on(reading: Reading, clause: Clause) -> bool:
    return any(each.head.lemma_.casefold() in _texts(reading.language) for each in clause.objects)


@cache
def _texts(language: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("decision-matters", language) if row["sort"] == "text")
