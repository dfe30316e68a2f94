"""Pairs of names that may be one person's: for people to judge, each with a score and reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from communique.record.names import Likeness, likeness, words_of
from communique.record.posts import title_key
from communique.registry.countries import country_name

_GIVEN: dict[Likeness, float] = {
    "same": 0.95,
    "sound": 0.9,
    "initial": 0.75,
    "near": 0.7,
    "absent": 0.6,
    "different": 0.15,
}
_WEIGHTS = (0.5, 0.35, 0.15)  # of given names, of offices, of the surname
SIDE_BY_SIDE = 0.3  # a document that names both means two people, as a rule
_LEAST = 0.4
_MOST_NAMES = 60


@dataclass(frozen=True)
class Candidate:
    """Two names that may be one person's.

    Attributes:
        names: The names as the record has them, in order.
        score: From 0 (two people) to 1 (one); what is certain is no candidate.
        reasons: Short phrases, for and against.
        is_unsure: Whether somebody looked at the pair and left it open.
    """

    names: tuple[str, str]
    score: float
    reasons: tuple[str, ...]
    is_unsure: bool = False


@dataclass(frozen=True)
class Profile:
    """What is known of a person, or of a name that may be several people's.

    Attributes:
        name: The record's name.
        offices: Current offices: title, and the country or organisation.
        documents: Names of the documents that name the person.
    """

    name: str
    offices: frozenset[tuple[str, str]]
    documents: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded."""
        return words_of(self.name)

    @property
    def posts(self) -> frozenset[tuple[frozenset[str], str]]:
        """The offices by the words that tell them."""
        return frozenset((title_key(title)[0], of) for title, of in self.offices)

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the person serves."""
        return frozenset(of for _, of in self.offices if len(of) == 2)


def weigh(one: Profile, other: Profile, *, unsure: bool = False) -> Candidate | None:
    """The pair as a candidate; None where nothing speaks for one person."""
    given = likeness(one.words, other.words)
    same_post = one.posts & other.posts
    if given == "different" and not same_post:
        return None
    reasons = [_of_given(given, one, other)]
    surname = 1.0 if one.words[-1] == other.words[-1] else 0.85
    reasons.append("one surname" if surname == 1 else "surnames that sound alike")
    office = 0.5
    if same_post:
        office = 1.0
        title, of = min((title, of) for title, of in one.offices if (title_key(title)[0], of) in same_post)
        reasons.append(f"both {title} of {called(of)}")
    elif one.countries & other.countries:
        office = 0.8
        reasons.append(f"both serve {_listed(one.countries & other.countries)}")
    elif one.countries and other.countries:
        office = 0.0
        reasons.append(f"one serves {_listed(one.countries)}, one {_listed(other.countries)}")
    together = len(one.documents & other.documents)
    if together:
        reasons.append(side_by_side(together))
    if unsure:
        reasons.append("judged unsure")
    parts = (_GIVEN[given], office, surname)
    score = sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True)) - SIDE_BY_SIDE * bool(together)
    if score < _LEAST and not unsure:
        return None
    first, second = sorted((one.name, other.name))
    return Candidate((first, second), round(max(score, 0.0), 2), tuple(reasons), unsure)


def side_by_side(documents: int) -> str:
    """The reason against one person that so many documents give."""
    return f"named side by side in {documents} document{'s' if documents > 1 else ''}"


def called(of: str) -> str:
    """What a post is of, as people call it: a country's name for its code."""
    return country_name(of) or of


def _listed(countries: Iterable[str]) -> str:
    return ", ".join(sorted(map(called, countries)))


def _of_given(given: Likeness, one: Profile, other: Profile) -> str:
    if given == "absent":
        bare = min(one, other, key=lambda it: (len(it.words), it.name))
        return f"{bare.name} stands without a given name"
    said = {
        "same": "the same given names",
        "sound": "given names that sound alike",
        "initial": "an initial that fits",
        "near": "given names a letter or an ending apart",
        "different": "other given names",
    }
    return said[given]


def candidates(
    profiles: Iterable[Profile], different: frozenset[frozenset[str]], unsure: frozenset[frozenset[str]]
) -> list[Candidate]:
    """The doubtful pairs among the persons of one surname, the likeliest first.

    Args:
        profiles: The persons.
        different: Pairs of the record's names that somebody judged to be two people.
        unsure: Pairs that somebody looked at and left open.
    """
    ordered = sorted(profiles, key=lambda it: (-len(it.documents), it.name))[:_MOST_NAMES]
    found = []
    for one, other in combinations(ordered, 2):
        pair = frozenset({one.name, other.name})
        if pair not in different and (made := weigh(one, other, unsure=pair in unsure)):
            found.append(made)
    return sorted(found, key=by_score)


def by_score(candidate: Candidate) -> tuple[float, tuple[str, str]]:
    """The order of candidates: the likeliest first."""
    return -candidate.score, candidate.names
