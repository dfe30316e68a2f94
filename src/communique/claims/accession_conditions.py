"""Conditions of accession: when a treaty is to enter into force, and what is only asked, not told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.accession_matter import Masked, Matter
from communique.language.clauses import Clause
from communique.language.numbers import read_number
from communique.language.reading import Sentence
from communique.model import Modality, Span

PEOPLE = (
    r"(?:allies|ally|members?(?:\s+states?)?|countries|states|nations|governments|parties|participants|signatories|"
    r"contracting\s+parties|participating\s+states|parliaments|capitals|alliés|membres|pays|états|parties|participants|signataires)"
)
_NUMBER = r"(?:\d{1,3}|[^\W\d_]+(?:-[^\W\d_]+)?)"
_FORCE = (
    r"\b(?:(?:enters?|entering|come|comes|coming)\s+into\s+(?:force|effect)|(?:takes?|taking)\s+effect|becomes?\s+effective|"
    r"be\s+in\s+force|apply|applies|entre(?:r|ra|ront|nt)?\s+en\s+vigueur|prend(?:ra|re)?\s+effet|entry\s+into\s+force|entrée\s+en\s+vigueur)\b"
)
_WHEN = (
    r"\b(?:only\s+(?:when|after|if|with)|once|when(?:ever)?|after|if|unless|until|upon|as\s+soon\s+as|as\s+long\s+as|provided(?:\s+that)?|"
    r"following|from|on\s+(?:the\s+)?(?:condition\s+that|deposit|ratification|receipt)|conditional\s+(?:up)?on|subject\s+to|"
    r"dès(?:\s+(?:que|lors\s+que|l['’]|le|la))?|une\s+fois(?:\s+que|\s+qu['’])?|après(?:\s+que|\s+qu['’])?|lorsque|lorsqu['’]|quand|si|"
    r"à\s+condition\s+que|sous\s+réserve|jusqu['’]à|tant\s+que)(?:(?<=['’])|(?!\w))"
)
_ENTERS = re.compile(_FORCE, re.IGNORECASE)
_ENTERED = re.compile(
    r"\b(?:(?:has|have|had)\s+(?!not|n['’]t|never)(?:\w+\s+)?(?:entered|come|taken)|"
    r"(?<!\bnot )(?<!\byet )(?<!\bnever )entered|"
    r"came\s+into|took\s+effect|entrée?s?\s+en\s+vigueur|(?:est|sont)\s+entrée?s?)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(_WHEN, re.IGNORECASE)
_STILL_OPEN = re.compile(
    r"until|unless|if|once|as soon|provided|only|dès|une fois|si\b|tant|jusqu|à\s+condition", re.IGNORECASE
)
_MORE = re.compile(r"\s+(?:more|further|other|additional|autres|de\s+plus)\b", re.IGNORECASE)
_AFTER = re.compile(
    rf"\b(?:{_NUMBER})\s+(?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans?)\s+(?:after|from|following|après|suivant)\b"
    r"|\bon\s+the\s+(?:first|\d{1,3}(?:st|nd|rd|th)|\w+th)\s+day\s+(?:of\s+the\s+\w+\s+)?(?:after|following)\b"
    r"|\b(?:up)?on\s+(?:the\s+)?(?:deposit|ratification)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_DEED = r"(?:ratif\w*|accept\w*|approv\w*|approuv\w*|acced\w*|accession|deposit\w*|dépos\w*|dépôt\w*|instruments?|join\w*|sign\w*|consent\w*|adh[ée]r\w*)"  # noqa: E501 - a pattern is read as one line
_COUNTS = tuple(
    re.compile(body, re.IGNORECASE)
    for body in (
        rf"\b(?P<n>{_NUMBER})\s+(?:of\s+(?:the\s+|its\s+)?)?(?:{_NUMBER}\s+)?(?:\w+\s+){{0,2}}?{PEOPLE}\b[^.;]{{0,50}}?\b{_DEED}",
        rf"\b(?P<n>{_NUMBER})\s+(?:of\s+(?:the\s+|its\s+)?)?(?:{_NUMBER}\s+)?(?:\w+\s+){{0,2}}?(?:ratifications?|instruments?|deposits?|acceptances?|accessions?|dépôts?)\b",
        rf"\b{_DEED}\b[^.;,]{{0,50}}?\b(?:by|from|of|par|de)\s+(?:at\s+least\s+|au\s+moins\s+)?(?P<n>{_NUMBER})\s+(?:of\s+(?:the\s+|its\s+)?)?(?:{_NUMBER}\s+)?(?:\w+\s+){{0,2}}?{PEOPLE}\b",
        r"\b(?P<n>\w+(?:-\w+)?)\s+(?:ratification|instrument|deposit|acceptance|accession|dépôt)\b",
        rf"\b(?P<n>\w+(?:-\w+)?)\s+(?:state|country|member|party|participant|signatory|état|pays|membre|partie)\b[^.;]{{0,30}}?\b{_DEED}",
        rf"\b(?P<n>{_NUMBER})\s+(?:of\s+(?:them|these|those|its\s+members))?\s*(?:have|has|do|ont|auront|l['’]auront|l['’]ont)\s+(?:\w+\s+){{0,2}}?{_DEED}",
    )
)
_ASKING = frozenset(
    {"ask", "wonder", "question", "inquire", "enquire", "quiz", "press", "debate", "know", "demander", "interroger"}
)
_NOT_TOLD = frozenset(
    {"say", "know", "clarify", "specify", "decide", "comment", "confirm", "dire", "préciser", "savoir"}
)
_NOT_YET_MET = frozenset({"until", "unless", "avant", "jusque"})
_STILL_TO_COME = frozenset({"once", "when", "whenever", "after", "upon", "provided", "providing", "dès", "lorsque"})


def conditions(masked: Masked, matter: Matter) -> Iterator[tuple[Span, int | None]]:
    """What it takes for a treaty to enter into force: where a rule stands, and how many must take the step.

    A rule counts nobody: "once nine countries have ratified it" says of no country that it has.

    Args:
        masked: The sentence, its names left standing.
        matter: What the document is about at this place.
    """
    text = masked.text
    if not matter.to or (force := _ENTERS.search(text)) is None or _ENTERED.search(text) is not None:
        return
    condition = next((found for found in _CONDITION.finditer(text) if _is_condition(text, found)), None)
    if condition is None:
        return
    within = text[condition.start() : force.start() if force.start() > condition.start() else len(text)]
    number = _number(within)
    if number is None and (_AFTER.search(text) is None or _DATED.search(text) is not None):
        return
    yield masked.span(0, len(text.rstrip())), number


def has_entered(text: str) -> bool:
    """Whether words tell of an entry into force that has happened: what they count was a rule once met."""
    return _ENTERED.search(text) is not None and _ENTERS.search(text) is None


def _is_condition(text: str, found: re.Match[str]) -> bool:
    """Whether a word like "after" opens what must come about, not a day."""
    rest = text[found.end() : found.end() + 120]
    return re.search(rf"\b{_DEED}\b", found[0] + rest, re.IGNORECASE) is not None


def _number(words: str) -> int | None:
    for pattern in _COUNTS:
        match = pattern.search(words)
        while match is not None:
            number = read_number(match["n"])
            if number is not None and number > 1 and _MORE.match(words, match.end("n")) is None:
                return number
            match = pattern.search(words, match.end("n"))  # "when ten": the word before was no number
    return None


def is_conditional(text: str, at: int) -> bool:
    """Whether a stretch of a sentence stands under a condition that has not come about.

    Args:
        text: The sentence.
        at: Where the stretch begins.
    """
    if has_entered(text):
        return False
    before = [found for found in _CONDITION.finditer(text, 0, max(at, 0) + 1) if found.end() <= at + 1]
    if not before:
        return False
    between = text[before[-1].end() : at]
    if re.search(r"[,;:]", between):
        return False
    if _STILL_OPEN.match(before[-1][0]) is not None and re.search(r"\bhad\b", text[at : at + 60]) is None:
        return True
    return _ENTERS.search(text) is not None or _FUTURE.search(text) is not None


_FUTURE = re.compile(
    r"\b(?:will|would|shall|can|cannot|could|may|must|is\s+to|are\s+to|needs?|only)\b|\bwon['’]t\b|\b\w+(?:era|eront|ira|iront|dra|dront)\b",
    re.IGNORECASE,
)


def is_asked(clause: Clause) -> bool:
    """ "Asked whether Peru would ratify", "did not say when it would": a question tells no step."""
    parent = clause.parent
    if parent is None or clause.cue.start < parent.cue.start:
        return False
    openers = {clause.marker} | {child.lower_ for child in clause.verb.children if child.i < clause.verb.i}
    if not openers & {"whether", "if", "when", "si", "quand"}:
        return False
    return parent.lemma in _ASKING or (parent.lemma in _NOT_TOLD and parent.negated)


def hanging(clause: Clause, sentence: Sentence, words: str) -> Modality | None:
    """How a clause under "once", "when", "until" stands to what it governs: conditional, denied, or None for neither.

    Args:
        clause: The clause.
        sentence: Its sentence.
        words: The sentence's words.
    """
    parent = clause.parent
    if parent is None or clause.kind != "advcl" or clause.tense == "past":
        return None
    ahead = parent.tense == "future" or bool(parent.modal)
    if clause.marker in _NOT_YET_MET and (ahead or parent.negated):
        return "denied"
    start = clause.cue.start - sentence.span.start
    opened = clause.marker in _STILL_TO_COME or _CONDITION.search(words[max(0, start - 60) : start]) is not None
    if opened and (ahead or (_ENTERS.search(words) is not None and _ENTERED.search(words) is None)):
        return "conditional"
    return None
