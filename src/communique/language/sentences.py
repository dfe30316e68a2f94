"""Sentences within a line, told by their punctuation before any parser sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.language.letters import CAPITALS
from communique.language.lexicon import words
from communique.model import Span

_STOP = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>[\"”'’»)\]]*)(?P<gap>\s+)(?=[\"“'‘«(\[]{{0,2}}\s?[{CAPITALS}0-9])")
_LAST_WORD = re.compile(r"[\w.'’\-]+$")
_ACRONYM = re.compile(r"(?:\w\.){2,}$|^\w\.$")


def split_sentences(text: str, span: Span, language: str = "en") -> Iterator[Span]:
    """The sentences of `span`, in order, without the space around them."""
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if match["stop"] == "." and not match["close"] and not _ends_sentence(text, start, match, language):
            continue
        if _inside_brackets(text, start, match.start()):
            continue
        end = match.start("gap")
        sentence = Span(start, end).trimmed(text)
        if sentence.start < sentence.end:
            yield sentence
        start = match.end()
    rest = Span(start, span.end).trimmed(text)
    if rest.start < rest.end:
        yield rest


def _ends_sentence(text: str, start: int, match: re.Match[str], language: str) -> bool:
    found = _LAST_WORD.search(text, start, match.start("stop") + 1)
    if not found:
        return True
    last = found.group()
    following = text[match.end() : match.end() + 24].lstrip('"“‘«([ ')
    if following[:1].isdigit() and last.rstrip(".").casefold() in words("abbreviations", language):
        return False
    if last.casefold() == "no.":
        return True
    if last.rstrip(".").casefold() in words("abbreviations", language):
        return False
    if _ACRONYM.search(last):
        opener = re.match(r"[\w'’]+", following)
        return bool(opener and opener.group().casefold() in words("sentence-openers", language))
    return not (last[:-1].isdigit() and len(last) <= 3 and start == found.start())


def _inside_brackets(text: str, start: int, stop: int) -> bool:
    opened = text.rfind("(", start, stop)
    return opened >= 0 and text.find(")", opened, stop) < 0 and text.find(")", stop, stop + 120) >= 0
