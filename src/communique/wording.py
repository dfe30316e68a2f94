"""Words of ours that know what they were made of, so that another language can be made of the same.

A line of the record, or a message of what went wrong, is put together of others' words and of ours ("{who} took part
in {where}"). It is English as it stands, for the terminal, the exports and the API; whoever shows it in another
language tells its parts anew. What is plain text in it are the words of a document or of a person, which nobody
translates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Phrase:
    """A sentence with gaps: "{who} took part in {where}"; "{words!r}" stands between quotation marks, as typed.

    Attributes:
        values: What fills the gaps; a sentence without any has none, and its braces are braces.
    """

    pattern: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Named:
    """A country, organisation or group."""

    entity: str


@dataclass(frozen=True)
class City:
    """A city by its English name."""

    name: str


@dataclass(frozen=True)
class Dated:
    """A date (EDTF)."""

    edtf: str


@dataclass(frozen=True)
class Money:
    """A sum; without a currency it is a bare figure."""

    amount: Decimal
    currency: str | None


@dataclass(frozen=True)
class Figure:
    """A number."""

    amount: Decimal


@dataclass(frozen=True)
class Listed:
    """Several things as a list: "a, b and c"."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    """Several things apart by a sign that means the same in every language."""

    sign: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Opening:
    """Something that begins with a capital, as it opens a line."""

    words: str


Made = Phrase | Named | City | Dated | Money | Figure | Listed | Joined | Opening


class Wording(str):
    """English words that know what they were made of."""

    made: Made

    def __new__(cls, words: str, made: Made | None = None) -> Wording:
        """The words; made of nothing but themselves where it is not said."""
        self = super().__new__(cls, words)
        self.made = made if made is not None else Phrase(words, {})
        return self


def phrase(pattern: str, /, **values: object) -> Wording:
    """A sentence of ours with its gaps filled; what is put together already stays as it is."""
    if isinstance(pattern, Wording) and not values:
        return pattern
    return Wording(pattern.format(**values) if values else pattern, Phrase(pattern, values))


def renamed(words: str, old: str, new: str) -> str:
    """The same words with another name where they name `old`: whoever reads them may know it by that name alone."""
    match getattr(words, "made", None):
        case Phrase(pattern, values) if values:
            return phrase(pattern, **{key: _renamed(value, old, new) for key, value in values.items()})
        case Joined(sign, items):
            return joined(sign, [renamed(item, old, new) for item in items])
        case None:
            return new if words == old else words.replace(old, new)
        case _:
            return words


def _renamed(value: object, old: str, new: str) -> object:
    return renamed(value, old, new) if isinstance(value, str) else value


def listed(items: Iterable[str]) -> str:
    """Words as a list: "a, b and c"; one alone stays as it is."""
    every = tuple(items)
    if len(every) < 2:
        return "".join(every) if not every else every[0]
    return Wording(", ".join(every[:-1]) + " and " + every[-1], Listed(every))


def joined(sign: str, items: Iterable[str]) -> str:
    """Words apart by a sign, those that are empty left out; one alone stays as it is."""
    every = tuple(item for item in items if item)
    if len(every) < 2:
        return "".join(every) if not every else every[0]
    return Wording(sign.join(every), Joined(sign, every))


def opening(words: str) -> str:
    """The words beginning with a capital."""
    if isinstance(words, Wording):
        return Wording(words[:1].upper() + words[1:], Opening(words))
    return words[:1].upper() + words[1:]


def leads_with_name(words: str) -> bool:
    """Whether a country, organisation, group or city stands at the beginning."""
    match getattr(words, "made", None):
        case Named() | City():
            return True
        case Listed(items) | Joined(_, items):
            return leads_with_name(items[0])
        case Phrase(pattern, values):
            gap = pattern[1 : pattern.find("}")] if pattern.startswith("{") else ""
            return gap in values and isinstance(led := values[gap], Wording) and leads_with_name(led)
        case _:
            return False
