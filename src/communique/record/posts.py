"""The offices that a person holds, as the documents tell them in their several wordings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique import registry
from communique.model import FiledClaim, OfficeFields
from communique.record.portfolios import portfolios
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

# A country or organisation has one of each.
_SINGLE = frozenset(
    {
        "head-of-state",
        "head-of-government",
        "deputy-head-of-government",
        "foreign-minister",
        "defence-minister",
        "interior-minister",
        "justice-minister",
        "central-bank-governor",
        "secretary-general",
        "high-representative",
    }
)
_WITH_PORTFOLIO = frozenset({"minister", "junior-minister", "deputy-minister"})


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
    """The offices of one person: wordings of one office, in one language or two, are one post."""
    count = Counter((fields.title, fields.of) for _, fields in claims)
    ordered = sorted(count, key=lambda it: (-len(title_key(it[0])[0]), it[1] is None, -count[it], it[0], it[1] or ""))
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for filed, fields in claims:
        languages[fields.title].add(filed.claim.document.language or "en")
    groups: list[list[tuple[str, str | None]]] = []
    for title, of in ordered:
        words, qualifiers = title_key(title)
        for group in groups:
            lead_words, lead_qualifiers = title_key(group[0][0])
            lead_of = next((o for _, o in group if o), None)
            if of and lead_of and of != lead_of:
                continue
            if (words <= lead_words and qualifiers == lead_qualifiers) or any(
                _is_one_office(title, other, languages) for other, _ in group
            ):
                group.append((title, of))
                break
        else:
            groups.append([(title, of)])
    posts = []
    for group in groups:
        mine = [(filed, fields) for filed, fields in claims if (fields.title, fields.of) in group]
        best = min(
            group,
            key=lambda it: (
                not title_key(it[0])[0],
                "en" not in languages[it[0]],
                -len(title_key(it[0])[0]),
                it[0].isupper(),
                -count[it],
                not it[0][:1].isupper(),
                it[0],
            ),
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


def _is_one_office(one: str, other: str, languages: Mapping[str, set[str]]) -> bool:
    """Whether two titles of one person are one office told in two languages."""
    if not languages[one].isdisjoint(languages[other]):
        return False
    kind = _kind(one)
    if kind is None or kind != _kind(other):
        return False
    mine, theirs = portfolios(one), portfolios(other)
    return kind in _SINGLE or (kind in _WITH_PORTFOLIO and bool(mine) and mine == theirs)


def _kind(title: str) -> str | None:
    kind = registry.office_class(title)
    return "minister" if kind == "finance-minister" else kind
