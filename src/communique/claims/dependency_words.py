"""The words of a dependency: on whom or what, and for which good."""

from __future__ import annotations

import re

from communique.claims.accession_matter import BODY, LIST, Masked
from communique.language.reading import Reading

_ARTICLE = re.compile(r"^(?:l[’']|(?:the|an?|le|la|les|un|une)\s+)", re.IGNORECASE)
_OWNER = re.compile(r"^(?:its|their|our|his|her|the|le|la|les|l[’'])\s*", re.IGNORECASE)
_ONE_SOURCE = re.compile(
    r"^(?P<on>(?:(?:an?|one|any|the|a\s+handful\s+of|un|une)\s+)?(?:single|sole|one|few|small\s+number\s+of|seul|unique)?\s*"
    r"(?:source|supplier|provider|partner|market|fournisseur|source))s?\s+(?:of|de|d['’])\s*(?P<good>.+)$",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"^(?P<good>.+?)\s+(?:from|en\s+provenance\s+de)\s+(?:the\s+|la\s+|l['’])?(?P<s>{LIST})$", re.IGNORECASE
)
_WAY = re.compile(
    r"\b(?:roads?|routes?|lines?|ports?|corridors?|pipelines?|cables?|flights?|links?|bridges?)$", re.IGNORECASE
)
_COMPARED = re.compile(r"\s+(?:the\s+way|just\s+as|as\s+much\s+as|which|that|who)\b.*$", re.IGNORECASE)
FROM_WHOM = re.compile(rf"\s+from\s+(?:the\s+)?{LIST}")


def supplier_of(reading: Reading, masked: Masked, at: tuple[int, int]) -> tuple[tuple[str, ...], str | None]:
    """Who or what a phrase names as depended on, with the good that the phrase itself names.

    Args:
        reading: The document.
        masked: The sentence with its names masked.
        at: Where the phrase stands in the masked text.
    """
    phrase = masked.text[at[0] : at[1]]
    if re.fullmatch(rf"(?:the\s+|la\s+|le\s+|l['’])?(?:{LIST}|{BODY})", phrase, re.IGNORECASE):
        return masked.named(*at), None
    whence = _FROM.match(phrase)
    if whence is not None and not _WAY.search(whence["good"]):
        start = at[0] + whence.start("s")
        good = masked.span(at[0], at[0] + whence.end("good")).of(reading.text)
        return masked.named(start, at[1]), _ARTICLE.sub("", good)
    words = _COMPARED.sub("", " ".join(masked.span(*at).of(reading.text).split()))
    good_of_one = _ONE_SOURCE.match(words)
    if good_of_one is not None:
        return (_ARTICLE.sub("", good_of_one["on"]),), good_of_one["good"]
    return (_ARTICLE.sub("", words),), None


def good_of(words: str) -> str:
    """The words of a good, without the article or the possessive before it where no share is told."""
    plain = " ".join(words.split())
    return plain if re.search(r"\d|%|third|half|quarter|fifth|most|tiers|moitié", plain) else _OWNER.sub("", plain)
