"""Who decides: organisations, groups, parliaments and their committees, or two parties together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.claims.lexicon import rows
from communique.language.clauses import Argument
from communique.language.reading import Reading, Sentence

_FIRST_PERSON = frozenset({"we", "us", "nous"})
_NO_BODIES = frozenset({"ISIL", "AL-QAIDA", "HAMAS", "HEZBOLLAH", "TALIBAN"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Bodies:
    """Who decides.

    Attributes:
        names: Canonical names, or the words of the text.
        sort: law (a parliament or part of one), body, or many (several parties together); empty where nobody can.
    """

    names: tuple[str, ...] = ()
    sort: str = ""


@cache
def _sorts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("decision-bodies", language):
        found.setdefault(row["lemma"], row["sort"])
    return found


def bodies_of(reading: Reading, sentence: Sentence, argument: Argument | None) -> Bodies:
    """The deciding bodies that a phrase names; no sort where one person or country stands alone."""
    if argument is None:
        return Bodies()
    names: list[str] = []
    sorts: list[str] = []
    for head in argument.heads:
        found = _of_head(reading, sentence, argument, head)
        names += found.names
        sorts.append(found.sort)
    unique = tuple(dict.fromkeys(names))
    known = [sort for sort in sorts if sort]
    if not unique or not known:
        return Bodies()
    if all(sort == "one" for sort in known):
        return Bodies(unique, "many") if len(unique) > 1 else Bodies()
    return Bodies(unique, next(sort for sort in known if sort != "one"))


def _of_head(reading: Reading, sentence: Sentence, argument: Argument, head: Any) -> Bodies:
    offset = sentence.at(head).start
    mention = sentence.mention_at(offset)
    if head.lower_ in _FIRST_PERSON:
        names = reading.speakers_at(offset)
        joint = len(names) > 1 or any(":" in name or (name.isupper() and len(name) > 2) for name in names)
        return Bodies(tuple(names), "many" if joint else "")
    single = Argument(head, argument.span, (head,))
    lemma = head.lemma_.casefold()
    sort = _sorts(reading.language).get(lemma) or _sorts(reading.language).get(head.lower_)
    if mention is not None:
        kind = mention.kind
        if kind in ("organisation", "members", "group"):
            names = tuple(name for name in reading.parties(single) if name not in _NO_BODIES)
            return Bodies(names, "body" if names else "")
        if kind == "institution":
            found = next(
                (
                    s
                    for word, s in _sorts(reading.language).items()
                    if s != "many" and word in mention.name.casefold().split()
                ),
                "",
            )
            return Bodies(reading.parties(single), found)
        if kind == "pronoun":
            names = mention.entities
            return Bodies(
                names,
                "many"
                if len(names) > 1 or any(":" in name for name in names)
                else "body"
                if names and _is_body(names[0])
                else "",
            )
        if kind in ("person", "office", "country", "city", "name") and mention.entities:
            return Bodies(reading.parties(single), "one")
    if sort is None or (sort == "many" and head.tag_ not in _PLURAL_TAGS and "Plur" not in head.morph.get("Number")):
        return Bodies()
    if head.pos_ == "PRON":
        return Bodies()
    return Bodies(reading.parties(single), sort)


def _is_body(name: str) -> bool:
    return len(name) > 2 and (name.isupper() or ":" in name)
