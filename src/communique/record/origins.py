"""Which news agency's text a document carries, by its own word."""

from __future__ import annotations

import re
from functools import cache

from communique.model import Document
from communique.record.lexicon import rows

_HEAD, _TAIL = 500, 160  # characters in which a text says where it comes from
_DATELINE = re.compile(r"^[^\n]{2,60}?\((?P<name>[^()\n]{2,40})\)\s*[-–—:]", re.MULTILINE)


@cache
def _agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {name: agency for agency, given in rows("agencies.tsv") for name in given.split("|")}
    either = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    said = (
        rf"\((?:Source:\s*)?(?P<bracketed>{either})\)\s*[-–—:]",
        rf"\b(?P<reports>{either})\s+(?:has\s+)?(?:reports|reported|informs|informed|writes|said in a report)\b",
        rf"\b(?:according to|citing|quoted by|as reported by|selon)\s+(?:a\s+|the\s+)?(?P<cited>{either})\b",
        rf"^\s*(?:Source|By|From|Via)\s*:?\s+(?P<source>{either})\s*$",
    )
    return names, re.compile("|".join(said), re.MULTILINE)


def agency_of(document: Document) -> str | None:
    """The agency that published a document, that stands in its dateline, or to which it owes its report.

    Only its first and last lines say so: further on, an agency is one source among others.
    """
    names, said = _agencies()
    if document.publisher in names:
        return names[document.publisher]
    head, tail = document.text[:_HEAD], document.text[_HEAD:][-_TAIL:]
    found = {names[name] for part in (head, tail) for match in said.finditer(part) for name in match.groups() if name}
    if found:
        return found.pop() if len(found) == 1 else None
    dateline = _DATELINE.search(head)
    if dateline is None or not _is_a_name(dateline["name"]):
        return None
    return names.get(dateline["name"], dateline["name"])


def _is_a_name(words: str) -> bool:
    """Whether the words in the brackets of a dateline can be an agency's name: neither a date nor a remark."""
    return all(word[:1].isupper() for word in words.split()) and not any(c.isdigit() for c in words)
