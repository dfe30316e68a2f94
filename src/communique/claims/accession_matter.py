"""What an accession is about: who would join, and which organisation or treaty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.language.mentions import Mention
from communique.language.reading import Reading, Sentence
from communique.model import Span
from communique.registry import treaties

COUNTRY, BODY, TREATY = "\ue001", "\ue002", "\ue003"
_JOIN = r"(?:,\s*(?:and\s+|et\s+)?|\s+(?:and|et|or|ou|as well as|ainsi que)\s+)(?:for\s+|of\s+|from\s+|pour\s+)?(?:the\s+|les\s+|des\s+|de\s+la\s+|de\s+l['’]|de\s+|du\s+|la\s+|le\s+|l['’])?"  # noqa: E501 - a pattern is read as one line
LIST = rf"{COUNTRY}(?:['’]s?)?(?:{_JOIN}{COUNTRY}(?:['’]s?)?)*"
_NOUN = (
    r"(?:memberships?|instruments?\s+of\s+accession|treat(?:y|ies)\s+of\s+accession|accession\s+treat(?:y|ies)|"
    r"traités?\s+d['’]adhésion|accessions?|entry|entries|admission|applications?|bids?|candidac(?:y|ies)|candidatures?|protocols?|"
    r"adhésions?|entrée|intégration|protocoles?)"
)
_BETWEEN = rf"(?:(?:{BODY}(?:['’]s)?|{TREATY}|joint|own|full|eventual|future|pending|swift|membership|accession|respective)\s+)"  # noqa: E501 - a pattern is read as one line
_TAIL = rf"(?:\s+(?:protocols?|bids?|applications?|process|membership|instruments?|talks|requests?)|\s+(?:to|of|into|in|à|au|dans)\s+(?:the\s+|l['’]|la\s+)?(?:{BODY}|{TREATY}))*"  # noqa: E501 - a pattern is read as one line
_OF = r"\s+(?:of|for|by|from|de|du|des|pour|par)\s+(?:the\s+|both\s+|la\s+|le\s+|l['’]|candidates?\s+)*"
_INTO = rf"(?:in|into|to|for|join|joining|to\s+join|dans|à|rejoindre)\s+(?:the\s+|l['’])?{BODY}"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(body, re.IGNORECASE)
        for body in (
            rf"(?P<c>{LIST})\s+{_BETWEEN}{{0,3}}{_NOUN}\b",
            rf"\b{_NOUN}{_TAIL}(?:\s+\w+)?{_OF}(?:l['’]|d['’])?(?P<c>{LIST})",
            rf"\b(?:d['’])?adhésions?\s+(?:de\s+l['’]|de\s+la\s+|d['’]|du\s+|de\s+)(?P<c>{LIST})",
            rf"\b(?:let|admit\w*|welcom\w+|bring\w*|allow\w*|accept\w*|clear\w*|tak\w+)\s+(?P<c>{LIST})\s+{_INTO}",
            rf"\b(?:invit\w+)\s+(?P<c>{LIST})\s+(?:to\s+(?:join|accede|become)|à\s+(?:rejoindre|adhérer|devenir))",
            rf"\bratif\w+\s+(?:the\s+)?(?P<c>{LIST})(?=[\s.,;]*(?:$|[.,;]|in(?:to)?\b|for\b|join))",
            rf"\bratification\s+(?:for|pour)\s+(?:the\s+)?(?P<c>{LIST})",
            rf"\b(?:vote|votes|voting|file|dossier|protocol)\s+(?:on|about|sur)\s+(?P<c>{LIST})(?=\W)",
            rf"(?P<c>{LIST})\s+(?:was|were|are|is|had been|have been|has been)?\s*(?:both\s+)?(?:formally\s+)?(?:appl(?:y|ied|ies)\s+(?:to\s+join|for\s+(?:{BODY}\s+)?membership)|"  # noqa: E501 - a pattern is read as one line
            rf"(?:joined|joins|joining|to join|acceded to|entered|(?:will|would|could|can|may|should)\s+(?:also\s+)?join)\s+(?:the\s+)?{BODY}(?=\s*(?:[.,;)]|$|on\b|in\s+\d|as\b|and\b|after\b|this\b|last\b|today\b|yesterday\b)))",  # noqa: E501 - a pattern is read as one line
            rf"(?P<c>{LIST})\s+(?:would|will)\s+(?:become|be)\s+(?:full\s+)?(?:a\s+)?members?\b",
            rf"\b(?:invited\s+countries|invitees?|invited\s+states|candidates?|candidate\s+countries|applicants?|pays\s+(?:invités|candidats))\s*[,:(–—]?\s*(?P<c>{LIST})",
            rf"(?P<c>{LIST})[^.;:]{{0,60}}?\b(?:as|the)\s+(?:the\s+)?(?:invitees|invited\s+countries|applicants|candidates|candidate\s+countries)\b",
            rf"(?P<c>{LIST})[^.;:]{{0,40}}\b(?:en\s+qualité\s+de|comme|en\s+tant\s+que)\s+pays\s+(?:invités|candidats)\b",
            rf"^\s*(?P<c>{LIST})\s*:\s*\S[^.]*ratif",
        )
    )


_TARGET = re.compile(
    rf"\b{_NOUN}\s+(?:protocols?\s+|process\s+)?(?:of|in|to|for|with|à|au|aux|de|dans)\s+(?:the\s+|l['’]|la\s+)?(?P<to>[{BODY}{TREATY}])"
    rf"|(?P<to2>{BODY})(?:['’]s?)?\s+(?:{_NOUN})\b|\b(?:in)?to\s+(?:the\s+|l['’])?(?P<to3>{BODY})(?!['’\w])"
    rf"|\b(?:join\w*|rejoin\w+|accede\s+to|adhérer\s+à|enter\w*|withdr\w+\s+from)\s+(?:the\s+|l['’])?(?P<to4>[{BODY}{TREATY}])(?!\w)"
    rf"|\bentrée\s+(?:dans|à)\s+(?:l['’])?(?P<to5>{BODY})|(?P<to6>{BODY})(?:['’]s)?\s+(?:\w+\s+)?(?:newest\s+)?member\b|members?\s+(?:of|de)\s+(?:the\s+|l['’])?(?P<to7>{BODY})"
    rf"|\b{_NOUN}\s[^.;,]{{0,40}}?\s?(?:to|into|à)\s+(?:the\s+|l['’]|la\s+)?(?P<to0>[{BODY}{TREATY}])"
    rf"|\ballow\w*\s+{COUNTRY}\s+(?:in)?to\s+(?P<to8>{BODY})|{COUNTRY}\s+for\s+(?P<to9>{BODY})",
    re.IGNORECASE,
)
_TREATY_WORDS = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w’'\-]*\s+(?:(?:and|of|on|the|for|against|in|to|de|des|du|la|sur|contre)\s+){0,3}){0,6}"
    r"(?:Convention|Treaty|Agreement|Protocol|Covenant|Pact|Charter|Statute|Traité|Accord|Protocole|Pacte)\b"
    r"(?:\s+(?:(?:on|of|for|against|to|concerning|relating to|sur|de|des|du|contre)\s+)(?:(?:the|la|le|all|and|of|in|on|et|de|des|forms)\s+|[A-ZÀ-Þ][\w’'\-]*\s*){1,12})?"  # noqa: E501 - a pattern is read as one line
)
_TWO = re.compile(
    r"\b(?:the|both|these|those|les)\s+(?:two|deux|both)?\s*(?:new\s+)?(?:nordic\s+|northern\s+|baltic\s+|balkan\s+|scandinavian\s+)?"
    r"(?:countries|candidates|applicants|states|invitees|pays(?:\s+\w+)?|candidats)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:accession|accede|membership|protocol|ratif\w+|application|bid|treaty|convention|entry|candidac\w+|adhésion|protocole|traité|candidature|"
    r"enlargement|élargissement|covenant|statute)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """Who would join what.

    Attributes:
        candidates: Those who join; empty for a treaty.
        to: The organisation or treaty.
        treaty: Whether `to` is a treaty that the parties themselves join.
    """

    candidates: tuple[str, ...] = ()
    to: str | None = None
    treaty: bool = False

    def over(self, other: Matter) -> Matter:
        """This matter, with what it lacks taken from another of the same sort."""
        if self.treaty or (other.treaty and not self.candidates and not self.to):
            return self if self.to else Matter((), other.to, True)
        if other.treaty:
            return self
        return Matter(self.candidates or other.candidates, self.to or other.to)


_OWN_WORD = re.compile(r"\b(?:Allies|Ally|Members?|Member States?|Countries|Parties|States|Alliés|Membres|The|All)\b")
_NAMED = re.compile(r"[^\W\d_a-zà-ÿ]")


class Masked:
    """A sentence whose countries, bodies and treaties are each one sign, so that patterns read over them."""

    def __init__(self, reading: Reading, sentence: Sentence, span: Span | None = None, *, names: bool = True) -> None:
        span = span or sentence.span
        pieces: list[str] = []
        self.entities: dict[int, tuple[str, ...]] = {}
        self.origin: list[int] = []
        self.cities: set[int] = set()
        at = span.start
        text = reading.text
        for mention in sentence.mentions if names else ():
            sign = sign_of(mention)
            if not sign or mention.span.start < at or mention.span.end > span.end:
                continue
            if mention.kind == "members" and not _NAMED.search(_OWN_WORD.sub("", mention.span.of(text))):
                continue  # "all 30 Allies" names nobody: it is read as words, like "all 30 members"
            pieces.append(text[at : mention.span.start])
            self.origin += range(at, mention.span.start)
            self.entities[len(self.origin)] = (
                mention.entities if mention.kind == "counterpart" or not mention.country else (mention.country,)
            )
            if mention.kind == "city":
                self.cities.add(len(self.origin))
            pieces.append(sign)
            self.origin.append(mention.span.start)
            at = mention.span.end
        pieces.append(text[at : span.end])
        self.origin += range(at, span.end + 1)
        self.text = "".join(pieces).replace("\n", " ").replace("\u00a0", " ")

    def named(self, start: int, end: int) -> tuple[str, ...]:
        """The canonical names of the signs in a stretch of the masked text, each once."""
        found = (name for at, names in self.entities.items() if start <= at < end for name in names)
        return tuple(dict.fromkeys(found))

    def listed(self, start: int, end: int) -> tuple[str, ...]:
        """The names of a list; a city that only a comma ties to its end is where the text was written.

        "On the accession of Moldova, Brussels, 15 December", but "the bids of Moldova, Kyiv and Tbilisi".
        """
        last = max((at for at in self.entities if start <= at < end), default=start)
        before = max((at for at in self.entities if start <= at < last), default=-1)
        alone = last in self.cities and before >= 0 and before not in self.cities
        written_there = alone and self.text[before + 1 : last].strip() == ","
        return self.named(start, last if written_there else end)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the masked text stands in the document."""
        return Span(self.origin[start], self.origin[end])


def sign_of(mention: Mention) -> str:
    """The sign that stands for a mention; empty for those that play no part."""
    if mention.kind == "country" and len(mention.entities) == 1:
        return COUNTRY
    if mention.kind in ("people", "city") and mention.country and (mention.kind == "people" or mention.entities):
        return COUNTRY
    if mention.kind == "counterpart" and mention.entities:
        return COUNTRY
    if mention.kind in ("organisation", "members"):
        return BODY
    return TREATY if mention.kind == "treaty" else ""


def is_about(words: str) -> bool:
    """Whether words speak of an accession, a treaty or a ratification at all."""
    return _ABOUT.search(words) is not None


_HINTS = (
    "member", "access", "accede", "entry", "entries", "admission", "appli", "bid", "candida", "protocol",
    "let ", "admit", "welcom", "bring", "allow", "accept", "clear", "tak", "invit", "ratif", "vote", "voting",
    "file", "dossier", "join", "entered", "adhé", "adhés", "entrée", "intégr",
)  # fmt: skip


def matter_of(masked: Masked, words: str) -> Matter:
    """What a sentence or phrase names of candidates and target; empty fields where it does not."""
    folded = words.casefold()
    if not any(hint in folded for hint in _HINTS):
        return Matter(*_treaty(masked, words))
    candidates: tuple[str, ...] = ()
    for pattern in _patterns() if COUNTRY in masked.text else ():
        match = pattern.search(masked.text)
        if match is not None:
            candidates = masked.listed(*match.span("c"))
            break
    to, treaty = _target(masked, words)
    if to is None and candidates:
        members = (name for names in masked.entities.values() for name in names if name.endswith(":members"))
        to = next((name.partition(":")[0] for name in members), None)
    if treaty and candidates:
        return Matter(candidates, to if not treaty else (_organisation(to) or to))
    if treaty and (body := _organisation(to)) is not None and re.search(r"access|adhésion|depositar", words):
        return Matter((), body)
    return Matter(candidates, to, treaty)


def _target(masked: Masked, words: str) -> tuple[str | None, bool]:
    for match in _TARGET.finditer(masked.text) if masked.entities else ():
        group = match.lastgroup
        if group is None:
            continue
        names = masked.entities.get(match.start(group), ())
        if names:
            return names[0].partition(":")[0], masked.text[match.start(group)] == TREATY
    _, name, treaty = _treaty(masked, words)
    return name, treaty


def _treaty(masked: Masked, words: str) -> tuple[tuple[str, ...], str | None, bool]:
    """The treaty that a sentence names, by the registry or by its capitals."""
    if TREATY in masked.text:
        for at, names in masked.entities.items():
            if masked.text[at : at + 1] == TREATY and names:
                return (), names[0], True
    if not any(noun in words for noun in _TREATY_NOUNS) or _in_title_case(words):
        return (), None, False
    for match in _TREATY_WORDS.finditer(words):
        name = _EDGES.sub("", _LAID_BEFORE.sub("", " ".join(match[0].split())))
        if " " in name and "Accession" not in name:
            return (), name, True
    return (), None, False


_JOINED_BODY = re.compile(
    r"\b(?:join(?:s|ed|ing)?|acced(?:e|ed|ing)\s+to|members?(?:hip)?\s+(?:of|in))\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Z][\w’'\-]*\s+(?:(?:of|for|on|and|the)\s+){0,2}){1,5}"
    r"(?:Partnership|Coalition|Alliance|Union|Community|Organi[sz]ation|Club|Council|Bank|Group|Initiative|Forum|"
    r"Association|Facility|Area|Zone|Network|Commission|Agency|Court))\b(?!\s+[A-Z])"
)


def named_body(words: str) -> str | None:
    """The body that words name by its capitals as what is joined: "joined the Minerals Security Partnership"."""
    match = _JOINED_BODY.search(words)
    return " ".join(match["name"].split()) if match else None


_LAID_BEFORE = re.compile(
    r"\s+to\s+(?:the\s+|its\s+)?(?:\w+\s+)?(?:Assembly|Parliament|Senate|House|Congress|Chamber|Cabinet|Committee|Council)\b.*$"
)
"""To whom a treaty was submitted is no part of its name."""

# What stands at the edges of a name without belonging to it: an article before, "in", "on Monday" after.
_EDGES = re.compile(
    r"^(?:(?:Status|Text|Signatories|Parties|Signature|Ratification|Review|État|Texte|Signataires)\s+(?:of|to|de|du)\s+)?"
    r"(?:(?:The|This|That|A|An|Le|La|Les|Un|Ce|the|la|le)\s+)?"
    r"|(?:\s+(?:on|of|for|against|to|in|the|and|all|forms|concerning|sur|de|des|du|la|le|et|contre|by|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December))+$"
)


def _in_title_case(words: str) -> bool:
    """Whether most words are capitalised, so that capitals tell no names."""
    every = words.split()
    return len(every) > 4 and sum(word[0].isupper() for word in every) > 0.6 * len(every)


_TREATY_NOUNS = (
    "Convention", "Treaty", "Agreement", "Protocol", "Covenant", "Pact", "Charter", "Statute", "Traité",
    "Accord", "Protocole", "Pacte",
)  # fmt: skip


@cache
def _organisation(treaty: str | None) -> str | None:
    row = treaties().get(treaty or "")
    return row.organisation if row else None


def says_both(words: str) -> bool:
    """Whether words speak of the candidates together without naming them."""
    return _TWO.search(words) is not None
