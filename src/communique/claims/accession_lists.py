"""Steps of accession told without a verb of their own: lists by date, counts, who is missing, what is required."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from communique.claims.accession_clause import Step
from communique.claims.accession_conditions import PEOPLE, conditions, has_entered, is_conditional
from communique.claims.accession_matter import COUNTRY, LIST, Masked, Matter
from communique.claims.accession_parties import role_in
from communique.claims.circumstances import date_within
from communique.language.numbers import read_number
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Step as StepName

_NUMBER = r"(?:\d{1,3}|[^\W\d_]+(?:-[^\W\d_]+)?)"  # any word; that it is a number is checked when it is read
_SORT_ONLY = re.compile(
    r"\b(?:ratif\w+|approv\w+|approuv\w+)\b[^.;]{0,20}\b(?:protocol|treaty|convention|protocole|traité)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^·;|•]+")
_HEADS: tuple[tuple[re.Pattern[str], StepName], ...] = (
    (re.compile(r"ratif|national procedure|procédures? nationale", re.IGNORECASE), "ratified"),
    (re.compile(r"\bdeposit|dépôt|déposé", re.IGNORECASE), "deposited"),
    (re.compile(r"parliament\w* (?:approv|vot)", re.IGNORECASE), "parliament-approved"),
    (re.compile(r"\bsign(?:ed|atories|atures?|ataires|é)\b", re.IGNORECASE), "signed"),
)


@cache
def _compiled(body: str) -> re.Pattern[str]:
    return re.compile(body, re.IGNORECASE)


_THEN_DATE = re.compile(rf"{COUNTRY}\s*[(:–—-]\s*(?:on\s+|le\s+)?(?=\w)")
_DONE_LIST = re.compile(
    rf"\s*(?P<step>(?:already\s+|have\s+)*(?:ratified|deposited|signed|ratifié))\s*:\s*(?P<c>{LIST})", re.IGNORECASE
)
_DONE = (
    r"(?:(?:have|had|has)\s+(?:now\s+|already\s+|so far\s+|since\s+|also\s+)*(?:ratified|completed|finished|approved|accepted|deposited|done so|concluded)"  # noqa: E501 - a pattern is read as one line
    r"|ont\s+(?:déjà\s+)?(?:ratifié|achevé|approuvé|déposé))"
)
_COUNT = rf"(?P<n>{_NUMBER})(?:\s+{PEOPLE})?\s+(?:out\s+)?(?:of|sur|des|de)\s+(?:the\s+|its\s+|les\s+|all\s+)?(?:{_NUMBER})(?:\s+(?:nato\s+)?{PEOPLE})?(?P<done>[^.;]{{0,40}}?\b{_DONE})?"  # noqa: E501 - a pattern is read as one line
_COUNT_PLAIN = rf"(?P<n>{_NUMBER})\s+(?:nato\s+|eu\s+|other\s+|contracting\s+|participating\s+|(?-i:[A-Z])\w+\s+){{0,3}}{PEOPLE}\s+{_DONE}"  # noqa: E501 - a pattern is read as one line
_COUNT_BY = rf"\b(?:has|have|had|was|were)\s+(?:now\s+|already\s+|so\s+far\s+|since\s+|been\s+)+ratified\s+by\s+(?:only\s+)?(?P<n>{_NUMBER})\s+(?:(?:out\s+)?of\s+(?:the\s+|its\s+)?{_NUMBER}\s+)?(?:\w+\s+)?{PEOPLE}\b"  # noqa: E501 - a pattern is read as one line
_THEY_ARE = re.compile(
    rf"[^.;:()–—]{{0,80}}(?::|\(|\s[–—-]\s|,?\s+(?:including|namely|among\s+them|dont|à\s+savoir))\s*(?:notably\s+)?(?:the\s+|la\s+|le\s+|l['’])?(?P<c>{LIST})\s*(?:,?\s*among\s+them\s*)?(?=[.;)–—]|$)",
    re.IGNORECASE,
)
_DONE_SO = re.compile(rf"\s*(?:so\s+far,?\s+|only\s+|already,?\s+)?(?P<n>{_NUMBER})\s+{_DONE}\b", re.IGNORECASE)
_BROUGHT_TO = re.compile(
    rf"\b(?:bring|brings|bringing|brought|take|takes|taking|took|raise|raises|raising|portant|porte|amenant|amène)\s+"
    r"(?:the\s+|their\s+|le\s+|à\s+)?(?:number|total|tally|count|nombre)(?:\s+(?:number|total))?"
    r"(?P<of>\s+(?:of|de)\s+(?:ratif\w+|deposit\w*|instruments?|parties|members|States|ratifications)[^.;,]{0,30}?)?"
    rf"\s+(?:to|à)\s+(?P<n>{_NUMBER})\b",
    re.IGNORECASE,
)
"""The running total that a step brings about: "bringing the number of ratifications to 21"."""
_COUNT_NOT = (
    rf"(?P<n>{_NUMBER})\s+{PEOPLE}\s+"
    r"(?:(?:have|has)\s+(?:yet\s+to|not(?:\s+yet)?)|still\s+have\s+to)\s+(?:ratif|complet|approv)"
)
_MISSING = rf"\b(?:still\s+missing|missing|outstanding|still\s+outstanding|not\s+yet\s+ratified|yet\s+to\s+ratify|awaited|still\s+to\s+come|pending|remaining|manquent\s+encore|restent|encore\s+attendus?)\s*:\s*(?P<c>{LIST})|\bmanqu(?:e|ent)\s+encore\s+(?:la\s+|le\s+|les\s+|l['’])?(?P<c2>{LIST})|(?P<c3>{LIST})\s*[:–—-]\s*(?:not\s+yet|still\s+to|pending|outstanding|awaited)"  # noqa: E501 - a pattern is read as one line
_SO_MANY_ARE = re.compile(
    rf"\b({_NUMBER})\s+(?:{PEOPLE}\s+)?(?:are|is|remain|remains|sont|restent)\s+(?:still\s+|encore\s+)?$", re.IGNORECASE
)
"""How many a list of the missing is said to hold: "Four are missing: …"."""
_FIRST = re.compile(
    rf"(?P<c>{LIST})\s+(?:was|were|a\s+été|ont\s+été)\s+(?:the\s+|le\s+|la\s+|les\s+)?(?:very\s+)?(?:first|premiers?|premières?)"
    r"(?=\s*[,;.]|\s+(?:on|in|to\s+(?:do\s+so|ratify)|le|en|à\s+(?:le\s+faire|ratifier))\b)",
    re.IGNORECASE,
)
_PLANNED_FORCE = re.compile(
    r"\b(?:enter(?:s|ing)?\s+into\s+force|entry\s+into\s+force|entrée\s+en\s+vigueur|entrer\s+en\s+vigueur)\b"
    r"[^.;]{0,40}?\b(?:planned|scheduled|expected|due|foreseen|envisaged|prévue?|attendue?|fixée)\s+"
    r"(?:for|on|in|by|pour|au|le|en)\b",
    re.IGNORECASE,
)
_AWAITED = rf"\bratifications?\b[^.;:]{{0,40}}\b(?:awaited|outstanding|missing|pending|attendues?|manquantes?|manquent)\b[^.;:]{{0,20}}?[,:(–—]?\s*(?:those|that|namely|celles?|à\s+savoir|from|of)\s+(?:of\s+|from\s+|de\s+la\s+|de\s+l['’]|du\s+|de\s+|d['’])*(?P<c>{LIST})"  # noqa: E501 - a pattern is read as one line
_BY_AWAITED = rf"\bratifications?\s+(?:by|from|of|de\s+la|du|de)\s+(?P<c>{LIST})\s+(?:is|are|remains?|est|sont|reste(?:nt)?)\s+(?:still\s+|encore\s+)?(?:awaited|outstanding|missing|pending|attendues?)"  # noqa: E501 - a pattern is read as one line
_HOLDOUT = rf"(?P<c>{LIST})(?:\s*,)?\s+(?:is|are|was|were|remains?|remained|est|sont|reste(?:nt)?)\s+(?:now\s+)?(?:the\s+|les?\s+)(?:only|last|sole|remaining|final|seule?s?|derniers?)\b[^.;]{{0,60}}?(?:holdouts?|hold-outs?|(?:not|yet|n['’])\b[^.;]{{0,25}}ratif|outstanding)"  # noqa: E501 - a pattern is read as one line
_HOLDOUT_FIRST = rf"\b(?:last|two|remaining|only|sole|final|other)\s+(?:\w+\s+)?(?:holdouts?|hold-outs?)\s*[,:–—]?\s*(?:is\s+|are\s+)?(?P<c>{LIST})"  # noqa: E501 - a pattern is read as one line
_ALONE = rf"\bleav(?:es|ing)\s+(?:only\s+|just\s+)?(?P<c>{LIST})\s*(?:alone|as\s+the\s+(?:only|last|sole|final)|to\s+ratify|$|\.)"  # noqa: E501 - a pattern is read as one line
_ALL_BUT = rf"\b(?:all|every|tous|toutes)\s+(?:(?:of\s+)?(?:the\s+|les\s+)?(?:{_NUMBER}\s+)?(?:nato\s+|eu\s+)?{PEOPLE},?\s+)?(?:but|save|except(?:\s+for)?|with\s+the\s+exception\s+of|sauf|hormis|à\s+l['’]exception\s+(?:de|du|des))\s+(?:the\s+|la\s+|les?\s+|l['’])?(?P<c>{LIST})"  # noqa: E501 - a pattern is read as one line
_NO_DATE = r"(?:\byet\s+to|\bnot(?:\s+yet)?|n['’]t(?:\s+yet)?)\s+(?:set|fix|fixed|schedule|scheduled|announce|announced)\s+(?:a|any|the)\s+dates?\s+for\s+[^.;]{0,20}\b(?:votes?|ratification|debate)|\bno\s+(?:date|timetable|timeline|calendar)\b[^.;]{0,40}\b(?:vote|ratification|debate)|\baucune\s+date\b[^.;]{0,40}\b(?:vote|ratification)"  # noqa: E501 - a pattern is read as one line
_PLENARY = re.compile(
    r"\b(?:bills?|texts?|drafts?|protocols?|laws?|files?|matter|legislation|textes?)\s+(?:now\s+|then\s+|will\s+(?:now\s+|then\s+)?|next\s+)?"
    r"(?:go|goes|pass|passes|move|moves|head|heads|proceed|proceeds|return|returns)\s+(?:back\s+)?to\s+(?:the\s+)?(?P<where>plenary|senate|floor|full\s+(?:parliament|house|assembly|chamber)|upper\s+house|parliament|assembly)",
    re.IGNORECASE,
)
_ALL_MUST = (
    rf"\b(?:unanimous\s+(?:consent|approval|agreement|ratification)|consent|approval|ratification|consensus|agreement|unanimity)\s+(?:of|by|from|among)\s+(?:all|every|each)\s+(?:of\s+)?(?:the\s+|its\s+)?(?P<n>{_NUMBER})?[^.;]{{0,40}}?{PEOPLE}[^.;]{{0,40}}?\b(?:required|needed|necessary)"
    rf"|\b(?:requires?|needs?|takes|must\s+(?:have|get|secure)|subject\s+to)\s+(?:the\s+)?(?:unanimous\s+)?(?:consent|approval|agreement|ratification|backing|support|yes)\s+(?:of|by|from)\s+(?:the\s+parliaments\s+of\s+)?(?:all|every|each)\s+(?:of\s+)?(?:the\s+|its\s+)?(?P<n2>{_NUMBER})?[^.;]{{0,30}}?{PEOPLE}"
    rf"|\b(?:must|has\s+to|have\s+to|needs?\s+to)\s+be\s+(?:\w+ly\s+)?(?:ratified|approved|accepted|agreed)\s+by\s+(?:the\s+parliaments\s+of\s+)?(?:all|every|each)\s+(?:of\s+)?(?:the\s+|its\s+)?(?P<n3>{_NUMBER})?[^.;]{{0,30}}?{PEOPLE}"
    rf"|\b(?:all|every|each)\s+(?:of\s+)?(?:the\s+)?(?P<n4>{_NUMBER})?[^.;,]{{0,30}}?{PEOPLE}\s+(?:must|has\s+to|have\s+to|need\s+to|needs\s+to)\s+(?:\w+ly\s+)?(?:ratify|approve|agree|consent)"
    rf"|\b(?:all|each|every\s+one)\s+of\s+the\s+(?P<n10>\d{{1,3}}|{_NUMBER})\s+(?:must|has\s+to|have\s+to|needs?\s+to)\s+(?:\w+ly\s+)?(?:ratify|approve|agree|consent)"
    rf"|\bonly\s+(?:if|when|once)\s+(?:all|every|each)\s+(?:of\s+)?(?:the\s+|its\s+)?(?P<n6>{_NUMBER})?[^.;,]{{0,30}}?{PEOPLE}\s+(?:\w+ly\s+)?(?:ratif|approve|agree|consent)"
    rf"|\bonly\s+with\s+(?:the\s+)?(?:unanimous\s+)?(?:consent|approval|agreement|backing)\s+(?:of|by|from)\s+(?:all|every|each)\s+(?:of\s+)?(?:the\s+|its\s+)?(?P<n7>{_NUMBER})?[^.;]{{0,30}}?{PEOPLE}"
    rf"|\b(?:unanimité|accord|approbation|consentement|ratification|aval)\s+(?:unanime\s+)?(?:des|de\s+tous\s+les|de\s+chacun\s+des|de\s+l['’]ensemble\s+des)\s+(?P<n8>{_NUMBER}\s+)?(?:\w+\s+)?{PEOPLE}[^.;]{{0,40}}?\b(?:requise?|nécessaire|exigée?|indispensable)"
    rf"|\b(?:requiert|requièrent|exige|nécessite|suppose)\s+(?:l['’]|la\s+|le\s+)(?:unanimité|accord|approbation|consentement|ratification|aval)\s+(?:unanime\s+)?(?:des|de\s+tous\s+les|de\s+chacun\s+des|de\s+l['’]ensemble\s+des)\s+(?P<n9>{_NUMBER}\s+)?(?:\w+\s+)?{PEOPLE}"
    rf"|\b(?:doit|doivent)\s+être\s+(?:ratifiée?s?|approuvée?s?)\s+par\s+(?:tous\s+les|chacun\s+des|l['’]ensemble\s+des|les)\s+(?P<n5>{_NUMBER})?\s*{PEOPLE}"
)
_THRESHOLD = (
    rf"\b(?:needs?|requires?|once|after|until|exige|nécessite)\s+(?:at\s+least\s+|au\s+moins\s+)?(?P<n>{_NUMBER})\s+(?:ratifications?|instruments?(?:\s+of\s+ratification)?|(?:states?|countries|parties)\s+(?:[^.;]{{0,50}}?\s)?(?:have\s+|to\s+)?ratif\w+)"
    rf"|\b(?:needs?|requires?)\s+(?:at\s+least\s+)?(?P<n4>{_NUMBER})(?:\s+{PEOPLE})?\s+(?:in\s+order\s+)?(?:to\s+enter\s+into|for\s+(?:its\s+)?entry\s+into)\s+force"
    rf"|\b(?P<n5>{_NUMBER})(?:\s+{PEOPLE})?\s+(?:are|is)\s+(?:needed|required|necessary)\s+for\s+(?:it|the\s+\w+)\s+to\s+enter\s+into\s+force"
    rf"|\bthreshold\s+of\s+(?P<n2>{_NUMBER})\s+(?:ratifications?|deposits|parties)"
    rf"|\b(?P<n3>{_NUMBER})\s+(?:ratifications?|deposits)\s+(?:are\s+|is\s+)?(?:required|needed|necessary|nécessaires)"
)


def listed(
    reading: Reading, sentence: Sentence, masked: Masked, matter: Matter, near: tuple[str, ...], topical: bool
) -> Iterator[Step]:
    """The steps that a sentence tells by lists, counts and fixed turns.

    Args:
        reading: The document.
        sentence: The sentence.
        masked: The sentence with its names masked.
        matter: What the document is about at this place.
        near: The party last named.
        topical: Whether the document speaks of ratifying at all.
    """
    text = masked.text
    if not (matter.candidates or matter.to):
        if topical and _SORT_ONLY.search(text):  # "20 of 28 Allies have ratified the Protocol", whichever it is
            yield from _counts(reading, sentence)
            yield from _missing(masked, text) if COUNTRY in text else ()
        return
    if topical:
        yield from _by_date(reading, sentence)
        yield from _dated_one_by_one(reading, sentence, masked)
        yield from _named_as_done(masked)
        yield from _counts(reading, sentence)
        yield from _first_of_all(reading, sentence, masked)
        yield from _force_planned(reading, masked)
    if topical or matter.candidates:
        if COUNTRY in text:
            yield from _missing(masked, text)
        yield from _set_for_later(reading, sentence, masked, near)
    plain = Masked(reading, sentence, names=False)
    required = [*_required(plain, matter)]
    required = required or [Step(span, "requirement", count=n) for span, n in conditions(plain, matter)]
    yield from required


def _by_date(reading: Reading, sentence: Sentence) -> Iterator[Step]:
    """ "5 July: Canada, Iceland · 6 July: Estonia": one step a date."""
    text = reading.text
    dates = reading.dates_in(sentence.span)
    if not dates or not re.search(r"[:–—-]", text[dates[0].span.end : dates[0].span.end + 3]):
        return
    step = _heading_step(reading, sentence)
    if step is None:
        return
    for match in _PIECE.finditer(text, *sentence.span):
        piece = Span(*match.span()).trimmed(text, " \t\n.,·")
        first = next((d for d in dates if d.span.start >= piece.start and d.span.end <= piece.end), None)
        if first is None or first.span.start - piece.start > 4 or not first.edtf:
            continue
        masked = Masked(reading, sentence, Span(first.span.end, piece.end))
        whole = re.fullmatch(rf"\s*[:–—-]\s*(?P<c>{LIST})\s*", masked.text)
        if whole is not None:
            yield Step(piece, step, masked.named(*whole.span("c")), "asserted", first.edtf)


def _dated_one_by_one(reading: Reading, sentence: Sentence, masked: Masked) -> Iterator[Step]:
    """ "Canada (5 July), Iceland (6 July)", or a line "Canada – 5 July": one step a country."""
    dates = {date.span.start: date for date in reading.dates_in(sentence.span) if date.edtf}
    pairs = []
    for match in _THEN_DATE.finditer(masked.text) if dates else ():
        date = dates.get(masked.origin[match.end()])
        if date is not None:
            pairs.append((Span(masked.origin[match.start()], date.span.end), masked.named(*match.span()), date.edtf))
    alone = len(pairs) == 1 and pairs[0][0].covers(sentence.span.trimmed(reading.text, " \t\n.,;()"))
    step = _heading_step(reading, sentence) if alone or len(pairs) > 1 else None
    if step is not None:
        yield from (Step(span, step, names, "asserted", edtf) for span, names, edtf in pairs)


def _named_as_done(masked: Masked) -> Iterator[Step]:
    """ "Ratified: Canada, Iceland": a list under a word for the step."""
    match = _DONE_LIST.match(masked.text)
    if match is not None:
        step = next(step for pattern, step in _HEADS if pattern.search(match["step"]))
        yield Step(masked.span(match.start("step"), match.end()), step, masked.named(*match.span("c")))


def _first_of_all(reading: Reading, sentence: Sentence, masked: Masked) -> Iterator[Step]:
    """ "Malta was first, on 4 November", after words on who has ratified."""
    match = _FIRST.search(masked.text)
    before = reading.sentences[sentence.index - 1].span.of(reading.text) if sentence.index else ""
    if match is None or not re.search(r"ratif", before + masked.text, re.IGNORECASE):
        return
    semicolon = masked.text.find(";", match.end())
    span = masked.span(match.start(), semicolon if semicolon > 0 else len(masked.text)).trimmed(reading.text, " \n.")
    yield Step(span, "ratified", masked.named(*match.span("c")), date=date_within(reading, (span,), past=True))


def _force_planned(reading: Reading, masked: Masked) -> Iterator[Step]:
    """ "Can enter into force, which is planned for 1 January 2029"."""
    match = _PLANNED_FORCE.search(masked.text)
    if match is None:
        return
    after = masked.span(match.end(), min(len(masked.text), match.end() + 40))
    if (date := date_within(reading, (after,), future=True)) is not None:
        yield Step(_whole(masked, match), "in-force", (), "expected", date)


def _heading_step(reading: Reading, sentence: Sentence) -> StepName | None:
    for index in range(sentence.index, max(-1, sentence.index - 40), -1):
        other = reading.sentences[index]
        ends_open = not other.span.of(reading.text).rstrip().endswith((".", "!", "?"))
        if other is sentence or not other.line.is_prose or ends_open:
            words = other.span.of(reading.text)
            for pattern, step in _HEADS:
                if pattern.search(words):
                    return step
    return None


def _counts(reading: Reading, sentence: Sentence) -> Iterator[Step]:
    """Running totals; what a condition counts ("once nine have ratified") is none."""
    masked = Masked(reading, sentence, names=False)
    for match in _totals(masked.text):
        alone = len(masked.text) < 90 and re.match(r"\W*$", masked.text[match.end() :]) is not None
        if match["done"] is not None or alone:
            yield from _counted(reading, sentence, masked, match)
            return
    before = reading.sentences[sentence.index - 1].span.of(reading.text) if sentence.index else ""
    alone_told = _DONE_SO.match(masked.text)
    if alone_told is not None and re.search(r"ratif", before + masked.text, re.IGNORECASE):
        yield from _counted(reading, sentence, masked, alone_told)
        return
    brought = _BROUGHT_TO.search(masked.text)
    if brought is not None and (brought["of"] or re.search(r"ratif|deposit|accession|adhésion", masked.text, re.I)):
        yield from _counted(reading, sentence, masked, brought)
        return
    for body, modality in ((_COUNT_NOT, "denied"), (_COUNT_PLAIN, "asserted"), (_COUNT_BY, "asserted")):
        for match in _compiled(body).finditer(masked.text):
            for step in _counted(reading, sentence, masked, match):
                yield step if modality == "asserted" else replace(step, modality="denied")
                return


def _totals(text: str) -> Iterator[re.Match[str]]:
    """The totals in words; after "As of today" the next words are tried, for that is no number."""
    match = _compiled(_COUNT).search(text)
    while match is not None:
        number = read_number(match["n"])
        if number is not None:
            yield match
        match = _compiled(_COUNT).search(text, match.end() if number is not None else match.end("n"))


def _counted(reading: Reading, sentence: Sentence, masked: Masked, match: re.Match[str]) -> Iterator[Step]:
    number = read_number(match["n"])
    if number is None or number < 2 or is_conditional(masked.text, match.start()):
        return
    done: StepName = "deposited" if re.search(r"deposit|dépos", match[0]) else "ratified"
    yield Step(_whole(masked, match), done, _named_after(reading, sentence, masked.span(*match.span())), count=number)


def _named_after(reading: Reading, sentence: Sentence, counted: Span) -> tuple[str, ...]:
    """ "Six have ratified the Protocol: Albania, Austria": who the counted are, where a list says so."""
    after = Masked(reading, sentence, Span(counted.end, sentence.span.end))
    match = _THEY_ARE.match(after.text)
    return after.named(*match.span("c")) if match is not None else ()


def _whole(masked: Masked, match: re.Match[str]) -> Span:
    """The clause that holds a match: to the sentence's marks on both sides."""
    start = max(masked.text.rfind(mark, 0, match.start()) for mark in (";", ":", "(")) + 1
    ends = [at for mark in (";", ":", ")") if (at := masked.text.find(mark, match.end())) >= 0]
    end = min(ends, default=len(masked.text))
    while start < match.start() and masked.text[start].isspace():
        start += 1
    while end > match.end() and masked.text[end - 1].isspace():
        end -= 1
    return masked.span(start, end)


def _missing(masked: Masked, text: str) -> Iterator[Step]:
    for body, near_words in (
        (_MISSING, False), (_AWAITED, False), (_BY_AWAITED, False), (_HOLDOUT, False),
        (_HOLDOUT_FIRST, False), (_ALONE, False), (_ALL_BUT, True),
    ):  # fmt: skip
        match = _compiled(body).search(text)
        if match is None:
            continue
        if near_words and not re.search(r"ratif|complet|approv|approuv", text):
            continue
        group = next(key for key, value in match.groupdict().items() if value and key.startswith("c"))
        names = masked.named(*match.span(group))
        if names:
            span = masked.span(match.start(), match.end()) if body == _MISSING else _whole(masked, match)
            number = re.search(r"\b(two|three|four|deux|trois|quatre|\d)\s+ratifications\b", match[0])
            number = number or _SO_MANY_ARE.search(text, 0, match.start())
            count = read_number(number[1]) if number else None
            if count == len(names) and number is not None and number.re is _SO_MANY_ARE:
                span = masked.span(number.start(), match.end())
            yield Step(span, "ratified", names, "denied", count=count)
            return


def _set_for_later(reading: Reading, sentence: Sentence, masked: Masked, near: tuple[str, ...]) -> Iterator[Step]:
    if (unset := _compiled(_NO_DATE).search(masked.text)) is not None:
        owners = [
            name for at, names in masked.entities.items() for name in names
            if role_in(masked.text[at + 1 : at + 16].replace("’s", "").replace("'s", ""), reading.language)
        ]  # fmt: skip
        subject = masked.named(0, unset.start()) if COUNTRY in masked.text[: unset.start()] else ()
        yield Step(
            _whole(masked, unset), "parliament-approved", tuple(owners[:1]) or subject[-1:] or near[:1], "denied"
        )
        return
    match = _PLENARY.search(masked.text)
    if match is not None and "which" not in masked.text[match.end() : match.end() + 10]:
        date = date_within(reading, (sentence.span,), future=True)
        yield Step(sentence.span.trimmed(reading.text), "parliament-approved", near[:1], "expected", date)


def _required(masked: Masked, matter: Matter) -> Iterator[Step]:
    match = _compiled(_ALL_MUST).search(masked.text)
    if match is not None:
        number = next(
            (
                read_number(match[key].strip())
                for key in ("n", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9", "n10")
                if match[key]
            ),
            None,
        )
        members = re.search(
            r"\b(?:allies|allied|ally|members?|member states|alliés|membres)\b", match[0], re.IGNORECASE
        )
        of_members = members or match["n10"]  # "every one of the 27" that are its members
        parties = (f"{matter.to}:members",) if of_members and matter.to and not matter.treaty else ()
        yield Step(_whole(masked, match), "requirement", parties, count=number, matter=_own(masked, matter))
        return
    match = _compiled(_THRESHOLD).search(masked.text)
    if match is not None and not has_entered(masked.text):
        number = next((read_number(match[key]) for key in ("n", "n2", "n3", "n4", "n5") if match[key]), None)
        yield Step(_whole(masked, match), "requirement", count=number)


def _own(masked: Masked, matter: Matter) -> Matter | None:
    """A rule about "a country" is about no candidate in particular."""
    general = re.search(
        r"\b(?:for|before)\s+(?:a|any|new)\s+(?:new\s+|country|state|member|candidate|applicant)|\b(?:any|new)\s+(?:country|members?|state)\b",
        masked.text,
    )
    return None if general is None else Matter((), matter.to, matter.treaty)
