"""The offices that a person holds, as the documents tell them in their several wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import FiledClaim, OfficeFields
from communique.record.words import fold

_QUALIFIERS = frozenset({"deputy", "vice", "assistant", "acting", "shadow", "former", "permanent", "first", "honorary"})
_GENERIC = frozenset(
    {
        "minister",
        "ministers",
        "ministre",
        "counterpart",
        "homologue",
        "of",
        "for",
        "and",
        "the",
        "de",
        "des",
        "et",
        "du",
        "la",
        "l",
    }
)


@dataclass(frozen=True)
class Post:
    """An office as the record holds it: one person, one title, one country or organisation.

    Attributes:
        title: The fullest of the most frequent wordings.
        of: Country or organisation; None where no document says.
        former: Whether the documents say only that it was once held.
        claims: Numbers of the claims that say so.
    """

    title: str
    of: str | None
    former: bool
    claims: tuple[int, ...]


def title_key(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell one office from another, and those that tell its rank."""
    words = frozenset(fold(title).split())
    return frozenset(w[:5] for w in words - _GENERIC - _QUALIFIERS), words & _QUALIFIERS


def posts_of(claims: Sequence[tuple[FiledClaim, OfficeFields]]) -> tuple[Post, ...]:
    """The offices of one person: wordings of one office are one post."""
    count = Counter((fields.title, fields.of) for _, fields in claims)
    ordered = sorted(count, key=lambda it: (-len(title_key(it[0])[0]), it[1] is None, -count[it], it[0], it[1] or ""))
    groups: list[list[tuple[str, str | None]]] = []
    for title, of in ordered:
        words, qualifiers = title_key(title)
        for group in groups:
            lead_words, lead_qualifiers = title_key(group[0][0])
            lead_of = next((o for _, o in group if o), None)
            if words <= lead_words and qualifiers == lead_qualifiers and (not of or not lead_of or of == lead_of):
                group.append((title, of))
                break
        else:
            groups.append([(title, of)])
    posts = []
    for group in groups:
        mine = [(filed, fields) for filed, fields in claims if (fields.title, fields.of) in group]
        best = min(
            group,
            key=lambda it: (-len(title_key(it[0])[0]), it[0].isupper(), -count[it], not it[0][:1].isupper(), it[0]),
        )[0]
        posts.append(
            Post(
                best,
                next((of for _, of in group if of), None),
                all(filed.claim.modality == "denied" for filed, _ in mine),
                tuple(sorted(filed.number for filed, _ in mine)),
            )
        )
    return tuple(sorted(posts, key=lambda post: (post.former, post.of is None, -len(post.claims), post.title)))
