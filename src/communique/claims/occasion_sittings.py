"""Occasions named by the body that sits: "COP34", "the 34th Ministerial Council", "the Eightieth World Assembly"."""

from __future__ import annotations

import re
from typing import Any

from communique.claims.lexicon import Row
from communique.claims.occasion import small_words

SITTING: Row = {
    "phrase": "assembly",
    "plural": "",
    "kind": "meeting",
    "format": "conference",
    "needs": "any",
    "example": "the 34th Ministerial Council",
}
_BODIES = frozenset({"assembly", "council", "congress", "plenum", "diet"})
_NUMBERED = re.compile(r"(?:COP|CMP|CMA|MOP|SBSTTA|SBI|SBSTA|CSW|HLPF|MC|INC|TICAD|FOCAC|UNEA|UNGA)-?\d{1,3}")
_ACRONYM = re.compile(r"[A-Z]{2,8}")
_SERIAL = frozenset({"COP", "CMP", "CMA", "MOP", "SBSTTA", "SBI", "SBSTA", "CSW", "INC", "UNEA", "UNGA", "MC"})
_UNIT = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_ORDINAL = re.compile(
    rf"\d{{1,3}}(?:st|nd|rd|th)|(?:\w+ty-)?(?:{_UNIT})|\w+teenth|\w+tieth|next|annual|inaugural", re.IGNORECASE
)
_LONGEST = 7  # words of a body's name before its noun


def numbered_sitting(token: Any) -> int | None:
    """Where the name of a numbered sitting that ends with a token begins; None where it ends none."""
    doc = token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is not None and (following.pos_ == "PROPN" or following.text in ("'s", "’s")) and token.like_num:
        return None
    if _NUMBERED.fullmatch(token.text):
        return int(token.i)
    if token.like_num and token.text.isdigit() and token.i and doc[token.i - 1].text in _SERIAL:
        first = token.i - 1
        named = first and _ACRONYM.fullmatch(doc[first - 1].text) and doc[first - 1].pos_ == "PROPN"
        return first - 1 if named else int(first)
    if token.lower_ not in _BODIES or not token.text[:1].isupper():
        return None
    if following is not None and following.pos_ == "PROPN":
        return None
    orders = small_words("order", "en")
    for index in range(token.i - 1, max(-1, token.i - _LONGEST), -1):
        word = doc[index]
        if word.lower_ in orders or _ORDINAL.fullmatch(word.text):
            return int(index) if token.i - index > 1 or word.text[:1].isdigit() else None
        if not (word.text[:1].isupper() or word.lower_ in ("on", "of", "the", "-")):
            return None
    return None
