"""Dependency told in fixed turns that no clause need carry: shares imported, "reliance on X leaves Y", "relies on"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.claims.accession_matter import BODY, COUNTRY, Masked
from communique.claims.dependency_words import good_of, supplier_of
from communique.language.reading import Reading, Sentence
from communique.model import Claim, DependencyFields
from communique.model.fields import Stance

_NOT_UNDER = (
    r"(?<!\bwith\s)(?<!\bof\s)(?<!\bin\s)(?<!\bto\s)(?<!\bfrom\s)(?<!\bfor\s)(?<!\bby\s)(?<!\bon\s)(?<!\bthat\sof\s)"
    r"(?<!\bde\s)(?<!\bdu\s)(?<!\bde\sla\s)(?<!\bde\sl['’])(?<!\bavec\s)(?<!\bà\s)(?<!\bau\s)(?<!\ben\s)"
)
_HOLDER = (
    rf"{_NOT_UNDER}(?P<c>{COUNTRY}|{BODY}|(?-i:(?:Central|Eastern|Western|Southern|Northern|West|East|South|North|Latin)\s+)?"
    r"(?-i:Europe|Africa|Asia|America|Arabia|Caribbean|Balkans|Maghreb|Sahel|Oceania))"
)
_ADVERBS = (
    r"(?:\s+(?:still|now|also|already|currently|today|once|traditionally|\w+ly|remains?|remained|is|are|was|were|"
    r"has\s+(?:grown|become|been)|have\s+(?:grown|become|been)|had\s+been|became|more|so|too|very|far))*"
)
_SHARE = (
    r"(?:(?:about|around|some|roughly|over|nearly|almost|practically|more\s+than|up\s+to|close\s+to|at\s+least|well\s+over)\s+){0,2}"
    r"(?:\d[\d.,]*\s*(?:%|per\s?cent|percent)|[\w-]+\s+(?:per\s?cent|percent)|(?:two|three|four|nine)[-\s](?:thirds|quarters|fifths|tenths)|"
    r"(?:an?|one)[-\s](?:third|quarter|fifth|half)|half|most|all|the\s+bulk|the\s+majority)"
    r"\s+of\s+(?:its|their|our|his|her)\s+(?P<good>[^.;,]{1,60}?)"
)
_IMPORTED = re.compile(
    rf"{_HOLDER}{_ADVERBS}\s+(?P<verb>imports?|imported|buys?|bought|gets?|got|obtains?|obtained|sources?|sourced|draws?|drew|purchases?|purchased)"
    rf"\s+(?P<share>{_SHARE})(?:\s+(?:from|via)\s+(?P<s>[^.;,()]{{1,60}}?))?(?=\s*(?:[.;,()]|$|\s(?:and|but|while|before|in|last|since)\s))",
    re.IGNORECASE,
)
_RELIES = re.compile(
    rf"{_HOLDER}{_ADVERBS}\s+(?:rel(?:y|ies|ied)|depend(?:s|ed)?|dependent|reliant)(?:\s+\w+ly)?\s+(?:up)?on\s+(?P<s>[^.;,()]{{1,70}}?)"
    r"(?:\s+for\s+(?P<good>[^.;,()]{1,60}?))?(?=\s*(?:[.;,()]|$|\s(?:and|but|while|which|that)\s))",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:over-?\s?)?(?:dependence|dependency|reliance)\s+(?:up)?on\s+(?P<s>[^.;,]{1,70}?)\s+(?:has\s+|have\s+|could\s+|would\s+)?"
    r"(?:leaves?|left|makes?|made|exposes?|exposed|puts?|renders?|rendered|weakens?|costs?|threatens?|hurts?)\s+(?:the\s+)?"
    rf"(?P<c>{COUNTRY}|{BODY})",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    rf"{_NOT_UNDER}(?P<c>(?<![a-zà-ÿ]\s)(?:{COUNTRY}|{BODY})|(?<=\b(?i:la|le)\s)(?:{COUNTRY}|{BODY})|(?<=\b(?i:les)\s)(?:{COUNTRY}|{BODY})|(?:la\s+|le\s+|les\s+|l['’])(?:sous-région|région|continent|sahel|archipel)\b)"
    r"\s+(?:dépend(?:ait|aient|ent)?|(?:est|sont|reste(?:nt)?|demeure(?:nt)?)\s+(?:\w+\s+){0,2}?(?:dépendante?s?|tributaires?))"
    r"(?:\s+(?:encore|toujours|trop|très|fortement|largement|presque|quasi|\w+ment|\W+presque\s+entièrement\W+))*"
    r"\s+(?:de\s+la\s+|de\s+l['’]|d['’]|des\s+|du\s+|de\s+)(?P<s>[^.;,()]{1,70}?)"
    r"(?:\s+(?:pour|en\s+matière\s+de|en\s+matière\s+d['’])\s*(?P<good>[^.;,()]{1,60}?))?(?=\s*(?:[.;,()]|$|\s(?:et|mais|qui)\s))",
    re.IGNORECASE,
)
_FRENCH_NOUN = re.compile(
    rf"\bdépendances?\s+(?:\w+\s+)?(?:du|de\s+la|de\s+l['’]|des|de)\s*(?P<c>{COUNTRY}|{BODY})\s+"
    r"(?:à\s+l['’]égard\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])|vis-à-vis\s+(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])|"
    r"envers\s+(?:la\s+|le\s+|les\s+|l['’])?|à\s+la\s+|à\s+l['’]|au\s+|aux\s+)"
    r"(?P<s>[^.;,()]{1,60}?)(?=\s*(?:[.;,()]|$|\s(?:et|mais|qui|reste|est|demeure|pour|en)\s))",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:no\s+longer|not|never|n['’]t|cannot|less|ne|n['’])\b", re.IGNORECASE)


def in_turns(reading: Reading, sentence: Sentence, stance: Stance) -> Iterator[Claim]:
    """The dependencies that a sentence tells in fixed turns of phrase.

    Args:
        reading: The document.
        sentence: The sentence.
        stance: How its words stand to a dependence.
    """
    words = sentence.span.of(reading.text)
    patterns = (_FRENCH, _FRENCH_NOUN) if reading.language == "fr" else (_IMPORTED, _RELIES, _LEAVES)
    if not any(hint in words.casefold() for hint in _HINTS):
        return
    masked = Masked(reading, sentence)
    for pattern in patterns:
        for match in pattern.finditer(masked.text):
            claim = _told(reading, sentence, masked, match, stance)
            if claim is not None:
                yield claim


_HINTS = (
    "import", "buy", "bought", " get", " got", "obtain", "source", "draw", "drew", "purchase", "rel", "depend",
    "dépend", "tributaire",
)  # fmt: skip


def _told(reading: Reading, sentence: Sentence, masked: Masked, match: re.Match[str], stance: Stance) -> Claim | None:
    if _NEVER.search(match[0].partition(match["s"] or match[0])[0]):
        return None
    holder = masked.named(*match.span("c")) or (_article_off(match["c"]),)
    share = match.groupdict().get("share")
    if match["s"] is None:
        if not (share and match["verb"].casefold().startswith("import")):
            return None
        on: tuple[str, ...] = ("imports",)
        good: str | None = masked.span(*match.span("share")).of(reading.text)
    else:
        on, good = supplier_of(reading, masked, match.span("s"))
        given = match.groupdict().get("good")
        if share:
            good = masked.span(*match.span("share")).of(reading.text)
        elif given:
            good = good_of(masked.span(*match.span("good")).of(reading.text))
    if not on or set(on) & set(holder):
        return None
    known = any(name.isupper() for name in (*holder, *on)) or share or reading.language == "fr"
    if not known:
        return None
    return reading.claim(sentence.span, DependencyFields(holder=holder, on=on, for_=good, stance=stance))


def _article_off(words: str) -> str:
    return re.sub(r"^(?:la|le|les|the)\s+|^l['’]", "", words, flags=re.IGNORECASE)
