"""Steps of accession told by nouns: "the deposit by Chad of its instrument", "Peru’s application to join"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.accession_clause import Step
from communique.claims.accession_context import body_meant
from communique.claims.accession_matter import BODY, COUNTRY, LIST, TREATY, Masked, Matter
from communique.claims.circumstances import date_within
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.model.fields import Step as StepName

_INSTRUMENT = r"(?:its|their|the|an?|son|leurs?|l['’])\s*instruments?\s+(?:of|d['’]|de)\s*(?:\w+)"
_DATED = r"(?:\s*,\s*(?:on|in|le|en)\s[^,]{3,40},|\s+(?:on|in|le|en)\s+\d[\w ]{3,20}?)?"
_DEPOSIT_BY = re.compile(
    rf"\b(?:deposit|dépôt){_DATED}\s+(?:by|par)\s+(?:the\s+|la\s+|le\s+|l['’])?(?P<c>{LIST}){_DATED}\s+(?:of|de)\s+{_INSTRUMENT}",
    re.IGNORECASE,
)
_DEPOSIT_OF = re.compile(
    rf"(?P<c>{LIST})\s+(?:on|for|pour|upon)\s+(?:the\s+|its\s+|their\s+|le\s+)?(?:recent\s+)?(?:deposit|dépôt){_DATED}"
    rf"\s+(?:of|de)\s+{_INSTRUMENT}",
    re.IGNORECASE,
)
_OWN_DEPOSIT = re.compile(rf"(?P<c>{COUNTRY})['’]s\s+(?:recent\s+)?deposit\s+of\s+{_INSTRUMENT}", re.IGNORECASE)
_TO_WHAT = re.compile(
    r"\s+(?:of|to|de|à)\s+(?:the\s+|la\s+|le\s+|l['’])?(?P<to>(?:[A-Za-zÀ-ÿ\ue002\ue003’'\-]+\s?){1,12})", re.IGNORECASE
)
_CUT = re.compile(
    r"\s*(?:[,;.(]|\s(?:on|which|that|and|et|bringing|in|with|as|to\s+the\s+(?:UN|depositary)|at|le)\b).*$",
    re.IGNORECASE,
)
_ASKING_TO_JOIN = (
    rf"(?:\s+(?:to\s+(?:join|become\s+(?:an?\s+)?(?:\w+\s+)?member\s+of|accede\s+to|rejoin)|for\s+(?:\w+\s+){{0,2}}?membership(?:\s+(?:of|in))?|"
    rf"for\s+admission(?:\s+to)?|d['’]adhésion(?:\s+à)?)(?:\s+(?:the\s+|l['’])?(?P<to>{BODY}|{TREATY}))?)"
)
_APPLICATION_OF = re.compile(
    rf"\b(?:applications?|requests?|bids?|candidatures?|demandes?)\s+(?:of|by|from|de)\s+(?:the\s+|la\s+|le\s+|l['’])?(?P<c>{LIST}){_ASKING_TO_JOIN}",
    re.IGNORECASE,
)
_OWN_APPLICATION = re.compile(
    rf"(?P<c>{COUNTRY})['’]s\s+(?:\w+\s+)?(?:application|request)"
    rf"(?:\s+(?:of|dated)\s+\d[\w ]{{3,18}}?)?{_ASKING_TO_JOIN}",
    re.IGNORECASE,
)
_LODGED = re.compile(
    rf"(?P<c>{COUNTRY})['’]s\s+(?:own\s+|formal\s+|membership\s+)?application,?\s+(?:(?:which\s+was\s+)?(?:lodged|submitted|filed|made|received)\b|(?:of|dated)\s+(?=\d))"
    r"(?P<when>[^,.;]{0,40})",
    re.IGNORECASE,
)
"""An application with its day: to the body that the document is about."""
_PLANNED = re.compile(
    rf"(?:(?P<c>{LIST})['’]s\s+|\b(?P<own>its|sa|son)\s+)?\b(?P<noun>ratification|deposit|signature|dépôt)"
    rf"(?:\s+(?:of|de)\s+(?!{LIST}\s+is)[^.;,]{{1,60}}?)?(?:\s+(?:by|of|par|de)\s+(?:(?:the|la|le)\s+|l['’])?(?P<c2>{LIST}))?\s+(?:is|are|was|were|est|reste)\s+"
    r"(?:now\s+|currently\s+|still\s+)?(?:expected|planned|scheduled|foreseen|envisaged|anticipated|due|prévue?|attendue?)\b"
    r"(?!\s+(?:of|from|to\s+(?:be|have)))",
    re.IGNORECASE,
)
_PLANNED_STEPS: dict[str, StepName] = {"ratification": "ratified", "signature": "signed"}


def nominal(
    reading: Reading,
    sentence: Sentence,
    masked: Masked,
    matter: Matter,
    near: tuple[str, ...] = (),
    under: tuple[str, ...] = (),
) -> Iterator[Step]:
    """The deposits and applications that the nouns of a sentence tell.

    Args:
        reading: The document.
        sentence: The sentence.
        masked: The sentence with its names masked.
        matter: What the document is about at this place.
        near: The party last named.
        under: The party whose entry in a status list this is, if any.
    """
    text = masked.text
    planned = _PLANNED.search(text) if matter.to else None
    if planned is not None:
        owner = next((key for key in ("c", "c2") if planned[key]), "")
        parties = masked.named(*planned.span(owner)) if owner else under or (near[:1] if planned["own"] else ())
        if parties:
            date = date_within(reading, (masked.span(planned.end(), len(text)),), future=True)
            step = _PLANNED_STEPS.get(planned["noun"].casefold(), "deposited")
            yield Step(sentence.span.trimmed(reading.text), step, parties, "expected", date)
    if COUNTRY not in text:
        return
    span = sentence.span.trimmed(reading.text, " \n\t.")
    for pattern in (_DEPOSIT_BY, _DEPOSIT_OF, _OWN_DEPOSIT):
        match = pattern.search(text)
        if match is not None:
            names = masked.named(*match.span("c"))
            about = _deposited_for(masked, match.end(), matter, names)
            if about is not None:
                date = date_within(reading, (_around(masked, match),), past=True)
                yield Step(span, "deposited", names if about.treaty else (), date=date, matter=about)
            return
    for pattern in (_APPLICATION_OF, _OWN_APPLICATION):
        match = pattern.search(text)
        if match is not None:
            to = masked.entities.get(match.start("to"), ())
            body = to[0].partition(":")[0] if to else matter.to or reading.house
            names = masked.named(*match.span("c"))
            date = date_within(reading, (_around(masked, match),), past=True)
            if to and masked.text[match.start("to")] == TREATY:
                yield Step(span, "applied", names, date=date, matter=Matter((), to[0], True))
            elif matter.treaty and not to:
                yield Step(span, "applied", names, date=date, matter=matter)
            elif body:
                yield Step(span, "applied", (), date=date, matter=Matter(names, body))
            return
    lodged = _LODGED.search(text)
    body = matter.to or body_meant(reading, sentence) if lodged is not None else None
    if lodged is not None and body and not matter.treaty:
        date = date_within(reading, (masked.span(*lodged.span("when")),), past=True)
        names = masked.named(*lodged.span("c"))
        yield Step(span, "applied", (), date=date, matter=Matter(names, body))


def _around(masked: Masked, match: re.Match[str]) -> Span:
    return masked.span(match.start(), min(len(masked.text), match.end() + 60))


def _deposited_for(masked: Masked, at: int, matter: Matter, names: tuple[str, ...]) -> Matter | None:
    """What the instrument is of: words after it, else the treaty that the document speaks of."""
    found = _TO_WHAT.match(masked.text, at)
    if found is not None:
        known = masked.named(*found.span("to"))
        said = _CUT.sub("", found["to"]).strip()
        sign = next((each for each in said if each in (BODY, "\ue003")), "")
        if known and sign == BODY and len(said) < 4:
            return Matter(names, known[0].partition(":")[0])
        if known and sign:
            return Matter((), known[0], True)
        if matter.treaty and matter.to and matter.to.startswith(said):
            return matter
        if not sign and (said[:1].isupper() or " of the " in said):
            return Matter((), said, True)
    if matter.treaty and matter.to:
        return matter
    return None
