"""Whether a verb that has other uses reports something where it stands."""

from __future__ import annotations

from communique.claims.reported_content import Content
from communique.claims.reporting_words import words
from communique.language.clauses import Argument, Clause
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.language.reporting import ReportingVerb, can_speak, is_document

CLAUSAL = frozenset({"that", "preposed", "parenthetical", "aside"})
FEELING = frozenset({"thinks", "hopes", "wants", "fears", "expects", "supports", "opposes"})
_BODIES = frozenset({"country", "organisation", "members", "group", "institution", "city", "people"})
_WRITTEN = frozenset({"stresses", "demands", "welcomes", "condemns", "says", "reports", "asks", "announces"})
_PERSONS = frozenset({"person", "name", "office"})


def fits(
    reading: Reading, sentence: Sentence, clause: Clause, verb: ReportingVerb, content: Content, subject: Argument
) -> bool:
    """Whether a verb that has other uses reports here."""
    head = subject.head
    mention = sentence.mention_at(sentence.span.start + head.idx)
    lemma = head.lemma_.casefold()
    document = mention is None and is_document(lemma, reading.language) and not can_speak(lemma, reading.language)
    if document and content.pattern not in CLAUSAL:
        return content.pattern in ("np", "prep") and verb.force in _WRITTEN and not reading.money_in(content.span)
    if clause.kind == "pcomp" and clause.verb.head.lower_ in ("without", "sans"):
        return False
    if not _is_speech(reading, verb, content, mention) and not _is_charged(clause):
        return False
    one_body = (mention is None and head.tag_ == "NN") or (mention is not None and mention.kind in _BODIES)
    if verb.lemma in ("support", "back") and one_body:
        return False
    if verb.force == "agrees" and mention is not None and mention.kind in _BODIES:
        return False
    aside = clause.kind in ("advcl", "acl") and clause.verb.tag_ == "VBG"
    if aside and content.pattern in ("np", "prep") and verb.lemma in words("passing", reading.language):
        return False
    modifies = (clause.kind in ("acl", "pcomp") and clause.verb.tag_ == "VBG") or clause.kind in ("relcl", "acl:relcl")
    if content.pattern == "np" and modifies:
        return verb.force not in ("announces", "proposes", "wants", "expects")
    return True


def _is_charged(clause: Clause) -> bool:
    """Whether an attack is one of words, as it tells what for: "attacked her rival as a fraud", "for hiding files"."""
    return clause.lemma == "attack" and any(
        preposition == "as" or (preposition == "for" and argument.head.tag_ == "VBG")
        for preposition, argument in clause.obliques
    )


def _is_speech(reading: Reading, verb: ReportingVerb, content: Content, mention: Mention | None) -> bool:
    """Whether words rather than force or money are meant: "attacked her rival", "promised lower taxes"."""
    if content.pattern not in ("np", "prep"):
        return True
    if verb.lemma == "attack" and reading.quotation_at(content.span.start + 1) is None:
        return mention is not None and mention.kind in _PERSONS
    return verb.lemma not in ("promise", "respond", "vow") or not reading.money_in(content.span)
