"""Words beside a content: when and where it was said, remarks between commas, and whether it goes on behind them."""

from __future__ import annotations

from typing import Any

from communique.claims.reporting_words import words
from communique.language.reading import Reading

_AROUND = frozenset({"during", "following", "amid", "pendant", "lors"})


def is_occasion(head: Any, language: str) -> bool:
    """Whether a noun tells when or where something was said."""
    return head.lemma_.casefold() in words("occasion", language) or head.like_num


def after_comma(reading: Reading, at: int) -> bool:
    """Whether a comma or dash stands right before a place in the text."""
    return reading.text[max(0, at - 3) : at].rstrip().endswith((",", "–", "—"))


def is_aside(child: Any, language: str) -> bool:
    """Whether a phrase of the verb tells when or where something was said rather than what."""
    if child.dep_ == "npadvmod":
        return True
    if child.dep_.startswith("obl"):
        case = next((each.lower_ for each in child.children if each.dep_ == "case"), "")
        return case in words("aside", language) and (child.pos_ == "PROPN" or is_occasion(child, language))
    if child.lower_ not in words("aside", language):
        return False
    if child.lower_ in _AROUND:
        return True
    target = next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), child)
    return target.pos_ == "PROPN" or is_occasion(target, language)


def resumes_after_aside(comma: Any) -> bool:
    """Whether a noun's phrase goes on after words between commas: "the opening in Paris, on Monday, of a road"."""
    following = comma.nbor(1) if comma.i + 1 < len(comma.doc) else None
    if following is None:
        return False
    return (
        following.lower_ in ("of", "de", "d’", "d'", "des", "du", "les", "le", "la", "as") and following.pos_ != "PRON"
    )


def resumes(aside: Any) -> bool:
    """Whether the phrase goes on after an aside: "in Paris, on Monday, of a road"."""
    doc, at = aside.doc, aside.right_edge.i + 1
    if at >= len(doc) or doc[at].text != ",":
        return False
    for i in range(at, min(at + 8, len(doc) - 1)):
        if doc[i].pos_ in ("VERB", "AUX"):
            return False
        if doc[i].text == "," and doc[i + 1].lower_ in ("of", "de", "d’", "d'", "des", "du"):
            return True
    return False


def narrows(comma: Any) -> bool:
    """Whether what follows a comma says of which part it holds most: ", especially for small ports"."""
    following = comma.nbor(1) if comma.i + 1 < len(comma.doc) else None
    return following is not None and following.lower_ in (
        "especially", "particularly", "including", "notably", "namely", "notamment", "surtout", "particulièrement",
    )  # fmt: skip
