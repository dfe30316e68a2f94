"""The line before a list: its subject is that of items which begin with their verb."""

from __future__ import annotations

import re
from itertools import pairwise

from communique.language.clauses import Argument, argument
from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.language.reporting import verb_forms
from communique.model import Span

_WE = frozenset({"we", "nous"})


def lend_subjects(reading: Reading) -> None:
    """Items of a list that begin with their verb are said of the subject of the line before the list."""
    lead: Argument | None = None
    for sentence in reading.sentences:
        if sentence.line.kind not in ("bullet", "numbered") and not _opens_with_verb(sentence):
            if not (lead is not None and _recalls(sentence, reading.text)):
                lead = _lead(reading, sentence)
            continue
        if lead is None or sentence.span.start != sentence.line.body.start:
            continue
        stopped = reading.text[sentence.line.span.end - 1] in ".;,:"
        if reading.language == "en" and stopped and lead.head.lower_ not in _WE:
            _tag_verb(sentence)
        for clause in sentence.clauses:
            if (
                clause.kind == "ROOT"
                and clause.subject
                and clause.subject.head.i > clause.verb.i
                and not clause.inherited
            ):
                clause.objects, clause.subject = (clause.subject, *clause.objects), None
            at_root = clause.kind == "ROOT" or (clause.kind == "conj" and clause.parent is not None)
            joint = lead.head.lower_ in _WE and clause.verb.tag_ == "VB" and clause.verb.i == 0
            if at_root and clause.subject is None and (joint or clause.verb.tag_ in ("VBZ", "VBP", "VBD")):
                clause.subject = lead
            elif clause.kind == "conj" and clause.parent is not None and clause.parent.subject is lead:
                clause.subject, clause.inherited = lead, True


def _tag_verb(sentence: Sentence) -> None:
    """Make a verb of the plural noun for which the parser takes the first word of an item: "Calls upon …"."""
    first = next((token for token in sentence.doc if token.pos_ != "ADV" and not token.is_punct), None)
    if first is None or first.tag_ not in ("NNS", "NNPS", "VB") or first.dep_ != "ROOT":
        return
    verb = verb_forms("en").get(first.lower_)
    if verb is None or not first.lower_.endswith("s"):
        return
    first.tag_, first.pos_, first.lemma_ = "VBZ", "VERB", verb.lemma.split()[0]
    for child in first.rights:
        if child.dep_ == "appos" and not any(each.dep_ == "dobj" for each in first.rights):
            child.dep_ = "dobj"
    sentence.parse()


def _opens_with_verb(sentence: Sentence) -> bool:
    first = next((token for token in sentence.doc if token.pos_ != "ADV" and not token.is_punct), None)
    return first is not None and first.tag_ == "VBZ" and sentence.line.is_prose


def _lead(reading: Reading, sentence: Sentence) -> Argument | None:
    """The subject that a line ending in a colon, or a body's name on a line of its own, gives to what follows."""
    text = reading.text
    if sentence.span.end != sentence.line.body.end:
        return None
    if text[sentence.line.span.end - 1] not in ":,;":
        return _body_alone(reading, sentence)
    if (sitting := _sitting(reading, sentence)) is not None:
        return sitting
    root = next((clause for clause in sentence.clauses if clause.kind == "ROOT"), None)
    if root is not None:
        return root.subject
    token = next((token for token in sentence.doc if token.dep_ == "ROOT" and token.pos_ in ("NOUN", "PROPN")), None)
    if token is None:
        token = next((token for token in reversed(sentence.doc) if token.lower_ in _WE), None)
    return argument(token, sentence.span.start) if token is not None else None


def _body_alone(reading: Reading, sentence: Sentence) -> Argument | None:
    """A body's name as a heading, right above what it recalls or does: "The Council of the Forest Union"."""
    following = sentence.index + 1
    if sentence.line.is_prose or following >= len(reading.sentences):
        return None
    below = reading.sentences[following]
    if not (_recalls(below, reading.text) or _opens_with_verb(below)):
        return None
    named = [each for each in sentence.mentions if each.kind in ("organisation", "institution") and each.entities]
    if not named or sentence.span.end - named[-1].span.end > 1 or named[0].span.start - sentence.span.start > 4:
        return None
    between = (reading.text[one.span.end : two.span.start].split() for one, two in pairwise(named))
    if any(word.casefold() not in _OF for words in between for word in words):
        return None
    token = next((each for each in reversed(sentence.doc) if named[0].span.covers(sentence.at(each))), None)
    return Argument(token, named[0].span, (token,)) if token is not None else None


_OF = frozenset({"of", "the", "de", "la", "du", "des", "l’", "l'"})
_SITTING = re.compile(
    r"(?:^|,\s+)(?P<name>(?:the|le|la|les)\s+(?:summit|conference|meeting|assembly|authority|council|session|ministers?|heads"
    r"|committee|commission|board|sommet|conférence|réunion|assemblée|conseil|ministres|comité)(?:\s+[^,:;]{3,60})?)\s*[:,]$",
    re.IGNORECASE,
)
_HEAD = 4
"""Sentences at the head of a text that may name who meets; below, headings alone do."""
_SPEAKING = frozenset({"organisation", "institution", "group", "members"})


def _sitting(reading: Reading, sentence: Sentence) -> Argument | None:
    """The body that a line before a list names by its sitting alone: "After deliberations, the Summit:".

    It is the one that issues the text, or that its headings name.
    """
    match = _SITTING.search(sentence.span.of(reading.text))
    if match is None:
        return None
    span = Span(sentence.span.start + match.start("name"), sentence.span.start + match.end("name"))
    named = [mention for mention in sentence.mentions if span.meets(mention.span)]
    token = next((token for token in reversed(sentence.doc) if span.covers(sentence.at(token))), None)
    if token is None or any(mention.kind in _SPEAKING and mention.entities for mention in named):
        return None
    names = reading.issuer or _headed_by(reading, sentence)
    if not names:
        return None
    kept = [mention for mention in sentence.mentions if mention not in named]
    sentence.mentions = sorted([*kept, Mention(span, "organisation", names)], key=lambda mention: mention.span)
    return Argument(token, span, (token,))


def _headed_by(reading: Reading, before: Sentence) -> tuple[str, ...]:
    """Who meets, as the lines at the head of a text name them."""
    for kinds in (("group", "members"), ("organisation",)):
        for sentence in reading.sentences[: before.index]:
            if sentence.line.is_prose and sentence.index >= _HEAD:
                continue
            for mention in sentence.mentions:
                if mention.kind in kinds and mention.entities:
                    return mention.entities
    return ()


_RECITAL = re.compile(r"(?:\(?\w{1,3}[.)]\s+)?(?:whereas|having regard|considérant|vu|rappelant)\b", re.IGNORECASE)


def _recalls(sentence: Sentence, text: str) -> bool:
    """ "Recalling its resolution 9,": a recital between the body's name and what it decides."""
    if _RECITAL.match(text, sentence.line.span.start, sentence.span.end):
        return True
    return sentence.doc[0].tag_ == "VBG" and text[sentence.span.end - 1] in ",;"
