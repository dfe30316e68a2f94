"""A mention: words that name somebody or something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from communique.model import Span

MentionKind = Literal[
    "person",
    "office",
    "country",
    "organisation",
    "members",
    "group",
    "institution",
    "people",
    "city",
    "name",
    "thing",
    "instrument",
    "treaty",
    "counterpart",
    "pronoun",
]


@dataclass(frozen=True, slots=True)
class Office:
    """A title as worded, with what it is an office of."""

    title: str
    of: str | None
    span: Span
    former: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something.

    Attributes:
        span: In code points of the document.
        kind: What is named.
        entities: Canonical names; empty until linked where only the document can tell.
        name: A person's name as worded here, without title and honorific.
        offices: The titles given with the name, or the office that stands for a person.
        role: For groups, the role in canonical form ("foreign-ministers").
        country: For cities, the country; for institutions, whose they are.
        speaks: Whether the place may stand for a government.
    """

    span: Span
    kind: MentionKind
    entities: tuple[str, ...] = ()
    name: str = ""
    offices: tuple[Office, ...] = ()
    role: str = ""
    country: str | None = None
    speaks: bool = False
    honorific: str = ""

    def linked(self, *entities: str) -> Mention:
        """The same mention with the canonical names that the document gave it."""
        return replace(self, entities=entities)
